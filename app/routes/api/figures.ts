import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { figureQuerySchema } from "#app/features/indicators/api/figures.schema.ts";
import { listFiguresForApi } from "#app/features/indicators/api/figures-api.server.ts";
import { readQuery } from "#app/lib/api/api.schema.ts";
import { answerApi } from "./answer.ts";

/** Figures about regions, for programs. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, ({ pathname, search, searchParams }) => listFiguresForApi(figureQuerySchema.parse(readQuery(searchParams)), new URL(pathname + search, config.origin)));
}
