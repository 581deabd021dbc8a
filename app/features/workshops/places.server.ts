import type { Tx } from "#app/db/client.server.ts";
import { mailAboutWorkshop } from "./workshop-mail.server.ts";

// The one rule of places, whichever door somebody comes by: facilitators take none; what is free is for whoever comes
// first, but nobody overtakes those who wait. Being invited is not having one.

interface Place {
  id: string;
  title: string;
  startsAt: Date;
  capacity: number | null;
}

/** Places that are free for participants. One statement, or none. */
async function countFree(tx: Tx, { id, capacity }: Pick<Place, "id" | "capacity">): Promise<number> {
  if (capacity === null) return Infinity;
  return capacity - (await tx.registration.count({ where: { workshopId: id, role: "participant", status: "registered" } }));
}

/** What somebody gets who wants a place now. At most two statements. */
export async function placeFor(tx: Tx, workshop: Pick<Place, "id" | "capacity">, role: "facilitator" | "participant"): Promise<"registered" | "waiting"> {
  if (role === "facilitator") return "registered";
  const isWaitedFor = (await tx.registration.count({ where: { workshopId: workshop.id, status: "waiting" } })) > 0;
  return !isWaitedFor && (await countFree(tx, workshop)) > 0 ? "registered" : "waiting";
}

/** Gives free places to whoever waits longest, and tells them. */
export async function fillFreePlaces(tx: Tx, workshop: Place, now: Date): Promise<void> {
  const free = await countFree(tx, workshop);
  if (free <= 0) return;
  const next = await tx.registration.findMany({
    where: { workshopId: workshop.id, status: "waiting" },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    include: { user: { select: { email: true, name: true, locale: true, timeZone: true } } },
    ...(free < Infinity && { take: free }),
  });
  if (next.length === 0) return;
  await tx.registration.updateMany({ where: { id: { in: next.map(({ id }) => id) } }, data: { status: "registered", registeredAt: now } });
  await mailAboutWorkshop(tx, "workshopRegistered", workshop, next.flatMap(({ user }) => (user ? [user] : [])), { withCalendar: true });
}
