import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { reportCsv } from "#app/features/workshops/after/report-csv.ts";
import { reportQuery } from "#app/features/workshops/after/report-query.ts";
import { readReport } from "#app/features/workshops/after/report.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { fileResponse } from "../certificates/file-response.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const query = reportQuery(request.url, new Date());
  const table = reportCsv(await readReport(actor, { ...query, locale }), { locale, t: getT(locale, "after") });
  return fileResponse({ name: `workshops-${query.year}.csv`, bytes: new TextEncoder().encode(table) }, "text/csv; charset=utf-8", "attachment");
}
