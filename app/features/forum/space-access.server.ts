import type { Actor } from "#app/auth/actor.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canModerate, canReadSpace, type SpaceState } from "./forum.policy.ts";
import type { SpaceKind } from "./forum.kinds.ts";

// Which spaces a person is let into: everything that lists, finds, counts or tells asks here first.

export interface SpaceAccess extends SpaceState {
  id: string;
  slug: string;
}

export interface AccessRow {
  id: string;
  slug: string;
  kind: string;
  readers: string;
  writers: string;
  closedAt: Date | null;
  isParticipant: number | bigint;
}

/** SQL: whether the person is in the course of space `s`. */
export const participates = (actor: Actor | null): Prisma.Sql =>
  Prisma.sql`EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."userId" = ${actor?.id ?? ""} AND e."courseId" = s."courseId" AND e."leftAt" IS NULL)`;

/** What our own code wrote into the columns that decide who is let in. */
export function readAccess(row: AccessRow): SpaceAccess {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind as SpaceKind,
    readers: row.readers as SpaceState["readers"],
    writers: row.writers as SpaceState["writers"],
    closedAt: row.closedAt,
    isParticipant: Number(row.isParticipant) === 1,
  };
}

// The parts of one page ask at the same moment: they share one statement.
const asking = new Map<string, Promise<SpaceAccess[]>>();

/** The spaces that the actor may read. One statement. */
export async function readableSpaces(actor: Actor | null, tx: DbOrTx = db): Promise<SpaceAccess[]> {
  if (tx !== db) return askReadableSpaces(actor, tx);
  const key = actor ? `${actor.id} ${actor.roles.join(" ")}` : "";
  let spaces = asking.get(key);
  if (!spaces) {
    spaces = askReadableSpaces(actor, tx).finally(() => asking.delete(key));
    asking.set(key, spaces);
  }
  return spaces;
}

/** SQL: whether the actor may read space `s`. Says what `canReadSpace` says, where a statement looks at things of many spaces. */
export function isReadable(actor: Actor | null): Prisma.Sql {
  if (canModerate(actor, { kind: "general" })) return Prisma.sql`1`;
  if (actor === null) return Prisma.sql`s."readers" = 'public'`;
  const moderated = canModerate(actor, { kind: "course" }) ? Prisma.sql`s."kind" = 'course' OR` : Prisma.empty;
  return Prisma.sql`(${moderated} s."readers" IN ('public', 'members') OR ${participates(actor)})`;
}

/** SQL: whether person `u` may read space `s`. */
export const isLetIn = Prisma.sql`(u."suspendedAt" IS NULL
  AND (s."readers" IN ('public', 'members')
    OR EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."userId" = u."id" AND e."courseId" = s."courseId" AND e."leftAt" IS NULL)
    OR EXISTS (SELECT 1 FROM "RoleGrant" g WHERE g."userId" = u."id" AND (g."role" IN ('admin', 'editor') OR (g."role" = 'facilitator' AND s."kind" = 'course')))))`;

/** Leaves out what the policy would refuse anyway: there is a space for each of hundreds of courses, and most people are in a few. */
function mayBeReadable(actor: Actor | null): Prisma.Sql {
  if (canModerate(actor, { kind: "course" })) return Prisma.sql`1`;
  return Prisma.sql`(s."readers" <> 'course' OR ${participates(actor)})`;
}

async function askReadableSpaces(actor: Actor | null, tx: DbOrTx): Promise<SpaceAccess[]> {
  const rows = await tx.$queryRaw<AccessRow[]>`
    SELECT s."id", s."slug", s."kind", s."readers", s."writers", s."closedAt", ${participates(actor)} AS "isParticipant"
    FROM "Space" s WHERE ${mayBeReadable(actor)} ORDER BY s."position", s."id"`;
  return rows.map(readAccess).filter((space) => canReadSpace(actor, space));
}

/** SQL: whether everybody who may read its space may see topic `t`. The conditions of the index Topic_shown_idx. */
export const isShown = Prisma.sql`t."postCount" > 0 AND t."hiddenAt" IS NULL AND t."deletedAt" IS NULL AND t."mergedIntoId" IS NULL`;

/** SQL: any of these ids, whatever their number. */
export const anyOf = (ids: readonly (string | number)[]): Prisma.Sql => Prisma.sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** SQL: what decides who is let into space `s`. */
export const accessColumns = (actor: Actor | null): Prisma.Sql => Prisma.sql`s."id", s."slug", s."kind", s."readers", s."writers", s."closedAt", ${participates(actor)} AS "isParticipant"`;

/** The space of a row with `accessColumns`, for the actor to read. @throws AppError not-found, also for what they may not know of */
export function requireReadable(actor: Actor | null, row: AccessRow | undefined): SpaceAccess {
  const space = row && readAccess(row);
  if (!space || !canReadSpace(actor, space)) throw new AppError("not-found", "forum:errors.noSuchSpace");
  return space;
}

/** One space that the actor may read. @throws AppError not-found, also for what they may not know of. One statement */
export async function getReadableSpace(tx: DbOrTx, actor: Actor | null, spaceId: string): Promise<SpaceAccess> {
  const [row] = await tx.$queryRaw<AccessRow[]>`SELECT ${accessColumns(actor)} FROM "Space" s WHERE s."id" = ${spaceId}`;
  return requireReadable(actor, row);
}

/** The address of a course's space; null where there is none, or none for the actor. One statement. */
export async function findCourseSpace(actor: Actor | null, courseId: string): Promise<string | null> {
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT s."id", s."slug", s."kind", s."readers", s."writers", s."closedAt", ${participates(actor)} AS "isParticipant"
    FROM "Space" s WHERE s."courseId" = ${courseId}`;
  return rows.map(readAccess).find((space) => canReadSpace(actor, space))?.slug ?? null;
}

/** Who of these people may read the space: whoever is not among the answer is told nothing of it. One statement. */
export async function whoMayRead(tx: DbOrTx, spaceId: string, userIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u."id" FROM "User" u JOIN "Space" s ON s."id" = ${spaceId}
    WHERE u."id" IN ${anyOf(userIds)} AND ${isLetIn}`;
  return new Set(rows.map(({ id }) => id));
}

/** Who moderates the space. One statement. */
export async function listModeratorIds(tx: DbOrTx, space: Pick<SpaceAccess, "kind">): Promise<string[]> {
  const roles = space.kind === "course" ? ["admin", "editor", "facilitator"] : ["admin", "editor"];
  const rows = await tx.roleGrant.findMany({ where: { role: { in: roles }, user: { suspendedAt: null } }, select: { userId: true }, distinct: ["userId"] });
  return rows.map(({ userId }) => userId);
}
