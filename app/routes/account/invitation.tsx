import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { createSession, getActor } from "#app/auth/session.server.ts";
import { acceptSchema, registerSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { RegistrationFields } from "#app/features/accounts/components/registration-fields.tsx";
import { fieldOfError } from "#app/features/accounts/field-of-error.ts";
import { acceptInvitation, findInvitationView, joinByInvitation } from "#app/features/accounts/invitations.server.ts";
import { register } from "#app/features/accounts/registration.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const [visitor, actor] = await Promise.all([readVisitor(request), getActor(request)]);
  const invitation = await findInvitationView(visitor, token);
  const t = getT(visitor.locale, "accounts");
  if (!invitation) return data({ title: t("invitation.goneTitle"), token, invitation: null, signedInAs: null }, { status: 404 });
  if (actor && invitation.email === null) throw redirect("/learning");
  return data({ title: t("invitation.title"), token, invitation, signedInAs: actor?.email ?? null });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const form = await readForm(request);
  const [visitor, actor] = await Promise.all([readVisitor(request), getActor(request)]);
  if (actor) {
    await acceptInvitation(actor, visitor, token);
    return redirect("/learning");
  }
  const invitation = await findInvitationView(visitor, token);
  if (!invitation) throw new AppError("not-found", "accounts:errors.invitationGone");
  const options = { form: "invitation", secret: ["password"], fieldOf: fieldOfError };
  if (invitation.email === null) {
    return answerForm(form, { ...options, schema: registerSchema }, async (input) => {
      await register(visitor, input, token);
      return redirect("/join/sent");
    });
  }
  return answerForm(form, { ...options, schema: acceptSchema }, async (input) => {
    const userId = await joinByInvitation(visitor, token, input);
    return redirect("/learning", { headers: { "Set-Cookie": await createSession(request, userId) } });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Invitation() {
  const { title, token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  if (!invitation)
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("errors.invitationGone")} />
      </Page>
    );
  const { email, organisation, hasAccount } = invitation;
  if (signedInAs !== null)
    return (
      <Page width="read">
        <PageHeader title={title} lead={signedInAs === email ? t("invitation.acceptLead", { email }) : t("invitation.otherLead")} />
        {signedInAs === email ? <Form method="post"><Button>{t("invitation.accept")}</Button></Form> : null}
      </Page>
    );
  if (hasAccount)
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("invitation.hasAccount", { email })} />
        <LinkButton to={`/sign-in?next=${encodeURIComponent(`/invitation/${token}`)}`}>{t("invitation.signIn")}</LinkButton>
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={email ? t("invitation.leadPersonal", { email }) : t("invitation.leadOpen")} />
      {organisation ? <p className="mb-6">{t("invitation.leadOrganisation", { organisation })}</p> : null}
      <AccountForm name="invitation" answer={answer} submit={t("invitation.submit")}>
        {(field) => <RegistrationFields name={field("name", t("fields.name"))} email={email ? null : field("email", t("fields.email"))} password={field("password", t("fields.password"))} />}
      </AccountForm>
    </Page>
  );
}
