import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { safePath } from "#app/auth/safe-path.ts";
import { createSession, getActor } from "#app/auth/session.server.ts";
import { signInSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { signIn } from "#app/features/accounts/sign-in.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { rememberLocale } from "#app/i18n/locale-cookie.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

const reasons = ["confirmed", "reset", "emailChanged", "signedOut", "erased"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const next = safePath(searchParams.get("next"), "/learning");
  if (await getActor(request)) throw redirect(next);
  const { locale } = await readVisitor(request);
  return { title: getT(locale, "accounts")("signIn.title"), next, reason: reasons.find((reason) => searchParams.has(reason)) ?? null };
}

export async function action({ request }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  const form = await readForm(request);
  return answerForm(form, { form: "sign-in", schema: signInSchema, secret: ["password"] }, async (input) => {
    const outcome = await signIn(visitor, input);
    if (outcome.status === "unconfirmed") return redirect("/join/sent?unconfirmed");
    const headers = new Headers({ "Set-Cookie": await createSession(request, outcome.userId) });
    headers.append("Set-Cookie", await rememberLocale(outcome.locale)); // signing out does not change the language
    return redirect(safePath(form.get("next"), "/learning"), { headers });
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function SignIn() {
  const { title, next, reason } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <Page width="read">
      <PageHeader title={title} />
      {reason ? <Notice kind="success" live className="mb-6">{t(`signIn.${reason}`)}</Notice> : null}
      <AccountForm name="sign-in" reloadDocument answer={answer} hidden={{ next }} submit={t("signIn.submit")}>
        {(field) => (
          <>
            <Field {...field("email", t("fields.email"))} type="email" autoComplete="username" required />
            <Field {...field("password", t("fields.password"))} type="password" autoComplete="current-password" required />
          </>
        )}
      </AccountForm>
      <p className="mt-8"><Link to="/forgot">{t("signIn.forgot")}</Link></p>
      <p className="mt-2">{t("signIn.new")} <Link to="/join">{t("signIn.join")}</Link></p>
    </Page>
  );
}
