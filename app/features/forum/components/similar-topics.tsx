import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { useLocale } from "#app/ui/use-root.ts";
import { topicPath } from "../forum-paths.ts";
import type { SimilarTopic } from "../similar-topics.server.ts";

/** Topics that may say already what somebody is about to ask; announced politely when they appear while typing. */
export function SimilarTopics({ topics }: { topics: SimilarTopic[] }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  return (
    <div role="status">
      {topics.length > 0 ? (
        <div className="rounded-card border border-sun bg-sun-tint p-4">
          <p className="font-semibold">{t("similar.title")}</p>
          <ul className="mt-1">
            {topics.map(({ topicId, title, titleLocale, answered, postCount }) => (
              <li key={topicId} className="py-1"><Link to={topicPath(topicId)} target="_blank" lang={titleLocale === locale ? undefined : titleLocale}>{title}</Link> <span className="text-s text-ink-soft">{t("topics.replies", { count: Math.max(0, postCount - 1) })}{answered ? ` · ${t("topics.answered")}` : ""}</span></li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  );
}
