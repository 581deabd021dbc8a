import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { renderPracticePdf } from "#app/features/practices/practice-pdf.server.ts";
import { askedLanguage, askedVersion } from "#app/features/practices/practice-paths.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** One record on paper, or an earlier version of it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const slug = params.slug ?? "";
  const asked = new URL(request.url).searchParams;
  const bytes = await renderPracticePdf(actor, { slug, locale: await getLocale(request, actor?.locale ?? null), shownIn: askedLanguage(asked), version: askedVersion(asked) });
  return new Response(Buffer.from(bytes), { headers: { "Content-Type": "application/pdf", "Content-Disposition": `inline; filename="${slug}.pdf"`, "X-Robots-Tag": "noindex" } });
}
