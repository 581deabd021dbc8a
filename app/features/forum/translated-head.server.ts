import { db, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { headNames, type HeadWords, type TopicFields } from "./forum.kinds.ts";
import { anyOf } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";

// The title and the fields of a topic in another language: a part of the translation of its first post. Each counts only for
// the words it was made of: where the topic says something else by now, or the post stands in another topic, it says nothing.

interface StoredHead {
  words: HeadWords;
  of: HeadWords;
}

/** What of a topic can be said in another language. */
export function headOf(title: string, fields: unknown): HeadWords {
  const told = fields === null || fields === undefined ? {} : storedJson<TopicFields>(fields);
  return Object.fromEntries(headNames.flatMap((name) => {
    const words = name === "title" ? title : told[name];
    return words ? [[name, words]] : [];
  }));
}

/** What is kept of what was typed; null for nothing. */
export function keepHead(typed: HeadWords, of: HeadWords): StoredHead | null {
  const words = Object.fromEntries(headNames.flatMap((name) => (typed[name] && of[name] ? [[name, typed[name]]] : [])));
  return Object.keys(words).length === 0 ? null : { words, of };
}

/** What a stored head says of these words. */
function fitting({ words, of }: StoredHead, original: HeadWords): HeadWords {
  return Object.fromEntries(headNames.flatMap((name) => (words[name] && original[name] === of[name] ? [[name, words[name]]] : [])));
}

/** SQL: the heads that people have translated of topic `t`, by language, as JSON. */
export const translatedHeads = Prisma.sql`(SELECT json_group_array(json_object('locale', x."locale", 'head', json(x."head"))) FROM "Post" p JOIN "PostTranslation" x ON x."postId" = p."id"
  WHERE p."topicId" = t."id" AND p."seq" = 1 AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL AND x."head" IS NOT NULL)`;

/** SQL: the title of topic `t` in the first of these languages that there is, as JSON with its language; NULL where none is or the original is read. */
export function translatedTitle(reads: readonly Locale[]): Prisma.Sql {
  if (reads.length === 0) return Prisma.sql`NULL`;
  return Prisma.sql`(SELECT json_array(x."locale", json_extract(x."head", '$.words.title')) FROM "Post" p JOIN "PostTranslation" x ON x."postId" = p."id"
    WHERE p."topicId" = t."id" AND p."seq" = 1 AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL AND t."locale" NOT IN ${anyOf(reads)} AND x."locale" IN ${anyOf(reads)}
      AND json_extract(x."head", '$.words.title') IS NOT NULL AND json_extract(x."head", '$.of.title') = t."title" ORDER BY x."locale" = ${reads[0] ?? ""} DESC, x."locale" LIMIT 1)`;
}

/** The title that is shown, by what `translatedTitle` found. */
export function readTitle<R extends { title: string; titleLocale: string; translated: string | null }>({ translated, ...row }: R): Omit<R, "translated"> {
  const [titleLocale, title] = translated === null ? [row.titleLocale, row.title] : storedJson<[string, string]>(translated);
  return { ...row, title, titleLocale };
}

/** The title of a topic in other languages; null where nobody has translated it. One statement */
export async function readTranslatedTitles(tx: DbOrTx, topicId: number): Promise<Partial<Record<string, string>> | null> {
  const rows = await tx.$queryRaw<{ locale: string; words: string }[]>`
    SELECT h."locale", h."words" FROM "Post" p JOIN "TranslatedHead" h ON h."postId" = p."id"
    WHERE p."topicId" = ${topicId} AND p."seq" = 1 AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL AND h."name" = 'title'`;
  return rows.length === 0 ? null : Object.fromEntries(rows.map(({ locale, words }) => [locale, words]));
}

export interface ShownHead {
  locale: string;
  words: HeadWords;
}

/** What a reader of these languages reads first; null for the original. */
export function showHead(stored: unknown, original: HeadWords, locale: string, reads: readonly Locale[]): ShownHead | null {
  if (reads.some((language) => language === locale)) return null;
  const heads = storedJson<{ locale: string; head: StoredHead }[]>(stored);
  const found = reads.flatMap((language) => heads.filter((one) => one.locale === language)).map((one) => ({ locale: one.locale, words: fitting(one.head, original) }));
  return found.find(({ words }) => Object.keys(words).length > 0) ?? null;
}

/** The head of a topic for who translates its first post: as it is, and as it stands in that language so far. One statement */
export async function findHead(postId: number, locale: Locale, tx: DbOrTx = db): Promise<{ locale: string; original: HeadWords; current: HeadWords } | null> {
  const rows = await tx.$queryRaw<{ title: string; locale: string; fields: unknown; head: unknown }[]>`
    SELECT t."title", t."locale", t."fields", (SELECT x."head" FROM "PostTranslation" x WHERE x."postId" = p."id" AND x."locale" = ${locale}) AS "head"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."id" = ${postId} AND p."seq" = 1`;
  const [row] = rows;
  if (!row) return null;
  return { locale: row.locale, original: headOf(row.title, row.fields), current: row.head === null ? {} : storedJson<StoredHead>(row.head).words };
}
