import { CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { useLocale } from "#app/ui/use-root.ts";
import type { ShownPost } from "../shown-posts.server.ts";
import { When } from "./when.tsx";

const nameOf = (code: string): string => (isLocale(code) ? localeNames[code] : code);

/** One post on paper: who said it when, and what it says in the language that its reader understands. Nothing folds, nothing can be pressed. */
export function PrintedPost({ post }: { post: ShownPost }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  const translation = post.translations.find((other) => other.locale === post.shownIn);
  const html = translation?.html ?? post.html;
  const marks = [
    ...(post.replyTo ? [t("posts.replyTo", { seq: post.replyTo.seq, author: post.replyTo.authorName ?? t("posts.erased") })] : []),
    ...(post.editedAt ? [t("posts.edited")] : []),
    ...(translation ? [translation.source === "machine" ? t("posts.translatedByMachine") : t("posts.translatedBy", { name: translation.translator?.name ?? t("posts.erased") })] : []),
    ...(translation?.isOutdated ? [t("posts.outdated")] : []),
    ...(translation ? [t("posts.original", { language: nameOf(post.locale) })] : post.locale === locale ? [] : [nameOf(post.locale)]),
  ];
  return (
    <article id={`post-${post.id}`} aria-label={t("posts.label", { seq: post.seq, author: post.author?.name ?? t("posts.erased") })} className="border-t border-hairline py-4">
      <header>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-s text-ink-soft">{post.seq}</span>
          <strong className="font-semibold">{post.author?.name ?? t("posts.erased")}</strong>
          {post.author?.place ? <span className="text-s text-ink-soft">{post.author.place}</span> : null}
          <span className="text-s text-ink-soft sm:ml-auto"><When at={post.createdAt} /></span>
        </p>
        {post.accepted ? <p className="mt-1 flex items-center gap-1.5 font-semibold text-leaf"><CircleCheck aria-hidden className="size-4" />{t("posts.accepted")}</p> : null}
        {marks.length > 0 ? <p className="mt-1 text-s text-ink-soft">{marks.join(" · ")}</p> : null}
      </header>
      {post.state === "shown" ? null : <p className="mt-2 text-ink-soft">{t(`posts.${post.state}`)}</p>}
      {html === null ? null : <div lang={translation?.locale ?? post.locale} className="prose mt-2" dangerouslySetInnerHTML={{ __html: html }} />}
    </article>
  );
}
