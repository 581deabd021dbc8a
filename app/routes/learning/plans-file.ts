import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { drawPlans } from "#app/features/learning/case-studies/transfer-plans-pdf.server.ts";
import { composePlans, listTransferPlans, plansMarkdown } from "#app/features/learning/case-studies/transfer-plans.server.ts";
import { readPracticeTitles } from "#app/features/practices/practice-brief.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** All own transfer plans as one file: Markdown, or PDF by the address's ending. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const now = new Date();
  const plans = await listTransferPlans(actor, locale);
  const model = composePlans(actor, plans, { titles: await readPracticeTitles(plans.map(({ practice }) => practice), locale), locale, now });
  const isPdf = new URL(request.url).pathname.endsWith(".pdf");
  const body = isPdf ? Buffer.from(await drawPlans(model, { lang: locale, author: actor.name, now })) : plansMarkdown(model);
  return new Response(body, { headers: { "Content-Type": isPdf ? "application/pdf" : "text/markdown; charset=utf-8", "Content-Disposition": `${isPdf ? "inline" : "attachment"}; filename="transfer-plans.${isPdf ? "pdf" : "md"}"`, "Cache-Control": "no-store" } });
}
