import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { memberSchema } from "#app/features/actions/action.schema.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { memberRoles } from "#app/features/actions/actions.kinds.ts";
import { addMember, removeMember } from "#app/features/actions/actions.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const { id, title, team, can } = await getAction(actor, { id: params.id ?? "", locale });
  if (!can.isMember && !can.lead) throw new AppError("forbidden", "actions:errors.teamOnly");
  return { pageTitle: getT(locale, "actions")("team.title"), id, title, team, mayLead: can.lead, own: actor.id };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const id = params.id ?? "";
  const form = await readForm(request);
  if (formText(form, "intent") === "remove") {
    const user = formText(form, "user");
    await removeMember(actor, id, user);
    return redirect(user === actor.id ? actionPath(id) : actionPath(id, "/team"));
  }
  return answerForm(form, { form: "member", schema: memberSchema, fieldOf: { "actions:errors.noAccount": "email" } }, async (input) => {
    await addMember(actor, id, input);
    return redirect(actionPath(id, "/team"));
  });
}

export const handle: TextsHandle = { texts: ["actions"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Team() {
  const { pageTitle: heading, id, title, team, mayLead, own } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  return (
    <Page width="read">
      <PageHeader back={{ to: actionPath(id), label: title }} title={heading} lead={t("team.lead")} />
      <ul className="divide-y divide-hairline border-y border-hairline">
        {team.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span><span className="font-semibold">{member.name}</span> <span className="text-s text-ink-soft">{t(`roles.${member.role}`)}</span></span>
            {mayLead || member.id === own ? <Form method="post" preventScrollReset><input type="hidden" name="user" value={member.id} /><Button variant="quiet" name="intent" value="remove" aria-label={t("team.removeOne", { name: member.name })}>{member.id === own ? t("team.leave") : t("team.remove")}</Button></Form> : null}
          </li>
        ))}
      </ul>
      {mayLead ? (
        <section aria-labelledby="add" className="mt-8 space-y-4">
          <h2 id="add">{t("team.add")}</h2>
          <JudgedForm key={team.length} name="member" answer={answer} labels={{ email: t("team.email"), role: t("team.role") }}>
            {(field) => (
              <>
                <Field {...field("email")} type="email" autoComplete="off" help={t("team.emailHelp")} required />
                <Select {...field("role", "editor")} className="max-w-xs" options={memberRoles.map((role) => ({ value: role, label: t(`roles.${role}`) }))} help={t("team.roleHelp")} />
                <Button>{t("team.addSubmit")}</Button>
              </>
            )}
          </JudgedForm>
        </section>
      ) : null}
    </Page>
  );
}
