import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { readPlaceNames } from "#app/features/practices/places.server.ts";
import { practicesCsv } from "#app/features/practices/practice-files.ts";
import { listPractices, parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const [practices, names] = await Promise.all([listPractices(actor, parsePracticeSearch(new URL(request.url).searchParams), locale), readPlaceNames(locale)]);
  const table = practicesCsv(practices, getT(locale, "practices"), { locale, origin: config.origin, regionName: names.region });
  return new Response(table, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="practices.csv"', "X-Robots-Tag": "noindex" } });
}
