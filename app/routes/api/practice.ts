import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { recordQuerySchema } from "#app/features/practices/api/api.schema.ts";
import { getForApi } from "#app/features/practices/api/api.server.ts";
import { readQuery } from "#app/lib/api/api.schema.ts";
import { answerApi } from "./answer.ts";

/** One practice, for programs. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerApi(request, ({ searchParams }) => getForApi(null, { slug: params.slug ?? "", version: recordQuerySchema.parse(readQuery(searchParams)).version }, config.origin));
}
