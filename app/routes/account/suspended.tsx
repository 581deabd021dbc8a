import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { appealSchema } from "#app/features/accounts/accounts.schema.ts";
import { AccountForm } from "#app/features/accounts/components/account-form.tsx";
import { appealSuspension, isAppealLink } from "#app/features/accounts/suspensions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { TextArea } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { readVisitor } from "./visitor.server.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visitor = await readVisitor(request);
  const sent = new URL(request.url).searchParams.has("sent");
  const works = !sent && (await isAppealLink(visitor, params.token ?? ""));
  return data({ title: getT(visitor.locale, "accounts")(works || sent ? "suspension.title" : "suspension.goneTitle"), works, sent }, { status: works || sent ? 200 : 404 });
}

/** Takes the appeal of somebody who cannot sign in. */
export async function action({ request, params }: ActionFunctionArgs) {
  const visitor = await readVisitor(request);
  return answerForm(await readForm(request), { form: "appeal", schema: appealSchema }, async (input) => {
    await appealSuspension(visitor, params.token ?? "", input);
    return redirect(`/suspended/${encodeURIComponent(params.token ?? "")}?sent`);
  });
}

export const handle: TextsHandle = { texts: ["accounts"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [...pageTitle(loaded?.title), { name: "robots", content: "noindex" }];

export default function Suspended() {
  const { title, works, sent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("accounts");
  return (
    <Page width="read">
      <PageHeader title={title} lead={works ? t("suspension.lead") : sent ? undefined : t("suspension.gone")} />
      {sent ? <Notice kind="success" live>{t("suspension.sent")}</Notice> : null}
      {works ? (
        <AccountForm name="appeal" answer={answer} submit={t("suspension.submit")}>
          {(field) => <TextArea {...field("message", t("suspension.text"))} rows={6} maxLength={2_000} required />}
        </AccountForm>
      ) : null}
    </Page>
  );
}
