import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { confirmEmail, findConfirmation } from "#app/features/accounts/registration.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";

/** Looking confirms nothing: programs that scan mail open links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await readVisitor(request);
  const link = await findConfirmation(visitor, params.token ?? "");
  const t = getT(visitor.locale, "accounts");
  if (!link) return data({ title: t("confirm.goneTitle"), link: null, signedIn: false }, { status: 404 });
  const signedIn = (await getActor(request)) !== null;
  return data({ title: link.state === "done" ? t("confirm.doneTitle") : t("confirm.title"), link, signedIn });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await readForm(request); // an unread body would break the connection
  const purpose = await confirmEmail(await readVisitor(request), params.token ?? "");
  const signedIn = (await getActor(request)) !== null;
  if (purpose === "confirm") return redirect(signedIn ? "/learning" : "/sign-in?confirmed");
  return redirect(signedIn ? "/profile/email?changed" : "/sign-in?emailChanged");
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title), { name: "robots", content: "noindex" }];

export default function Confirm() {
  const { title, link, signedIn } = useLoaderData<typeof loader>();
  const { t } = useTranslation("accounts");
  if (!link)
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("errors.linkGone")} />
        <LinkButton to="/join/sent">{t("confirm.sendAgain")}</LinkButton>
      </Page>
    );
  if (link.state === "done")
    return (
      <Page width="read">
        <PageHeader title={title} lead={t("confirm.doneText", { email: link.email })} />
        {signedIn ? null : <LinkButton to="/sign-in">{t("signIn.submit")}</LinkButton>}
      </Page>
    );
  return (
    <Page width="read">
      <PageHeader title={title} lead={t("confirm.lead", { email: link.email })} />
      <Form method="post"><Button>{t("confirm.submit")}</Button></Form>
    </Page>
  );
}
