import { locales, type Locale } from "#app/i18n/locales.ts";
import { failureFields, textFields } from "./keys.ts";
import { isReported, type PracticeContent, type PracticeRecord, type PracticeText } from "./practice.schema.ts";
import { conceptToken, findConcepts } from "./thesaurus.ts";
import { completenessOf } from "./translations/parts.ts";

// A record → the rows in which it is found. Pure: importing and, later, editing write the same rows.

const areaConcepts: Record<string, string> = { "culture-religion": "culture" };
const targetConcepts: Record<string, string> = { "third-country-nationals": "third-country-national", "protection-beneficiaries": "beneficiary-of-protection", "asylum-seekers": "asylum-seeker", newcomers: "newcomer", "unaccompanied-minors": "unaccompanied-minor", children: "child", "young-people": "young-person", women: "woman", families: "family", "receiving-society": "receiving-society", "public-staff": "public-staff", organisations: "civil-society" };
const settingConcepts: Record<string, string> = { urban: "city", rural: "rural-area", island: "island" };
const outcomeConcepts: Record<string, string> = { successful: "success", unsuccessful: "failure", abandoned: "abandoned" };
const evidenceConcepts: Record<string, string> = { independent: "independent-evaluation" };

function classifiedConcepts(record: PracticeRecord): string[] {
  return [
    ...record.areas.map((area) => areaConcepts[area] ?? area),
    ...record.targets.map((target) => targetConcepts[target] ?? target),
    ...record.settings.map((setting) => settingConcepts[setting] ?? setting),
    ...(record.outcome && outcomeConcepts[record.outcome] ? [outcomeConcepts[record.outcome] ?? ""] : []),
    ...(record.evidenceKind && evidenceConcepts[record.evidenceKind] ? [evidenceConcepts[record.evidenceKind] ?? ""] : []),
  ];
}

const joinText = (value: string | readonly string[] | undefined): string => (typeof value === "string" ? value : (value ?? []).join("\n"));

function bodyOf(record: PracticeRecord, text: PracticeText): string {
  const assessment = Object.values(text.assessment ?? {}).flatMap(({ inspiring, improve }) => [inspiring ?? "", improve ?? ""]);
  return [...textFields.map((field) => joinText(text[field])), ...Object.values(text.figures ?? {}), ...assessment, ...record.organisations.map(({ name }) => name)].filter((part) => part !== "").join("\n");
}

const asTokens = (ids: Iterable<string>): string => [...new Set(ids)].map(conceptToken).sort().join(" ");

export interface TranslationRow {
  locale: Locale;
  state: string;
  completeness: number;
  title: string;
  summary: string;
  body: string;
  subject: string;
  concepts: string;
}

function toTranslation(record: PracticeRecord, text: PracticeText, locale: Locale, original: PracticeText): TranslationRow {
  const body = bodyOf(record, text);
  return {
    locale,
    state: locale === record.original ? "original" : text.state,
    completeness: completenessOf(original, text),
    title: text.title,
    summary: text.summary,
    body,
    subject: asTokens([...classifiedConcepts(record), ...findConcepts(`${text.title}. ${text.summary}`, locale)]),
    concepts: asTokens(findConcepts(body, locale)),
  };
}

/** ISO country of a NUTS code, which says EL and UK where ISO says GR and GB. */
export function countryOf(nutsCode: string): string {
  const code = nutsCode.slice(0, 2);
  return code === "EL" ? "GR" : code === "UK" ? "GB" : code;
}

export interface PracticeRows {
  practice: { originalLocale: string; outcome: string | null; evidence: string | null; budget: string | null; startsOn: string | null; endsOn: string | null; tellsFailure: boolean; illustrative: boolean; reported: boolean };
  translations: TranslationRow[];
  tags: { kind: string; value: string }[];
  regions: { nutsCode: string; countryCode: string }[];
  documents: { position: number; title: string; url: string; locale: string | null }[];
}

/** Everything that a record is found by. */
export function spreadPractice({ record, texts }: PracticeContent): PracticeRows {
  const original = texts[record.original];
  if (!original) throw new Error("A record has a text in its original language");
  const tags = (kind: string, values: readonly string[]) => values.map((value) => ({ kind, value }));
  return {
    practice: {
      originalLocale: record.original,
      outcome: record.outcome ?? null,
      evidence: record.evidenceKind ?? null,
      budget: record.budget ?? null,
      startsOn: record.starts ?? null,
      endsOn: record.ends ?? null,
      tellsFailure: record.causes.length > 0 || failureFields.some((field) => original[field] !== undefined),
      illustrative: record.illustrative,
      reported: isReported(record),
    },
    translations: locales.flatMap((locale) => {
      const text = texts[locale];
      return text ? [toTranslation(record, text, locale, original)] : [];
    }),
    tags: [...tags("area", record.areas), ...tags("target", record.targets), ...tags("role", record.roles), ...tags("setting", record.settings), ...tags("cause", record.causes)],
    regions: record.regions.map((nutsCode) => ({ nutsCode, countryCode: countryOf(nutsCode) })),
    documents: record.documents.map(({ title, url, language }, index) => ({ position: index + 1, title, url, locale: language ?? null })),
  };
}
