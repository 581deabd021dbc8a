import { useActionData, useLoaderData } from "@remix-run/react";
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import type { Actor } from "#app/auth/actor.ts";
import { findWriter, getActor } from "#app/auth/session.server.ts";
import { TopicKinds } from "#app/features/forum/components/topic-kinds.tsx";
import { TopicForm } from "#app/features/forum/components/topic-form.tsx";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { kindOf, topicKinds } from "#app/features/forum/forum.kinds.ts";
import { editTopicSchema } from "#app/features/forum/forum.schema.ts";
import { numberParam } from "#app/features/forum/params.server.ts";
import { errorsByField, readTopicForm, refusalOf, signedOutAnswer, type TopicFormAnswer } from "#app/features/forum/topic-form.server.ts";
import { getTopicPage, type TopicPage } from "#app/features/forum/topic-page.server.ts";
import { editTopic } from "#app/features/forum/topics.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";

async function getEditable(actor: Actor, id: string | undefined, locale: Locale): Promise<TopicPage> {
  const topic = await getTopicPage(actor, { topicId: numberParam(id, "forum:errors.noSuchTopic"), page: 1, locale });
  if ("mergedInto" in topic || !topic.can.edit) throw new AppError("forbidden", "forum:errors.noEditing");
  return topic;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await findWriter(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const common = { pageTitle: getT(locale, "forum")("editTopic.title"), regions: await listRegions(locale) };
  if (!actor) return { ...common, topic: null, kinds: [], kind: null };
  const { id, title, kind: current, tags, fields, can } = await getEditable(actor, params.id, locale);
  const kinds = topicKinds.filter((name) => name !== "announcement" || can.moderate || current === "announcement");
  const wanted = new URL(request.url).searchParams.get("kind");
  return { ...common, topic: { id, title, tags, fields }, kinds, kind: kinds.find((name) => name === wanted) ?? current };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await getActor(request);
  const form = await readForm(request);
  const typed = readTopicForm(form);
  if (!actor) return data<TopicFormAnswer>(signedOutAnswer(typed), { status: 401 });
  if (form.has("switch")) return data<TopicFormAnswer>({ typed, errors: {}, values: {} });
  const topic = await getEditable(actor, params.id, await getLocale(request, actor.locale)).catch(refusalOf);
  if ("errors" in topic) {
    const { status, ...refusal } = topic;
    return data<TopicFormAnswer>({ typed, ...refusal }, { status });
  }
  const parsed = editTopicSchema.safeParse({ ...typed, topicId: topic.id });
  if (!parsed.success) return data<TopicFormAnswer>({ typed, errors: errorsByField(parsed.error.issues), values: {} }, { status: 422 });
  try {
    await editTopic(actor, parsed.data);
    return redirect(topicPath(topic.id));
  } catch (error) {
    const { status, ...refusal } = refusalOf(error);
    return data<TopicFormAnswer>({ typed, ...refusal }, { status });
  }
}

export const handle: TextsHandle = { texts: ["forum", "richtext"] };

export const meta: MetaFunction<typeof loader> = ({ data: loaded, error }) => (error ? [] : pageTitle(loaded?.pageTitle));

export default function EditTopic() {
  const { pageTitle: heading, topic, kinds, kind: chosen, regions } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("forum");
  const kind = chosen ?? kindOf(answer?.typed.kind);
  return (
    <Page width="read">
      <PageHeader {...(topic && { back: { to: topicPath(topic.id), label: topic.title } })} title={heading} lead={t("editTopic.lead")} />
      {topic ? <TopicKinds kinds={kinds} kind={kind} /> : null}
      <TopicForm draft={null} kind={kind} regions={regions} answer={answer} initial={topic ?? { title: "", tags: [], fields: {} }} locale={null} sendKey="" submit={t("common:actions.save")} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
