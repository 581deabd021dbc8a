import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { actionQuerySchema } from "#app/features/actions/api/actions-api.schema.ts";
import { listActionsForApi } from "#app/features/actions/api/actions-api.server.ts";
import { readQuery } from "#app/lib/api/api.schema.ts";
import { answerApi } from "./answer.ts";

/** Actions that everybody may read, for programs. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, ({ pathname, search, searchParams }) => listActionsForApi(actionQuerySchema.parse(readQuery(searchParams)), new URL(pathname + search, config.origin)));
}
