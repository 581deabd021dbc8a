import { Link } from "@remix-run/react";
import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isLocale, localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { postPath, spacePath } from "../forum-paths.ts";
import type { Found } from "../found-posts.server.ts";
import type { Segment } from "../search-marks.ts";
import { When } from "./when.tsx";

/** What was found, each leading to its post, with the words looked for marked. */
export function FoundPosts({ found, spaces }: { found: Found[]; spaces: { id: string; slug: string; name: string }[] }) {
  const { t } = useTranslation(["forum", "finding"]);
  const locale = useLocale();
  const spaceOf = new Map(spaces.map((space) => [space.id, space]));
  return (
    <ol className="border-t border-hairline">
      {found.map((post) => {
        const space = spaceOf.get(post.spaceId);
        const langOf = (language: string) => (language === locale ? undefined : language);
        return (
          <li key={post.postId} className="space-y-1 border-b border-hairline py-4">
            <h2 className="font-sans text-m font-semibold"><Link to={postPath(post.postId)} lang={langOf(post.titleLocale)}><Marked segments={post.title} /></Link></h2>
            <p lang={langOf(post.translatedInto ?? post.locale)} className="max-w-read break-words"><Marked segments={post.text} /></p>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-s text-ink-soft">
              {post.kind === "discussion" ? null : <Badge>{t(`kinds.${post.kind}`)}</Badge>}
              {post.translatedInto && isLocale(post.translatedInto) ? <Badge><Languages aria-hidden className="size-3.5" />{t("finding:search.inTranslation", { language: localeNames[post.translatedInto] })}</Badge> : null}
              {space ? <Link to={spacePath(space.slug)} className="text-ink-soft">{space.name}</Link> : null}
              <span>{post.authorName ?? t("posts.erased")}</span>
              <When at={post.createdAt} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function Marked({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, hit }, index) => (hit ? <mark key={index} className="bg-sun-tint text-ink">{text}</mark> : <span key={index}>{text}</span>));
}
