import { Link, useLocation } from "@remix-run/react";
import { CircleCheck, Lock, Pin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { localeNames, isLocale } from "#app/i18n/locales.ts";
import { useLocale } from "#app/ui/use-root.ts";
import { postPath, spacePath, topicPath } from "../forum-paths.ts";
import type { TopicLine } from "../topic-list.server.ts";
import { KeepPlace } from "./keep-place.tsx";
import { TagLinks } from "./tag-links.tsx";
import { When } from "./when.tsx";

/** Topics one a row; each leads to the first post that was not read. With `spaces` every row says in which it is. */
export function TopicList({ topics, spaces = [] }: { topics: TopicLine[]; spaces?: { id: string; slug: string; name: string }[] }) {
  const { key: visit } = useLocation();
  const spaceOf = new Map(spaces.map((space) => [space.id, space]));
  return (
    <KeepPlace as="ul" visit={visit} className="border-t border-hairline">
      {topics.map((topic) => (
        <li key={topic.id} className="border-b border-hairline py-3.5">
          <TopicRow topic={topic} space={spaceOf.get(topic.spaceId)} />
        </li>
      ))}
    </KeepPlace>
  );
}

function TopicRow({ topic, space }: { topic: TopicLine; space: { slug: string; name: string } | undefined }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const isForeign = topic.locale !== locale;
  const shown = topic.translated ?? topic;
  const unread = topic.unread ?? 0;
  const path = topic.firstUnreadPostId !== null && unread < topic.postCount ? postPath(topic.firstUnreadPostId) : topicPath(topic.id);
  return (
    <div className="flex gap-4">
      <div className="min-w-0 flex-1 space-y-1">
        <p className="break-words">
          <Link to={path} lang={shown.locale === locale ? undefined : shown.locale} className={`text-m text-ink ${unread > 0 ? "font-semibold" : ""}`}>{shown.title}</Link>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-s text-ink-soft">
          <Marks topic={topic} />
          {space ? <Link to={spacePath(space.slug)} className="text-ink-soft">{space.name}</Link> : null}
          {!isForeign || !isLocale(topic.locale) ? null : topic.translated ? <span>{t("topics.translatedFrom", { language: localeNames[topic.locale] })}</span> : <span lang={topic.locale}>{localeNames[topic.locale]}</span>}
          <TagLinks tags={topic.tags} />
        </p>
        <p className="text-s text-ink-soft">
          {topic.lastAuthorName ? t(topic.postCount > 1 ? "topics.lastBy" : "topics.openedBy", { name: topic.lastAuthorName }) : null} <When at={topic.lastPostAt} />
        </p>
      </div>
      <p className="shrink-0 space-y-1 text-right text-s text-ink-soft">
        <span className="block tabular-nums">{t("topics.replies", { count: Math.max(0, topic.postCount - 1) })}</span>
        {unread > 0 ? <Badge look="sea">{t("topics.unread", { count: unread })}</Badge> : null}
      </p>
    </div>
  );
}

function Marks({ topic }: { topic: TopicLine }) {
  const { t } = useTranslation("forum");
  return (
    <>
      {topic.pinned ? <Badge look="sun"><Pin aria-hidden className="size-3.5" />{t("topics.pinned")}</Badge> : null}
      {topic.kind === "discussion" ? null : <Badge>{t(`kinds.${topic.kind}`)}</Badge>}
      {topic.answered ? <Badge look="leaf"><CircleCheck aria-hidden className="size-3.5" />{t("topics.answered")}</Badge> : null}
      {topic.locked ? <Badge look="slate"><Lock aria-hidden className="size-3.5" />{t("topics.locked")}</Badge> : null}
      {topic.illustrative ? <Badge look="sun">{t("topics.illustrative")}</Badge> : null}
    </>
  );
}
