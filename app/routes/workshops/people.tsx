import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { inviteToWorkshop, listAttendees, takeFacilitatorOff } from "#app/features/workshops/attendees.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { inviteSchema } from "#app/features/workshops/workshops.schema.ts";
import { formatMinutes } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { Field, FormErrors, Select } from "#app/ui/field.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const id = params.id ?? "";
  const { title, canChoose, attendees } = await listAttendees(actor, { workshopId: id, locale });
  return { pageTitle: getT(locale, "workshops")("people.title"), id, title, canChoose, attendees };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  await listAttendees(actor, { workshopId: id, locale: actor.locale }); // who may not lead it is told so before what is missing
  const form = await readForm(request);
  if (formText(form, "intent") === "takeOff") {
    await takeFacilitatorOff(actor, { workshopId: id, seat: formText(form, "seat") });
    return redirect(workshopPath(id, "/people"));
  }
  return answerForm(form, { form: "invite", schema: inviteSchema, fieldOf: { "refusals:noSuchPerson": "email" } }, async (input) => {
    await inviteToWorkshop(actor, { ...input, workshopId: id });
    return redirect(workshopPath(id, "/people"));
  });
}

export const handle: TextsHandle = { texts: ["workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function WorkshopPeople() {
  const { pageTitle: heading, id, title, canChoose, attendees } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  const { error, initialValue } = answer?.result ?? {};
  const messages = (name: string) => (error?.[name] ?? []).map((key) => t(key, answer?.values ?? {}));
  const typed = (name: string) => (typeof initialValue?.[name] === "string" ? initialValue[name] : undefined);
  return (
    <Page>
      <PageHeader back={{ to: workshopPath(id), label: title }} title={heading} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        {attendees.length === 0 ? <EmptyState title={t("people.none")} text={t("people.noneText")} /> : (
          <DataTable
            caption={heading}
            rows={attendees}
            rowKey={(row) => row.id}
            columns={[
              { key: "name", label: t("people.name"), heading: true, cell: ({ name }) => name || t("people.gone") },
              { key: "region", label: t("people.region"), cell: ({ region }) => region ?? "" },
              { key: "role", label: t("people.role"), cell: ({ id: seat, name, role, isOwner }) => <>{t(`people.roles.${role}`)}{canChoose && role === "facilitator" && !isOwner ? <Form method="post"><input type="hidden" name="seat" value={seat} /><button name="intent" value="takeOff" aria-label={t("people.takeOffOf", { name })} className="button button-quiet min-h-8 px-0 text-s">{t("people.takeOff")}</button></Form> : null}</> },
              { key: "status", label: t("people.status"), cell: ({ status }) => t(`people.statuses.${status}`) },
              { key: "minutes", label: t("people.present"), align: "right", cell: ({ minutes }) => (minutes === null ? "" : formatMinutes(minutes, locale)) },
            ]}
          />
        )}
        <section aria-labelledby="invite-title" className="self-start rounded-card border border-hairline bg-surface p-5">
          <h2 id="invite-title" className="mb-3 text-l">{t("people.invite")}</h2>
          <Form method="post" id="invite" className="space-y-4">
            <FormErrors errors={[...messages("email").map((message) => ({ id: "email", message })), ...messages("").map((message) => ({ message }))]} />
            <Field id="email" name="email" type="email" label={t("people.email")} help={t("people.emailHelp")} errors={messages("email")} defaultValue={typed("email")} required maxLength={254} />
            <Select id="role" name="role" label={t("people.role")} defaultValue={typed("role") ?? "participant"} options={(["participant", "facilitator"] as const).map((role) => ({ value: role, label: t(`people.roles.${role}`) }))} />
            <Button>{t("people.send")}</Button>
          </Form>
        </section>
      </div>
    </Page>
  );
}
