import type { TFunction } from "i18next";
import { createElement } from "react";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import { SeriesPicture } from "./components/series-picture.tsx";
import type { FiguresPage } from "./figures.server.ts";
import { linesOf } from "./figure-table.ts";
import { sayNotes } from "./say-figure.ts";

interface Context {
  /** Of a picture. */
  indicator: string | null;
  locale: Locale;
  t: TFunction<"figures">;
}

/** One figure a line. Each says where it comes from and, where it is invented, that it is. */
function figureLines({ region, series }: FiguresPage, t: TFunction<"figures">): (string | number | null)[][] {
  return [
    [t("file.region"), t("file.nuts"), t("file.key"), t("figure"), t("group"), t("unit"), t("year"), t("value"), t("file.flags"), t("notes"), t("file.source"), t("file.edition"), t("file.licence"), t("file.retrieved"), t("file.address")],
    ...series.flatMap(({ indicator, name, group, unit, figures }) => figures.map((figure) => {
      const { title, edition, licence, retrievedOn, url } = figure.source;
      return [region.name, region.nutsCode, indicator, name, t(`groups.${group}`), t(`units.${unit}`), figure.year, figure.value, figure.flags, sayNotes(figure, t).join("; "), title, edition, licence, retrievedOn, url];
    })),
  ];
}

export const figuresCsv = (page: FiguresPage, { locale, t }: Context): string => toCsv(figureLines(page, t).map((line) => line.map((cell) => String(cell ?? ""))), locale);

export const figuresXlsx = (page: FiguresPage, { t }: Context): Uint8Array<ArrayBuffer> => toXlsx([{ name: page.region.name, lines: figureLines(page, t) }]);

/** The same for programs. */
export const figuresJson = ({ region: { slug, name, nutsCode, nutsLevel }, series }: FiguresPage): string =>
  JSON.stringify({ format: 1, region: { slug, name, nutsCode, nutsLevel }, series }, null, 2);

/** One indicator as a picture that stands by itself. @throws AppError not-found where there is no series */
export function figuresSvg({ region, series }: FiguresPage, { indicator, locale, t }: Context): string {
  const found = [...Map.groupBy(series, (one) => one.indicator).entries()].find(([key, list]) => (indicator === null || key === indicator) && linesOf(list, t, locale).length > 0);
  if (!found) throw new AppError("not-found", "figures:errors.noSeries");
  return toSvg(createElement(SeriesPicture, { series: found[1], region: region.name, t, locale, isAlone: true }));
}

export const figuresPng = (page: FiguresPage, context: Context): Promise<Uint8Array<ArrayBuffer>> => toPng(figuresSvg(page, context));
