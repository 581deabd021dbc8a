import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canSee, type WorkshopState } from "./workshops.policy.ts";
import type { Audience } from "./workshops.kinds.ts";
import { rulesSchema, type WorkshopRules } from "./workshops.schema.ts";

/** A workshop as every use case needs it, for one actor. */
export interface WorkshopAccess extends WorkshopState {
  id: string;
  title: string;
  purpose: string;
  locale: string;
  videoUrl: string;
  startsAt: Date;
  timeZone: string;
  /** Of the region it is for, by language. */
  regionNames: unknown;
  capacity: number | null;
  openedAt: Date | null;
  lastSeq: number;
  rules: WorkshopRules;
  /** The actor's registration: their seat. */
  seat: string | null;
  groupId: string | null;
  /** The workshop that this one rehearses. */
  rehearsalOf: string | null;
  /** The rehearsal that is under way. */
  rehearsalId: string | null;
}

interface Row {
  id: string; title: string; purpose: string; locale: string; videoUrl: string; status: string; audience: string; ownerId: string | null; startsAt: Date; timeZone: string; regionNames: unknown; capacity: number | bigint | null; openedAt: Date | null; closedAt: Date | null; lastSeq: number | bigint;
  rules: unknown; isInRegion: number | bigint; isInCohort: number | bigint; seat: string | null; role: string | null; registered: string | null; groupId: string | null; rehearsalOf: string | null; rehearsalId: string | null;
}

const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);

/** A workshop that the actor may see; a rehearsal is none. @throws AppError not-found, also for what they may not know of. One statement */
export async function getVisibleWorkshop(tx: DbOrTx, actor: Actor | null, id: string): Promise<WorkshopAccess> {
  const workshop = await getVisibleRoom(tx, actor, id);
  if (workshop.rehearsalOf !== null) throw new AppError("not-found", "refusals:noSuchWorkshop");
  return workshop;
}

/** The same for what happens in its room and nowhere else: there a rehearsal is like any other. @throws AppError not-found. One statement */
export async function getVisibleRoom(tx: DbOrTx, actor: Actor | null, id: string): Promise<WorkshopAccess> {
  const own = actor ? Prisma.sql`r."userId" = ${actor.id}` : Prisma.sql`0`;
  const inRegion = actor ? Prisma.sql`EXISTS (SELECT 1 FROM "User" u WHERE u."id" = ${actor.id} AND u."regionId" = w."regionId")` : Prisma.sql`0`;
  const inCohort = actor ? Prisma.sql`EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."userId" = ${actor.id} AND e."courseId" = w."courseId" AND e."leftAt" IS NULL)` : Prisma.sql`0`;
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT w."id", w."title", w."purpose", w."locale", w."videoUrl", w."status", w."audience", w."ownerId", w."startsAt", w."timeZone", (SELECT g."names" FROM "Region" g WHERE g."id" = w."regionId") AS "regionNames", w."capacity", w."openedAt", w."closedAt", w."lastSeq", w."rules", w."rehearsalOf", (SELECT x."id" FROM "Workshop" x WHERE x."rehearsalOf" = w."id") AS "rehearsalId", ${inRegion} AS "isInRegion", ${inCohort} AS "isInCohort",
      r."id" AS "seat", r."role", r."status" AS "registered", r."groupId"
    FROM "Workshop" w LEFT JOIN "Registration" r ON r."workshopId" = w."id" AND ${own} WHERE w."id" = ${id}`;
  const workshop = row && readAccess(row);
  if (!workshop || !canSee(actor, workshop)) throw new AppError("not-found", "refusals:noSuchWorkshop");
  return workshop;
}

/** @throws AppError conflict where it was called off */
export function refuseCancelled({ status }: WorkshopAccess): void {
  if (status === "cancelled") throw new AppError("conflict", "refusals:cancelled");
}

/** The seat of who has a place; who waits for one, has declined it or given it back is in no room. */
export function seatWithPlace({ seat, registration }: WorkshopAccess): string | null {
  return registration?.status === "registered" ? seat : null;
}

function readAccess(row: Row): WorkshopAccess {
  return {
    id: row.id, title: row.title, purpose: row.purpose, locale: row.locale, videoUrl: row.videoUrl, status: row.status as WorkshopState["status"], audience: row.audience as Audience, ownerId: row.ownerId, startsAt: row.startsAt, timeZone: row.timeZone, regionNames: parsed(row.regionNames),
    capacity: row.capacity === null ? null : Number(row.capacity), openedAt: row.openedAt, closedAt: row.closedAt, lastSeq: Number(row.lastSeq), rules: rulesSchema.parse(parsed(row.rules)), isInRegion: Boolean(Number(row.isInRegion)), isInCohort: Boolean(Number(row.isInCohort)),
    registration: row.seat === null ? null : ({ role: row.role, status: row.registered } as WorkshopState["registration"]), seat: row.seat, groupId: row.groupId, rehearsalOf: row.rehearsalOf, rehearsalId: row.rehearsalId,
  };
}
