import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { afterLengths } from "#app/features/workshops/after/after.kinds.ts";
import { resultTopicSchema } from "#app/features/workshops/after/after.schema.ts";
import { getResultTopicForm, openResultTopic } from "#app/features/workshops/after/result-topic.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Field, Select, TextArea } from "#app/ui/field.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const form = await getResultTopicForm(actor, { workshopId: params.id ?? "", locale });
  if ("topicId" in form) throw redirect(topicPath(form.topicId));
  return { ...form, sendKey: newId(), pageTitle: getT(locale, "after")("topic.make") };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const id = params.id ?? "";
  const form = await getResultTopicForm(actor, { workshopId: id, locale });
  if ("topicId" in form) return redirect(topicPath(form.topicId));
  return answerForm(await readForm(request), { form: "topic", schema: resultTopicSchema }, async (input) => redirect(topicPath(await openResultTopic(actor, id, input))));
}

export const handle: TextsHandle = { texts: ["after", "workshops", "refusals", "forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.pageTitle);

export default function ResultTopic() {
  const { workshop, spaces, spaceId, text, locale, sendKey, pageTitle: heading } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("after");
  return (
    <Page width="read">
      <PageHeader back={{ to: workshopPath(workshop.id), label: workshop.title }} title={heading} lead={t("topic.lead")} />
      <JudgedForm name="topic" answer={answer} labels={{ spaceId: t("topic.space"), title: t("topic.heading"), text: t("topic.text") }}>
        {(field) => (
          <>
            <input type="hidden" name="sendKey" value={sendKey} />
            <input type="hidden" name="locale" value={locale} />
            <Select {...field("spaceId", spaceId)} options={spaces.map(({ id, name }) => ({ value: id, label: name }))} />
            <Field {...field("title", workshop.title)} maxLength={150} required lang={locale} />
            <TextArea {...field("text", text)} rows={12} maxLength={afterLengths.topic} required lang={locale} />
            <Button>{t("topic.open")}</Button>
          </>
        )}
      </JudgedForm>
    </Page>
  );
}
