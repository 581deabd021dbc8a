import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { formatDateTime } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { undoHours } from "./forum.policy.ts";
import { postPath } from "./forum-paths.ts";
import { lookUpNamed } from "./named.server.ts";
import { storedJson } from "./spaces.server.ts";
import { readTitle, translatedTitle } from "./translated-head.server.ts";
import { exportedMarkdown } from "./words.server.ts";

export interface OwnPost {
  postId: number;
  title: string;
  titleLocale: string;
  locale: string;
  /** The beginning of what it says. */
  text: string;
  state: "shown" | "held" | "hidden" | "deleted";
  createdAt: Date;
}

export const ownPostsPerPage = 25;
const excerpt = 400;

/**
 * What the actor has said, newest first, with what waits, was hidden, or can still be brought back; titles are in one of
 * `titlesIn` where somebody has translated them. One statement.
 */
export async function listOwnPosts(actor: Actor, { page = 1, titlesIn = [], now = new Date() }: { page?: number; titlesIn?: readonly Locale[]; now?: Date } = {}): Promise<{ posts: OwnPost[]; page: number; hasNext: boolean }> {
  const kept = new Date(now.getTime() - undoHours * 3_600_000);
  const rows = await db.$queryRaw<(Omit<OwnPost, "state"> & { translated: string | null } & Record<"heldAt" | "hiddenAt" | "deletedAt", Date | null>)[]>`
    SELECT p."id" AS "postId", t."title", t."locale" AS "titleLocale", ${translatedTitle(titlesIn)} AS "translated", p."locale", substr(p."text", 1, ${excerpt + 1}) AS "text", p."createdAt", p."heldAt", p."hiddenAt", p."deletedAt"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."authorId" = ${actor.id} AND (p."deletedAt" IS NULL OR p."deletedAt" >= ${kept})
    ORDER BY p."createdAt" DESC, p."id" DESC LIMIT ${ownPostsPerPage + 1} OFFSET ${(page - 1) * ownPostsPerPage}`;
  const posts = rows.slice(0, ownPostsPerPage).map(readTitle).map(({ heldAt, hiddenAt, deletedAt, text, ...post }): OwnPost => ({
    ...post,
    text: text.length > excerpt ? `${text.slice(0, excerpt).trimEnd()}…` : text,
    state: deletedAt ? "deleted" : hiddenAt ? "hidden" : heldAt ? "held" : "shown",
  }));
  return { posts, page, hasNext: rows.length > ownPostsPerPage };
}

export interface ExportedPost {
  address: string;
  topic: string;
  locale: string;
  markdown: string;
  createdAt: Date;
  editedAt: Date | null;
}

/** Everything the actor has said in the forum and not taken back, oldest first, for a file of their own. Two statements. */
export async function exportOwnPosts(actor: Actor, locale: Locale): Promise<ExportedPost[]> {
  const rows = await db.$queryRaw<{ postId: number; topic: string; locale: string; document: unknown; createdAt: Date; editedAt: Date | null }[]>`
    SELECT p."id" AS "postId", t."title" AS "topic", p."locale", p."document", p."createdAt", p."editedAt"
    FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."authorId" = ${actor.id} AND p."deletedAt" IS NULL ORDER BY p."id"`;
  const posts = rows.map((row) => ({ ...row, document: storedJson(row.document) }));
  const named = await lookUpNamed(actor, posts.map(({ document }) => document), locale);
  return posts.map(({ postId, document, ...post }) => ({ address: config.origin + postPath(postId), ...post, markdown: exportedMarkdown(document, named).trim() }));
}

/** The same as one text to read. */
export async function exportOwnPostsAsText(actor: Actor, locale: Locale): Promise<string> {
  const posts = await exportOwnPosts(actor, locale);
  const parts = posts.flatMap(({ topic, address, createdAt, markdown }) => [`## ${topic}`, `${formatDateTime(createdAt, locale, actor.timeZone)} · <${address}>`, markdown]);
  return `${[`# ${getT(locale, "forum")("mine.title")}: ${actor.name}`, ...parts].join("\n\n")}\n`;
}
