import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { findPostPlace } from "#app/features/forum/posts.server.ts";

/** Leads to where a post stands now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { topicId, page, postId } = await findPostPlace(await getActor(request), numberParam(params.id, "forum:errors.noSuchPost"));
  return redirect(topicPath(topicId, { page, postId }));
}
