import path from "node:path";
import { readdir } from "node:fs/promises";
import { db } from "#app/db/client.server.ts";
import { checkPractice } from "#app/features/practices/check-practice.ts";
import { areas, listFields, outcomes, settings, targets, textFields } from "#app/features/practices/keys.ts";
import type { PracticeContent, PracticeText } from "#app/features/practices/practice.schema.ts";
import { spreadPractice } from "#app/features/practices/spread.ts";
import { locales } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";
import { seededChance, type Chance } from "../../prisma/seed/load/chance.ts";
import { makeVocabulary, words } from "../../prisma/seed/load/load-words.ts";

// Many practices made of the few there are: sentences of their texts, mixed, with words that mean nothing between them.
// So the thesaurus finds in them what it finds in practices, and the index is as large as with so many of them.

const vocabulary = makeVocabulary();
const regions = ["SE224", "PT20", "ES62", "ES51", "ITF3", "ITF4", "SE23", "FRL0", "DE21", "EL30"];

async function readContents(): Promise<PracticeContent[]> {
  const folder = path.resolve("practices");
  const contents = await Promise.all((await readdir(folder)).map(async (name) => (await checkPractice(path.join(folder, name))).content));
  return contents.flatMap((content) => content ?? []);
}

const sentencesOf = (texts: PracticeText[]): string[] =>
  texts.flatMap((text) => textFields.flatMap((field) => text[field] ?? []).concat(text.summary)).flatMap((part) => part.split(/(?<=[.!?])\s+/u)).filter((sentence) => sentence.length > 20);

function mix(contents: PracticeContent[], sentences: Record<string, string[]>, chance: Chance): PracticeContent {
  const { record } = chance.pick(contents);
  const languages = [record.original, ...(chance.next() < 0.4 ? [chance.pick(locales)] : [])];
  const paragraph = (locale: string, count: number) => Array.from({ length: count }, () => (chance.next() < 0.5 ? chance.pick(sentences[locale] ?? []) : `${words(vocabulary, chance, 12)}.`)).join(" ");
  const write = (locale: string): PracticeText => ({
    title: `${chance.pick(sentences[locale] ?? []).slice(0, 60)} ${words(vocabulary, chance, 2)}`,
    summary: paragraph(locale, 2).slice(0, 500),
    state: "human",
    ...Object.fromEntries(textFields.filter((field) => !(listFields as readonly string[]).includes(field) && chance.next() < 0.6).map((field) => [field, paragraph(locale, 3)])),
  });
  return {
    record: { ...record, areas: [chance.pick(areas)], targets: [chance.pick(targets)], settings: [chance.pick(settings)], outcome: chance.pick(outcomes), regions: [chance.pick(regions)], documents: [], adoptions: [] },
    texts: Object.fromEntries(languages.map((locale) => [locale, write(locale)])),
  };
}

/** Fills an empty database with as many practices. */
export async function fillPractices(count: number): Promise<void> {
  const contents = await readContents();
  const sentences = Object.fromEntries(locales.map((locale) => [locale, sentencesOf(contents.flatMap(({ texts }) => texts[locale] ?? []))]));
  const chance = seededChance(4_711);
  const now = new Date("2026-01-01T00:00:00.000Z");
  for (let from = 0; from < count; from += 500) {
    const made = Array.from({ length: Math.min(500, count - from) }, (_, index) => {
      const content = mix(contents, sentences, chance);
      return { id: from + index + 1, versionId: newId(), content, rows: spreadPractice(content) };
    });
    await db.practice.createMany({ data: made.map(({ id, rows }) => ({ id, slug: `made-${id}`, ...rows.practice, publishedAt: now, updatedAt: new Date(now.getTime() - id * 60_000) })) });
    await db.practiceVersion.createMany({ data: made.map(({ id, versionId, content }) => ({ id: versionId, practiceId: id, number: 1, contentHash: String(id), publishedAt: now, content })) });
    await db.practiceTranslation.createMany({ data: made.flatMap(({ id, rows }) => rows.translations.map((row) => ({ practiceId: id, ...row }))) });
    await db.practiceTag.createMany({ data: made.flatMap(({ id, rows }) => rows.tags.map((row) => ({ practiceId: id, ...row }))) });
    await db.practiceRegion.createMany({ data: made.flatMap(({ id, rows }) => rows.regions.map((row) => ({ practiceId: id, ...row }))) });
    await db.$executeRaw`UPDATE "Practice" SET "currentVersionId" = (SELECT "id" FROM "PracticeVersion" v WHERE v."practiceId" = "Practice"."id") WHERE "currentVersionId" IS NULL`;
  }
}
