import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { listAttendance } from "./room/attendance.server.ts";
import { forgetPeople } from "./room/people.server.ts";
import { fillFreePlaces } from "./places.server.ts";
import { change, commit } from "./room/room-acts.server.ts";
import { readRoom } from "./room/room-store.server.ts";
import { decideSteppingDown } from "./room/state/decide-people.ts";
import { canChooseFacilitators, canManage } from "./workshops.policy.ts";
import type { inviteSchema } from "./workshops.schema.ts";
import type { z } from "zod";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { mailAboutWorkshop } from "./workshop-mail.server.ts";

export interface Attendee {
  /** Of the registration. */
  id: string;
  /** "" for somebody whose account is gone. */
  name: string;
  region: string | null;
  /** It is their workshop. */
  isOwner: boolean;
  role: string;
  status: string;
  registeredAt: Date;
  /** How long they were in the room. */
  minutes: number | null;
}

/** Everybody with a place, an invitation or a wish for a place, for those who lead it. Five statements. @throws AppError not-found, forbidden */
export async function listAttendees(actor: Actor, { workshopId, locale }: { workshopId: string; locale: Locale }): Promise<{ title: string; canChoose: boolean; attendees: Attendee[] }> {
  const workshop = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, workshop)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  const rows = await db.registration.findMany({
    where: { workshopId, status: { not: "cancelled" } },
    orderBy: [{ role: "asc" }, { status: "asc" }, { registeredAt: "asc" }, { id: "asc" }],
    include: { user: { select: { name: true, region: { select: { names: true } } } } },
  });
  const present = new Map((await listAttendance(workshopId)).map(({ registrationId, seconds }) => [registrationId, seconds]));
  const attendees = rows.map(({ id, userId, user, role, status, registeredAt }): Attendee => {
    const seconds = present.get(id);
    return { id, isOwner: userId !== null && userId === workshop.ownerId, name: user?.name ?? "", region: user?.region ? regionName(user.region.names, locale) : null, role, status, registeredAt, minutes: seconds === undefined ? null : Math.round(seconds / 60) };
  });
  return { title: workshop.title, canChoose: canChooseFacilitators(actor, workshop) && workshop.closedAt === null, attendees };
}

/**
 * Invites somebody who has an account, as a participant or as a co-facilitator, and tells them by mail. Whoever has a
 * place already keeps it; who is to lead it leads it from now on.
 * @throws AppError not-found, forbidden, invalid (no such person), too-many
 */
export async function inviteToWorkshop(actor: Actor, { workshopId, email, role }: z.output<typeof inviteSchema> & { workshopId: string }, now = new Date()): Promise<void> {
  await limit("workshopInvitation", actor.id);
  await transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canManage(actor, workshop)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
    if (workshop.status === "cancelled" || workshop.closedAt) throw new AppError("conflict", "refusals:noRegistering");
    const person = await tx.user.findFirst({ where: { email, emailConfirmedAt: { not: null }, suspendedAt: null }, select: { id: true, email: true, name: true, locale: true, timeZone: true } });
    if (!person) throw new AppError("invalid", "refusals:noSuchPerson");
    const known = await tx.registration.findUnique({ where: { workshopId_userId: { workshopId, userId: person.id } } });
    if (!known) await tx.registration.create({ data: { id: newId(), workshopId, userId: person.id, role, status: "invited", registeredAt: now } });
    else if (known.role === role && known.status !== "cancelled") return;
    else {
      const leads = role === "facilitator" || known.role === "facilitator";
      const status = known.status === "cancelled" ? "invited" : leads && known.status === "waiting" ? "registered" : known.status;
      await tx.registration.update({ where: { id: known.id }, data: { role: leads ? "facilitator" : role, status, cancelledAt: null } });
      if (workshop.status === "published") await fillFreePlaces(tx, workshop, now);
    }
    await mailAboutWorkshop(tx, "workshopInvited", workshop, [person]);
  });
  forgetPeople(workshopId);
}

/**
 * Takes a co-facilitator off: from now on they take part, with their place; in the room their desk goes before their eyes.
 * Twice is once.
 * @throws AppError not-found, forbidden, conflict (over, the owner, nobody else would lead)
 */
export async function takeFacilitatorOff(actor: Actor, { workshopId, seat }: { workshopId: string; seat: string }, now = new Date()): Promise<void> {
  await commit(workshopId, async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canChooseFacilitators(actor, workshop)) throw new AppError("forbidden", "refusals:ownerChooses");
    if (workshop.closedAt !== null) throw new AppError("conflict", "refusals:closed");
    const facilitators = await tx.registration.findMany({ where: { workshopId, role: "facilitator", status: { not: "cancelled" } }, select: { id: true, userId: true } });
    const found = facilitators.find(({ id }) => id === seat);
    if (!found) return { seq: workshop.lastSeq, told: null };
    if (found.userId === workshop.ownerId) throw new AppError("conflict", "refusals:ownerLeads");
    if (workshop.ownerId === null && facilitators.length === 1) throw new AppError("conflict", "refusals:lastFacilitator");
    await tx.registration.update({ where: { id: seat }, data: { role: "participant" } });
    const state = await readRoom(tx, workshopId, workshop.lastSeq);
    return change(tx, { workshop, state, decision: decideSteppingDown(state, seat), seat, isUndoable: false, actKey: null, now });
  });
  forgetPeople(workshopId);
}
