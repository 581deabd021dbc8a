import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { CalendarRange, MapPin } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import type { Outcome } from "../keys.ts";
import { practicePath } from "../practice-paths.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { formatPeriod } from "./period.ts";

export interface PracticeCardProps {
  slug: string;
  title: string;
  summary: string;
  /** Language of title and summary. */
  locale: Locale;
  original: Locale;
  outcome: Outcome | null;
  areas: string[];
  regions: string[];
  startsOn: string | null;
  endsOn: string | null;
  illustrative: boolean;
}

/** A practice as one meets it in a list: what, where, when and how it came out. */
export function PracticeCard({ practice, regionNames, level = "h3", children }: { practice: PracticeCardProps; regionNames: Record<string, string>; level?: "h2" | "h3"; children?: ReactNode }) {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  const foreign = practice.locale === locale ? undefined : practice.locale;
  const Heading = level;
  const period = formatPeriod(t, practice.startsOn, practice.endsOn, locale);
  return (
    <article className="group relative flex h-full flex-col gap-2 py-5">
      <p className="flex flex-wrap items-center gap-1.5">
        <OutcomeBadge outcome={practice.outcome} />
        {practice.illustrative ? <Badge look="sun">{t("card.illustrative")}</Badge> : null}
        {practice.areas.slice(0, 3).map((area) => <Badge key={area}>{t(`common:themes.${area}`)}</Badge>)}
      </p>
      <Heading lang={foreign} className="text-l">
        <Link to={practicePath(practice.slug)} className="text-ink no-underline after:absolute after:inset-0 group-hover:underline">{practice.title}</Link>
      </Heading>
      <p lang={foreign} className="max-w-read text-ink-soft">{practice.summary}</p>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-s text-ink-soft">
        <span className="inline-flex items-center gap-1.5"><MapPin aria-hidden className="size-4 text-sea" />{practice.regions.length > 0 ? practice.regions.map((code) => regionNames[code] ?? code).join(", ") : t("card.noRegion")}</span>
        {period === "" ? null : <span className="inline-flex items-center gap-1.5"><CalendarRange aria-hidden className="size-4 text-sea" />{period}</span>}
        {practice.original === locale ? null : <span>{t("card.writtenIn", { language: formatLanguage(practice.original, locale) })}</span>}
      </p>
      {children ? <div className="relative z-10 w-fit">{children}</div> : null}
    </article>
  );
}
