import type { TFunction } from "i18next";
import { createElement } from "react";
import { mapCopyright, mapInsets, pickShapes, regionAnchors } from "#app/features/network/map/map.server.ts";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { ScoreMap } from "./components/score-map.tsx";
import { describeMap } from "./map-picture.ts";
import { noteScore, sayOrigin } from "./say-across.ts";
import { classOf, sayClass } from "./score-classes.ts";
import type { ScoredRegions } from "./scored-regions.server.ts";

export interface AcrossContext {
  locale: Locale;
  t: TFunction;
  figures: TFunction<"figures">;
}

/** @throws AppError not-found where there is no score at all */
export function shownOf<Shown>(shown: Shown | null): Shown {
  if (!shown) throw new AppError("not-found", "scores:errors.noScores");
  return shown;
}

/** A region a line. Each says whose word its score is and, where it is invented, that it is. */
function mapLines(page: ScoredRegions, { t, figures }: AcrossContext): (string | number | null)[][] {
  const { set, year, basis, value, regions } = shownOf(page.shown);
  return [
    [t("regions:csv.region"), figures("file.nuts"), t("regions:page.set"), t("regions:csv.edition"), t("regions:page.year"), t("regions:csv.key"), t("regions:csv.name"), t("regions:profile.score"), t("map.class"), t("regions:csv.basis"), figures("notes"), figures("file.source"), figures("file.licence"), figures("file.retrieved")],
    ...regions.filter(({ score }) => score !== null).map((region) => [region.name, region.nutsCode, set.title, set.edition, year, value.key, value.name, Math.round((region.score ?? 0) * 100) / 100, sayClass(classOf(region.score)), t(`across.bases.${basis}`), noteScore(region, figures).join("; "), region.source?.title ?? set.source.title, region.source?.licence ?? set.source.licence ?? "", region.source?.retrievedOn ?? ""]),
  ];
}

export const mapCsv = (page: ScoredRegions, context: AcrossContext): string => toCsv(mapLines(page, context).map((line) => line.map((cell) => String(cell ?? ""))), context.locale);

export const mapXlsx = (page: ScoredRegions, context: AcrossContext): Uint8Array<ArrayBuffer> => toXlsx([{ name: String(shownOf(page.shown).year), lines: mapLines(page, context) }]);

/** The same for programs. */
export function mapJson(page: ScoredRegions): string {
  const { set, year, basis, value, regions } = shownOf(page.shown);
  return JSON.stringify({ format: 1, set, year, basis, value: { key: value.key, name: value.name }, regions: regions.map(({ id: _id, exists: _exists, ...region }) => ({ ...region, class: sayClass(classOf(region.score)) })) }, null, 2);
}

/** The map as a picture that stands by itself. */
export function mapSvg(page: ScoredRegions, { t, figures, locale }: AcrossContext): string {
  const shown = shownOf(page.shown);
  const map = describeMap(shown, (code) => regionAnchors[code] ?? null, t, locale);
  return toSvg(createElement(ScoreMap, { ...map, insets: mapInsets, shapes: pickShapes(map.regions.map(({ nutsCode }) => nutsCode)), isAlone: true, note: [...sayOrigin(shown, t, figures, locale), mapCopyright].join(" · ") }));
}

export const mapPng = (page: ScoredRegions, context: AcrossContext): Promise<Uint8Array<ArrayBuffer>> => toPng(mapSvg(page, context));
