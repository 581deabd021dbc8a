import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { listScoresForApi } from "#app/features/indicators/api/scores-api.server.ts";
import { scoreQuerySchema } from "#app/features/indicators/api/scores.schema.ts";
import { readQuery } from "#app/lib/api/api.schema.ts";
import { answerApi } from "./answer.ts";

/** Scores of regions, for programs. */
export function loader({ request }: LoaderFunctionArgs) {
  return answerApi(request, ({ pathname, search, searchParams }) => listScoresForApi(scoreQuerySchema.parse(readQuery(searchParams)), new URL(pathname + search, config.origin)));
}
