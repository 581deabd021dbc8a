import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { findWriter, getActor, stillSignedIn } from "#app/auth/session.server.ts";
import { DiscussForm } from "#app/features/forum/components/discuss-form.tsx";
import { discussSchema } from "#app/features/forum/discuss.server.ts";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { openDiscussion } from "#app/features/practices/discussion.server.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { getPractice } from "#app/features/practices/practice-page.server.ts";
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
  const { slug, title, topic } = await getPractice(actor, { slug: params.slug ?? "", locale });
  if (topic && !isAnswerToForm(request)) throw redirect(topicPath(topic.id));
  return { pageTitle: getT(locale, "practices")("discuss.begin"), slug, title, sendKey: newId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const practice = await getPractice(actor, { slug: params.slug ?? "", locale });
  return answerForm(await readForm(request), { form: "discuss", schema: discussSchema }, async (input) => redirect(topicPath(await openDiscussion(stillSignedIn(actor), practice, input))));
}

export const handle: TextsHandle = { texts: ["practices", "submissions", "forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function Discuss() {
  const { pageTitle: heading, slug, title, sendKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("practices");
  return (
    <Page width="read">
      <PageHeader back={{ to: practicePath(slug), label: title }} title={heading} lead={t("discuss.lead")} />
      <DiscussForm answer={answer} sendKey={sendKey} words={{ text: t("discuss.text"), locale: t("submissions:start.locale"), open: t("discuss.open") }} />
    </Page>
  );
}
