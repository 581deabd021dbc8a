import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatDateTime, formatMinutes } from "#app/i18n/format.ts";
import { localeNames } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale, useRoot } from "#app/ui/use-root.ts";
import type { WorkshopSummary } from "../workshop-list.server.ts";
import { workshopPath } from "../workshop-paths.ts";

/** What one should know of a workshop at a glance: whether it runs, and what oneself has to do with it. */
export function WorkshopBadges({ workshop: { status, phase, own, free, illustrative } }: { workshop: Pick<WorkshopSummary, "status" | "phase" | "own" | "free" | "illustrative"> }) {
  const { t } = useTranslation("workshops");
  const isComing = status === "published" && phase !== "over";
  return (
    <>
      {status === "draft" ? <Badge look="slate">{t("states.draft")}</Badge> : null}
      {status === "cancelled" ? <Badge look="clay">{t("states.cancelled")}</Badge> : null}
      {isComing && phase === "open" ? <Badge look="leaf">{t("states.open")}</Badge> : null}
      {own && own.status !== "cancelled" ? <Badge look="sea">{t(own.role === "facilitator" && own.status === "registered" ? "own.leads" : `own.${own.status}`)}</Badge> : null}
      {isComing && !own && free === 0 ? <Badge>{t("states.full")}</Badge> : null}
      {illustrative ? <Badge look="sun">{t("states.illustrative")}</Badge> : null}
    </>
  );
}

/** The day as a leaf of a calendar; the full date stands beside it in words. */
function Leaf({ at, timeZone }: { at: Date | string; timeZone: string }) {
  const locale = useLocale();
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(at));
  return (
    <div aria-hidden className="flex w-16 shrink-0 flex-col items-center self-start rounded-card border border-hairline bg-surface pb-1.5 text-center leading-tight">
      <span className="mb-1 h-1.5 w-full rounded-t-[5px] bg-sea" />
      <span className="text-s text-ink-soft">{part({ month: "short" })}</span>
      <span className="font-serif text-xl tabular-nums">{part({ day: "numeric" })}</span>
    </div>
  );
}

export function WorkshopList({ workshops }: { workshops: WorkshopSummary[] }) {
  const { t } = useTranslation("workshops");
  const locale = useLocale();
  const own = useRoot()?.actor?.timeZone;
  return (
    <ul className="border-t border-hairline">
      {workshops.map((workshop) => (
        <li key={workshop.id} className="relative flex gap-4 border-b border-hairline py-5 sm:gap-6">
          <Leaf at={workshop.startsAt} timeZone={own ?? workshop.timeZone} />
          <div className="min-w-0 space-y-1.5">
            <h2 className="text-l" lang={workshop.locale === locale ? undefined : workshop.locale}><Link to={workshopPath(workshop.id)} className="text-ink no-underline after:absolute after:inset-0 hover:underline">{workshop.title}</Link></h2>
            <p className="text-s text-ink-soft"><time dateTime={new Date(workshop.startsAt).toISOString()}>{formatDateTime(workshop.startsAt, locale, own ?? workshop.timeZone)}</time> · {formatMinutes(workshop.minutes, locale)}</p>
            <p className="text-s text-ink-soft">{[workshop.languages.map((code) => localeNames[code]).join(", "), workshop.region ?? t(`audiences.${workshop.audience}`)].join(" · ")}</p>
            <p className="flex flex-wrap gap-2 empty:hidden"><WorkshopBadges workshop={workshop} /></p>
          </div>
        </li>
      ))}
    </ul>
  );
}
