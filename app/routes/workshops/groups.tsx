import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { groupings } from "#app/features/workshops/grouping.ts";
import { getGroups, saveGroups } from "#app/features/workshops/groups.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { readGroupsForm } from "#app/features/workshops/workshops.schema.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { FormErrors, TextArea } from "#app/ui/field.tsx";
import { Card, EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { Notice } from "#app/ui/notice.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const id = params.id ?? "";
  const search = new URL(request.url).searchParams;
  return { pageTitle: getT(locale, "workshops")("groups.title"), id, isSaved: search.has("saved"), ...(await getGroups(actor, { workshopId: id, locale })) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  await getGroups(actor, { workshopId: id, locale: actor.locale });
  const { typed, parsed } = readGroupsForm(await readForm(request));
  if (!parsed.success) return data({ typed, errors: [...new Set(parsed.error.issues.map(({ message }) => (message.includes(":") ? message : "errors:badForm")))] }, { status: 422 });
  await saveGroups(actor, id, parsed.data);
  return redirect(workshopPath(id, "/groups?saved"));
}

export const handle: TextsHandle = { texts: ["workshops", "refusals"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => pageTitle(loaded?.pageTitle);

/** Somebody's place by hand, one row a person. */
function PersonRow({ person: { id, name, region, role }, groups, chosen }: { person: { id: string; name: string; region: string | null; role: string | null }; groups: string[]; chosen: string }) {
  const { t } = useTranslation("workshops");
  const about = [region, role ? t(`common:roles.${role}`) : null].filter((part) => part !== null).join(" · ");
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-hairline py-2.5 sm:grid-cols-[1fr_14rem]">
      <label htmlFor={`place-${id}`}><span className="font-semibold">{name || t("people.gone")}</span>{about ? <span className="block text-s text-ink-soft">{about}</span> : null}</label>
      <select id={`place-${id}`} name={`place-${id}`} className="input" defaultValue={chosen}>
        <option value="">{t("groups.nowhere")}</option>
        {groups.map((group, position) => <option key={position} value={position}>{group}</option>)}
      </select>
    </li>
  );
}

export default function Groups() {
  const { pageTitle: heading, id, title, groups, planned, people, isSaved } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("workshops");
  const errors = answer?.errors.map((key) => t(key));
  const suggested = Array.from({ length: planned ?? Math.max(2, Math.ceil(people.length / 6)) }, (_, index) => t("groups.name", { number: index + 1 }));
  const names = groups.length > 0 ? groups : suggested;
  const chosen = (person: { id: string; group: number | null }) => answer?.typed.places[person.id] ?? (person.group === null ? "" : String(person.group));
  const state = JSON.stringify([groups, people.map(({ group }) => group)]);
  return (
    <Page width="read">
      <PageHeader back={{ to: workshopPath(id), label: title }} title={heading} lead={t("groups.lead")} />
      {isSaved && !answer ? <Notice kind="success" live className="mb-6"><p>{t("groups.saved")}</p></Notice> : null}
      <Form method="post" id="groups" key={state} className="space-y-8" preventScrollReset>
        {/* Return in a field saves. */}
        <button tabIndex={-1} aria-hidden className="sr-only" />
        <FormErrors errors={(errors ?? []).map((message) => ({ id: "names", message }))} />
        <TextArea id="names" label={t("groups.names")} help={t("groups.namesHelp")} errors={errors} rows={Math.min(12, names.length + 1)} required defaultValue={answer?.typed.names ?? names.join("\n")} />
        {people.length === 0 ? <EmptyState title={t("groups.nobody")} text={t("groups.nobodyText")} /> : (
          <>
            <Card className="space-y-3">
              <h2 className="text-l">{t("groups.arrange")}</h2>
              <p className="text-s text-ink-soft">{t("groups.arrangeHelp")}</p>
              <div className="grid gap-2 sm:grid-cols-2">
                {groupings.map((how) => <Button key={how} name="arrange" value={how} variant="secondary" className="justify-start text-left">{t(`groups.by.${how}`)}</Button>)}
              </div>
            </Card>
            <section aria-labelledby="by-hand" className="space-y-3">
              <h2 id="by-hand">{t("groups.byHand")}</h2>
              {groups.length > 0 ? <p className="flex flex-wrap gap-x-4 gap-y-1 text-s text-ink-soft">{groups.map((name, position) => <span key={position}>{name}: {people.filter(({ group }) => group === position).length}</span>)}</p> : null}
              <ul className="border-t border-hairline">{people.map((person) => <PersonRow key={person.id} person={person} groups={names} chosen={chosen(person)} />)}</ul>
            </section>
          </>
        )}
        <Button>{t("common:actions.save")}</Button>
      </Form>
    </Page>
  );
}
