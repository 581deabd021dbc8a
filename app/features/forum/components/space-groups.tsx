import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { spacePath } from "../forum-paths.ts";
import { spaceKinds } from "../forum.kinds.ts";
import type { SpaceLine } from "../spaces.server.ts";

/** The rooms of the forum, by what they are about. */
export function SpaceGroups({ spaces }: { spaces: SpaceLine[] }) {
  const { t } = useTranslation("forum");
  return spaceKinds.flatMap((kind) => {
    const group = spaces.filter((space) => space.kind === kind);
    if (group.length === 0) return [];
    return [
      <section key={kind} aria-labelledby={`spaces-${kind}`}>
        <h3 id={`spaces-${kind}`} className="eyebrow font-sans">{t(`spaceKinds.${kind}`)}</h3>
        <ul className="mt-1">
          {group.map((space) => <SpaceRow key={space.id} space={space} />)}
        </ul>
      </section>,
    ];
  });
}

function SpaceRow({ space }: { space: SpaceLine }) {
  const { t } = useTranslation("forum");
  const locale = useLocale();
  return (
    <li className="flex items-center justify-between gap-3 border-b border-hairline py-1">
      <Link to={spacePath(space.slug)} lang={space.locale === locale ? undefined : space.locale} className={`flex min-h-10 min-w-0 items-center text-ink no-underline hover:underline ${space.unread > 0 ? "font-semibold" : ""}`}>{space.name}</Link>
      <span className="shrink-0 text-right text-s text-ink-soft">
        {space.unread > 0 ? <Badge look="sea">{t("topics.unread", { count: space.unread })}</Badge> : t("spaces.topics", { count: space.topics })}
      </span>
    </li>
  );
}
