import { db } from "#app/db/client.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { periods } from "./keys.ts";

// All records as far as they are counted, in memory: twenty thousand are counted in milliseconds, exactly. The stamp tells
// whether the picture is still true (docs/decisions/practice-records.md).

/** In the order in which they are shown. */
export const facets = ["area", "target", "outcome", "country", "region", "setting", "role", "evidence", "lessons", "adopted", "budget", "period", "language", "basis"] as const;
export type Facet = (typeof facets)[number];

/** The value that stands for "nobody has said". */
export const unsaid = "unsaid";

export interface Entry {
  id: number;
  updatedAt: number;
  /** When it began, as text: later ones sort higher, unknown ones lowest. */
  begun: string;
  evidence: number; // the better the lower; what is invented comes after what is not
  languages: Map<string, number>; // language → translation's id
  original: string;
  /** Indexes into `values`. */
  values: Uint16Array;
}

export interface FacetTable {
  stamp: string;
  entries: Entry[];
  /** Of all entries. */
  places: number[];
  /** Translation's id → its entry's place. */
  placeOf: Map<number, number>;
  values: { facet: Facet; value: string }[];
  indexOf: Map<string, number>; // "facet value" → index
}

interface Row {
  id: number;
  outcome: string | null;
  evidence: string | null;
  budget: string | null;
  startsOn: string | null;
  endsOn: string | null;
  tellsFailure: number;
  illustrative: number;
  reported: number;
  originalLocale: string;
  updatedAt: number;
  tags: string | null;
  regions: string | null;
  translations: string | null;
  adoptions: number;
}

const kept = singleton<{ table: FacetTable | null; making: Promise<FacetTable> | null }>("facet-table", () => ({ table: null, making: null }));

/** The records as they are now. One statement; a second one after something was written. */
export async function getFacetTable(): Promise<FacetTable> {
  const [row] = await db.$queryRaw<{ value: string }[]>`SELECT "value" FROM "PracticeStamp" WHERE "id" = 1`;
  const stamp = row?.value ?? "";
  if (kept.table?.stamp === stamp) return kept.table;
  kept.making ??= makeTable(stamp).finally(() => (kept.making = null));
  kept.table = await kept.making;
  return kept.table;
}

// One row of JSON: the client's own rows cost several times as much. Only records with a current version can be found.
async function makeTable(stamp: string): Promise<FacetTable> {
  const [all] = await db.$queryRaw<{ rows: string }[]>`
    SELECT json_group_array(json_object('id', p."id", 'outcome', p."outcome", 'evidence', p."evidence", 'budget', p."budget", 'startsOn', p."startsOn", 'endsOn', p."endsOn",
      'tellsFailure', p."tellsFailure", 'illustrative', p."illustrative", 'reported', p."reported", 'originalLocale', p."originalLocale", 'updatedAt', CAST((julianday(p."updatedAt") - 2440587.5) * 86400000 AS INTEGER),
      'tags', (SELECT group_concat(t."kind" || ' ' || t."value") FROM "PracticeTag" t WHERE t."practiceId" = p."id"),
      'regions', (SELECT group_concat(r."nutsCode" || ' ' || r."countryCode") FROM "PracticeRegion" r WHERE r."practiceId" = p."id"),
      'translations', (SELECT group_concat(x."locale" || ' ' || x."id" || ' ' || x."completeness") FROM "PracticeTranslation" x WHERE x."practiceId" = p."id"),
      'adoptions', (SELECT count(*) FROM "PracticeAdoption" a WHERE a."practiceId" = p."id"))) AS "rows"
    FROM "Practice" p WHERE p."currentVersionId" IS NOT NULL`;
  const table: FacetTable = { stamp, entries: [], places: [], placeOf: new Map(), values: [], indexOf: new Map() };
  for (const row of JSON.parse(all?.rows ?? "[]") as Row[]) addEntry(table, row);
  return table;
}

const parts = (list: string | null): string[][] => (list === null || list === "" ? [] : list.split(",").map((part) => part.split(" ")));

/** In which periods a practice ran, as far as its dates say. Without an end it counts from its start, for its own period only. */
export function periodsOf(startsOn: string | null, endsOn: string | null): string[] {
  const [first, last] = [startsOn ?? endsOn, endsOn ?? startsOn];
  if (first === null || last === null) return [unsaid];
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))];
  const bounds: [number, number][] = [[0, 2014], [2015, 2019], [2020, 2022], [2023, 9999]];
  return periods.filter((_, index) => from <= (bounds[index]?.[1] ?? 0) && to >= (bounds[index]?.[0] ?? 0));
}

