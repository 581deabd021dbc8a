import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { numberOf, type PlanRow } from "../plan-fields.ts";

/** The sum of what was said; "" where nothing was. */
export function sumOf(rows: readonly PlanRow[], field: string): string {
  const said = rows.flatMap((row) => numberOf(row[field]) ?? []);
  return said.length === 0 ? "" : String(Math.round(said.reduce((sum, value) => sum + value, 0) * 100) / 100);
}

/** Euros in the reader's language. */
export function amountOf(value: string | undefined, locale: Locale): string {
  const amount = numberOf(value);
  return amount === null ? "" : `${formatNumber(amount, locale, 2)}\u00a0€`;
}

/** How much of the way from baseline to target was gone, in whole per cent, also where less is better; null: cannot be said. */
export function reachedOf(baseline: number | null, target: number | null, actual: number | null): number | null {
  if (baseline === null || target === null || actual === null || baseline === target) return null;
  return Math.round(((actual - baseline) / (target - baseline)) * 100);
}
