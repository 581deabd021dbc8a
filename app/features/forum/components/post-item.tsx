import { Link, useLocation } from "@remix-run/react";
import { ChevronRight, CircleCheck, CornerUpLeft, Link as LinkIcon } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { personPath, postPath } from "../forum-paths.ts";
import type { ShownPost } from "../shown-posts.server.ts";
import { PostWords } from "./post-words.tsx";
import { When } from "./when.tsx";

const place = (post: ShownPost): string => `scroll-mt-4 border-t target:bg-sun-tint ${post.accepted ? "border-leaf" : "border-hairline"}`;

/** One post with its address, what it answers and what can be done with it. What may not be read is a stub; what its reader has not chosen to read is one line that opens. */
export function PostItem({ post, children }: { post: ShownPost; children?: ReactNode }) {
  const { t } = useTranslation("forum");
  const author = post.author?.name ?? t("posts.erased");
  const label = t("posts.label", { seq: post.seq, author });
  if (post.isFolded) return <FoldedPost post={post} label={label}><PostBody post={post}>{children}</PostBody></FoldedPost>;
  return (
    <article id={`post-${post.id}`} aria-label={label} className={`py-6 ${place(post)}`}>
      <header className="relative flex flex-wrap items-baseline gap-x-3 gap-y-1 pr-14">
        <h2 className="font-sans text-m font-semibold">{post.author ? <Link to={personPath(post.author.id)} className="text-ink no-underline hover:underline">{author}</Link> : author}</h2>
        <PostPlace post={post} />
      </header>
      <PostBody post={post}>{children}</PostBody>
    </article>
  );
}

/** One line in a language that the reader has not chosen; opens by itself for whoever comes to this very post. */
function FoldedPost({ post, label, children }: { post: ShownPost; label: string; children: ReactNode }) {
  const { t } = useTranslation("forum");
  const ref = useRef<HTMLDetailsElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === `#post-${post.id}` && ref.current) ref.current.open = true;
  }, [hash, post.id]);
  return (
    <article id={`post-${post.id}`} aria-label={label} className={place(post)}>
      <details ref={ref} className="group">
        <summary className="flex min-h-11 flex-wrap items-center gap-x-3 py-2 text-ink-soft">
          <ChevronRight aria-hidden className="size-4 shrink-0 group-open:rotate-90" />
          <h2 className="font-sans text-base font-semibold">{post.author?.name ?? t("posts.erased")}</h2>
          <span lang={post.locale} className="text-s">{isLocale(post.locale) ? localeNames[post.locale] : post.locale}</span>
        </summary>
        <div className="pb-6">
          <div className="relative flex flex-wrap items-baseline gap-x-3 gap-y-1 pr-14"><PostPlace post={post} /></div>
          {children}
        </div>
      </details>
    </article>
  );
}

function PostPlace({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  return (
    <>
      {post.author?.place ? <span className="text-s text-ink-soft">{post.author.place}</span> : null}
      <span className="text-s text-ink-soft"><When at={post.createdAt} /></span>
      <a href={postPath(post.id)} aria-label={t("posts.permalink", { seq: post.seq })} className="absolute right-0 top-0 inline-flex min-h-6 items-center gap-1 text-s text-ink-soft no-underline hover:underline"><LinkIcon aria-hidden className="size-3.5" />{post.seq}</a>
    </>
  );
}

function PostBody({ post, children }: { post: ShownPost; children?: ReactNode }) {
  const { t } = useTranslation("forum");
  return (
    <>
      <PostMarks post={post} />
      {post.replyTo ? <p className="mt-1 text-s"><a href={postPath(post.replyTo.postId)} className="inline-flex items-center gap-1 text-ink-soft"><CornerUpLeft aria-hidden className="size-3.5" />{t("posts.replyTo", { seq: post.replyTo.seq, author: post.replyTo.authorName ?? t("posts.erased") })}</a></p> : null}
      <PostWords post={post} />
      {children}
    </>
  );
}

function PostMarks({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const isForeign = post.locale !== locale && isLocale(post.locale);
  if (post.html === null || (!post.accepted && !isForeign && post.editedAt === null)) return null; // a stub says nothing in any language, and has no history
  return (
    <p className="mt-1 flex flex-wrap items-center gap-2 text-s text-ink-soft">
      {post.accepted ? <Badge look="leaf"><CircleCheck aria-hidden className="size-3.5" />{t("posts.accepted")}</Badge> : null}
      {isForeign && isLocale(post.locale) ? <Badge><span lang={post.locale}>{localeNames[post.locale]}</span></Badge> : null}
      {post.editedAt ? <Link to={`${postPath(post.id)}/history`} className="text-ink-soft">{t("posts.edited")}</Link> : null}
    </p>
  );
}
