import type Database from "better-sqlite3";
import { areas, listFields, outcomes, settings, targets, textFields } from "#app/features/practices/keys.ts";
import type { PracticeContent, PracticeText } from "#app/features/practices/practice.schema.ts";
import { spreadPractice } from "#app/features/practices/spread.ts";
import { locales } from "#app/i18n/locales.ts";
import { insertRows, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";
import { makeVocabulary, words } from "./load-words.ts";

// Many practices made of the few there are: sentences of their texts, mixed, with words that mean nothing between them.
// So the thesaurus finds in them what it finds in practices, and the index is as large as with so many of them.

type Connection = InstanceType<typeof Database>;

const together = 500;
const regions = ["SE224", "PT20", "ES62", "ES51", "ITF3", "ITF4", "SE23", "FRL0", "DE21", "EL30"];

const sentencesOf = (texts: PracticeText[]): string[] =>
  texts.flatMap((text) => textFields.flatMap((field) => text[field] ?? []).concat(text.summary)).flatMap((part) => part.split(/(?<=[.!?])\s+/u)).filter((sentence) => sentence.length > 20);

function makeMixer(contents: PracticeContent[], chance: Chance): () => PracticeContent {
  const vocabulary = makeVocabulary();
  const sentences = Object.fromEntries(locales.map((locale) => [locale, sentencesOf(contents.flatMap(({ texts }) => texts[locale] ?? []))]));
  const paragraph = (locale: string, count: number) => Array.from({ length: count }, () => (chance.next() < 0.5 ? chance.pick(sentences[locale] ?? []) : `${words(vocabulary, chance, 12)}.`)).join(" ");
  const write = (locale: string): PracticeText => ({
    title: `${chance.pick(sentences[locale] ?? []).slice(0, 60)} ${words(vocabulary, chance, 2)}`,
    summary: paragraph(locale, 2).slice(0, 500),
    state: "human",
    ...Object.fromEntries(textFields.filter((field) => !(listFields as readonly string[]).includes(field) && chance.next() < 0.6).map((field) => [field, paragraph(locale, 3)])),
  });
  return () => {
    const { record } = chance.pick(contents);
    const languages = [record.original, ...(chance.next() < 0.4 ? [chance.pick(locales)] : [])];
    return {
      record: { ...record, areas: [chance.pick(areas)], targets: [chance.pick(targets)], settings: [chance.pick(settings)], outcome: chance.pick(outcomes), regions: [chance.pick(regions)], documents: [], adoptions: [] },
      texts: Object.fromEntries(languages.map((locale) => [locale, write(locale)])),
    };
  };
}

/** Writes practices, published one a minute before `from`, out of the texts of those that the demonstration has. */
export function loadPractices(connection: Connection, chance: Chance, { practices, from, onRows }: { practices: number; from: number; onRows: OnRows }): void {
  const stored = connection.prepare<[], string>(`SELECT v."content" FROM "Practice" p JOIN "PracticeVersion" v ON v."id" = p."currentVersionId" ORDER BY p."slug"`).pluck().all();
  const mix = makeMixer(stored.map((content) => JSON.parse(content) as PracticeContent), chance);
  const first = (connection.prepare<[], number>(`SELECT COALESCE(MAX("id"), 0) + 1 FROM "Practice"`).pluck().get() ?? 1);
  const write = connection.transaction((ids: number[]) => {
    const made = ids.map((id) => {
      const content = mix();
      return { id, versionId: chance.id(), at: moment(from - (id - first) * 60_000), content, rows: spreadPractice(content) };
    });
    insertRows(connection, "Practice", made.map(({ id, versionId, at, rows }) => ({ id, slug: `made-${id}`, ...rows.practice, currentVersionId: versionId, publishedAt: at, updatedAt: at })));
    insertRows(connection, "PracticeVersion", made.map(({ id, versionId, at, content }) => ({ id: versionId, practiceId: id, number: 1, contentHash: String(id), publishedAt: at, content })));
    for (const [table, key] of [["PracticeTranslation", "translations"], ["PracticeTag", "tags"], ["PracticeRegion", "regions"]] as const) insertRows(connection, table, made.flatMap(({ id, rows }) => rows[key].map((row) => ({ practiceId: id, ...row }))));
  });
  for (let done = 0; done < practices; done += together) {
    const count = Math.min(together, practices - done);
    write(Array.from({ length: count }, (_, index) => first + done + index));
    onRows("Practices", done + count, practices);
  }
}
