import { Link, useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { FeedLink, feedLink } from "#app/features/forum/components/feed-link.tsx";
import { FollowForm } from "#app/features/forum/components/follow-form.tsx";
import { NeighbourPages } from "#app/features/forum/components/neighbour-pages.tsx";
import { OtherLanguages, ReadingBar } from "#app/features/forum/components/reading-bar.tsx";
import { TopicList } from "#app/features/forum/components/topic-list.tsx";
import { useUnreadTopics } from "#app/features/forum/components/use-unread-topics.ts";
import { setFollow } from "#app/features/forum/follows.server.ts";
import { spaceAdministrationPath, spacePath } from "#app/features/forum/forum-paths.ts";
import { topicKinds } from "#app/features/forum/forum.kinds.ts";
import { followSchema } from "#app/features/forum/forum.schema.ts";
import { pageParam } from "#app/features/forum/params.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { getSpace } from "#app/features/forum/spaces.server.ts";
import { listTopics, othersCounted } from "#app/features/forum/topic-list.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { localeNames } from "#app/i18n/locales.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/use-root.ts";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const search = new URL(request.url).searchParams;
  const space = await getSpace(actor, { slug: params.slug ?? "", locale });
  const kind = topicKinds.find((name) => name === search.get("kind"));
  const reading = await getReadingLanguages(request, actor);
  const list = await listTopics(actor, { view: "space", spaceId: space.id, kind, page: pageParam(search) ?? 1, reads: reading.languages, titlesIn: readerOf(actor, { locale, languages: reading.languages }).reads });
  const feed = space.readers === "public" ? { slug: space.slug, title: getT(locale, "forum")("feed.titleOf", { space: space.name }), locale } : null;
  return { signedIn: actor !== null, space, kind: kind ?? null, reading, most: othersCounted, feed, ...list };
}

/** Follows the space, or not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const space = await getSpace(actor, { slug: params.slug ?? "", locale: await getLocale(request, actor.locale) });
  const { state } = readButtons(followSchema.pick({ state: true }), await readForm(request));
  await setFollow(actor, { targetType: "space", targetId: space.id, state });
  return redirect(spacePath(space.slug));
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.space.name, data?.space.description), ...(data?.feed ? [feedLink(data.feed)] : [])];

export default function Space() {
  const { signedIn, space, kind, feed, reading, most, inOtherLanguages, topics, page, hasNext } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  const locale = useLocale();
  useUnreadTopics();
  const foreign = space.locale === locale ? undefined : space.locale;
  const path = spacePath(space.slug);
  const open = space.can.write ? <LinkButton to={`${path}/new`}>{t("space.newTopic")}</LinkButton> : signedIn ? null : <LinkButton to={`/sign-in?next=${path}/new`}>{t("space.signInToWrite")}</LinkButton>;
  return (
    <Page>
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={space.name} titleLang={foreign} lead={<span lang={foreign}>{space.description}</span>} actions={open} />
      {space.closedAt ? <Notice className="mb-6"><p>{t("space.closed")}</p></Notice> : signedIn && !space.can.write ? <Notice className="mb-6"><p>{t("errors.noWriting")}</p></Notice> : null}
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-y border-hairline py-3 text-s text-ink-soft">
        <p>
          {t(`space.readers.${space.readers}`)} {t(`space.writers.${space.writers}`)}{" "}
          {space.languages.length > 0 ? t("space.languages", { languages: formatList(space.languages.map((code) => localeNames[code]), locale) }) : t("space.anyLanguage")}
          {space.courseSlug ? <> <Link to={`/courses/${space.courseSlug}`}>{t("space.toCourse")}</Link></> : null}
          {space.can.administer ? <> <Link to={spaceAdministrationPath(space.id)}>{t("space.administer")}</Link></> : null}
        </p>
        {signedIn ? <FollowForm follow={space.follow} followers={space.followers} /> : <p>{t("follow.count", { count: space.followers })}</p>}
      </div>
      <nav aria-label={t("space.kindsLabel")} className="mb-4 flex flex-wrap gap-x-4 gap-y-1">
        <KindLink to={path} current={kind === null}>{t("space.allKinds")}</KindLink>
        {topicKinds.map((name) => <KindLink key={name} to={`${path}?kind=${name}`} current={kind === name}>{t(`kindsPlural.${name}`)}</KindLink>)}
      </nav>
      <div className="mb-3"><ReadingBar {...reading} /></div>
      {topics.length > 0 || inOtherLanguages > 0 ? (
        <>
          <h2 className="sr-only">{t("space.topics")}</h2>
          {topics.length > 0 ? <TopicList topics={topics} /> : null}
          <OtherLanguages count={inOtherLanguages} most={most} of="topics" />
          <NeighbourPages page={page} hasNext={hasNext} />
        </>
      ) : (
        <EmptyState title={t("space.emptyTitle")} text={t(kind ? "space.emptyKind" : "space.empty")} action={kind ? <LinkButton to={path} variant="secondary">{t("space.allKinds")}</LinkButton> : open} />
      )}
      {feed ? <div className="mt-8"><FeedLink slug={feed.slug} /></div> : null}
    </Page>
  );
}

function KindLink({ to, current, children }: { to: string; current: boolean; children: string }) {
  return <Link to={to} aria-current={current ? "page" : undefined} className={`flex min-h-8 items-center text-s ${current ? "font-semibold text-ink no-underline" : ""}`}>{children}</Link>;
}
