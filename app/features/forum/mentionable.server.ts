import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { isAsked } from "#app/features/network/asked-people.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { beginsName, nameWords } from "#app/lib/name-words.ts";
import type { MentionOption } from "#app/richtext/field-types.ts";
import type { MentionSearch } from "./forum.schema.ts";
import { anyOf, getReadableSpace, isLetIn, isReadable } from "./space-access.server.ts";

// Whom and what somebody may mean by an @: people whom they may find and who may read along, and regions.

const mostPeople = 6;
const mostRegions = 4;
const mostWords = 4;
/** Never more work than this, however many people there are. */
const namesLookedAt = 4_000;
const writersLookedAt = 300;

/** SQL: whether the actor can see that person `u` exists: they have said something that the actor may read. */
export const isVisible = (actor: Actor | null): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" JOIN "Space" s ON s."id" = t."spaceId"
  WHERE p."authorId" = u."id" AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL
    AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND ${isReadable(actor)})`;

/** The domains that an address belongs to: its own, and those that this one is part of. */
function domainsOf(email: string): string[] {
  const labels = (email.split("@")[1] ?? "").split(".");
  return labels.map((_, index) => labels.slice(index).join(".")).slice(0, -1);
}

/**
 * SQL: whether the actor may find person `u` by name: they have said something, or agreed to be found or asked, or are at the
 * organisation that the actor's own confirmed address belongs to. What people only say of themselves opens no list of others,
 * and whom or what somebody follows is told to nobody.
 */
export const isFindable = (actor: Actor): Prisma.Sql => Prisma.sql`((u."emailConfirmedAt" IS NOT NULL AND (u."findable" OR ${isAsked}
    OR u."organisationId" = (SELECT d."organisationId" FROM "OrganisationDomain" d WHERE d."domain" IN ${anyOf(domainsOf(actor.email))} ORDER BY length(d."domain") DESC LIMIT 1)))
  OR ${isVisible(actor)})`;

/** SQL: where person `u` works, as it stands beside what they say. */
export const placeOfPerson = Prisma.sql`COALESCE((SELECT o."name" FROM "Organisation" o WHERE o."id" = u."organisationId"), u."organisationName")`;

interface PersonRow {
  id: string;
  name: string;
  place: string | null;
}

/** Those who wrote in the topic last: mostly it is one of them. One statement. */
async function findWriters(actor: Actor, words: string[], topicId: number): Promise<PersonRow[]> {
  const rows = await db.$queryRaw<PersonRow[]>`
    SELECT u."id", u."name", ${placeOfPerson} AS "place"
    FROM (SELECT p."authorId" AS "id" FROM "Post" p WHERE p."topicId" = ${topicId} AND p."authorId" IS NOT NULL AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL ORDER BY p."seq" DESC LIMIT ${writersLookedAt}) w
    JOIN "User" u ON u."id" = w."id" JOIN "Topic" t ON t."id" = ${topicId} JOIN "Space" s ON s."id" = t."spaceId"
    WHERE u."id" <> ${actor.id} AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND ${isReadable(actor)} AND ${isLetIn} GROUP BY u."id" ORDER BY u."name" COLLATE NOCASE, u."id"`;
  return rows.filter(({ name }) => beginsName(words, name));
}

/** People by the beginnings of their names' parts: of the many that two letters begin, some; more letters find the rest. One statement. */
async function findPeople(actor: Actor, words: string[], spaceId: string): Promise<PersonRow[]> {
  if (words.join("").length < 2) return [];
  const match = words.map((word) => `"${word}"*`).join(" ");
  return db.$queryRaw<PersonRow[]>`
    SELECT "id", "name", "place" FROM (
      SELECT u."id", u."name", ${placeOfPerson} AS "place"
      FROM (SELECT "userId" FROM "NameSearch" WHERE "NameSearch" MATCH ${match} LIMIT ${namesLookedAt}) n
      CROSS JOIN "User" u ON u."id" = n."userId" CROSS JOIN "Space" s ON s."id" = ${spaceId}
      WHERE u."id" <> ${actor.id} AND ${isLetIn} AND ${isFindable(actor)} LIMIT ${mostPeople * 4})
    ORDER BY "name" COLLATE NOCASE, "id" LIMIT ${mostPeople}`;
}

/** Regions by the beginnings of their names' parts in the actor's language, or by their code. One statement. */
async function findRegions(words: string[], locale: Locale): Promise<MentionOption[]> {
  const regions = await listRegions(locale);
  return regions.filter(({ name, nutsCode }) => beginsName(words, name) || beginsName(words, nutsCode)).slice(0, mostRegions).map(({ id, name, nutsCode }) => ({ kind: "region", id, label: name, detail: nutsCode }));
}

/** Who and what fits what is typed after an `@` in a space; nothing for nothing. @throws AppError not-found, too-many. At most four statements */
export async function findMentionable(actor: Actor, search: MentionSearch, locale: Locale): Promise<MentionOption[]> {
  await limit("mentionPerson", actor.id);
  await getReadableSpace(db, actor, search.space);
  const words = nameWords(search.q);
  if (words.length === 0 || words.length > mostWords) return [];
  const [writers, people, regions] = await Promise.all([search.topic === undefined ? [] : findWriters(actor, words, search.topic), findPeople(actor, words, search.space), findRegions(words, locale)]);
  const found = [...writers, ...people.filter(({ id }) => writers.every((writer) => writer.id !== id))].slice(0, mostPeople);
  return [...found.map(({ id, name, place }): MentionOption => ({ kind: "person", id, label: name, ...(place && { detail: place }) })), ...regions];
}
