import { Link } from "@remix-run/react";
import { CircleCheck, CornerUpLeft, Link as LinkIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { postPath } from "../forum-paths.ts";
import type { ShownPost } from "../shown-posts.server.ts";
import { PostWords } from "./post-words.tsx";
import { When } from "./when.tsx";

/** One post with its address, what it answers and what can be done with it. What may not be read is a stub. */
export function PostItem({ post, children }: { post: ShownPost; children?: ReactNode }) {
  const { t } = useTranslation("forum");
  const author = post.author?.name ?? t("posts.erased");
  return (
    <article id={`post-${post.id}`} aria-label={t("posts.label", { seq: post.seq, author })} className={`scroll-mt-4 border-t py-6 target:bg-sun-tint ${post.accepted ? "border-leaf" : "border-hairline"}`}>
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 className="font-sans text-m font-semibold">{author}</h2>
        {post.author?.place ? <span className="text-s text-ink-soft">{post.author.place}</span> : null}
        <span className="text-s text-ink-soft"><When at={post.createdAt} /></span>
        <a href={postPath(post.id)} aria-label={t("posts.permalink", { seq: post.seq })} className="ml-auto inline-flex min-h-6 items-center gap-1 text-s text-ink-soft no-underline hover:underline"><LinkIcon aria-hidden className="size-3.5" />{post.seq}</a>
      </header>
      <PostMarks post={post} />
      {post.replyTo ? <p className="mt-1 text-s"><a href={postPath(post.replyTo.postId)} className="inline-flex items-center gap-1 text-ink-soft"><CornerUpLeft aria-hidden className="size-3.5" />{t("posts.replyTo", { seq: post.replyTo.seq, author: post.replyTo.authorName ?? t("posts.erased") })}</a></p> : null}
      <PostWords post={post} />
      {children}
    </article>
  );
}

function PostMarks({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const isForeign = post.locale !== locale && isLocale(post.locale);
  if (!post.accepted && !isForeign && post.editedAt === null) return null;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-s text-ink-soft">
      {post.accepted ? <Badge look="leaf"><CircleCheck aria-hidden className="size-3.5" />{t("posts.accepted")}</Badge> : null}
      {isForeign && isLocale(post.locale) ? <Badge><span lang={post.locale}>{localeNames[post.locale]}</span></Badge> : null}
      {post.editedAt ? <Link to={`${postPath(post.id)}/history`} className="text-ink-soft">{t("posts.edited")}</Link> : null}
    </p>
  );
}
