import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice, ChoiceGroup, Field, Select, TextArea } from "#app/ui/field.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import type { ModeratedTopic } from "../moderated.server.ts";
import { Folded } from "./folded.tsx";
import { JudgedForm } from "./judged-form.tsx";

interface FormProps {
  topic: ModeratedTopic;
  answer: FormAnswer | undefined;
}

/** Locks, pins and hides, or takes it back. */
export function TopicStateForm({ topic, answer }: FormProps) {
  const { t } = useTranslation("moderation");
  const acts = [topic.locked ? "unlock" : "lock", topic.pinned ? "unpin" : "pin", topic.hidden ? "show" : "hide"] as const;
  return (
    <section aria-labelledby="state" className="pb-6">
      <h2 id="state" className="mb-3">{t("topic.state")}</h2>
      <JudgedForm name="state" answer={answer} labels={{ reason: t("reason"), act: t("decision") }}>
        {(field) => (
          <>
            <TextArea {...field("reason")} help={t("reasonHelp.opener")} rows={2} optional maxLength={1_000} />
            <ul className="space-y-3">
              {acts.map((act) => (
                <li key={act} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <Button name="act" value={act} variant={act === "hide" ? "danger" : "secondary"} aria-describedby={`help-${act}`} className="min-w-36 justify-center">{t(`topicActs.${act}`)}</Button>
                  <span id={`help-${act}`} className="text-s text-ink-soft">{t(`topicActHelp.${act}`)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </JudgedForm>
    </section>
  );
}

export function MoveTopic({ topic, answer }: FormProps) {
  const { t } = useTranslation("moderation");
  return (
    <Folded title={t("move.title")} open={answer?.form === "move"}>
      <p className="text-ink-soft">{t("move.text")}</p>
      <JudgedForm name="move" answer={answer} labels={{ spaceId: t("move.space"), reason: t("reason") }}>
        {(field) => (
          <>
            <Select {...field("spaceId", topic.spaceId)} options={topic.spaces.map(({ id, name }) => ({ value: id, label: name }))} />
            <TextArea {...field("reason")} help={t("reasonHelp.opener")} rows={2} optional maxLength={1_000} />
            <Button variant="secondary">{t("move.submit")}</Button>
          </>
        )}
      </JudgedForm>
    </Folded>
  );
}

export function SplitTopic({ topic, answer, sendKey }: FormProps & { sendKey: string }) {
  const { t } = useTranslation("moderation");
  const posts = topic.posts.filter(({ seq }) => seq > 1);
  if (topic.page === topic.pages && posts.length === 0) return null;
  return (
    <Folded title={t("split.title")} open={answer?.form === "split" || topic.page > 1}>
      <p className="text-ink-soft">{t("split.text")}</p>
      <JudgedForm name="split" answer={answer} labels={{ postIds: t("split.posts"), title: t("split.newTitle"), reason: t("reason") }}>
        {(field) => {
          const { id, label, errors, defaultValue } = field("postIds");
          const chosen = defaultValue.split(",");
          return (
            <>
              <input type="hidden" name="sendKey" value={sendKey} />
              <ChoiceGroup id={id} legend={label} errors={errors}>
                {posts.map((post, index) => (
                  <Choice key={post.id} id={index === 0 ? id : `post-${post.id}`} name="postIds" value={post.id} defaultChecked={chosen.includes(String(post.id))} label={<><span className="font-semibold">{post.seq} · {post.authorName ?? t("forum:posts.erased")}</span>{post.state === "shown" ? null : ` (${t(`states.${post.state}`)})`}</>} help={<span lang={post.locale} className="line-clamp-2 break-words">{post.text}</span>} />
                ))}
                <Choice id="split-andLater" name="andLater" value="yes" label={t("split.andLater")} help={t("split.andLaterHelp")} />
              </ChoiceGroup>
              <Field {...field("title")} required maxLength={200} />
              <TextArea {...field("reason")} help={t("reasonHelp.first")} rows={2} optional maxLength={1_000} />
              <Button variant="secondary">{t("split.submit")}</Button>
            </>
          );
        }}
      </JudgedForm>
      <Pagination page={topic.page} pages={topic.pages} />
    </Folded>
  );
}

interface MergeProps extends FormProps {
  into: { named: string; topic?: { id: number; title: string; locale: string }; error?: string } | null;
}

/** Two steps: which topic, then whether that is the one, because nothing takes it back. */
export function MergeTopic({ topic, answer, into }: MergeProps) {
  const { t } = useTranslation("moderation");
  const target = into?.topic;
  return (
    <Folded title={t("merge.title")} open={answer?.form === "merge" || into !== null}>
      <p className="text-ink-soft">{t("merge.text")}</p>
      <Form method="get" preventScrollReset className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1"><Field id="into" label={t("merge.into")} help={t("merge.intoHelp")} defaultValue={into?.named} errors={into?.error ? [t(into.error)] : []} required maxLength={500} /></div>
        <Button variant="secondary">{t("merge.find")}</Button>
      </Form>
      {target ? (
        <JudgedForm name="merge" answer={answer} labels={{ reason: t("reason") }}>
          {(field) => (
            <>
              <input type="hidden" name="intoId" value={target.id} />
              <p className="border-l-4 border-sea bg-sea-tint px-4 py-2">{t("merge.confirm", { count: topic.postCount, from: topic.title, into: target.title })}</p>
              <TextArea {...field("reason")} help={t("reasonHelp.opener")} rows={2} optional maxLength={1_000} />
              <Button variant="danger">{t("merge.submit")}</Button>
            </>
          )}
        </JudgedForm>
      ) : null}
    </Folded>
  );
}
