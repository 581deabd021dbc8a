import { Link, useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Lock, Pin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { FollowForm } from "#app/features/forum/components/follow-form.tsx";
import { OriginalTitle } from "#app/features/forum/components/original-title.tsx";
import { PostActs } from "#app/features/forum/components/post-acts.tsx";
import { PostItem } from "#app/features/forum/components/post-item.tsx";
import { NewPostsBar, TopicNow } from "#app/features/forum/components/topic-live.tsx";
import { useLiveTopic } from "#app/features/forum/components/use-live-topic.ts";
import { useNoteRead } from "#app/features/forum/components/use-note-read.ts";
import { useQuotes } from "#app/features/forum/components/use-quotes.ts";
import { useSent } from "#app/features/forum/components/use-sent.ts";
import { useSayTyping } from "#app/features/forum/components/use-typists.ts";
import { KeepPlace } from "#app/features/forum/components/keep-place.tsx";
import { OtherLanguages } from "#app/features/forum/components/reading-bar.tsx";
import { ReplyForm } from "#app/features/forum/components/reply-form.tsx";
import { TagLinks } from "#app/features/forum/components/tag-links.tsx";
import { TopicFieldList } from "#app/features/forum/components/topic-fields.tsx";
import { When } from "#app/features/forum/components/when.tsx";
import { printPath, spacePath, topicPath } from "#app/features/forum/forum-paths.ts";
import { topicRoom } from "#app/features/forum/forum.events.ts";
import { addPostSchema } from "#app/features/forum/forum.schema.ts";
import { answerWriting } from "#app/features/forum/image-form.server.ts";
import { lookUpNamed } from "#app/features/forum/named.server.ts";
import { numberParam, pageParam } from "#app/features/forum/params.server.ts";
import { doTopicAct } from "#app/features/forum/post-acts.server.ts";
import { addPost, findPostPlace, pageOfSeq, postsPerPage } from "#app/features/forum/posts.server.ts";
import { markRead } from "#app/features/forum/reading.server.ts";
import { getTopicPage } from "#app/features/forum/topic-page.server.ts";
import { documentsOf, readerOf, showPost } from "#app/features/forum/shown-posts.server.ts";
import { headOf, showHead } from "#app/features/forum/translated-head.server.ts";
import { quoteWords, startedDraft } from "#app/features/forum/words.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { ToRecord } from "#app/features/practices/components/to-record.tsx";
import { canTakeOver } from "#app/features/practices/submission.policy.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale } from "#app/i18n/i18n.server.ts";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { isPageRequest } from "#app/lib/page-request.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { ErrorWithWords } from "#app/ui/kept-words.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page, PageHeader } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { usePerVisit } from "#app/ui/use-per-visit.ts";
import { useLocale } from "#app/ui/use-root.ts";

const noTopic = "forum:errors.noSuchTopic";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const search = new URL(request.url).searchParams;
  const topicId = numberParam(params.id, noTopic);
  const cursor = await getCursor(topicRoom(topicId));
  const found = await getTopicPage(actor, { topicId, page: pageParam(search), locale });
  if ("mergedInto" in found) throw redirect(topicPath(found.mergedInto), 301);
  const { posts, regionNames, heads, draft, ...topic } = found;
  const reader = readerOf(actor, { locale, languages: (await getReadingLanguages(request, actor)).languages });
  // Where a script runs, it says what it has shown: of what is loaded again while one reads, some waits behind a bar.
  const read = actor && isPageRequest(request) ? await markRead(actor, { topicId, seq: Math.min(topic.page * postsPerPage, topic.lastSeq) }) : topic.readSeq;
  const replied = posts.find(({ id, document }) => String(id) === search.get("reply") && document !== null);
  const firstNew = topic.readSeq === null || topic.readSeq === 0 ? undefined : posts.find(({ seq, author }) => seq > (topic.readSeq ?? 0) && author?.id !== actor?.id);
  const named = await lookUpNamed(actor, [...documentsOf(posts), draft?.document], locale);
  return {
    topic,
    translated: showHead(heads, headOf(topic.title, topic.fields), topic.locale, reader.reads),
    region: regionNames && regionName(regionNames, locale),
    posts: posts.map((post) => showPost(post, reader, named)),
    firstNewId: firstNew?.id ?? null,
    replyTo: replied ? { postId: replied.id, seq: replied.seq, author: replied.author?.name ?? null, quote: search.has("quote") ? quoteWords(replied, named) : "" } : null,
    read,
    draft: startedDraft(draft, named),
    signedIn: actor !== null,
    canTakeOver: canTakeOver(actor, { authorId: topic.author?.id ?? null, kind: topic.kind }),
    sendKey: newId(),
    cursor,
    postsPerPage,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const topicId = numberParam(params.id, noTopic);
  const form = await readForm(request);
  if (form.get("intent") !== "reply" && !form.has("addImage")) {
    const actor = await requireActor(request);
    const about = await doTopicAct(actor, topicId, form);
    return redirect(about === null ? topicPath(topicId, { page: pageParam(new URL(request.url).searchParams) }) : topicPath(topicId, await findPostPlace(actor, about)));
  }
  const actor = await getActor(request);
  form.set("topicId", String(topicId));
  return answerWriting(actor, form, { form: "reply", schema: addPostSchema }, async (writer, input) => {
    const { seq, postId, topicId: place } = await addPost(writer, input);
    return redirect(topicPath(place, { page: pageOfSeq(seq), postId }));
  });
}

export const handle: TextsHandle = { texts: ["forum", "richtext"] };

export const meta: MetaFunction<typeof loader> = ({ data, error }) => (error ? [] : pageTitle(data?.translated?.words.title ?? data?.topic.title));

export default function Topic() {
  const { topic, translated, region, posts, replyTo, draft, signedIn, cursor, postsPerPage: perPage, canTakeOver: mayRecord, ...loaded } = useLoaderData<typeof loader>();
  const { sendKey, firstNewId } = usePerVisit(loaded);
  const answer = useActionData<typeof action>();
  const { key: visit } = useLocation();
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const { waiting, shownSeq, showNew, presence, typists } = useLiveTopic({ topicId: topic.id, page: topic.page, lastSeq: topic.lastSeq, cursor, postsPerPage: perPage, posts });
  useNoteRead({ topicId: topic.id, seq: Math.min(shownSeq, topic.lastSeq, topic.page * perPage), known: loaded.read });
  const field = useQuotes();
  const round = useSent(sendKey, answer !== undefined);
  const sayTyping = useSayTyping(topic.id);
  const langOf = (language: string) => (language === locale ? undefined : language);
  const here = topicPath(topic.id, { page: topic.page });
  const replyPath = (postId: number, quote = "") => `${here}${here.includes("?") ? "&" : "?"}reply=${postId}${quote}#write`;
  return (
    <Page width="read">
      <PageHeader back={{ to: spacePath(topic.space.slug), label: topic.space.name }} title={translated?.words.title ?? topic.title} titleLang={langOf(translated?.words.title ? translated.locale : topic.locale)} />
      <div className="mb-6 space-y-4">
        <div className="flex flex-wrap items-center gap-2 text-s text-ink-soft">
          <Badge>{t(`kinds.${topic.kind}`)}</Badge>
          {topic.pinned ? <Badge look="sun"><Pin aria-hidden className="size-3.5" />{t("topics.pinned")}</Badge> : null}
          {topic.locked ? <Badge look="slate"><Lock aria-hidden className="size-3.5" />{t("topics.locked")}</Badge> : null}
          {isLocale(topic.locale) ? <span lang={topic.locale}>{localeNames[topic.locale]}</span> : null}
          <TagLinks tags={topic.tags} />
          <a href={printPath(topic.id)} className="no-print inline-flex min-h-6 items-center">{t("topic.print")}</a>
          {topic.can.edit ? <Link to={`${topicPath(topic.id)}/edit`} className="no-print inline-flex min-h-6 items-center">{t("topic.edit")}</Link> : null}
          {mayRecord ? <ToRecord topic={topic} draftId={sendKey} /> : null}
          {topic.can.moderate ? <Link to={`${topicPath(topic.id)}/moderate`} className="no-print inline-flex min-h-6 items-center">{t("topic.moderate")}</Link> : null}
        </div>
        {translated?.words.title ? <OriginalTitle title={topic.title} locale={topic.locale} /> : null}
        {signedIn ? <FollowForm follow={topic.follow} followers={topic.followers} /> : null}
        {topic.illustrative ? <Notice kind="illustrative"><p>{t("common:illustrative")}</p></Notice> : null}
        {topic.hidden || topic.deleted ? <Notice kind="warning"><p>{t(topic.hidden ? "topic.hidden" : "topic.deleted")}</p></Notice> : null}
        <TopicFieldList fields={topic.fields} translated={translated} region={region} lang={topic.locale} />
        {topic.accepted ? <Notice kind="success"><p><a href={topicPath(topic.id, { page: topic.accepted.page, postId: topic.accepted.postId })}>{t("topic.toAccepted")}</a></p></Notice> : null}
      </div>
      <OtherLanguages count={posts.filter(({ isFolded }) => isFolded).length} of="folded" />
      {topic.page > 1 ? <Pagination page={topic.page} pages={topic.pages} /> : null}
      <KeepPlace visit={visit}>
        {posts.filter(({ seq }) => seq <= shownSeq).map((post) => (
          <div key={post.id}>
            {post.id === firstNewId ? <p id="unread" className="flex items-center gap-3 py-2 font-semibold text-sea"><span aria-hidden className="h-0.5 flex-1 bg-sea" />{t("topic.unreadFromHere")}<span aria-hidden className="h-0.5 flex-1 bg-sea" /></p> : null}
            <PostItem post={post}>
              <PostActs post={post} canReply={topic.can.reply} replyPath={(quote) => replyPath(post.id, quote ? "&quote" : "")} />
            </PostItem>
          </div>
        ))}
      </KeepPlace>
      <Pagination page={topic.page} pages={topic.pages} />
      <TopicNow presence={presence} typists={typists} waiting={waiting.length} />
      <section id="write" onInput={sayTyping} aria-labelledby="write-title" className="no-print mt-8 scroll-mt-4 border-t-2 border-sun pt-6">
        <h2 id="write-title" className="mb-4">{t("write.answerTitle")}</h2>
        {topic.can.reply || answer ? (
          <ReplyForm key={round} topicId={topic.id} spaceId={topic.space.id} field={field} draft={draft} locale={locale} sendKey={sendKey} replyTo={replyTo} withoutReply={`${here}#write`} answer={answer} />
        ) : signedIn ? (
          <p className="text-ink-soft">{t(topic.locked ? "errors.locked" : "errors.noWriting")}</p>
        ) : (
          <LinkButton to={`/sign-in?next=${encodeURIComponent(here)}`} variant="secondary">{t("topic.signInToAnswer")}</LinkButton>
        )}
      </section>
      <p className="mt-8 text-s text-ink-soft">{t("topic.lastPost")} <When at={topic.lastPostAt} /></p>
      <NewPostsBar count={waiting.length} onShow={showNew} />
    </Page>
  );
}

export function ErrorBoundary() {
  return <ErrorWithWords />;
}
