import type { TFunction } from "i18next";
import { isLocale, localeNames, locales } from "#app/i18n/locales.ts";
import { ownValue } from "#app/lib/own-value.ts";
import { areas, budgets, evidenceKinds, outcomes, periods, roles, settings, targets } from "./keys.ts";
import type { FacetChoice, FacetGroup } from "./components/facet-panel.tsx";
import type { Facet } from "./facet-table.server.ts";

interface Names {
  regions: Record<string, string>;
  countries: Record<string, string>;
}

/** Values with an order of their own; those of the others are ordered by how many there are. */
const orders: Partial<Record<Facet, readonly string[]>> = { area: areas, target: targets, outcome: outcomes, setting: settings, role: roles, evidence: evidenceKinds, budget: budgets, period: periods };

/** Everything that a facet may be narrowed to; regions and countries are too many to be listed. */
const values: Partial<Record<Facet, readonly string[]>> = { ...orders, language: locales, lessons: ["failure"], adopted: ["yes"], basis: ["sourced", "reported", "illustrative"] };
const codes: Partial<Record<Facet, RegExp>> = { region: /^[A-Z]{2}[A-Z0-9]{1,3}$/, country: /^[A-Z]{2}$/ };

/** Whether a value of an address is one. Whatever else stands there finds nothing, and is called as it was typed. */
function isFacetValue(facet: Facet, value: string): boolean {
  return value === "unsaid" || (codes[facet]?.test(value) ?? values[facet]?.includes(value) ?? false);
}

/** What a value is called. */
export function facetLabel(t: TFunction<"practices">, facet: Facet, value: string, { regions, countries }: Names): string {
  if (!isFacetValue(facet, value)) return value;
  switch (facet) {
    case "area":
      return t(`common:themes.${value}`);
    case "region":
      return ownValue(regions, value) ?? t("countries.unsaid");
    case "country":
      return ownValue(countries, value) ?? t("countries.unsaid");
    case "language":
      return isLocale(value) ? localeNames[value] : value;
    case "evidence":
      return t(`evidence.${value}`);
    case "lessons":
      return t("lessons.failure");
    case "adopted":
      return t("adopted.yes");
    case "basis":
      return t(`basis.${value}`);
    case "target":
      return t(`targets.${value}`);
    case "outcome":
      return t(`outcomes.${value}`);
    case "setting":
      return t(`settings.${value}`);
    case "role":
      return t(`roles.${value}`);
    case "budget":
      return t(`budgets.${value}`);
    case "period":
      return t(`periods.${value}`);
  }
}

/** Counts → the panel's groups. What would leave nothing is not offered, unless it is chosen. */
export function facetGroups(t: TFunction<"practices">, order: readonly Facet[], counts: Record<Facet, Record<string, number>>, chosen: Record<Facet, readonly string[]>, names: Names): FacetGroup[] {
  return order.flatMap((facet): FacetGroup[] => {
    const known = orders[facet];
    const found = [...new Set([...Object.keys(counts[facet]), ...chosen[facet]])];
    const place = (value: string) => (value === "unsaid" ? 1_000 : (known?.indexOf(value) ?? 0));
    const choices = found.map((value): FacetChoice => ({ value, label: facetLabel(t, facet, value, names), count: ownValue(counts[facet], value) ?? 0, chosen: chosen[facet].includes(value) }));
    choices.sort((a, b) => place(a.value) - place(b.value) || b.count - a.count || a.label.localeCompare(b.label));
    return choices.length === 0 ? [] : [{ facet, label: t(`facets.${facet}`), choices }];
  });
}
