import { Link } from "@remix-run/react";
import { Hourglass } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { FormAnswer } from "#app/lib/answer-form.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { postPath, spacePath, topicPath } from "../forum-paths.ts";
import type { QueueEntry } from "../queue.server.ts";
import { FlagList } from "./flag-list.tsx";
import { JudgedForm } from "./judged-form.tsx";
import { QuotedPost } from "./quoted-post.tsx";

/** As its page gets it: the words are HTML already, the time it waits is in words. */
export type ShownEntry = Omit<QueueEntry, "document"> & { html: string | null; age: string };

/** A post that waits for a decision: where it stands, what it says, why it waits, and the two decisions it asks for, unless the reader wrote it. */
export function QueuedPost({ entry, answer }: { entry: ShownEntry; answer: FormAnswer | undefined }) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const { postId, topicId, held, flags, title, topicLocale } = entry;
  const name = `post-${postId}`;
  const [yes, no] = held ? (["release", "reject"] as const) : (["uphold", "dismiss"] as const);
  return (
    <article aria-labelledby={`${name}-title`} className="space-y-4">
      <header className="space-y-1">
        <h3 id={`${name}-title`} className="font-sans text-m font-semibold break-words"><Link to={topicPath(topicId)} lang={topicLocale === locale ? undefined : topicLocale}>{title}</Link></h3>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-s text-ink-soft">
          {held ? <Badge look="sun"><Hourglass aria-hidden className="size-3.5" />{t("held")}</Badge> : <Badge look="clay">{t("flagged", { count: flags.length })}</Badge>}
          <Link to={spacePath(entry.spaceSlug)} className="text-ink-soft">{entry.spaceName}</Link>
          <span>{entry.age}</span>
        </p>
      </header>
      {flags.length > 0 ? <FlagList flags={flags} /> : null}
      <QuotedPost postId={postId} author={entry.authorName} createdAt={entry.createdAt} locale={entry.locale} html={entry.html} />
      {entry.isOwn ? null : (
        <JudgedForm name={name} answer={answer} labels={{ reason: t("reason"), decision: t("decision") }} className="space-y-3">
          {(field) => (
            <>
              <input type="hidden" name="postId" value={postId} />
              <TextArea {...field("reason")} help={t("reasonHelp.author")} rows={2} optional maxLength={1_000} />
              <p className="flex flex-wrap items-center gap-2">
                <Button name="decision" value={yes} variant={held ? "primary" : "danger"} aria-describedby={`${name}-title`}>{t(`decisions.${yes}`)}</Button>
                <Button name="decision" value={no} variant={held ? "danger" : "secondary"} aria-describedby={`${name}-title`}>{t(`decisions.${no}`)}</Button>
                <Link to={`${postPath(postId)}/moderate`} aria-describedby={`${name}-title`} className="inline-flex min-h-11 items-center px-2">{t("more")}</Link>
              </p>
            </>
          )}
        </JudgedForm>
      )}
    </article>
  );
}
