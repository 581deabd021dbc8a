import type { TFunction } from "i18next";
import { formatDate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { PictureLine } from "../components/line-picture.tsx";
import type { Figure, Provenance, Series } from "./figures.server.ts";
import { sayNotes, saySource, sayValue } from "./say-figure.ts";

type T = TFunction<"figures">;
type Sourced = Pick<Figure, "source">;

export interface NumberedSource extends Provenance {
  number: number;
  said: string;
}

/** Where some figures or scores come from, each once, numbered as they come. */
export function numberSources(figures: readonly Sourced[], t: T, locale: Locale): { sources: NumberedSource[]; numberOf: (figure: Sourced) => number } {
  const said = (source: Provenance) => saySource(source, t, (day) => formatDate(day, locale));
  const all = new Map<string, NumberedSource>();
  for (const { source } of figures) {
    const key = JSON.stringify(source);
    if (!all.has(key)) all.set(key, { ...source, number: all.size + 1, said: said(source) });
  }
  return { sources: [...all.values()], numberOf: ({ source }) => all.get(JSON.stringify(source))?.number ?? 0 };
}

export interface Cell {
  value: string;
  notes: string[];
  source: number;
}

/** The figures of one indicator by years, the newest first, and groups of people. */
export function spreadYears(series: readonly Series[], numberOf: (figure: Figure) => number, t: T, locale: Locale): { year: number; cells: (Cell | null)[] }[] {
  const years = [...new Set(series.flatMap(({ figures }) => figures.map(({ year }) => year)))].sort((a, b) => b - a);
  return years.map((year) => ({
    year,
    cells: series.map(({ figures, unit }) => {
      const figure = figures.find((one) => one.year === year);
      return figure ? { value: sayValue(figure.value, unit, t, locale), notes: sayNotes(figure, t), source: numberOf(figure) } : null;
    }),
  }));
}

/** The same as lines of a picture; a typology is none, and a single year neither. */
export function linesOf(series: readonly Series[], t: T, locale: Locale): PictureLine[] {
  const lines = series.filter(({ unit }) => unit !== "typology").map(({ group, unit, figures }) => ({
    key: group, name: t(`groups.${group}`),
    points: figures.flatMap(({ year, value }) => (value === null ? [] : [{ year, value, said: sayValue(value, unit, t, locale) }])),
  })).filter(({ points }) => points.length > 0);
  return lines.some(({ points }) => points.length > 1) ? lines : [];
}

/** What a picture shows, in words. */
export const describeLines = (lines: readonly PictureLine[]): string => lines.map(({ name, points }) => `${name}: ${points.map(({ year, said }) => `${year} ${said}`).join(", ")}`).join("; ");
