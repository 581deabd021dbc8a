import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { NotesProse } from "#app/features/workshops/room/notes/components/notes-prose.tsx";
import { notesFormSchema } from "#app/features/workshops/room/notes/notes.schema.ts";
import { appendToNotes, readNotesPage } from "#app/features/workshops/room/notes/notes.server.ts";
import { roomPath, workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const page = await readNotesPage(actor, params.id ?? "");
  return { ...page, pageTitle: getT(locale, "room")("notes.pageTitle", { title: page.workshop.title }) };
}

/** A paragraph at the end of a document: what somebody writes whose page has no scripts. */
export async function action({ request, params }: ActionFunctionArgs) {
  const id = params.id ?? "";
  const form = await readForm(request);
  return answerForm(form, { form: `notes-${formText(form, "groupId")}`, schema: notesFormSchema }, async (input) => {
    await appendToNotes(await getActor(request), id, input);
    return redirect(`${workshopPath(id, "/notes")}#notes-${input.groupId ?? ""}`);
  });
}

export const headers = () => ({ "Cache-Control": "no-store" });

export const handle: TextsHandle = { texts: ["room", "workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function SharedNotes() {
  const { workshop, documents, names, pageTitle: title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["room", "workshops"]);
  return (
    <Page>
      <PageHeader back={{ to: roomPath(workshop.id), label: workshop.title }} title={title} />
      <div className={`grid items-start gap-6 ${documents.length > 1 ? "md:grid-cols-2" : ""}`}>
        {documents.map((document) => {
          const form = `notes-${document.groupId ?? ""}`;
          const mine = answer?.form === form ? answer : null;
          const messages = (name: string) => (mine?.result.error?.[name] ?? []).map((key) => t(key, mine?.values ?? {}));
          const typed = mine?.result.initialValue?.text;
          return (
            <section key={form} id={form} aria-labelledby={`${form}-title`} className="scroll-mt-4 space-y-4 rounded-card border border-hairline bg-surface p-5">
              <h2 id={`${form}-title`} className="text-l">{document.name || t("notes.ofRoom")}</h2>
              <NotesProse prose={document} nameOf={(seat) => names[seat] ?? ""} />
              {document.canWrite || mine ? (
                <Form method="post" className="space-y-3 border-t border-hairline pt-4">
                  <input type="hidden" name="groupId" value={document.groupId ?? ""} />
                  <FormErrors errors={messages("").map((message) => ({ message }))} />
                  <TextArea key={title + document.blocks.length} id={`${form}-text`} name="text" rows={3} required label={t("notes.append")} errors={messages("text")} defaultValue={typeof typed === "string" ? typed : ""} />
                  <Button variant="secondary">{t("notes.add")}</Button>
                </Form>
              ) : null}
            </section>
          );
        })}
      </div>
    </Page>
  );
}
