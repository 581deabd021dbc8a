import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { isLocale, locales, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canRemoveAdoption } from "./adoption.policy.ts";
import { getFacetTable, unsaid, type FacetTable } from "./facet-table.server.ts";
import { failureFields, filedFields, resultFields, storyFields, textFields, transferFields, type TextField, type TranslationState } from "./keys.ts";
import { languagesOf, type RecordLanguage } from "./practice-languages.ts";
import { isReported, type PracticeContent, type PracticeRecord, type PracticeText } from "./practice.schema.ts";
import { readCards, type PracticeCard } from "./cards.server.ts";
import { firstOf } from "./search.server.ts";
import { outdatedParts } from "./translations/marks.ts";

/** One field as it is read: paragraphs or points, in a language, with the numbers of its sources. */
export interface ToldField {
  field: TextField;
  paragraphs: string[];
  points: string[];
  locale: Locale;
  /** It says what an earlier version of the original said. */
  isOutdated: boolean;
  sources: number[];
}

export const sectionFields = { story: storyFields, results: resultFields, failure: failureFields, transfer: transferFields } as const;
export type Section = keyof typeof sectionFields;

export interface PracticePage {
  slug: string;
  version: number;
  current: number;
  publishedAt: string;
  versions: { number: number; publishedAt: string }[];
  record: Pick<PracticeRecord, "outcome" | "evidenceKind" | "areas" | "targets" | "roles" | "settings" | "causes" | "regions" | "starts" | "ends" | "budget" | "organisations" | "documents" | "illustrative" | "original" | "assessed"> & { reported: boolean };
  title: string;
  summary: string;
  /** Language of title and summary. */
  locale: Locale;
  state: TranslationState;
  /** Some of what follows is not in that language. */
  isPartial: boolean;
  languages: RecordLanguage[];
  sections: { section: Section; fields: ToldField[] }[];
  figures: { value: string; label: string; locale: Locale }[];
  assessment: { aspect: string; inspiring: string; improve: string; locale: Locale }[];
  sources: { number: number; title: string; publisher: string; url: string | null; language: string | null }[];
  /** Numbers of the sources of what is filed, by field. */
  filedFrom: Record<string, number[]>;
  /** What nobody has published. */
  untold: string[];
  adoptions: { id: string; place: string; nutsCode: string | null; state: string; since: string | null; changes: string; result: string; locale: string; sourceUrl: string | null; isOwn: boolean; canRemove: boolean }[];
  /** Where it is discussed, for everybody to read. */
  topic: { id: number; posts: number; lastPostAt: string } | null;
  /** Members who translated what is shown into its language. */
  translators: string[];
  related: PracticeCard[];
}

interface Row {
  id: number;
  current: number;
  number: number | null;
  publishedAt: string | Date;
  content: string;
  versions: string;
  translators: string;
  adoptions: string;
  topic: string | null;
}

interface Asked {
  slug: string;
  locale: Locale;
  /** The language to read the record in; the reader's own if none is named. */
  shownIn?: Locale | null;
  /** An earlier version; the current one if none is named. */
  version?: number | null;
}

/** A version as it was published, with what others have added to the practice since. */
export interface PublishedPractice extends Pick<PracticePage, "current" | "publishedAt" | "versions" | "topic"> {
  id: number;
  number: number;
  content: PracticeContent;
  /** By language. */
  translators: { locale: string; name: string }[];
  /** Who said so is for nobody else to know. */
  adoptions: (Omit<PracticePage["adoptions"][number], "isOwn" | "canRemove"> & { userId: string | null })[];
}

