import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { formatDate } from "#app/i18n/format.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { practicePath } from "../practice-paths.ts";

/** Where a record is discussed, or how to begin. */
export function PracticeDiscussion({ slug, topic }: Pick<PracticePage, "slug" | "topic">) {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  return (
    <section aria-labelledby="discussion" className="no-print border-t border-hairline pt-6">
      <h2 id="discussion">{t("discuss.title")}</h2>
      {topic ? (
        <p className="mt-2"><Link to={`/forum/topics/${topic.id}`}>{t("discuss.read", { count: topic.posts })}</Link> <span className="text-s text-ink-soft">{t("discuss.last", { date: formatDate(topic.lastPostAt, locale) })}</span></p>
      ) : (
        <>
          <p className="mt-2 max-w-read text-ink-soft">{t("discuss.none")}</p>
          <p className="mt-3"><LinkButton to={`${practicePath(slug)}/discuss`} variant="secondary">{t("discuss.begin")}</LinkButton></p>
        </>
      )}
    </section>
  );
}
