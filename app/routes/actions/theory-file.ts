import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { theoryPng, theorySvg } from "#app/features/actions/theory-file.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";

/** A theory of change as a picture to take along, by the end of its address. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const action = await getAction(actor, { id: params.id ?? "", locale });
  const t = getT(locale, "actions");
  const isPng = new URL(request.url).pathname.endsWith(".png");
  const body = isPng ? await theoryPng(action, t) : theorySvg(action, t);
  return new Response(body, { headers: { "Content-Type": isPng ? "image/png" : "image/svg+xml", "Content-Disposition": `attachment; filename="theory-of-change.${isPng ? "png" : "svg"}"`, "Cache-Control": "private, no-cache" } });
}
