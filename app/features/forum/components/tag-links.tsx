import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Theme } from "#app/features/courses/keys.ts";
import { tagPath } from "../forum-paths.ts";

/** A topic's themes, each leading to the others on it. */
export function TagLinks({ tags }: { tags: Theme[] }) {
  const { t } = useTranslation();
  return tags.map((tag) => <Link key={tag} to={tagPath(tag)} className="inline-flex min-h-6 items-center text-ink-soft no-underline hover:underline"># {t(`themes.${tag}`)}</Link>);
}
