import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { config } from "#app/config.server.ts";
import { readPlaceNames } from "#app/features/practices/places.server.ts";
import { practicesJson } from "#app/features/practices/practice-files.ts";
import { listPractices, parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const [practices, names] = await Promise.all([listPractices(actor, parsePracticeSearch(new URL(request.url).searchParams), locale), readPlaceNames(locale)]);
  return Response.json(practicesJson(practices, { locale, origin: config.origin, regionName: names.region }), { headers: { "X-Robots-Tag": "noindex" } });
}
