import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import type { Anchor } from "#app/features/network/map/map.server.ts";
import type { MapRegion } from "./components/score-map.tsx";
import { sayScore } from "./say-across.ts";
import type { ScoredRegions } from "./scored-regions.server.ts";

/** A map's words and regions, the same in a page and as a file. */
export function describeMap({ value, regions }: NonNullable<ScoredRegions["shown"]>, anchorOf: (nutsCode: string) => Anchor | null, t: TFunction, locale: Locale) {
  const shown = regions.map(({ nutsCode, name, score, exists }): MapRegion => ({ nutsCode, name, score, exists, said: sayScore(score, t, locale), anchor: anchorOf(nutsCode) }));
  const scored = shown.filter(({ score }) => score !== null);
  return {
    title: t("map.pictureTitle", { value: value.name }), regions: shown,
    description: scored.length === 0 ? t("map.noScores") : scored.map(({ name, said }) => `${name}: ${said}`).join("; "),
    legend: { scores: t("map.legend"), none: t("regions:profile.noScore"), invented: t("map.offMap"), outside: t("map.outside") },
    illustrative: regions.some(({ illustrative, score }) => illustrative && score !== null) ? t("regions:illustrative") : null,
  };
}
