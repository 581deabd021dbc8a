import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { renderPracticesPdf } from "#app/features/practices/practices-pdf.server.ts";
import { parsePracticeSearch } from "#app/features/practices/search.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const bytes = await renderPracticesPdf(actor, parsePracticeSearch(new URL(request.url).searchParams), await getLocale(request, actor?.locale ?? null));
  return new Response(Buffer.from(bytes), { headers: { "Content-Type": "application/pdf", "Content-Disposition": 'inline; filename="practices.pdf"', "X-Robots-Tag": "noindex" } });
}
