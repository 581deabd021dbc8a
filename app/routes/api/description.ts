import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { openApiDocument } from "#app/lib/api/openapi.ts";
import { answerApi } from "./answer.ts";
import { resources } from "./resources.ts";

/** What the API takes and gives, for programs that read such descriptions. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, () => Promise.resolve(openApiDocument(config.origin, resources)));
}
