import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireRole } from "#app/auth/session.server.ts";
import { roleSchema, suspendSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { PersonState } from "#app/features/accounts/components/person-state.tsx";
import { getPerson, grantRole, revokeRole } from "#app/features/accounts/people.server.ts";
import { reinstatePerson, suspendPerson } from "#app/features/accounts/suspensions.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button } from "#app/ui/button.tsx";
import { Select, TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const person = await getPerson(actor, params.id ?? "");
  return { person, timeZone: actor.timeZone, done: new URL(request.url).searchParams.has("done") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const userId = params.id ?? "";
  const form = await readForm(request);
  const done = () => redirect(`/admin/people/${encodeURIComponent(userId)}?done`);
  switch (form.get("intent")) {
    case "grant":
    case "revoke": {
      const change = form.get("intent") === "grant" ? grantRole : revokeRole;
      return answerForm(form, { form: "role", schema: roleSchema }, async ({ role }) => {
        await change(actor, userId, role);
        return done();
      });
    }
    case "suspend":
      return answerForm(form, { form: "suspend", schema: suspendSchema }, async (input) => {
        await suspendPerson(actor, userId, input);
        return done();
      });
    case "reinstate":
      await reinstatePerson(actor, userId);
      return done();
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["accounts", "admin"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.person.name);

export default function Person() {
  const { person, timeZone, done } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["admin", "common"]);
  const locale = useLocale();
  const { name, can } = person;
  const facts: [string, React.ReactNode][] = [
    [t("people.email"), person.email],
    [t("people.organisation"), person.organisation || "–"],
    [t("people.state"), <PersonState key="state" state={person.state} />],
    [t("people.since"), formatDate(person.createdAt, locale, timeZone)],
  ];
  return (
    <div className="max-w-read">
      <PageHeader title={name} back={{ to: "/admin/people", label: t("person.back") }} />
      {done && !answer ? <Notice kind="success" live className="mb-6">{t("person.done")}</Notice> : null}
      <section aria-labelledby="account-title">
        <h2 id="account-title" className="mb-3">{t("person.account")}</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-soft">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </section>

      <section aria-labelledby="roles-title" className="mt-10 border-t border-hairline pt-6">
        <h2 id="roles-title" className="mb-3">{t("person.rolesTitle")}</h2>
        {person.roles.length === 0 ? <p className="mb-4 text-ink-soft">{t("person.rolesNone")}</p> : null}
        <ul className="mb-6">
          {person.roles.map((role) => (
            <li key={role} className="flex min-h-11 items-center justify-between gap-4 border-b border-hairline py-1">
              {t(`common:roles.${role}`)}
              {can.revoke.includes(role) ? (
                <Form method="post">
                  <input type="hidden" name="role" value={role} />
                  <Button variant="quiet" name="intent" value="revoke" aria-label={t("person.revokeNamed", { role: t(`common:roles.${role}`) })}>{t("person.revoke")}</Button>
                </Form>
              ) : null}
            </li>
          ))}
        </ul>
        {can.grant.length > 0 ? (
          <AccountForm key={can.grant.join()} name="role" answer={answer} hidden={{ intent: "grant" }} submit={t("person.grant")} variant="secondary">
            {(field) => <Select {...field("role", t("person.role"))} options={can.grant.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))} />}
          </AccountForm>
        ) : null}
      </section>

      {can.suspend || can.reinstate ? (
        <section aria-labelledby="suspend-title" className="mt-10 border-t border-hairline pt-6">
          <h2 id="suspend-title" className="mb-3">{can.suspend ? t("person.suspendTitle") : t("person.reinstateTitle")}</h2>
          <p className="mb-4">{can.suspend ? t("person.suspendText", { name }) : t("person.reinstateText", { name })}</p>
          {can.suspend ? (
            <AccountForm name="suspend" answer={answer} hidden={{ intent: "suspend" }} submit={t("person.suspend", { name })} variant="danger">
              {(field) => <TextArea {...field("reason", t("person.suspendReason"))} help={t("person.suspendReasonHelp")} rows={3} maxLength={1_000} required />}
            </AccountForm>
          ) : (
            <Form method="post"><Button variant="secondary" name="intent" value="reinstate">{t("person.reinstate", { name })}</Button></Form>
          )}
        </section>
      ) : null}
    </div>
  );
}
