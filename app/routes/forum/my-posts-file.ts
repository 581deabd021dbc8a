import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/auth/session.server.ts";
import { exportOwnPosts, exportOwnPostsAsText } from "#app/features/forum/own-posts.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";

/** All own posts as a file: for programs, or to read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const isText = new URL(request.url).pathname.endsWith(".md");
  const body = isText ? await exportOwnPostsAsText(actor, locale) : JSON.stringify(await exportOwnPosts(actor, locale), null, 2);
  const [type, name] = isText ? ["text/markdown", "forum-posts.md"] : ["application/json", "forum-posts.json"];
  return new Response(body, { headers: { "Content-Type": `${type}; charset=utf-8`, "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store" } });
}
