import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { formatPeriod } from "./components/period.ts";
import { directRoles } from "./keys.ts";
import type { PracticeRecord } from "./practice.schema.ts";

export interface Fact {
  key: string;
  label: string;
  /** "" when nobody has said. */
  value: string;
  /** The field whose sources it has. */
  from: string;
}

type Filed = Pick<PracticeRecord, "outcome" | "regions" | "starts" | "ends" | "areas" | "targets" | "roles" | "settings" | "evidenceKind" | "budget" | "causes" | "organisations">;

/** What a record is filed under, in the reader's words. Pure. */
export function practiceFacts(t: TFunction<"practices">, record: Filed, regionNames: Record<string, string>, locale: Locale): Fact[] {
  return [
    { key: "outcome", label: t("facets.outcome"), value: record.outcome ? t(`outcomes.${record.outcome}`) : "", from: "outcome" },
    { key: "region", label: t("facets.region"), value: record.regions.map((code) => regionNames[code] ?? code).join(", "), from: "regions" },
    { key: "period", label: t("facets.period"), value: formatPeriod(t, record.starts, record.ends, locale), from: "period" },
    { key: "area", label: t("facets.area"), value: record.areas.map((area) => t(`common:themes.${area}`)).join(", "), from: "areas" },
    { key: "target", label: t("facets.target"), value: record.targets.map((target) => t(`targets.${target}`)).join(", "), from: "targets" },
    { key: "role", label: t("facets.role"), value: record.roles.map((role) => `${t(`roles.${role}`)} (${t(directRoles.includes(role) ? "record.direct" : "record.indirect")})`).join(", "), from: "roles" },
    { key: "setting", label: t("facets.setting"), value: record.settings.map((setting) => t(`settings.${setting}`)).join(", "), from: "settings" },
    { key: "evidence", label: t("facets.evidence"), value: record.evidenceKind ? t(`evidence.${record.evidenceKind}`) : "", from: "evidenceKind" },
    { key: "budget", label: t("facets.budget"), value: record.budget ? t(`budgets.${record.budget}`) : "", from: "budget" },
    { key: "causes", label: t("record.causes"), value: record.causes.map((cause) => t(`causes.${cause}`)).join(", "), from: "causes" },
    { key: "organisations", label: t("record.organisations"), value: record.organisations.map(({ name, role }) => `${name} (${t(`organisationRoles.${role}`)})`).join(", "), from: "organisations" },
  ];
}

const saidAnyway: Record<string, "outcomes.unsaid" | "evidence.unsaid" | "budgets.unsaid"> = { outcome: "outcomes.unsaid", evidence: "evidence.unsaid", budget: "budgets.unsaid" };

/** Those that somebody has said; that nobody has is said of outcome, evidence and budget, the others are left out. */
export function saidFacts<Value>(t: TFunction<"practices">, facts: readonly (Omit<Fact, "value"> & { value: Value | string })[]): (Omit<Fact, "value"> & { value: Value | string })[] {
  return facts.map((fact) => (fact.value === "" && saidAnyway[fact.key] ? { ...fact, value: t(saidAnyway[fact.key] ?? "outcomes.unsaid") } : fact)).filter(({ value }) => value !== "");
}
