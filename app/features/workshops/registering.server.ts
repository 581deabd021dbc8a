import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { canRegister, canSee } from "./workshops.policy.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { mailAboutWorkshop } from "./workshop-mail.server.ts";

interface Place {
  id: string;
  title: string;
  startsAt: Date;
  capacity: number | null;
}

/** Places that are free for participants; facilitators take none. One statement, or none. */
async function countFree(tx: Tx, { id, capacity }: Place): Promise<number> {
  if (capacity === null) return Infinity;
  return capacity - (await tx.registration.count({ where: { workshopId: id, role: "participant", status: "registered" } }));
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

/**
 * Takes a place, or one on the waiting list, and confirms it by mail. Twice is once; nobody overtakes those who wait.
 * @throws AppError not-found, forbidden (over, cancelled)
 */
export async function registerForWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<"registered" | "waiting"> {
  return transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    const { registration, seat } = workshop;
    if (registration?.status === "registered" || registration?.status === "waiting") return registration.status;
    if (!canRegister(actor, workshop)) throw new AppError("forbidden", "workshops:errors.noRegistering");
    const isWaitedFor = (await tx.registration.count({ where: { workshopId, status: "waiting" } })) > 0;
    const status = registration?.role === "facilitator" || (!isWaitedFor && (await countFree(tx, workshop)) > 0) ? "registered" : "waiting";
    if (seat === null) await tx.registration.create({ data: { id: newId(), workshopId, userId: actor.id, role: "participant", status, registeredAt: now } });
    else await tx.registration.update({ where: { id: seat }, data: { status, registeredAt: now, cancelledAt: null } });
    await mailAboutWorkshop(tx, status === "registered" ? "workshopRegistered" : "workshopWaiting", workshop, [actor], { withCalendar: status === "registered" });
    return status;
  });
}

/**
 * Gives a place back; whoever waits longest gets it. Twice is once.
 * @returns whether they still may see it: who has declined an invitation may not. @throws AppError not-found
 */
export async function withdrawFromWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<{ isVisible: boolean }> {
  return transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    const isVisible = canSee(actor, { ...workshop, registration: workshop.registration && { ...workshop.registration, status: "cancelled" } });
    if (workshop.seat === null || workshop.registration?.status === "cancelled") return { isVisible };
    await tx.registration.update({ where: { id: workshop.seat }, data: { status: "cancelled", cancelledAt: now } });
    if (workshop.closedAt === null && workshop.status === "published") await fillFreePlaces(tx, workshop, now);
    return { isVisible };
  });
}
