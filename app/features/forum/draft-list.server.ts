import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { listDrafts, placeOf } from "./drafts.server.ts";
import { postPath, spacePath, topicPath } from "./forum-paths.ts";
import { lookUpNamed } from "./named.server.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { spaceName } from "./topic-page.server.ts";
import { readTitle, translatedTitle } from "./translated-head.server.ts";
import { textOf } from "./words.server.ts";

export interface DraftLine {
  place: string;
  kind: "topic" | "space" | "post";
  /** A version that another one replaced. */
  isCopy: boolean;
  /** Of the topic or space; null when it is gone or not open to the actor. */
  where: string | null;
  /** Where one goes on with it. */
  path: string | null;
  title: string;
  /** How it begins; the whole of a copy. */
  text: string;
  updatedAt: Date;
}

const excerptLength = 240;

/**
 * What the actor has begun, latest first, each with where it belongs; titles of topics are in one of `titlesIn` where somebody
 * has translated them. Five statements.
 */
export async function listDraftLines(actor: Actor, { locale, titlesIn }: { locale: Locale; titlesIn: readonly Locale[] }): Promise<DraftLine[]> {
  const drafts = await listDrafts(actor);
  const idsOf = (kind: string) => drafts.map(({ place }) => placeOf(place).place).filter((place) => place.startsWith(`${kind}:`)).map((place) => place.slice(kind.length + 1));
  const spaces = await readableSpaces(actor);
  const inReach = anyOf(spaces.map(({ id }) => id));
  const rows = await db.$queryRaw<{ topicId: number; postId: number | bigint | null; title: string; titleLocale: string; translated: string | null }[]>`
    SELECT t."id" AS "topicId", NULL AS "postId", t."title", t."locale" AS "titleLocale", ${translatedTitle(titlesIn)} AS "translated" FROM "Topic" t WHERE t."id" IN ${anyOf(idsOf("topic").map(Number))} AND +t."spaceId" IN ${inReach} AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL
    UNION ALL SELECT t."id", o."id", t."title", t."locale", ${translatedTitle(titlesIn)} FROM "Post" o JOIN "Topic" t ON t."id" = o."topicId" WHERE o."id" IN ${anyOf(idsOf("post").map(Number))} AND o."authorId" = ${actor.id} AND +t."spaceId" IN ${inReach}`;
  const topics = rows.map(readTitle);
  const texts = await db.space.findMany({ where: { id: { in: idsOf("space").filter((id) => spaces.some((space) => space.id === id)) } }, select: { id: true, slug: true, texts: true } });
  const named = await lookUpNamed(actor, drafts.map(({ document }) => document), locale);
  return drafts.flatMap((draft): DraftLine[] => {
    const { place, isCopy } = placeOf(draft.place);
    const [kind, id = ""] = place.split(":");
    const words = textOf(draft.document, named);
    const line = { place: draft.place, isCopy, title: draft.title, text: isCopy || words.length <= excerptLength ? words : `${words.slice(0, excerptLength)}…`, updatedAt: draft.updatedAt };
    if (kind === "space") {
      const space = texts.find((row) => row.id === id);
      return [{ ...line, kind, where: space ? spaceName(space.texts, locale, space.slug) : null, path: space ? `${spacePath(space.slug)}/new` : null }];
    }
    if (kind !== "topic" && kind !== "post") return [];
    const found = topics.find(({ topicId, postId }) => (kind === "topic" ? postId === null && topicId === Number(id) : Number(postId) === Number(id)));
    return [{ ...line, kind, where: found?.title ?? null, path: found ? (kind === "topic" ? `${topicPath(found.topicId)}#write` : `${postPath(Number(id))}/edit`) : null }];
  });
}
