import { Form, Link } from "@remix-run/react";
import { CircleCheck, Flag, Heart, Lightbulb, ThumbsUp, Wrench, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import { postPath } from "../forum-paths.ts";
import { reactionKinds, type ReactionKind } from "../forum.kinds.ts";
import type { ShownPost } from "../shown-posts.server.ts";

const icons: Record<ReactionKind, LucideIcon> = { thanks: Heart, agree: ThumbsUp, useful: Wrench, insightful: Lightbulb };
const link = "inline-flex min-h-8 items-center gap-1 text-s";
const button = `${link} text-sea underline decoration-1 underline-offset-[0.2em] hover:text-sea-strong`;

/** What a reader can do with a post: react, answer, quote, accept, edit, take back. Each is a form or a link. */
export function PostActs({ post, canReply, replyPath }: { post: ShownPost; canReply: boolean; replyPath: (quote: boolean) => string }) {
  const { t } = useTranslation("forum");
  const { seq } = post;
  return (
    <div className="no-print mt-3 flex flex-wrap items-center gap-x-5 gap-y-1">
      <Reactions post={post} />
      {canReply && post.state === "shown" ? (
        <>
          <Link to={replyPath(false)} aria-label={t("posts.replyNamed", { seq })} className={link}>{t("posts.reply")}</Link>
          <Link to={replyPath(true)} data-quote={post.id} data-author={post.author?.name ?? ""} aria-label={t("posts.quoteNamed", { seq })} className={link}>{t("posts.quote")}</Link>
        </>
      ) : null}
      {post.can.edit ? <Link to={`${postPath(post.id)}/edit`} aria-label={t("posts.editNamed", { seq })} className={link}>{t("posts.edit")}</Link> : null}
      {post.canTranslate ? <Link to={`${postPath(post.id)}/translate`} aria-label={t("posts.translateNamed", { seq })} className={link}>{t("posts.translate")}</Link> : null}
      {post.can.flag ? <Link to={`${postPath(post.id)}/flag`} aria-label={t("posts.flagNamed", { seq })} className={link}>{t("posts.flag")}</Link> : null}
      {post.flagged ? <span className={`${link} text-ink-soft`}><Flag aria-hidden className="size-4" />{t(`posts.flagged.${post.flagged}`)}</span> : null}
      {post.can.moderate ? <Link to={`${postPath(post.id)}/moderate`} aria-label={t("posts.moderateNamed", { seq })} className={link}>{t("posts.moderate")}</Link> : null}
      {post.can.accept || post.can.delete || post.can.undelete ? (
        <Form method="post" preventScrollReset className="contents">
          <input type="hidden" name="postId" value={post.id} />
          {post.can.accept ? <button name="intent" value={post.accepted ? "withdraw" : "accept"} aria-label={t(post.accepted ? "posts.withdrawNamed" : "posts.acceptNamed", { seq })} className={button}><CircleCheck aria-hidden className="size-4" />{t(post.accepted ? "posts.withdraw" : "posts.accept")}</button> : null}
          {post.can.delete ? <button name="intent" value="delete" aria-label={t("posts.deleteNamed", { seq })} className={button}>{t("posts.delete")}</button> : null}
          {post.can.undelete ? <button name="intent" value="undelete" aria-label={t("posts.undeleteNamed", { seq })} className={button}>{t("posts.undelete")}</button> : null}
        </Form>
      ) : null}
    </div>
  );
}

function Reactions({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const byKind = new Map(post.reactions.map((reaction) => [reaction.kind, reaction]));
  if (!post.can.react) {
    return (
      <>
        {post.reactions.map(({ kind, count }) => {
          const Icon = icons[kind];
          return <span key={kind} title={t(`reactions.${kind}`)} className="inline-flex items-center gap-1 text-s text-ink-soft"><Icon aria-hidden className="size-4" /><span className="sr-only">{t(`reactions.${kind}`)}: </span>{count}</span>;
        })}
      </>
    );
  }
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-1.5">
      <input type="hidden" name="postId" value={post.id} />
      <input type="hidden" name="intent" value="react" />
      {reactionKinds.map((kind) => {
        const Icon = icons[kind];
        const { count = 0, own = false } = byKind.get(kind) ?? {};
        return (
          <button key={kind} name="reaction" value={`${kind}:${!own}`} aria-pressed={own} title={t(`reactions.${kind}`)} aria-label={`${t(`reactions.${kind}`)}${count > 0 ? `: ${count}` : ""}`} className={`inline-flex min-h-8 min-w-8 items-center justify-center gap-1 rounded-full border px-2 text-s ${own ? "border-sea bg-sea-tint font-semibold text-ink" : "border-hairline text-ink-soft hover:border-sea"}`}>
            <Icon aria-hidden className="size-4" />{count > 0 ? count : null}
          </button>
        );
      })}
    </Form>
  );
}
