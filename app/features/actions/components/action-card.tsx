import { Link } from "@remix-run/react";
import { CalendarRange, MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { OutcomeBadge } from "#app/features/practices/components/outcome-badge.tsx";
import { formatPeriod } from "#app/features/practices/components/period.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { actionPath } from "../action-paths.ts";
import type { ActionCard as Card } from "../catalogue.server.ts";
import { LightBadge, StatusBadge } from "./status-badge.tsx";

/** An action as one meets it in a list. */
export function ActionCard({ action, level: Heading = "h2" }: { action: Omit<Card, "changedAt" | "publishedAt">; level?: "h2" | "h3" }) {
  const { t } = useTranslation("actions");
  const { t: tPractices } = useTranslation("practices");
  const locale = useLocale();
  const lang = action.locale === locale ? undefined : action.locale;
  const period = action.starts === "" && action.ends === "" ? "" : formatPeriod(tPractices, action.starts || null, action.ends || null, locale);
  return (
    <article className="group relative flex flex-col gap-2 py-5">
      <p className="flex flex-wrap items-center gap-1.5">
        <StatusBadge status={action.status} />
        {action.light && action.status === "running" ? <LightBadge light={action.light} /> : null}
        <OutcomeBadge outcome={action.outcome} />
        {action.illustrative ? <Badge look="sun">{t("common:illustrative")}</Badge> : null}
        {action.areas.slice(0, 3).map((area) => <Badge key={area}>{t(`common:themes.${area}`)}</Badge>)}
      </p>
      <Heading lang={lang} className="text-l"><Link to={actionPath(action.id)} className="text-ink no-underline after:absolute after:inset-0 group-hover:underline">{action.title}</Link></Heading>
      {action.summary ? <p lang={lang} className="max-w-read text-ink-soft">{action.summary}</p> : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-soft empty:hidden">
        {action.region ? <span className="inline-flex items-center gap-1.5"><MapPin aria-hidden className="size-4 text-sea" />{action.region.name}</span> : null}
        {period === "" ? null : <span className="inline-flex items-center gap-1.5"><CalendarRange aria-hidden className="size-4 text-sea" />{period}</span>}
      </p>
    </article>
  );
}