function addEntry(table: FacetTable, row: Row): void {
  const tags = parts(row.tags);
  const tagged = (kind: string) => tags.flatMap(([tag, value]) => (tag === kind && value ? [value] : []));
  const orUnsaid = (values: string[]) => (values.length > 0 ? values : [unsaid]);
  const regions = parts(row.regions);
  const translations = parts(row.translations).map(([locale = "", id, completeness]) => ({ locale, id: Number(id), completeness: Number(completeness) }));
  const byFacet: Record<Facet, string[]> = {
    area: tagged("area"),
    target: orUnsaid(tagged("target")),
    outcome: [row.outcome ?? unsaid],
    country: orUnsaid([...new Set(regions.map(([, country = ""]) => country))]),
    region: orUnsaid(regions.map(([code = ""]) => code)),
    setting: orUnsaid(tagged("setting")),
    role: orUnsaid(tagged("role")),
    evidence: [row.evidence ?? unsaid],
    lessons: Number(row.tellsFailure) === 1 ? ["failure"] : [],
    adopted: Number(row.adoptions) > 0 ? ["yes"] : [],
    budget: [row.budget ?? unsaid],
    period: periodsOf(row.startsOn, row.endsOn),
    language: translations.filter(({ completeness }) => completeness === 100).map(({ locale }) => locale),
    basis: [Number(row.illustrative) === 1 ? "illustrative" : Number(row.reported) === 1 ? "reported" : "sourced"],
  };
  const place = table.entries.length;
  table.places.push(place);
  for (const { id } of translations) table.placeOf.set(id, place);
  const evidenceRank = ["independent", "own", "monitored", "told"].indexOf(row.evidence ?? "");
  table.entries.push({
    id: row.id,
    updatedAt: row.updatedAt,
    begun: row.startsOn ?? row.endsOn ?? "",
    evidence: (evidenceRank === -1 ? 9 : evidenceRank) + 10 * Number(row.illustrative),
    languages: new Map(translations.map(({ locale, id }) => [locale, id])),
    original: row.originalLocale,
    values: Uint16Array.from(facets.flatMap((facet) => byFacet[facet].map((value) => valueIndex(table, facet, value)))),
  });
}

function valueIndex(table: FacetTable, facet: Facet, value: string): number {
  const name = `${facet} ${value}`;
  const known = table.indexOf.get(name);
  if (known !== undefined) return known;
  table.indexOf.set(name, table.values.length);
  table.values.push({ facet, value });
  return table.values.length - 1;
}

export type Chosen = Record<Facet, readonly string[]>;

export interface Counted {
  /** Places of the entries that pass all choices, in the order given. */
  passing: number[];
  /** How many entries each choice would leave if it were the only one of its facet, all other facets kept. */
  counts: Record<Facet, Record<string, number>>;
}

const none = new Uint16Array();

/** Narrows entries by what was chosen (any of a facet's values, all facets) and counts what each choice would leave. */
export function countFacets(table: FacetTable, places: readonly number[], chosen: Chosen): Counted {
  const wanted = facets.flatMap((facet, index) => (chosen[facet].length > 0 ? [{ index, values: new Set(chosen[facet].map((value) => table.indexOf.get(`${facet} ${value}`) ?? -1)) }] : []));
  const facetOf = table.values.map(({ facet }) => facets.indexOf(facet));
  const totals = new Uint32Array(table.values.length);
  const passing: number[] = [];
  for (const place of places) {
    const values = table.entries[place]?.values ?? none;
    let [failed, only] = [0, -1];
    for (const { index, values: accepted } of wanted) {
      if (values.some((value) => accepted.has(value))) continue;
      failed += 1;
      only = index;
    }
    if (failed > 1) continue;
    if (failed === 0) passing.push(place);
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? 0;
      if (failed === 0 || facetOf[value] === only) totals[value]! += 1;
    }
  }
  const counts = Object.fromEntries(facets.map((facet) => [facet, {}])) as Counted["counts"];
  table.values.forEach(({ facet, value }, index) => {
    const total = totals[index] ?? 0;
    if (total > 0) counts[facet][value] = total;
  });
  return { passing, counts };
}
