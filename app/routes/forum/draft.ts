import type { ActionFunctionArgs } from "@remix-run/node";
import { getActor } from "#app/auth/session.server.ts";
import { discardDraft, saveDraft } from "#app/features/forum/drafts.server.ts";
import { saveDraftSchema } from "#app/features/forum/forum.schema.ts";
import { fieldNames } from "#app/features/forum/forum.kinds.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";

/** There is nothing to read here. */
export function loader() {
  return new Response(null, { status: 405, headers: { Allow: "POST" } });
}

/** Keeps what is being written, for the script of a form; without scripts what is written is sent at once. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await getActor(request);
  if (!actor) return Response.json({ savedAt: null, elsewhere: false }, { status: 401 }); // the text stays in the form, which says so
  const form = await readForm(request);
  if (form.get("intent") === "discard") {
    await discardDraft(actor, formText(form, "place"));
    return Response.json({ savedAt: null, elsewhere: false });
  }
  const fields = Object.fromEntries(fieldNames.map((name) => [name, formText(form, `fields.${name}`)]));
  const text = (name: string) => formText(form, name) || undefined;
  const input = readButtons(saveDraftSchema, { place: formText(form, "place"), title: text("title"), document: text("document"), markdown: text("markdown"), since: form.has("since") ? formText(form, "since") : undefined, sendKey: text("sendKey"), fields });
  try {
    return Response.json(await saveDraft(actor, input));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json({ savedAt: null, elsewhere: false }, { status: error.status });
  }
}
