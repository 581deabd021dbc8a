import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { requireImporting } from "#app/features/practices/imports/imports.server.ts";
import { templateCsv } from "#app/features/practices/imports/template.ts";

/** A file to begin with. */
export async function loader({ request }: LoaderFunctionArgs) {
  requireImporting(await requireActor(request));
  return new Response(templateCsv(), { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="practices-template.csv"' } });
}
