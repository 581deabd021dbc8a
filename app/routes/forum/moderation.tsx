import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { hasRole } from "#app/auth/actor.ts";
import { requireActor } from "#app/auth/session.server.ts";
import { decideOnAnswer, listFlaggedAnswers } from "#app/features/forum/answer-flags.server.ts";
import { FlagList } from "#app/features/forum/components/flag-list.tsx";
import { QueuedAnswer } from "#app/features/forum/components/queued-answer.tsx";
import { JudgedForm } from "#app/features/forum/components/judged-form.tsx";
import { KeepPlace } from "#app/features/forum/components/keep-place.tsx";
import { QueuedPost } from "#app/features/forum/components/queued-post.tsx";
import { useRefresh } from "#app/features/forum/components/use-refresh.ts";
import { When } from "#app/features/forum/components/when.tsx";
import { decideOnPost } from "#app/features/forum/flags.server.ts";
import { decisionPath } from "#app/features/forum/forum-paths.ts";
import { forumSettingsSchema, readForumSettings, updateForumSettings } from "#app/features/forum/forum-settings.server.ts";
import { moderationRoom } from "#app/features/forum/forum.events.ts";
import { moderationScope } from "#app/features/forum/forum.policy.ts";
import { postDecisions } from "#app/features/forum/forum.kinds.ts";
import { decideOnAnswerSchema, decideOnPostSchema } from "#app/features/forum/forum.schema.ts";
import { listAppeals } from "#app/features/forum/moderation-acts.server.ts";
import { listQueue } from "#app/features/forum/queue.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { renderWords } from "#app/features/forum/words.server.ts";
import { listReportedInquiries } from "#app/features/practices/contact/inquiries.server.ts";
import { inquiryPath } from "#app/features/practices/practice-paths.ts";
import { formatAge } from "#app/i18n/format.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { answerForm, readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { formText } from "#app/lib/form-text.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { useRoom } from "#app/realtime/use-live.ts";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

