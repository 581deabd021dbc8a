import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { parseListQuery } from "#app/features/practices/api/api.schema.ts";
import { searchForApi } from "#app/features/practices/api/api.server.ts";
import { answerApi } from "./answer.ts";

/** The search, for programs. Nobody is signed in here: what everybody may read, and nothing else. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, ({ pathname, search, searchParams }) => searchForApi(null, parseListQuery(searchParams), new URL(pathname + search, config.origin)));
}
