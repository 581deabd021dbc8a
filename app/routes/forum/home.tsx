import { Link, useLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Bell, ShieldHalf, UserPen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { getActor } from "#app/auth/session.server.ts";
import { FeedLink, feedLink } from "#app/features/forum/components/feed-link.tsx";
import { NeighbourPages } from "#app/features/forum/components/neighbour-pages.tsx";
import { SearchBox } from "#app/features/forum/components/search-box.tsx";
import { SpaceGroups } from "#app/features/forum/components/space-groups.tsx";
import { TopicList } from "#app/features/forum/components/topic-list.tsx";
import { useUnreadTopics } from "#app/features/forum/components/use-unread-topics.ts";
import { OtherLanguages, ReadingBar } from "#app/features/forum/components/reading-bar.tsx";
import { draftsPath } from "#app/features/forum/forum-paths.ts";
import { pageParam } from "#app/features/forum/params.server.ts";
import { countQueue } from "#app/features/forum/queue.server.ts";
import { listSpaces } from "#app/features/forum/spaces.server.ts";
import { listTopics, othersCounted, topicViews, type TopicLine, type TopicViewName } from "#app/features/forum/topic-list.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

type HomeView = Exclude<TopicViewName, "space">;

const forMembers: HomeView[] = ["new", "followed", "own"];
/** How many topics of each view the overview shows. */
const topicsShown = 6;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const params = new URL(request.url).searchParams;
  const t = getT(locale, "forum");
  const wanted = topicViews.find((name): name is HomeView => name === params.get("view") && name !== "space");
  const view = wanted && (actor !== null || !forMembers.includes(wanted)) ? wanted : null;
  const page = pageParam(params) ?? 1;
  const reading = await getReadingLanguages(request, actor);
  const overview: HomeView[] = actor ? ["new", "unanswered", "active"] : ["unanswered", "active"];
  const [waiting, spaces, ...lists] = await Promise.all([countQueue(actor), listSpaces(actor, { locale }), ...(view ? [view] : overview).map(async (name) => ({ name, ...(await listTopics(actor, { view: name, page: view ? page : 1, reads: reading.languages, titlesIn: readerOf(actor, { locale, languages: reading.languages }).reads })) }))]);
  const shown = new Set<number>();
  const sections = lists.map(({ name, topics, hasNext, inOtherLanguages }) => {
    // The overview shows a topic once, where it matters most.
    const rest = view ? topics : topics.filter(({ id }) => !shown.has(id));
    const some = view ? rest : rest.slice(0, topicsShown);
    for (const { id } of some) shown.add(id);
    return { name, topics: some, inOtherLanguages, hasMore: hasNext || some.length < topics.length, isElsewhere: some.length === 0 && topics.length > 0 };
  }).filter(({ isElsewhere }) => !isElsewhere);
  return { title: t("home.title"), lead: t("home.lead"), feed: { title: t("feed.title"), locale }, signedIn: actor !== null, waiting, view, page, spaces, sections, reading, othersCounted };
}

export const handle: TextsHandle = { texts: ["forum", "finding"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => [...pageTitle(data?.title, data?.lead), ...(data ? [feedLink(data.feed)] : [])];

export default function ForumHome() {
  const { title, lead, signedIn, waiting, view, page, spaces, sections, reading, othersCounted: most } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["forum", "finding"]);
  useUnreadTopics();
  const views: HomeView[] = signedIn ? ["new", "unanswered", "active", "followed", "own"] : ["unanswered", "active"];
  return (
    <Page>
      <PageHeader
        title={title}
        lead={lead}
        actions={
          <>
            {waiting === null ? null : <LinkButton variant="secondary" to="/forum/moderation"><ShieldHalf aria-hidden className="size-5" />{t("finding:home.moderation", { waiting })}</LinkButton>}
            {signedIn ? <Link to={draftsPath} className="flex min-h-11 items-center">{t("drafts.title")}</Link> : null}
            {signedIn ? <LinkButton to="/forum/spaces/general/new">{t("space.newTopic")}</LinkButton> : null}
          </>
        }
      />
      {signedIn ? null : <Notice className="mb-6"><p>{t("finding:home.visitor")} <Link to="/sign-in?next=/forum">{t("finding:home.signIn")}</Link></p></Notice>}
      <div className="mb-6"><SearchBox /></div>
      <nav aria-label={t("finding:home.viewsLabel")} className="mb-6 flex flex-wrap gap-x-1 border-b border-hairline">
        <ViewLink to="/forum" current={view === null}>{t("finding:home.overview")}</ViewLink>
        {views.map((name) => <ViewLink key={name} to={`/forum?view=${name}`} current={view === name}>{t(`finding:home.views.${name}`)}</ViewLink>)}
      </nav>
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-8">
          <ReadingBar {...reading} />
          {sections.map((section) => <Section key={section.name} {...section} most={most} spaces={spaces} alone={view !== null} page={page} />)}
        </div>
        <section aria-labelledby="spaces" className="space-y-5">
          <h2 id="spaces">{t("finding:home.spaces")}</h2>
          <SpaceGroups spaces={spaces} />
          {signedIn ? <p><Link to="/forum/my-posts" className="inline-flex min-h-8 items-center gap-1.5 text-s"><UserPen aria-hidden className="size-4" />{t("mine.title")}</Link></p> : null}
          {signedIn ? <p><Link to="/forum/following" className="inline-flex min-h-8 items-center gap-1.5 text-s"><Bell aria-hidden className="size-4" />{t("following.title")}</Link></p> : null}
          <FeedLink />
        </section>
      </div>
    </Page>
  );
}

function ViewLink({ to, current, children }: { to: string; current: boolean; children: string }) {
  return <Link to={to} aria-current={current ? "page" : undefined} className={`flex min-h-11 items-center whitespace-nowrap border-b-2 px-2 text-ink no-underline first:-ml-2 ${current ? "border-sea font-semibold" : "border-transparent"}`}>{children}</Link>;
}

interface SectionProps {
  name: HomeView;
  topics: TopicLine[];
  hasMore: boolean;
  inOtherLanguages: number;
  /** Up to how many of those are counted. */
  most: number;
  spaces: { id: string; slug: string; name: string }[];
  /** It is all that the page shows. */
  alone: boolean;
  page: number;
}

function Section({ name, topics, hasMore, inOtherLanguages, most, spaces, alone, page }: SectionProps) {
  const { t } = useTranslation(["forum", "finding"]);
  return (
    <section aria-labelledby={`view-${name}`}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-3">
        <h2 id={`view-${name}`}>{t(`finding:home.views.${name}`)}</h2>
        {!alone && hasMore ? <Link to={`/forum?view=${name}`} aria-label={t("finding:home.allOf", { view: t(`finding:home.views.${name}`) })}>{t("finding:home.all")}</Link> : null}
      </div>
      {topics.length > 0 ? <TopicList topics={topics} spaces={spaces} /> : inOtherLanguages > 0 ? null : alone ? <EmptyState title={t(`finding:home.emptyTitle.${name}`)} text={t(`finding:home.empty.${name}`)} /> : <p className="border-t border-hairline py-4 text-ink-soft">{t(`finding:home.empty.${name}`)}</p>}
      <OtherLanguages count={inOtherLanguages} most={most} of="topics" />
      {alone ? <NeighbourPages page={page} hasNext={hasMore} /> : null}
    </section>
  );
}
