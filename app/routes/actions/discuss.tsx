import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { actionPath } from "#app/features/actions/action-paths.ts";
import { getAction } from "#app/features/actions/action-page.server.ts";
import { discussAction } from "#app/features/actions/discussion.server.ts";
import { DiscussForm } from "#app/features/forum/components/discuss-form.tsx";
import { discussSchema } from "#app/features/forum/discuss.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { isAnswerToForm } from "#app/lib/page-request.server.ts";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const { id, title, topicId } = await getAction(actor, { id: params.id ?? "", locale });
  if (topicId !== null && !isAnswerToForm(request)) throw redirect(topicPath(topicId));
  return { pageTitle: getT(locale, "actions")("discuss.begin"), id, title, sendKey: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const shown = await getAction(actor, { id: params.id ?? "", locale });
  return answerForm(await readForm(request), { form: "discuss", schema: discussSchema }, async (input) => redirect(topicPath(await discussAction(stillSignedIn(actor), shown, input))));
}

export const handle: TextsHandle = { texts: ["actions", "forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function DiscussAction() {
  const { pageTitle: heading, id, title, sendKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("actions");
  return (
    <Page width="read">
      <PageHeader back={{ to: actionPath(id), label: title }} title={heading} lead={t("discuss.lead")} />
      <DiscussForm answer={answer} sendKey={sendKey} words={{ text: t("discuss.text"), locale: t("discuss.locale"), open: t("discuss.open") }} />
    </Page>
  );
}
