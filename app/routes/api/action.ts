import type { LoaderFunctionArgs } from "@remix-run/node";
import { config } from "#app/config.server.ts";
import { oneActionQuerySchema } from "#app/features/actions/api/actions-api.schema.ts";
import { getActionForApi } from "#app/features/actions/api/actions-api.server.ts";
import { readQuery } from "#app/lib/api/api.schema.ts";
import { answerApi } from "./answer.ts";

/** One action, for programs. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return answerApi(request, ({ searchParams }) => getActionForApi({ id: params.id ?? "", ...oneActionQuerySchema.parse(readQuery(searchParams)) }, config.origin));
}
