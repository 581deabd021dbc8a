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

export interface Attendance {
  registrationId: Seat;
  seconds: number;
  from: Date;
  to: Date;
}

/** How long each person was present in a workshop. One statement. */
export async function listAttendance(workshopId: string): Promise<Attendance[]> {
  const spans = await db.attendanceSpan.findMany({ where: { registration: { workshopId } }, orderBy: [{ registrationId: "asc" }, { from: "asc" }] });
  const people = new Map<Seat, Attendance>();
  for (const { registrationId, from, to } of spans) {
    const before = people.get(registrationId);
    const seconds = Math.round((to.getTime() - from.getTime()) / 1_000);
    people.set(registrationId, before ? { ...before, seconds: before.seconds + seconds, to } : { registrationId, seconds, from, to });
  }
  return [...people.values()];
}
