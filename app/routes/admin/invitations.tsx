import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { roles } from "#app/auth/actor.ts";
import { requireRole } from "#app/auth/session.server.ts";
import { invitationSchema, searchSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { InvitationTable } from "#app/features/accounts/components/invitation-table.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { createInvitation, listInvitations, revokeInvitation } from "#app/features/accounts/invitations.server.ts";
import { listOrganisationChoices } from "#app/features/accounts/profile.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field, Select } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

const durations = [7, 14, 30, 90];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const { searchParams } = new URL(request.url);
  const { page } = searchSchema.parse(Object.fromEntries(searchParams));
  const t = getT(await getLocale(request, actor.locale), "admin");
  const [list, organisations] = await Promise.all([listInvitations(actor, { page }), listOrganisationChoices()]);
  return { title: t("invitations.title"), ...list, page, organisations, timeZone: actor.timeZone, mailed: searchParams.has("mailed"), revoked: searchParams.has("revoked") };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, "admin");
  const form = await readForm(request);
  const revoke = form.get("revoke");
  if (typeof revoke === "string") {
    await revokeInvitation(actor, revoke.slice(0, 100));
    return redirect("/admin/invitations?revoked");
  }
  return answerForm(form, { form: "invite", schema: invitationSchema, fieldOf: fieldOfError }, async (input) => {
    const link = await createInvitation(actor, input);
    // The link of an open invitation is in this answer only: it is stored nowhere.
    return link ? data({ form: "link", link }, { headers: { "Cache-Control": "no-store" } }) : redirect("/admin/invitations?mailed");
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Invitations() {
  const { title, rows, pages, page, organisations, timeZone, mailed, revoked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation(["admin", "common"]);
  const link = answer && "link" in answer ? answer.link : null;
  return (
    <>
      <PageHeader title={title} />
      {link ? <Notice kind="success" live className="mb-6"><p>{t("invitations.link")}</p><p className="break-all font-semibold">{link}</p></Notice> : null}
      {mailed && !answer ? <Notice kind="success" live className="mb-6">{t("invitations.mailed")}</Notice> : null}
      {revoked && !answer ? <Notice kind="success" live className="mb-6">{t("invitations.revoked")}</Notice> : null}
      <section aria-labelledby="invite-title" className="max-w-read">
        <h2 id="invite-title" className="mb-4">{t("invitations.newTitle")}</h2>
        <AccountForm name="invite" answer={answer} defaultValue={{ days: "14" }} submit={t("invitations.submit")}>
          {(field) => (
            <>
              <Field {...field("email", t("invitations.email"))} help={t("invitations.emailHelp")} type="email" autoComplete="off" optional maxLength={254} />
              <Select {...field("role", t("invitations.role"))} help={t("invitations.roleHelp")} options={[{ value: "", label: t("invitations.roleNone") }, ...roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))]} />
              <Select {...field("organisationId", t("invitations.organisation"))} options={[{ value: "", label: t("invitations.organisationNone") }, ...organisations]} />
              <Select {...field("days", t("invitations.days"))} options={durations.map((count) => ({ value: String(count), label: t("invitations.daysChoice", { count }) }))} />
            </>
          )}
        </AccountForm>
      </section>
      <div className="mt-12">
        <h2 className="mb-4">{t("invitations.listTitle")}</h2>
        <InvitationTable rows={rows} timeZone={timeZone} />
        <Pagination page={page} pages={pages} />
      </div>
    </>
  );
}
