import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { Badge } from "#app/ui/badge.tsx";
import { useLocale } from "#app/ui/use-root.ts";
import { directRoles } from "../keys.ts";
import type { PracticePage } from "../practice-page.server.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { formatPeriod } from "./period.ts";
import { SourceMarks } from "./told-section.tsx";

interface Fact {
  key: string;
  label: string;
  /** "" when nobody has said. */
  value: ReactNode;
  /** The field whose sources it has. */
  from: string;
}

/** What a record is filed under, in the reader's words. */
export function usePracticeFacts(): (record: PracticePage["record"], regionNames: Record<string, string>) => Fact[] {
  const { t } = useTranslation("practices");
  const locale = useLocale();
  return (record, regionNames) => [
    { key: "outcome", label: t("facets.outcome"), value: record.outcome ? <OutcomeBadge outcome={record.outcome} /> : "", from: "outcome" },
    { key: "region", label: t("facets.region"), value: record.regions.map((code) => regionNames[code] ?? code).join(", "), from: "regions" },
    { key: "period", label: t("facets.period"), value: formatPeriod(t, record.starts, record.ends, locale), from: "period" },
    { key: "area", label: t("facets.area"), value: <span className="flex flex-wrap gap-1.5">{record.areas.map((area) => <Badge key={area}>{t(`common:themes.${area}`)}</Badge>)}</span>, from: "areas" },
    { key: "target", label: t("facets.target"), value: record.targets.map((target) => t(`targets.${target}`)).join(", "), from: "targets" },
    { key: "role", label: t("facets.role"), value: record.roles.map((role) => `${t(`roles.${role}`)} (${t(directRoles.includes(role) ? "record.direct" : "record.indirect")})`).join(", "), from: "roles" },
    { key: "setting", label: t("facets.setting"), value: record.settings.map((setting) => t(`settings.${setting}`)).join(", "), from: "settings" },
    { key: "evidence", label: t("facets.evidence"), value: record.evidenceKind ? t(`evidence.${record.evidenceKind}`) : "", from: "evidenceKind" },
    { key: "budget", label: t("facets.budget"), value: record.budget ? t(`budgets.${record.budget}`) : "", from: "budget" },
    { key: "causes", label: t("record.causes"), value: record.causes.map((cause) => t(`causes.${cause}`)).join(", "), from: "causes" },
    { key: "organisations", label: t("record.organisations"), value: record.organisations.length === 0 ? "" : <ul className="space-y-0.5">{record.organisations.map(({ name, role }) => <li key={name}>{name} <span className="text-ink-soft">({t(`organisationRoles.${role}`)})</span></li>)}</ul>, from: "organisations" },
  ];
}

/** What nobody says of a record is said of these; the others are left out. */
const saidAnyway: Record<string, "outcomes.unsaid" | "evidence.unsaid" | "budgets.unsaid"> = { outcome: "outcomes.unsaid", evidence: "evidence.unsaid", budget: "budgets.unsaid" };

/** What the record is filed under, each with where it comes from. */
export function PracticeFacts({ practice: { record, filedFrom }, regionNames }: { practice: Pick<PracticePage, "record" | "filedFrom">; regionNames: Record<string, string> }) {
  const { t } = useTranslation("practices");
  const facts = usePracticeFacts()(record, regionNames).map(({ value, ...fact }) => ({ ...fact, value: value === "" && saidAnyway[fact.key] ? t(saidAnyway[fact.key] ?? "outcomes.unsaid") : value }));
  return (
    <dl className="divide-y divide-hairline border-y border-hairline text-s">
      {facts.filter(({ value }) => value !== "").map(({ key, label, value, from }) => (
        <div key={key} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-3 py-2">
          <dt className="text-ink-soft">{label}</dt>
          <dd>{value}<SourceMarks numbers={filedFrom[from] ?? []} /></dd>
        </div>
      ))}
    </dl>
  );
}
