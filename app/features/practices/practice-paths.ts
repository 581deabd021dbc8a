import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";
import type { Facet } from "./facet-table.server.ts";

export type PracticeView = "list" | "map";

export const sorts = ["relevance", "newest", "begun", "evidence"] as const;
export type Sort = (typeof sorts)[number];

/** Without words nothing fits better than another: what is best known comes first. */
export const defaultSort = (query: string): Sort => (query === "" ? "evidence" : "relevance");

/** What the search's address says. */
export interface SearchAddress {
  query: string;
  chosen: Record<Facet, readonly string[]>;
  sort: Sort;
  expand: boolean;
  view: PracticeView;
  /** Records that were ticked to be compared. */
  compare: readonly string[];
}

/** The parameters of an address, without what goes without saying. */
export function searchParams({ query, chosen, sort, expand, view, compare }: SearchAddress): [name: string, value: string][] {
  return [
    ...(query === "" ? [] : [["q", query] as [string, string]]),
    ...Object.entries(chosen).flatMap(([facet, values]) => values.map((value): [string, string] => [facet, value])),
    ...(sort === defaultSort(query) ? [] : [["sort", sort] as [string, string]]),
    ...(expand ? [] : [["words", "exact"] as [string, string]]),
    ...(view === "list" ? [] : [["view", view] as [string, string]]),
    ...compare.map((slug): [string, string] => ["compare", slug]),
  ];
}

/** Where a search is. */
export function searchPath(address: SearchAddress): string {
  const params = new URLSearchParams(searchParams(address)).toString();
  return params === "" ? "/practices" : `/practices?${params}`;
}

/** The same search as a file. Its order goes along, its view does not. */
export const searchFilePath = (address: SearchAddress, kind: "csv" | "json" | "pdf"): string => searchPath({ ...address, view: "list", compare: [] }).replace("/practices", `/practices.${kind}`);

/** The feed of a search: always the newest first, in one language. */
export function feedPath(address: SearchAddress, locale: Locale): string {
  return `/practices.atom?${new URLSearchParams([...searchParams({ ...address, view: "list", compare: [], sort: defaultSort(address.query) }), ["lang", locale]])}`;
}

/** The same search with one more value of a facet, or one less. */
export function toggled(address: SearchAddress, facet: Facet, value: string): SearchAddress {
  const values = address.chosen[facet];
  return { ...address, chosen: { ...address.chosen, [facet]: values.includes(value) ? values.filter((other) => other !== value) : [...values, value] } };
}

export const practicePath = (slug: string): `/${string}` => `/practices/${slug}`;
/** The version that an address asks for; null for the current one, 0 for one that there cannot be. */
export function askedVersion(params: URLSearchParams, name = "version"): number | null {
  const asked = params.get(name);
  return asked === null ? null : (parseRowNumber(asked) ?? 0);
}
/** The record in a language that need not be the interface's. */
export const recordPath = (slug: string, locale: Locale): `/${string}` => `${practicePath(slug)}?in=${locale}`;
/** The language that an address asks for the record in. */
export function askedLanguage(params: URLSearchParams): Locale | null {
  const asked = params.get("in");
  return isLocale(asked) ? asked : null;
}
/** The record as it is shown: an earlier version under its own address, and a language where one was chosen. */
export function versionPath({ slug, version, current }: { slug: string; version: number; current: number }, rest = "", locale?: Locale): string {
  const params = new URLSearchParams([...(version === current ? [] : [["version", String(version)]]), ...(locale === undefined ? [] : [["in", locale]])]).toString();
  return `${practicePath(slug)}${rest}${params === "" ? "" : `?${params}`}`;
}
/** How many records stand side by side. */
export const mostCompared = 4;
export const comparePath = (slugs: readonly string[]): string => `/practices/compare${slugs.length === 0 ? "" : `?ids=${slugs.join(",")}`}`;
/** The search, to find what else is to be compared. */
export const compareMorePath = (slugs: readonly string[]): string => `/practices?${new URLSearchParams(slugs.map((slug) => ["compare", slug])).toString()}`;

export const listPath = (id: string): `/${string}` => `/practices/lists/${id}`;

export const submissionPath = (id: string): `/${string}` => `/practices/submissions/${id}`;
export const editSubmissionPath = (id: string, step = ""): string => `${submissionPath(id)}/edit${step === "" ? "" : `?step=${step}`}`;

/** All languages of a record, or the form to translate it into one. */
export const translatePath = (slug: string, locale?: Locale): `/${string}` => `${practicePath(slug)}/translate${locale === undefined ? "" : `/${locale}`}`;
export const proposalPath = (id: string): `/${string}` => `/practices/translations/${id}`;

export const contactPath = (slug: string): `/${string}` => `${practicePath(slug)}/contact`;
export const inquiryPath = (id: string): `/${string}` => `/practices/messages/${id}`;

export const importPath = (id: string): `/${string}` => `/practices/imports/${id}`;

/** Words that stand after /practices/ themselves: no record can be called so. */
export const reservedSlugs: readonly string[] = ["submit", "submissions", "review", "compare", "lists", "searches", "imports", "messages", "translations", "api"];
