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
import { canManage } from "./workshops.policy.ts";
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
  role: string;
  status: string;
  registeredAt: Date;
  /** How long they were in the room. */
  minutes: number | null;
}

/** Everybody with a place, an invitation or a wish for a place, for those who lead it. Five statements. @throws AppError not-found, forbidden */
export async function listAttendees(actor: Actor, { workshopId, locale }: { workshopId: string; locale: Locale }): Promise<{ title: string; attendees: Attendee[] }> {
  const workshop = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, workshop)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  const rows = await db.registration.findMany({
    where: { workshopId, status: { not: "cancelled" } },
    orderBy: [{ role: "asc" }, { status: "asc" }, { registeredAt: "asc" }, { id: "asc" }],
    include: { user: { select: { name: true, region: { select: { names: true } } } } },
  });
  const present = new Map((await listAttendance(workshopId)).map(({ registrationId, seconds }) => [registrationId, seconds]));
  const attendees = rows.map(({ id, user, role, status, registeredAt }): Attendee => {
    const seconds = present.get(id);
    return { id, name: user?.name ?? "", region: user?.region ? regionName(user.region.names, locale) : null, role, status, registeredAt, minutes: seconds === undefined ? null : Math.round(seconds / 60) };
  });
  return { title: workshop.title, attendees };
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
