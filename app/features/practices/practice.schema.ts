import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { adoptionStates, areas, aspects, budgets, causes, evidenceKinds, filedFields, listFields, organisationRoles, outcomes, roles, settings, targets, textFields, translationStates } from "./keys.ts";

// A record's folder: practice.yaml and one file a language. The words are in docs/practice-format.md.

const line = (max: number) => z.string().trim().min(1).max(max);
const paragraphs = z.string().trim().min(1).max(8_000);
const locale = z.enum(locales);
const url = z.url({ protocol: /^https?$/ }).max(500);
const slug = z.string().max(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const few = <T extends readonly [string, ...string[]]>(values: T) => z.array(z.enum(values)).max(values.length).refine((list) => new Set(list).size === list.length);

/** Whether a date that has a day is one: no 30 February. */
function isInCalendar(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return date.length < 10 || (!Number.isNaN(day.getTime()) && day.toISOString().startsWith(date));
}

/** A date as exactly as a source gives it: a year, a month or a day. */
export const partialDate = z.string().regex(/^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/).refine(isInCalendar);
/** A region of level 2 or 3, or a country. */
export const nutsCode = z.string().regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/);

/** Without an address it is what those who did it told here; records in files always name a page. */
const source = z.strictObject({ title: line(300), publisher: line(200), url: url.optional(), language: locale.optional() });
const sourceKeys = z.array(slug).min(1).max(10);

export const practiceRecordSchema = z.strictObject({
  format: z.literal(1),
  original: locale,
  illustrative: z.boolean(),
  outcome: z.enum(outcomes).optional(),
  evidenceKind: z.enum(evidenceKinds).optional(),
  areas: few(areas).min(1),
  targets: few(targets),
  roles: few(roles),
  settings: few(settings),
  causes: few(causes).default([]),
  regions: z.array(nutsCode).max(20),
  starts: partialDate.optional(),
  ends: partialDate.optional(),
  budget: z.enum(budgets).optional(),
  /** Sums as they were published, in words of no language: "11 000 000 SEK". */
  figures: z.array(z.strictObject({ key: slug, value: line(60) })).max(20).default([]),
  organisations: z.array(z.strictObject({ name: line(200), role: z.enum(organisationRoles) })).max(40).default([]),
  documents: z.array(z.strictObject({ title: line(300), url, language: locale.optional() })).max(40).default([]),
  adoptions: z.array(z.strictObject({ place: line(200), nuts: nutsCode.optional(), state: z.enum(adoptionStates), since: partialDate.optional(), changes: line(1_000).optional(), source: slug })).max(100).default([]),
  assessed: z.strictObject({ by: line(200), on: partialDate }).optional(),
  sources: z.record(slug, source),
  /** Which sources say so, field by field. */
  from: z.partialRecord(z.enum([...textFields, ...filedFields]), sourceKeys),
});

const texts = Object.fromEntries(textFields.map((field) => [field, (listFields as readonly string[]).includes(field) ? z.array(line(1_000)).min(1).max(30).optional() : paragraphs.optional()])) as {
  [Field in (typeof textFields)[number]]: z.ZodOptional<Field extends (typeof listFields)[number] ? z.ZodArray<z.ZodString> : z.ZodString>;
};

export const practiceTextSchema = z.strictObject({
  title: line(100),
  summary: line(500),
  ...texts,
  /** What each figure of the record counts. */
  figures: z.record(slug, line(200)).optional(),
  assessment: z.partialRecord(z.enum(aspects), z.strictObject({ inspiring: line(1_000).optional(), improve: line(1_000).optional() })).optional(),
  state: z.enum(translationStates).exclude(["original"]).default("human"),
});

/** Whether a record rests on what those who did it told here, not on public pages. */
export const isReported = ({ sources }: Pick<z.infer<typeof practiceRecordSchema>, "sources">): boolean => Object.values(sources).some(({ url: address }) => address === undefined);

export type PracticeRecord = z.infer<typeof practiceRecordSchema>;
/** `of`: which words of the original a part translates that was translated here (`translations/marks.ts`); files have none. */
export type PracticeText = z.infer<typeof practiceTextSchema> & { of?: Record<string, string> };

/** What a version keeps: the record, and its texts by language. */
export type PracticeContent = {
  record: PracticeRecord;
  texts: Partial<Record<(typeof locales)[number], PracticeText>>;
};
