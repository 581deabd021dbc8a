import type { Actor } from "#app/auth/actor.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { limits, nodesOf, textAttribute, type MentionKind, type RichDocument } from "#app/richtext/document.ts";
import { quotedPostsOf, storedDocument } from "#app/richtext/document.server.ts";
import type { LinkedPage } from "#app/richtext/render.server.ts";
import { personPath, spacePath } from "./forum-paths.ts";
import { readLinked, readLinks, selectLinked, type LinkedRow } from "./linked-pages.server.ts";
import { isVisible } from "./mentionable.server.ts";
import { anyOf, isReadable } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";

// What documents speak of, as their reader may know it today: documents hold ids, never names (app/richtext/names.ts).

export interface Called {
  name: string;
  /** Where the reader gets to know more; null for nowhere. */
  path: string | null;
}

/** What the documents of a page name. Who is not there has left. */
export interface Named {
  people: ReadonlyMap<string, Called>;
  regions: ReadonlyMap<string, Called>;
  /** Who wrote the quoted posts. */
  authors: ReadonlyMap<string, string>;
  /** Own pages that are linked to, by their paths. */
  pages: ReadonlyMap<string, LinkedPage>;
  /** Stands for those who have left. */
  erased: string;
}

const parsed = new WeakMap<object, RichDocument>();

/** A document as it is stored, read once however often it is asked for. */
export function readStored(document: unknown): RichDocument {
  if (typeof document !== "object" || document === null) return storedDocument(document);
  const known = parsed.get(document) ?? storedDocument(document);
  parsed.set(document, known);
  return known;
}

function idsOf(documents: readonly RichDocument[]): { person: string[]; region: string[]; post: number[] } {
  const mentions = documents.flatMap((document) => [...nodesOf(document)].filter(({ type }) => type === "mention"));
  const of = (kind: MentionKind) => [...new Set(mentions.filter((node) => textAttribute(node, "kind") === kind).map((node) => textAttribute(node, "id")))];
  const post = [...new Set(documents.flatMap(quotedPostsOf))].filter((id) => /^\d{1,15}$/.test(id)).map(Number);
  return { person: of("person"), region: of("region"), post };
}

interface NameRow {
  kind: "person" | "region" | "post";
  id: string;
  name: string | null;
  at: string | null;
}
type Row = NameRow | LinkedRow;
const isName = (row: Row): row is NameRow => row.kind === "person" || row.kind === "region" || row.kind === "post";

/** As long as a label may be. */
const label = (name: string): string => name.slice(0, limits.label).trim();

/** Looks up all that these documents name, for one reader. One statement; none when they name nothing. */
export async function lookUpNamed(actor: Actor | null, documents: readonly unknown[], locale: Locale, tx: DbOrTx = db): Promise<Named> {
  const read = documents.filter((document) => document !== null && document !== undefined).map(readStored);
  const { person, region, post } = idsOf(read);
  const links = readLinks(read);
  // Names stored in several languages are cast: a column is read as the first SELECT declares it, and other rows of it say a name alone.
  const parts = [
    ...(person.length > 0 ? [Prisma.sql`SELECT 'person' AS "kind", u."id" AS "id", u."name" AS "name", CASE WHEN ${isVisible(actor)} THEN u."id" END AS "at", NULL AS "about" FROM "User" u WHERE u."id" IN ${anyOf(person)}`] : []),
    ...(region.length > 0 ? [Prisma.sql`SELECT 'region' AS "kind", g."id" AS "id", CAST(g."names" AS TEXT) AS "name", (SELECT s."slug" FROM "Space" s WHERE s."regionId" = g."id" AND ${isReadable(actor)}) AS "at", NULL AS "about" FROM "Region" g WHERE g."id" IN ${anyOf(region)}`] : []),
    ...(post.length > 0 ? [Prisma.sql`SELECT 'post' AS "kind", CAST(p."id" AS TEXT) AS "id", (SELECT u."name" FROM "User" u WHERE u."id" = p."authorId") AS "name", NULL AS "at", NULL AS "about" FROM "Post" p WHERE p."id" IN ${anyOf(post)}`] : []),
    ...selectLinked(actor, links, locale),
  ];
  const rows = parts.length === 0 ? [] : await tx.$queryRaw<Row[]>`${Prisma.join(parts, " UNION ALL ")}`;
  const names = rows.filter(isName);
  const of = (kind: NameRow["kind"]) => names.filter((row) => row.kind === kind && row.name !== null);
  return {
    people: new Map(of("person").map(({ id, name, at }) => [id, { name: label(name ?? ""), path: at && personPath(at) }])),
    regions: new Map(of("region").map(({ id, name, at }) => [id, { name: label(regionName(storedJson(name), locale)), path: at && spacePath(at) }])),
    authors: new Map(of("post").map(({ id, name }) => [id, label(name ?? "")])),
    pages: readLinked(rows.filter((row) => !isName(row)), links, locale),
    erased: getT(locale, "forum")("posts.erased"),
  };
}

/** Whom a mention means, or null. */
export const calledBy = (named: Pick<Named, "people" | "regions">, kind: MentionKind, id: string): Called | null => (kind === "person" ? named.people : named.regions).get(id) ?? null;
