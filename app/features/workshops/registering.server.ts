import type { Actor } from "#app/auth/actor.ts";
import { transaction } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { fillFreePlaces, placeFor } from "./places.server.ts";
import { change, commit } from "./room/room-acts.server.ts";
import { readRoom } from "./room/room-store.server.ts";
import { decideLeaving } from "./room/state/decide-people.ts";
import { canRegister, canSee } from "./workshops.policy.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { mailAboutWorkshop } from "./workshop-mail.server.ts";

/**
 * Takes a place, or one on the waiting list, and confirms it by mail. Twice is once; nobody overtakes those who wait.
 * @throws AppError not-found, forbidden (over, cancelled)
 */
export async function registerForWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<"registered" | "waiting"> {
  return transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    const { registration, seat } = workshop;
    if (registration?.status === "registered" || registration?.status === "waiting") return registration.status;
    if (!canRegister(actor, workshop)) throw new AppError("forbidden", "refusals:noRegistering");
    const status = await placeFor(tx, workshop, registration?.role ?? "participant");
    if (seat === null) await tx.registration.create({ data: { id: newId(), workshopId, userId: actor.id, role: "participant", status, registeredAt: now } });
    else await tx.registration.update({ where: { id: seat }, data: { status, registeredAt: now, cancelledAt: null } });
    await mailAboutWorkshop(tx, status === "registered" ? "workshopRegistered" : "workshopWaiting", workshop, [actor], { withCalendar: status === "registered" });
    return status;
  });
}

/**
 * Gives a place back; whoever waits longest gets it, and who is inside leaves the room. Twice is once.
 * @returns whether they still may see it: who has declined an invitation may not
 * @throws AppError not-found, conflict (it is over, or theirs)
 */
export async function withdrawFromWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<{ isVisible: boolean }> {
  let isVisible = false;
  await commit(workshopId, async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    const { seat, registration, lastSeq } = workshop;
    if (workshop.ownerId === actor.id) throw new AppError("conflict", "refusals:ownerStays");
    if (workshop.closedAt !== null) throw new AppError("conflict", "refusals:closed");
    isVisible = canSee(actor, { ...workshop, registration: registration && { ...registration, status: "cancelled" } });
    if (seat === null || registration?.status === "cancelled") return { seq: lastSeq, told: null };
    await tx.registration.update({ where: { id: seat }, data: { status: "cancelled", cancelledAt: now } });
    if (workshop.status === "published") await fillFreePlaces(tx, workshop, now);
    const state = await readRoom(tx, workshopId, lastSeq);
    return change(tx, { workshop, state, decision: decideLeaving(state, seat), seat, isUndoable: false, actKey: null, now });
  });
  return { isVisible };
}
