import { db } from "#app/db/client.server.ts";
import { isLocale, type Locale, locales } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { type Entry, listEntries } from "./catalogue-index.server.ts";
import { type CourseTheme, courseThemes, type Level, levels } from "./keys.ts";

/** Planned learning time: up to 30 minutes, up to 90, more. */
export const courseLengths = ["short", "medium", "long"] as const;
export type CourseLength = (typeof courseLengths)[number];

/** What the catalogue's address says; "" stands for any. */
export interface CatalogueSearch {
  query: string;
  theme: CourseTheme | "";
  language: Locale | "";
  level: Level | "";
  length: CourseLength | "";
  page: number; // from 1
}

const coursesPerPage = 12;

/** Reads an address. Whatever it does not know counts as not said: a catalogue never refuses a link. */
export function parseCatalogueSearch(params: URLSearchParams): CatalogueSearch {
  const one = <T extends string>(name: string, known: readonly T[]): T | "" => known.find((value) => value === params.get(name)) ?? "";
  const page = Number(params.get("page") ?? 1);
  return {
    query: (params.get("q") ?? "").trim().slice(0, 200),
    theme: one("theme", courseThemes),
    language: one("language", locales),
    level: one("level", levels),
    length: one("length", courseLengths),
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

export interface CourseCard {
  slug: string;
  title: string;
  summary: string;
  outcomes: string[];
  locale: Locale; // of title, summary and outcomes
  minutes: number;
  languages: Locale[];
  level: Level;
  themes: CourseTheme[];
  illustrative: boolean;
}

type Facet = "theme" | "language" | "level" | "length";

export interface CataloguePage {
  courses: CourseCard[];
  total: number;
  page: number;
  pages: number;
  /** How many courses each choice would leave, all other filters kept. Choices without a course are absent. */
  facets: Record<Facet, Record<string, number>>;
}

type Filter = Partial<Omit<CatalogueSearch, "theme">> & { theme?: CourseTheme | "" | readonly CourseTheme[]; perPage?: number; locale: Locale };

/**
 * One page of published courses by title, each in the reader's language or the best there is. Every word of `query` must
 * occur in one language's title, summary, outcomes, module or unit titles, whichever language that is. Two statements.
 */
export async function listCourses({ locale, query = "", theme = "", language = "", level = "", length = "", page = 1, perPage = coursesPerPage }: Filter): Promise<CataloguePage> {
  const wantedThemes: readonly string[] = typeof theme === "string" ? (theme === "" ? [] : [theme]) : theme;
  const entries = await findEntries(query, locale);
  const passes: Record<Facet, (entry: Entry) => boolean> = {
    theme: (entry) => wantedThemes.length === 0 || wantedThemes.some((wanted) => entry.themes.includes(wanted)),
    language: (entry) => language === "" || entry.titles.has(language),
    level: (entry) => level === "" || entry.level === level,
    length: (entry) => length === "" || lengthOf(entry.minutes) === length,
  };
  const facets = Object.fromEntries(facetNames.map((facet) => {
    const others = facetNames.filter((other) => other !== facet);
    return [facet, countBy(entries.filter((entry) => others.every((other) => passes[other](entry))), choices[facet])];
  })) as CataloguePage["facets"];
  const found = entries.filter((entry) => facetNames.every((facet) => passes[facet](entry)));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const shown = Math.min(page, pages);
  return { courses: await showCards(found.slice((shown - 1) * perPage, shown * perPage)), total: found.length, page: shown, pages, facets };
}

const facetNames: Facet[] = ["theme", "language", "level", "length"];
const choices: Record<Facet, (entry: Entry) => Iterable<string>> = {
  theme: (entry) => entry.themes,
  language: (entry) => entry.titles.keys(),
  level: (entry) => [entry.level],
  length: (entry) => [lengthOf(entry.minutes)],
};

function countBy(entries: readonly Entry[], choicesOf: (entry: Entry) => Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const entry of entries) for (const choice of choicesOf(entry)) counts[choice] = (counts[choice] ?? 0) + 1;
  return counts;
}

function lengthOf(minutes: number): CourseLength {
  return minutes <= 30 ? "short" : minutes <= 90 ? "medium" : "long";
}

/** Words of a query, each of which has to occur. */
const wordsOf = (query: string): string[] => fold(query).split(" ").filter((word) => word !== "").slice(0, 12);

async function findEntries(query: string, locale: Locale): Promise<readonly Entry[]> {
  const words = wordsOf(query);
  const entries = (await listEntries(locale)).filter(({ searchable }) => searchable.length > 0);
  return words.length === 0 ? entries : entries.filter(({ searchable }) => searchable.some((text) => words.every((word) => text.includes(word))));
}

async function showCards(entries: readonly Entry[]): Promise<CourseCard[]> {
  // Of what a course says only this much: its modules and units would be read and parsed for nothing.
  const rows = await db.$queryRaw<{ versionId: string; summary: string; outcomes: string | null }[]>`
    SELECT x."versionId", x."summary", json_extract(x."content", '$.outcomes') AS "outcomes"
    FROM json_each(${JSON.stringify(entries.map(({ versionId, locale }) => [versionId, locale]))}) e
    JOIN "CourseText" x ON x."versionId" = json_extract(e.value, '$[0]') AND x."locale" = json_extract(e.value, '$[1]')`;
  const texts = new Map(rows.map((row) => [row.versionId, row]));
  return entries.map((entry) => {
    const text = texts.get(entry.versionId);
    return {
      slug: entry.slug,
      title: entry.title,
      summary: text?.summary ?? "",
      outcomes: text?.outcomes ? (JSON.parse(text.outcomes) as string[]) : [],
      locale: isLocale(entry.locale) ? entry.locale : "en",
      minutes: entry.minutes,
      languages: locales.filter((locale) => entry.titles.has(locale)),
      level: entry.level as Level,
      themes: courseThemes.filter((theme) => entry.themes.includes(theme)),
      illustrative: entry.illustrative,
    };
  });
}