const outcomes = [...postDecisions, "settings", "late", "answerHidden", "answerLeft"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const scope = moderationScope(actor);
  if (scope === null) throw new AppError("forbidden", "forum:errors.noModerating");
  const locale = await getLocale(request, actor.locale);
  const now = new Date();
  const cursor = await getCursor(moderationRoom(scope));
  const [queue, answers, appeals, inquiries, settings] = await Promise.all([listQueue(actor, locale), listFlaggedAnswers(actor), listAppeals(actor), scope === "all" ? listReportedInquiries(actor) : [], hasRole(actor, "admin") ? readForumSettings() : null]);
  const named = await lookUpNamed(actor, queue.map(({ document }) => document), locale);
  return {
    title: getT(locale, "moderation")("title"),
    scope,
    cursor,
    done: outcomes.find((outcome) => outcome === new URL(request.url).searchParams.get("done")) ?? null,
    queue: queue.map(({ document, ...entry }) => ({ ...entry, html: renderWords(document, locale, named), age: formatAge(entry.flags[0]?.at ?? entry.createdAt, locale, now) })),
    answers: answers.map((entry) => ({ ...entry, age: formatAge(entry.flags[0]?.at ?? entry.sharedAt, locale, now) })),
    appeals,
    inquiries: inquiries.map((entry) => ({ ...entry, age: formatAge(entry.since, locale, now) })),
    settings,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const form = await readForm(request);
  const name = formText(form, "form");
  if (name === "settings") {
    return answerForm(form, { form: name, schema: forumSettingsSchema }, async (input) => {
      await updateForumSettings(actor, input);
      return redirect("/forum/moderation?done=settings");
    });
  }
  if (moderationScope(actor) === null) throw new AppError("forbidden", "forum:errors.noModerating");
  if (form.has("answerId")) {
    return answerForm(form, { form: name, schema: decideOnAnswerSchema }, async (input) => {
      const isDone = await decideOnAnswer(actor, input);
      return redirect(`/forum/moderation?done=${!isDone ? "late" : input.decision === "uphold" ? "answerHidden" : "answerLeft"}`);
    });
  }
  return answerForm(form, { form: name, schema: decideOnPostSchema }, async (input) => {
    const isDone = await decideOnPost(actor, input);
    return redirect(`/forum/moderation?done=${isDone ? input.decision : "late"}`);
  });
}

export const handle: TextsHandle = { texts: ["forum", "moderation"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Moderation() {
  const { title, scope, cursor, done, queue, answers, appeals, inquiries, settings } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation("moderation");
  const { key: visit } = useLocation();
  const { refresh } = useRefresh();
  useRoom(moderationRoom(scope), cursor, { onEvent: refresh });
  const [own = [], others = []] = [true, false].map((isOwn) => queue.filter((entry) => entry.isOwn === isOwn));
  return (
    <Page width="read">
      <PageHeader back={{ to: "/forum", label: t("forum:home.title") }} title={title} lead={t("lead")} />
      {done && !answer ? <Notice kind={done === "late" ? "info" : "success"} live className="mb-6"><p>{done === "answerHidden" ? t("answers.hidden") : done === "answerLeft" ? t("answers.left") : t(`done.${done}`)}</p></Notice> : null}
      <section aria-labelledby="waiting" className="space-y-6">
        <h2 id="waiting">{t("waiting", { count: others.length })}</h2>
        {others.length === 0 ? <EmptyState title={t("emptyTitle")} text={t(scope === "course" ? "emptyCourse" : "empty")} /> : null}
        <KeepPlace as="ol" visit={visit} className="space-y-8">
          {others.map((entry) => <li key={entry.postId}><QueuedPost entry={entry} answer={answer} /></li>)}
        </KeepPlace>
      </section>
      {own.length === 0 ? null : (
        <section aria-labelledby="own" className="mt-12 space-y-6 border-t border-hairline pt-6">
          <div className="space-y-2">
            <h2 id="own">{t("own.title")}</h2>
            <p className="text-ink-soft">{t("own.text")}</p>
          </div>
          <ol className="space-y-8">
            {own.map((entry) => <li key={entry.postId}><QueuedPost entry={entry} answer={undefined} /></li>)}
          </ol>
        </section>
      )}
      {answers.length === 0 ? null : (
        <section aria-labelledby="answers" className="mt-12 space-y-6 border-t border-hairline pt-6">
          <h2 id="answers">{t("answers.title")}</h2>
          <ol className="space-y-8">
            {answers.map((entry) => <li key={entry.id}><QueuedAnswer entry={entry} answer={answer} /></li>)}
          </ol>
        </section>
      )}
      {inquiries.length === 0 ? null : (
        <section aria-labelledby="inquiries" className="mt-12 space-y-4 border-t border-hairline pt-6">
          <h2 id="inquiries">{t("inquiries.title")}</h2>
          <p className="text-ink-soft">{t("inquiries.text")}</p>
          <ol className="border-t border-hairline">
            {inquiries.map(({ id, subject, flags, age }) => (
              <li key={id} className="space-y-2 border-b border-hairline py-4">
                <p className="flex flex-wrap items-baseline gap-x-3"><Link to={inquiryPath(id)} className="break-words font-semibold">{subject}</Link><span className="text-s text-ink-soft">{age}</span></p>
                <FlagList flags={flags} />
              </li>
            ))}
          </ol>
        </section>
      )}
      <section aria-labelledby="appeals" className="mt-12 border-t border-hairline pt-6">
        <h2 id="appeals" className="mb-3">{t("appeals.title")}</h2>
        {appeals.length === 0 ? <p className="text-ink-soft">{t("appeals.empty")}</p> : (
          <ol className="border-t border-hairline">
            {appeals.map(({ id, kind, subjectName, title: about, appeal }) => (
              <li key={id} className="space-y-1 border-b border-hairline py-4">
                <p><Link to={decisionPath(id)} className="font-semibold">{t("appeals.against", { act: t(`acts.${kind}`), title: about ?? "" })}</Link></p>
                <p className="line-clamp-3 break-words">{appeal?.text}</p>
                <p className="text-s text-ink-soft">{subjectName} {appeal ? <When at={appeal.at} /> : null}</p>
              </li>
            ))}
          </ol>
        )}
      </section>
      {settings ? (
        <section aria-labelledby="settings" className="mt-12 border-t border-hairline pt-6">
          <h2 id="settings" className="mb-3">{t("settings.title")}</h2>
          <JudgedForm name="settings" answer={answer} labels={{ holdFirstPosts: t("settings.label") }}>
            {(field) => (
              <>
                <Field {...field("holdFirstPosts", String(settings.holdFirstPosts))} type="number" min={0} max={10} inputMode="numeric" help={t("settings.help")} className="max-w-24" />
                <Button variant="secondary">{t("common:actions.save")}</Button>
              </>
            )}
          </JudgedForm>
        </section>
      ) : null}
    </Page>
  );
}
