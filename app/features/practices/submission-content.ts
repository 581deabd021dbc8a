import type { Locale } from "#app/i18n/locales.ts";
import { filledFields } from "./check-practice.ts";
import { listFields, textFields } from "./keys.ts";
import { partialDate, practiceRecordSchema, practiceTextSchema, type PracticeContent, type PracticeText } from "./practice.schema.ts";
import { fieldNames, listOf, neededFields, pointsOf, ruleOf, textOf, type SubmissionField, type SubmissionFields } from "./submission-fields.ts";

// What was typed → a record's content. The source of all it says is the body that tells it.

export interface FieldProblem {
  field: SubmissionField;
  /** A translation key. */
  message: string;
}

/** A line of `links`: an address, then what it is called. */
function readLink(line: string): { url: string; title: string } | null {
  const [, url = "", title = ""] = /^(https?:\/\/\S+)(?:\s+(.+))?$/i.exec(line) ?? [];
  if (!URL.canParse(url) || url.length > 500) return null;
  return { url, title: (title || url).slice(0, 300) };
}

/** What has to be done before it can be sent. */
export function findProblems(fields: SubmissionFields, withDetails: boolean): FieldProblem[] {
  const isEmpty = (field: SubmissionField) => (ruleOf(field).kind === "points" ? pointsOf(fields, field).length === 0 : listOf(fields, field).every((value) => value.trim() === ""));
  const missing = neededFields(fields, withDetails).filter(isEmpty).map((field): FieldProblem => ({ field, message: "submissions:errors.required" }));
  const tooLong = fieldNames.filter((field) => {
    const { kind, max } = ruleOf(field);
    if (kind !== "points") return textOf(fields, field).length > max;
    return pointsOf(fields, field).length > 30 || pointsOf(fields, field).some((point) => point.length > (field === "partnerNames" ? 200 : 1_000));
  });
  const [starts, ends] = [textOf(fields, "starts"), textOf(fields, "ends")];
  const dates = (["starts", "ends"] as const).filter((field) => textOf(fields, field) !== "" && !partialDate.safeParse(textOf(fields, field)).success);
  const isTurned = dates.length === 0 && starts !== "" && ends !== "" && ends.slice(0, starts.length) < starts.slice(0, ends.length);
  return [
    ...missing,
    ...tooLong.map((field): FieldProblem => ({ field, message: "submissions:errors.tooLong" })),
    ...dates.map((field): FieldProblem => ({ field, message: "submissions:errors.date" })),
    ...(isTurned ? [{ field: "ends", message: "submissions:errors.order" } as const] : []),
    ...(pointsOf(fields, "links").some((link) => readLink(link) === null) ? [{ field: "links", message: "submissions:errors.links" } as const] : []),
  ];
}

export interface Assessment {
  aspects: NonNullable<PracticeText["assessment"]>;
  by: string;
  on: string;
}

interface ContentOptions {
  locale: Locale;
  /** What the source is called, in the language of the record. */
  sourceTitle: string;
  assessment?: Assessment;
}

/** The record as it would be published; what is wrong or missing stays empty, so that it can be shown at any time. */
export function toContent(fields: SubmissionFields, { locale, sourceTitle, assessment }: ContentOptions): PracticeContent {
  const one = (field: SubmissionField) => textOf(fields, field).trim() || undefined;
  const date = (field: "starts" | "ends") => (partialDate.safeParse(textOf(fields, field)).success ? one(field) : undefined);
  const organisation = one("organisation");
  const told = Object.fromEntries(textFields.flatMap((field): [string, string | string[]][] => {
    if ((listFields as readonly string[]).includes(field)) return pointsOf(fields, field).length > 0 ? [[field, pointsOf(fields, field)]] : [];
    const words = one(field);
    return words === undefined ? [] : [[field, words]];
  }));
  const text = { title: one("title") ?? "–", summary: one("summary") ?? "–", ...told, ...(assessment && { assessment: assessment.aspects }), state: "human" } as PracticeText;
  const record = {
    format: 1, original: locale, illustrative: false,
    outcome: one("outcome"), evidenceKind: one("evidenceKind"), budget: one("budget"), starts: date("starts"), ends: date("ends"),
    areas: listOf(fields, "areas"), targets: listOf(fields, "targets"), roles: listOf(fields, "roles"), settings: listOf(fields, "settings"), causes: listOf(fields, "causes"), regions: listOf(fields, "regions"),
    figures: [], adoptions: [],
    organisations: [...(organisation ? [{ name: organisation, role: "lead" }] : []), ...pointsOf(fields, "partnerNames").map((name) => ({ name, role: "partner" }))],
    documents: pointsOf(fields, "links").flatMap((link) => readLink(link) ?? []),
    ...(assessment && { assessed: { by: assessment.by, on: assessment.on } }),
    sources: { account: { title: sourceTitle, publisher: organisation ?? "–", language: locale } },
    from: {},
  } as unknown as PracticeContent["record"];
  return { record: { ...record, from: Object.fromEntries(filledFields(record, text).map((field) => [field, ["account"]])) }, texts: { [locale]: text } };
}

/** The content that is published. @throws ZodError: `findProblems` had to be asked first */
export function toPublishedContent(fields: SubmissionFields, options: ContentOptions): PracticeContent {
  const { record, texts } = toContent(fields, options);
  const text = texts[options.locale];
  return { record: practiceRecordSchema.parse(JSON.parse(JSON.stringify(record))), texts: { [options.locale]: practiceTextSchema.parse(text) } };
}

/** A published record → what its form shows, to be changed. */
export function toFields({ record, texts }: PracticeContent): SubmissionFields {
  const text = texts[record.original];
  const fields: Record<string, string | string[] | undefined> = {
    ...Object.fromEntries(textFields.map((field) => { const value = text?.[field]; return [field, Array.isArray(value) ? value.join("\n") : value]; })),
    title: text?.title, summary: text?.summary,
    organisation: record.organisations.find(({ role }) => role === "lead")?.name,
    partnerNames: record.organisations.filter(({ role }) => role !== "lead").map(({ name }) => name).join("\n"),
    links: record.documents.map(({ url, title }) => (title === url ? url : `${url} ${title}`)).join("\n"),
    outcome: record.outcome, evidenceKind: record.evidenceKind, budget: record.budget, starts: record.starts, ends: record.ends,
    areas: record.areas, targets: record.targets, roles: record.roles, settings: record.settings, causes: record.causes, regions: record.regions,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0));
}

/** Reads the fields of one step from a form: what is no answer to the question counts as not said, words are kept as they are. */
export function readFields(form: FormData, names: readonly SubmissionField[]): SubmissionFields {
  return Object.fromEntries(names.map((name): [SubmissionField, string | string[]] => {
    const { kind, options } = ruleOf(name);
    const values = form.getAll(name).filter((value) => typeof value === "string").map((value) => value.normalize("NFC").replaceAll("\r\n", "\n"));
    if (kind === "choices") return [name, [...new Set(values)].filter((value) => options?.includes(value))];
    if (kind === "region") return [name, values.filter((value) => /^[A-Z]{2}[A-Z0-9]{0,3}$/.test(value)).slice(0, 1)];
    if (kind === "choice") return [name, values.find((value) => options?.includes(value)) ?? ""];
    return [name, values[0] ?? ""]; // also what is too long, so that somebody who pasted too much can shorten it
  }));
}
