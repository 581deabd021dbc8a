import type { LoaderFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { mentionSearchSchema } from "#app/features/forum/forum.schema.ts";
import { findMentionable } from "#app/features/forum/mentionable.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";

/** Who and what may be meant by what follows an `@`, for the script of a form. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return Response.json({ options: [] }, { status: 401 }); // the text stays in the form
  const search = mentionSearchSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!search.success) throw new AppError("not-found", "forum:errors.noSuchSpace");
  return Response.json({ options: await findMentionable(actor, search.data, await getLocale(request, actor.locale)) }, { headers: { "Cache-Control": "private, max-age=30" } });
}