/** The current version of a practice, or another one by its number. One statement. */
export async function readPublished(slug: string, version: number | null): Promise<PublishedPractice> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT p."id", c."number" AS "current", v."number", CAST(v."publishedAt" AS TEXT) AS "publishedAt", CAST(v."content" AS TEXT) AS "content",
      (SELECT json_group_array(json_object('number', o."number", 'publishedAt', o."publishedAt")) FROM "PracticeVersion" o WHERE o."practiceId" = p."id") AS "versions",
      (SELECT json_group_array(json_object('locale', d."locale", 'name', u."name")) FROM (SELECT x."locale", x."translatorId", min(x."createdAt") AS "first" FROM "TranslationProposal" x WHERE x."practiceId" = p."id" AND x."state" = 'published' GROUP BY x."locale", x."translatorId" ORDER BY "first") d JOIN "User" u ON u."id" = d."translatorId") AS "translators",
      (SELECT json_group_array(json_object('id', a."id", 'userId', a."userId", 'result', a."result", 'place', a."place", 'nutsCode', a."nutsCode", 'state', a."state", 'since', a."since", 'changes', a."changes", 'locale', a."locale", 'sourceUrl', a."sourceUrl")) FROM "PracticeAdoption" a WHERE a."practiceId" = p."id") AS "adoptions",
      (SELECT json_object('id', t."id", 'posts', t."postCount", 'lastPostAt', t."lastPostAt") FROM "Topic" t JOIN "Space" s ON s."id" = t."spaceId" AND s."readers" = 'public' WHERE t."id" = p."topicId" AND t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL) AS "topic"
    FROM "Practice" p JOIN "PracticeVersion" c ON c."id" = p."currentVersionId" JOIN "PracticeVersion" v ON v."practiceId" = p."id" AND v."number" = coalesce(${version}, c."number")
    WHERE p."slug" = ${slug}`;
  if (!row || row.number === null) throw new AppError("not-found", "errors:practices.noSuchPractice");
  return {
    id: Number(row.id),
    number: Number(row.number),
    current: Number(row.current),
    publishedAt: String(row.publishedAt),
    content: JSON.parse(row.content) as PracticeContent,
    versions: (JSON.parse(row.versions) as PracticePage["versions"]).sort((a, b) => b.number - a.number),
    translators: JSON.parse(row.translators) as PublishedPractice["translators"],
    adoptions: JSON.parse(row.adoptions) as PublishedPractice["adoptions"],
    topic: row.topic === null ? null : (JSON.parse(row.topic) as PracticePage["topic"]),
  };
}

/** A published record as its page shows it. Everybody may read it. Three statements, four after something was written. */
export async function getPractice(actor: Actor | null, { slug, locale, shownIn = null, version = null }: Asked): Promise<PracticePage> {
  const { id, number, content, adoptions, translators, ...published } = await readPublished(slug, version);
  const shown = showContent(content, shownIn ?? locale);
  return {
    slug,
    version: number,
    ...published,
    ...shown,
    translators: translators.filter((one) => one.locale === shown.locale).map(({ name }) => name),
    adoptions: adoptions.map(({ userId, ...row }) => ({ ...row, isOwn: actor !== null && userId === actor.id, canRemove: canRemoveAdoption(actor, { userId, sourceUrl: row.sourceUrl }) })),
    related: await readRelated(await getFacetTable(), id, locale),
  };
}

/** What a version says, before anything is known of it but its content. */
export type ShownContent = Omit<PracticePage, "slug" | "version" | "current" | "publishedAt" | "versions" | "adoptions" | "topic" | "translators" | "related">;

/** What a version says, in the reader's language field by field, else in the original. Pure. */
export function showContent({ record, texts }: PracticeContent, locale: Locale): ShownContent {
  const original = texts[record.original];
  if (!original) throw new Error("A record has a text in its original language");
  const available = locales.filter((code) => texts[code]);
  const picked = pickLocale(available, locale, record.original);
  const shown: Locale = isLocale(picked) ? picked : record.original;
  const text = texts[shown] ?? original;
  const outdated = shown === record.original ? [] : outdatedParts(original, text);
  const numbers = new Map(Object.keys(record.sources).map((key, index) => [key, index + 1]));
  const numbersOf = (field: string): number[] => (record.from[field as keyof typeof record.from] ?? []).flatMap((key) => numbers.get(key) ?? []).sort((a, b) => a - b);
  const fields = textFields.flatMap((field): ToldField[] => {
    const own = text[field];
    const value = own ?? original[field];
    if (value === undefined) return [];
    const isList = Array.isArray(value);
    return [{ field, paragraphs: isList ? [] : value.split(/\n\s*\n/).map((part) => part.replace(/\s*\n\s*/g, " ").trim()).filter((part) => part !== ""), points: isList ? value : [], locale: own === undefined ? record.original : shown, isOutdated: outdated.includes(field), sources: numbersOf(field) }];
  });
  const { outcome, evidenceKind, areas, targets, roles, settings, causes, regions, starts, ends, budget, organisations, documents, illustrative, assessed } = record;
  return {
    record: { outcome, evidenceKind, areas, targets, roles, settings, causes, regions, starts, ends, budget, organisations, documents, illustrative, original: record.original, assessed, reported: isReported(record) },
    title: text.title,
    summary: text.summary,
    locale: shown,
    state: shown === record.original ? "original" : text.state,
    isPartial: fields.some((field) => field.locale !== shown),
    languages: languagesOf({ record, texts }),
    sections: (Object.keys(sectionFields) as Section[]).map((section) => ({ section, fields: fields.filter(({ field }) => (sectionFields[section] as readonly string[]).includes(field)) })),
    figures: record.figures.map(({ key, value }) => ({ value, label: text.figures?.[key] ?? original.figures?.[key] ?? key, locale: text.figures?.[key] ? shown : record.original })),
    assessment: showAssessment(text, original, shown, record.original),
    sources: Object.entries(record.sources).map(([, { title, publisher, url, language }], index) => ({ number: index + 1, title, publisher, url: url ?? null, language: language ?? null })),
    filedFrom: Object.fromEntries(filedFields.map((field) => [field, numbersOf(field)])),
    untold: illustrative || isReported(record) ? [] : untoldFields(record, original),
  };
}

function showAssessment(text: PracticeText, original: PracticeText, locale: Locale, originalLocale: Locale): ShownContent["assessment"] {
  return Object.entries(original.assessment ?? text.assessment ?? {}).map(([aspect, told]) => {
    const own = text.assessment?.[aspect as keyof typeof text.assessment];
    const isWhole = own !== undefined && (["inspiring", "improve"] as const).every((side) => own[side] !== undefined || told[side] === undefined);
    const { inspiring = "", improve = "" } = isWhole ? own : told;
    return { aspect, inspiring, improve, locale: isWhole ? locale : originalLocale };
  });
}

/** What readers would look for, and nobody has published. */
function untoldFields(record: PracticeRecord, original: PracticeText): string[] {
  const told = ["need", "goal", "process", "resources", "evidence", "challenges", "lessons", "tips"] as const;
  return [...(record.outcome ? [] : ["outcome"]), ...(record.evidenceKind ? [] : ["evidenceKind"]), ...(record.budget ? [] : ["budget"]), ...told.filter((field) => original[field] === undefined)];
}

const likeness: Partial<Record<string, number>> = { area: 3, target: 2, setting: 1, role: 0.5, region: 1, lessons: 1 };

/** Three records that are filed most like this one. */
async function readRelated(table: FacetTable, id: number, locale: Locale): Promise<PracticeCard[]> {
  const own = table.entries.find((entry) => entry.id === id);
  if (!own) return [];
  // Twenty thousand are compared for every reader: what each value counts for is looked up once.
  const mine = new Set(own.values);
  const weights = table.values.map(({ facet, value }, index) => (value !== unsaid && mine.has(index) ? (likeness[facet] ?? 0) : 0));
  const scores = new Float64Array(table.entries.length);
  const alike = table.places.filter((place) => {
    const values = table.entries[place]?.values ?? [];
    let score = 0;
    for (let at = 0; at < values.length; at++) score += weights[values[at] ?? 0] ?? 0;
    scores[place] = score / Math.sqrt(values.length);
    return score >= 3 && table.entries[place] !== own;
  });
  const closest = firstOf(alike, (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (table.entries[a]?.id ?? 0) - (table.entries[b]?.id ?? 0), 3);
  return readCards(closest.flatMap((place) => table.entries[place] ?? []), locale);
}
