import { db, type DbOrTx } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { Seat } from "./state/room-entities.ts";

/** A page says this often that it is there, in milliseconds; a page without scripts when it is loaded. */
export const sayHereEvery = 30_000;
/** Silence up to this is presence, in milliseconds: a lost message, a laptop lid, a page read without scripts. */
const bridged = 120_000;

/**
 * A person is here now, by the server's clock. One span however many devices they have; whoever was away for longer
 * begins a new one, and spans add up. Two statements.
 */
export async function noteHere(tx: DbOrTx, registrationId: Seat, now: Date): Promise<void> {
  const last = await tx.attendanceSpan.findFirst({ where: { registrationId }, orderBy: { to: "desc" } });
  if (!last || now.getTime() - last.to.getTime() > bridged) await tx.attendanceSpan.create({ data: { id: newId(), registrationId, from: now, to: now } });
  else if (now > last.to) await tx.attendanceSpan.update({ where: { id: last.id }, data: { to: now } });
}

interface SpanRow {
  registrationId: Seat;
  presentSeconds: number | bigint | null;
  from: Date | null;
  to: Date | null;
  openedAt: Date | null;
  closedAt: Date | null;
}

export interface Span {
  registrationId: Seat;
  from: Date;
  to: Date;
}

export interface Attendance {
  registrationId: Seat;
  seconds: number;
}

/** What of a span lies between the opening and the closing of the room. */
function withinRoom({ registrationId, from, to, openedAt, closedAt }: SpanRow): Span | null {
  if (!from || !to) return null;
  const start = openedAt && openedAt > from ? openedAt : from;
  const end = closedAt && closedAt < to ? closedAt : to;
  return end > start ? { registrationId, from: start, to: end } : { registrationId, from: start, to: start };
}

function readSpans(tx: DbOrTx, workshopId: string): Promise<SpanRow[]> {
  return tx.$queryRaw<SpanRow[]>`
    SELECT r."id" AS "registrationId", r."presentSeconds", s."from", s."to", w."openedAt", w."closedAt"
    FROM "Registration" r JOIN "Workshop" w ON w."id" = r."workshopId" LEFT JOIN "AttendanceSpan" s ON s."registrationId" = r."id"
    WHERE r."workshopId" = ${workshopId} AND (s."id" IS NOT NULL OR r."presentSeconds" IS NOT NULL) ORDER BY r."id", s."from"`;
}

/** From when to when each person was present while the room was open; nothing once that was removed. One statement. */
export async function listSpans(tx: DbOrTx, workshopId: string): Promise<Span[]> {
  return (await readSpans(tx, workshopId)).flatMap((row) => withinRoom(row) ?? []);
}

/** How long each person was present in a workshop, while its room was open. One statement. */
export async function listAttendance(workshopId: string, tx: DbOrTx = db): Promise<Attendance[]> {
  const people = new Map<Seat, number>();
  for (const row of await readSpans(tx, workshopId)) {
    const span = withinRoom(row);
    const seconds = span ? Math.round((span.to.getTime() - span.from.getTime()) / 1_000) : Number(row.presentSeconds);
    people.set(row.registrationId, (people.get(row.registrationId) ?? 0) + seconds);
  }
  return [...people].map(([registrationId, seconds]) => ({ registrationId, seconds }));
}
