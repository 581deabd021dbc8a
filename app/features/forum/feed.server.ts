import { createHash } from "node:crypto";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { xmlText } from "#app/lib/xml.ts";
import { feedPath, postPath, spacePath } from "./forum-paths.ts";
import { lookUpNamed, type Named } from "./named.server.ts";
import { anyOf, readableSpaces } from "./space-access.server.ts";
import { getSpace, storedJson } from "./spaces.server.ts";
import { readTitle, translatedTitle } from "./translated-head.server.ts";
import { renderWords } from "./words.server.ts";

export interface FeedEntry {
  postId: number;
  title: string;
  titleLocale: string;
  document: unknown;
  locale: string;
  /** Null when the account was erased. */
  authorName: string | null;
  illustrative: boolean;
  createdAt: Date;
  editedAt: Date | null;
}

export interface Feed {
  /** Where it is, which is also its name for ever. */
  path: string;
  /** The page that it follows. */
  page: string;
  title: string;
  lead: string;
  /** Of title, lead and what we say ourselves. */
  locale: Locale;
  updatedAt: Date;
  entries: FeedEntry[];
  named: Named;
}

const feedLength = 50;

const updatedAt = ({ createdAt, editedAt }: FeedEntry): Date => editedAt ?? createdAt;

/**
 * The newest posts that everybody may read, of one space or of all public ones. A feed is asked for without a session, so
 * what only members read is in none.
 * @throws AppError not-found, also for spaces that are not public. At most four statements
 */
export async function getFeed({ slug, locale }: { slug?: string; locale: Locale }): Promise<Feed> {
  const space = slug === undefined ? null : await getSpace(null, { slug, locale });
  const ids = space ? [space.id] : (await readableSpaces(null)).map(({ id }) => id);
  const place = space ? Prisma.sql`t."spaceId" = ${space.id}` : Prisma.sql`+t."spaceId" IN ${anyOf(ids)}`;
  // The newest posts are in the topics that were written in last: so many of these hold them all.
  const rows = await db.$queryRaw<(FeedEntry & { translated: string | null })[]>`
    SELECT p."id" AS "postId", t."title", t."locale" AS "titleLocale", ${translatedTitle([locale])} AS "translated", t."illustrative", p."document", p."locale", u."name" AS "authorName", p."createdAt", p."editedAt"
    FROM (
      SELECT n."id" FROM "Post" n WHERE n."heldAt" IS NULL AND n."hiddenAt" IS NULL AND n."deletedAt" IS NULL AND n."topicId" IN (
        SELECT t."id" FROM "Topic" t WHERE ${place} AND t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL ORDER BY t."lastPostAt" DESC LIMIT ${feedLength})
      ORDER BY n."id" DESC LIMIT ${feedLength}) f
    JOIN "Post" p ON p."id" = f."id" JOIN "Topic" t ON t."id" = p."topicId" LEFT JOIN "User" u ON u."id" = p."authorId" ORDER BY p."id" DESC`;
  const t = getT(locale, "forum");
  // Titles are in the language of the feed where somebody has translated them; what people say stays in their words.
  const entries = rows.map(readTitle).map((row) => ({ ...row, illustrative: Boolean(row.illustrative), document: storedJson(row.document) }));
  return {
    path: feedPath(space?.slug),
    page: space ? spacePath(space.slug) : "/forum",
    title: space ? t("feed.titleOf", { space: space.name }) : t("feed.title"),
    lead: space?.description ?? t("home.lead"),
    locale,
    updatedAt: new Date(Math.max(0, ...rows.map((row) => updatedAt(row).getTime()))),
    entries,
    named: await lookUpNamed(null, entries.map(({ document }) => document), locale),
  };
}

/** Changes whenever the feed does, also when somebody in it is called otherwise or when a post is taken out of it: when the newest change was made does not say that. */
export function feedVersion(feed: Feed): string {
  return createHash("sha256").update(JSON.stringify([config.origin, feed, ...feed.named.people, ...feed.named.regions, ...feed.named.authors])).digest("base64url").slice(0, 22);
}

function writeEntry(entry: FeedEntry, { locale, named }: Feed): string {
  const address = xmlText(config.origin + postPath(entry.postId));
  const note = entry.illustrative ? `<p lang="${locale}"><em>${getT(locale)("illustrative")}</em></p>` : "";
  return `  <entry xml:lang="${xmlText(entry.locale)}">
    <id>${address}</id>
    <title xml:lang="${xmlText(entry.titleLocale)}">${xmlText(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${address}"/>
    <published>${entry.createdAt.toISOString()}</published>
    <updated>${updatedAt(entry).toISOString()}</updated>
    <author><name>${xmlText(entry.authorName ?? getT(locale, "forum")("posts.erased"))}</name></author>
    <content type="html" xml:base="${xmlText(config.origin)}/">${xmlText(note + (renderWords(entry.document, locale, named) ?? ""))}</content>
  </entry>
`;
}

/** The feed in Atom 1.0 (RFC 4287). The address of a post is its id: it stays wherever the post is moved. */
export function writeFeed(feed: Feed): string {
  const address = xmlText(config.origin + feed.path);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">
  <id>${address}</id>
  <title>${xmlText(feed.title)}</title>
  <subtitle>${xmlText(feed.lead)}</subtitle>
  <updated>${feed.updatedAt.toISOString()}</updated>
  <link rel="self" type="application/atom+xml" href="${address}?lang=${feed.locale}"/>
  <link rel="alternate" type="text/html" hreflang="${feed.locale}" href="${xmlText(config.origin + feed.page)}?lang=${feed.locale}"/>
  <icon>${xmlText(config.origin)}/favicon.svg</icon>
  <generator>REGIN Academy</generator>
${feed.entries.map((entry) => writeEntry(entry, feed)).join("")}</feed>
`;
}
