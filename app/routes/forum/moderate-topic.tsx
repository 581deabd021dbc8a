import { useActionData, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { requireActor } from "#app/auth/session.server.ts";
import { ActList } from "#app/features/forum/components/act-list.tsx";
import { MergeTopic, MoveTopic, SplitTopic, TopicStateForm } from "#app/features/forum/components/topic-moderation.tsx";
import { topicPath } from "#app/features/forum/forum-paths.ts";
import { mergeTopicsSchema, moderateTopicSchema, moveTopicSchema, splitFormSchema, topicReference } from "#app/features/forum/forum.schema.ts";
import { getMergeTarget, getModeratedTopic } from "#app/features/forum/moderated.server.ts";
import { actKinds } from "#app/features/forum/moderation-acts.server.ts";
import { moderateTopic } from "#app/features/forum/moderation.server.ts";
import { numberParam, pageParam } from "#app/features/forum/params.server.ts";
import { mergeTopics, moveTopic, splitTopic } from "#app/features/forum/rearranging.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { newId } from "#app/lib/ids.server.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { usePerVisit } from "#app/ui/use-per-visit.ts";
import { useLocale } from "#app/ui/use-root.ts";

const noTopic = "forum:errors.noSuchTopic";
const outcomes = [...actKinds, "late"] as const;

/** The topic that was named to merge into, or why there is none. */
async function findTarget(actor: Parameters<typeof getMergeTarget>[0], topicId: number, named: string) {
  const intoId = topicReference.safeParse(named);
  if (!intoId.success) return { error: "forum:errors.mergeTopics" };
  try {
    return { topic: await getMergeTarget(actor, { topicId, intoId: intoId.data }) };
  } catch (error) {
    if (error instanceof AppError) return { error: error.detail };
    throw error;
  }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const locale = await getLocale(request, actor.locale);
  const search = new URL(request.url).searchParams;
  const topicId = numberParam(params.id, noTopic);
  const topic = await getModeratedTopic(actor, { topicId, page: pageParam(search) ?? 1, locale });
  if (topic.mergedIntoId !== null) throw redirect(`${topicPath(topic.mergedIntoId)}/moderate`);
  const into = search.get("into");
  return {
    heading: getT(locale, "moderation")("topic.title"),
    topic,
    into: into === null ? null : { named: into.slice(0, 500), ...(await findTarget(actor, topicId, into)) },
    done: outcomes.find((outcome) => outcome === search.get("done")) ?? null,
    sendKey: newId(),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const topicId = numberParam(params.id, noTopic);
  await getModeratedTopic(actor, { topicId, page: 1, locale: actor.locale });
  const form = await readForm(request);
  form.set("topicId", String(topicId));
  const here = `${topicPath(topicId)}/moderate`;
  switch (formText(form, "form")) {
    case "state":
      return answerForm(form, { form: "state", schema: moderateTopicSchema }, async (input) => redirect(`${here}?done=${(await moderateTopic(actor, input)) ? input.act : "late"}`));
    case "move":
      return answerForm(form, { form: "move", schema: moveTopicSchema }, async (input) => {
        await moveTopic(actor, input);
        return redirect(`${here}?done=move`);
      });
    case "split":
      if (form.has("postIds")) form.set("postIds", form.getAll("postIds").slice(0, 500).filter((id) => typeof id === "string").join(","));
      return answerForm(form, { form: "split", schema: splitFormSchema, fieldOf: { "forum:errors.splitPosts": "postIds" } }, async (input) => redirect(topicPath(await splitTopic(actor, input))));
    case "merge":
      return answerForm(form, { form: "merge", schema: mergeTopicsSchema }, async (input) => {
        await mergeTopics(actor, input);
        return redirect(topicPath(input.intoId));
      });
    default:
      throw new AppError("invalid", "errors:badForm");
  }
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.heading);

export default function ModerateTopic() {
  const { heading, topic, into, done, ...loaded } = useLoaderData<typeof loader>();
  const { sendKey } = usePerVisit(loaded);
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const forms = { topic, answer };
  return (
    <Page width="read">
      <PageHeader back={{ to: topicPath(topic.id), label: topic.title }} title={heading} lead={<span lang={topic.locale === locale ? undefined : topic.locale}>{topic.title}</span>} />
      {done && !answer ? <Notice kind={done === "late" ? "info" : "success"} live className="mb-6"><p>{done === "late" ? t("done.late") : t("topic.done", { act: t(`acts.${done}`) })}</p></Notice> : null}
      <div key={topic.acts.length}>
        <TopicStateForm {...forms} />
        <MoveTopic {...forms} />
        <SplitTopic {...forms} sendKey={sendKey} />
        <MergeTopic {...forms} into={into} />
      </div>
      <section aria-labelledby="acts" className="mt-8 border-t border-hairline pt-6">
        <h2 id="acts" className="mb-3">{t("topic.acts")}</h2>
        {topic.acts.length === 0 ? <p className="text-ink-soft">{t("post.actsEmpty")}</p> : <ActList acts={topic.acts} />}
      </section>
    </Page>
  );
}
