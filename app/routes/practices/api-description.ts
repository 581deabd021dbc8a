import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { openApiDocument } from "#app/features/practices/api/openapi.ts";
import { answerApi } from "./api-answer.ts";

/** What the API takes and gives, for programs that read such descriptions. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, () => Promise.resolve(openApiDocument(config.origin)));
}
