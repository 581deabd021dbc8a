import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { getList } from "#app/features/practices/lists.server.ts";
import { readPlaceNames } from "#app/features/practices/places.server.ts";
import { practicesCsv } from "#app/features/practices/practice-files.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const [{ items }, names] = await Promise.all([getList(actor, params.id ?? "", locale), readPlaceNames(locale)]);
  const table = practicesCsv(items.map(({ practice }) => practice), getT(locale, "practices"), { locale, origin: config.origin, regionName: names.region });
  return new Response(table, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": 'attachment; filename="practices.csv"', "X-Robots-Tag": "noindex", "Cache-Control": "private, no-store" } });
}
