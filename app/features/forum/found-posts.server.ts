import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { TopicKind } from "./forum.kinds.ts";
import { cutText, markText, type Segment, type Wanted } from "./search-marks.ts";
import { anyOf } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { translatedTitle } from "./translated-head.server.ts";

export interface Found {
  postId: number;
  topicId: number;
  spaceId: string;
  kind: TopicKind;
  locale: string;
  authorName: string | null;
  createdAt: Date;
  title: Segment[];
  titleLocale: string;
  text: Segment[];
  /** The language of the translation that says it, when the original does not; the text is that of the translation. */
  translatedInto: string | null;
}

interface FoundRow {
  postId: number;
  topicId: number;
  spaceId: string;
  kind: string;
  locale: string;
  authorName: string | null;
  createdAt: Date;
  seq: number;
  title: string;
  titleLocale: string;
  /** As somebody has said it in a language of the reader's. */
  readTitle: string | null;
  /** With the fields of the topic, of its first post. */
  text: string;
  /** By people: language, text, the topic's title and its other words. */
  translations: string;
}

/** In the order of the index: what a topic tells in fields stands after what its first post says. */
const afterText = (text: string, rest: string | null): string => [text, rest ?? ""].join("\n").trim();

/** A post, or a translation of it. The title is there where it is the first of its topic. */
interface Saying {
  locale: string;
  title: string | null;
  text: string;
}

const isHit = (segments: Segment[]): boolean => segments.some(({ hit }) => hit);

/** How much of what was looked for this says. */
const countSaid = (wanted: readonly Wanted[], { title, text }: Saying): number => wanted.filter((one) => isHit(markText(`${title ?? ""}\n${text}`, [one]))).length;

/** The one that says most of it; of two that say as much the first. */
function chooseSaying(wanted: readonly Wanted[], original: Saying, translations: readonly Saying[]): Saying {
  if (translations.length === 0) return original;
  const counted = [original, ...translations].map((saying) => ({ saying, said: countSaid(wanted, saying) }));
  return counted.reduce((best, one) => (one.said > best.said ? one : best)).saying;
}

/** Where a post says what was looked for: itself, or a translation that says more of it. Titles are in a language of the reader's where they can be. */
function toFound(wanted: readonly Wanted[], { seq, kind, title, titleLocale, readTitle, text, translations, ...rest }: FoundRow): Found {
  const inTitle = seq === 1 ? wanted : [];
  const original = { locale: rest.locale, title: seq === 1 ? title : null, text };
  const translated = (JSON.parse(translations) as [string, string, string | null, string | null][]).map(([locale, words, head, fields]) => ({ locale, title: head, text: afterText(words, fields) }));
  const best = chooseSaying(wanted, original, translated);
  const [readIn, readWords] = readTitle === null ? [] : storedJson<[string, string]>(readTitle);
  const titles = [
    ...(readIn && readWords ? [{ locale: readIn, segments: markText(readWords, inTitle) }] : []),
    ...(best.title === null ? [] : [{ locale: best === original ? titleLocale : best.locale, segments: markText(best.title, wanted) }]),
    { locale: titleLocale, segments: markText(title, inTitle) },
  ];
  const shown = titles.find(({ segments }) => isHit(segments)) ?? titles[0];
  return { ...rest, kind: kind as TopicKind, title: shown?.segments ?? [], titleLocale: shown?.locale ?? titleLocale, text: cutText(best.text, wanted).segments, translatedInto: best === original ? null : best.locale };
}

/** Posts of a page of a search, in the order of `ids`, with what was looked for marked. One statement. */
export async function readFound(wanted: readonly Wanted[], ids: number[], titlesIn: readonly Locale[]): Promise<Found[]> {
  if (ids.length === 0) return [];
  const rows = await db.$queryRaw<FoundRow[]>`
    SELECT p."id" AS "postId", t."id" AS "topicId", t."spaceId", t."kind", p."locale", u."name" AS "authorName", p."createdAt", p."seq", t."title", t."locale" AS "titleLocale",
      ${translatedTitle(titlesIn)} AS "readTitle", (SELECT replace(s."text", char(30), char(10)) FROM "PostSaid" s WHERE s."postId" = p."id") AS "text",
      (SELECT json_group_array(json_array(l."locale", l."text",
          (SELECT h."words" FROM "TranslatedHead" h WHERE h."postId" = l."postId" AND h."locale" = l."locale" AND h."name" = 'title'),
          (SELECT group_concat(h."words", char(10)) FROM "TranslatedHead" h WHERE h."postId" = l."postId" AND h."locale" = l."locale" AND h."name" <> 'title')) ORDER BY l."locale")
        FROM "PostTranslation" l WHERE l."postId" = p."id" AND l."source" = 'human') AS "translations"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "User" u ON u."id" = p."authorId" WHERE p."id" IN ${anyOf(ids)}`;
  const byId = new Map(rows.map((row) => [row.postId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).map((row) => toFound(wanted, row));
}
