import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { postPath, topicPath } from "../forum-paths.ts";
import type { ActView } from "../moderation-acts.server.ts";
import { When } from "./when.tsx";

/** What was decided, about what and why, for whom it concerns. */
export function ActSummary({ act }: { act: ActView }) {
  const { t } = useTranslation("moderation");
  const path = act.answerId !== null ? String(act.detail.path) : act.postId === null ? (act.topicId === null ? null : topicPath(act.topicId)) : postPath(act.postId);
  const about = act.answerId !== null ? t("act.answer", { title: act.title ?? "" }) : act.title === null ? (act.topicId === null ? "–" : t("act.closed")) : act.postId === null ? act.title : t("act.post", { title: act.title });
  const facts: [string, React.ReactNode][] = [
    [t("act.about"), path === null || !act.isOpen ? about : <Link key="about" to={path}>{about}</Link>],
    [t("reason"), act.reason === "" ? t("act.noReason") : <span key="reason" className="whitespace-pre-line">{act.reason}</span>],
    [t("act.at"), <When key="at" at={act.createdAt} />],
    ...(act.moderatorName === null ? [] : [[t("act.by"), act.moderatorName] as [string, React.ReactNode]]),
    ...(act.subjectName === null ? [] : [[t("act.concerns"), act.subjectName] as [string, React.ReactNode]]),
    ...(act.undone ? [[t("act.state"), t("acts.undone")] as [string, React.ReactNode]] : []),
  ];
  return (
    <>
      <p className="mb-4 text-l">{t(`meaning.${act.kind}.${act.answerId !== null ? "answer" : act.postId === null ? "topic" : "post"}`)}</p>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr] sm:gap-y-2">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft max-sm:mt-2">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What somebody said of a decision. */
export function SaidWords({ title, text, at }: { title: string; text: string; at: Date | string }) {
  return (
    <section className="mt-8 border-t border-hairline pt-6">
      <h2 className="text-l">{title}</h2>
      <p className="text-s text-ink-soft"><When at={at} /></p>
      <p className="mt-2 border-l-4 border-hairline pl-4 break-words whitespace-pre-line">{text}</p>
    </section>
  );
}
