import type { Tx } from "#app/db/client.server.ts";
import { listSpans } from "../room/attendance.server.ts";

const day = 86_400_000;

/** Seconds of a span by day (UTC), as the ledger counts. */
function* byDay(from: Date, to: Date): Generator<[day: string, seconds: number]> {
  for (let start = from.getTime(); start < to.getTime();) {
    const end = Math.min(to.getTime(), (Math.floor(start / day) + 1) * day);
    yield [new Date(start).toISOString().slice(0, 10), (end - start) / 1_000];
    start = end;
  }
}

/**
 * Enters into the ledger of learning time how long each participant was present. Doing it again replaces what it entered,
 * for a room that was opened once more; a workshop whose spans are gone keeps its entries. Four statements.
 */
export async function enterHours(tx: Tx, workshopId: string): Promise<void> {
  const spans = await listSpans(tx, workshopId);
  if (spans.length === 0) return;
  const people = await tx.registration.findMany({ where: { workshopId, role: "participant" }, select: { id: true, userId: true } });
  const userOf = new Map(people.map(({ id, userId }) => [id, userId]));
  const seconds = new Map<string, number>();
  for (const { registrationId, from, to } of spans) {
    const userId = userOf.get(registrationId);
    if (userId) for (const [date, length] of byDay(from, to)) seconds.set(`${userId} ${date}`, (seconds.get(`${userId} ${date}`) ?? 0) + length);
  }
  const courseId = `workshop:${workshopId}`;
  await tx.learningDay.deleteMany({ where: { courseId } });
  await tx.learningDay.createMany({ data: [...seconds].flatMap(([key, length]) => {
    const [userId = "", date = ""] = key.split(" ");
    return length >= 1 ? [{ userId, courseId, day: date, seconds: Math.round(length) }] : [];
  }) });
}
