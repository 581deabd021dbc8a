import { useLoaderData } from "@remix-run/react";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useTranslation } from "react-i18next";
import { getActor, requireActor } from "#app/auth/session.server.ts";
import { themes, type Theme } from "#app/features/courses/keys.ts";
import { FollowForm } from "#app/features/forum/components/follow-form.tsx";
import { NeighbourPages } from "#app/features/forum/components/neighbour-pages.tsx";
import { OtherLanguages, ReadingBar } from "#app/features/forum/components/reading-bar.tsx";
import { TopicList } from "#app/features/forum/components/topic-list.tsx";
import { findFollow, setFollow } from "#app/features/forum/follows.server.ts";
import { tagPath } from "#app/features/forum/forum-paths.ts";
import { followSchema } from "#app/features/forum/forum.schema.ts";
import { pageParam } from "#app/features/forum/params.server.ts";
import { readButtons } from "#app/features/forum/post-acts.server.ts";
import { listSpaces } from "#app/features/forum/spaces.server.ts";
import { listTopics, othersCounted } from "#app/features/forum/topic-list.server.ts";
import { readerOf } from "#app/features/forum/shown-posts.server.ts";
import { getReadingLanguages } from "#app/i18n/languages-cookie.server.ts";
import { getLocale, getT } from "#app/i18n/i18n.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import type { TextsHandle } from "#app/i18n/page-texts.ts";
import { readForm } from "#app/lib/answer-form.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { EmptyState, Page, PageHeader } from "#app/ui/page.tsx";

function themeParam(value: string | undefined): Theme {
  const theme = themes.find((name) => name === value);
  if (!theme) throw new AppError("not-found", "forum:errors.noSuchTag");
  return theme;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const theme = themeParam(params.theme);
  const actor = await getActor(request);
  const locale = await getLocale(request, actor?.locale ?? null);
  const reading = await getReadingLanguages(request, actor);
  const [spaces, list, following] = await Promise.all([
    listSpaces(actor, { locale }),
    listTopics(actor, { view: "active", tag: theme, page: pageParam(new URL(request.url).searchParams) ?? 1, reads: reading.languages, titlesIn: readerOf(actor, { locale, languages: reading.languages }).reads }),
    findFollow(actor, { targetType: "tag", targetId: theme }),
  ]);
  return { title: getT(locale)(`themes.${theme}`), signedIn: actor !== null, spaces: spaces.map(({ id, slug, name }) => ({ id, slug, name })), reading, most: othersCounted, ...following, ...list };
}

/** Follows the theme, or not. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const theme = themeParam(params.theme);
  const { state } = readButtons(followSchema.pick({ state: true }), await readForm(request));
  await setFollow(actor, { targetType: "tag", targetId: theme, state });
  return redirect(tagPath(theme));
}

export const handle: TextsHandle = { texts: ["forum"] };

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Tag() {
  const { title, signedIn, spaces, reading, most, follow, followers, topics, page, hasNext, inOtherLanguages } = useLoaderData<typeof loader>();
  const { t } = useTranslation("forum");
  return (
    <Page>
      <PageHeader back={{ to: "/forum", label: t("home.title") }} title={`# ${title}`} lead={t("tag.lead")} />
      {signedIn ? <div className="mb-6 border-y border-hairline py-3"><FollowForm follow={follow} followers={followers} /></div> : null}
      <div className="mb-3"><ReadingBar {...reading} /></div>
      <h2 className="sr-only">{t("space.topics")}</h2>
      {topics.length > 0 ? <TopicList topics={topics} spaces={spaces} /> : inOtherLanguages > 0 ? null : <EmptyState title={t("space.emptyTitle")} text={t("tag.empty")} />}
      <OtherLanguages count={inOtherLanguages} most={most} of="topics" />
      <NeighbourPages page={page} hasNext={hasNext} />
    </Page>
  );
}
