import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { postPath } from "../forum-paths.ts";
import { When } from "./when.tsx";

interface QuotedPostProps {
  /** Null: it is not to be led to. */
  postId: number | null;
  author: string | null;
  createdAt: Date | string;
  locale: string;
  html: string | null;
  /** Beside the author. */
  children?: ReactNode;
}

/** A post that something is to be decided or said about, as it stands, with its address where it may be read. */
export function QuotedPost({ postId, author, createdAt, locale, html, children }: QuotedPostProps) {
  const { t } = useTranslation("forum");
  return (
    <figure className="rounded-card border border-hairline bg-surface p-4 sm:p-5">
      <figcaption className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-s text-ink-soft">
        <span className="font-semibold text-ink">{author ?? t("posts.erased")}</span>
        {postId === null ? <When at={createdAt} /> : <Link to={postPath(postId)} className="text-ink-soft"><When at={createdAt} /></Link>}
        {children}
      </figcaption>
      {html === null ? <p className="mt-2 text-ink-soft">{t("posts.deleted")}</p> : <blockquote lang={locale} className="prose mt-2 max-h-80 overflow-y-auto" dangerouslySetInnerHTML={{ __html: html }} />}
    </figure>
  );
}
