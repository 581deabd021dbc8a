import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { decisionPath, postPath } from "../forum-paths.ts";
import type { ActView } from "../moderation-acts.server.ts";
import { When } from "./when.tsx";

/** What moderators did, latest first, each leading to its decision; with the topic where the page is not about one. */
export function ActList({ acts, withTopic = false }: { acts: ActView[]; withTopic?: boolean }) {
  const { t } = useTranslation("moderation");
  return (
    <ol className="border-t border-hairline">
      {acts.map((act) => (
        <li key={act.id} className="space-y-1 border-b border-hairline py-3">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link to={decisionPath(act.id)} className="font-semibold">{t(`acts.${act.kind}`)}</Link>
            {act.postId === null || !act.isOpen ? null : <Link to={postPath(act.postId)} className="text-s">{t("acts.post", { id: act.postId })}</Link>}
            {act.undone ? <Badge look="slate">{t("acts.undone")}</Badge> : null}
            {act.appeal ? <Badge look={act.answer ? "plain" : "sun"}>{t(act.answer ? "acts.appealAnswered" : "acts.appealed")}</Badge> : null}
          </p>
          <p className="flex flex-wrap gap-x-3 text-s text-ink-soft">
            {act.moderatorName === null ? null : <span>{act.moderatorName}</span>}
            {act.subjectName === null ? null : <span>{t("acts.concerns", { name: act.subjectName })}</span>}
            <When at={act.createdAt} />
          </p>
          {withTopic && act.title !== null ? <p className="break-words">{act.title}</p> : null}
          {act.reason === "" ? null : <p className={`whitespace-pre-line break-words ${withTopic ? "border-l-2 border-hairline pl-3 text-ink-soft" : ""}`}>{act.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
