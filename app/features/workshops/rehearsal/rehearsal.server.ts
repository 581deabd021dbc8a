import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import { forgetPeople } from "../room/people.server.ts";
import { workshopRoom } from "../room/room.events.ts";
import { forgetRoom } from "../room/room-store.server.ts";
import { canEdit, canManage } from "../workshops.policy.ts";
import type { rehearsalSchema } from "../workshops.schema.ts";
import { getVisibleWorkshop, type WorkshopAccess } from "../workshop-access.server.ts";

// A rehearsal is a workshop of its own with the same plan, which nothing but its room knows of (workshop-access). It has
// the facilitators, and participants who are nobody; with its row everything in it goes.

/** @throws AppError not-found, forbidden (not theirs, or the room has opened) */
async function getPlanned(tx: Tx, actor: Actor, workshopId: string): Promise<WorkshopAccess> {
  const workshop = await getVisibleWorkshop(tx, actor, workshopId);
  if (!canEdit(actor, workshop)) throw new AppError("forbidden", canManage(actor, workshop) && workshop.openedAt ? "refusals:roomOpen" : "refusals:noPlanning");
  return workshop;
}

/** Who is in a room that is gone is told so. */
async function letGo(rehearsalId: string | null): Promise<void> {
  if (rehearsalId === null) return;
  forgetRoom(rehearsalId);
  forgetPeople(rehearsalId);
  await judgeRoom(workshopRoom(rehearsalId));
}

/** Begins a rehearsal of a plan with as many simulated participants; one that was under way is thrown away. @throws AppError not-found, forbidden */
export async function beginRehearsal(actor: Actor, workshopId: string, { people }: z.output<typeof rehearsalSchema>, now = new Date()): Promise<{ id: string }> {
  const t = getT(actor.locale, "room");
  const [id, former] = await transaction(async (tx) => {
    const { rehearsalId } = await getPlanned(tx, actor, workshopId);
    await tx.workshop.deleteMany({ where: { rehearsalOf: workshopId } });
    const plan = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: { agenda: true, groups: true, registrations: { where: { role: "facilitator", status: "registered", userId: { not: null } } } } });
    const { ownerId, title, purpose, locale, languages, timeZone, preparation, rules } = plan;
    const copy = newId();
    await tx.workshop.create({ data: { id: copy, ownerId, title, purpose, locale, languages: languages ?? [], timeZone, preparation: preparation ?? [], rules: rules ?? {}, startsAt: now, createdAt: now, audience: "invitation", status: "rehearsal", rehearsalOf: workshopId } });
    await tx.agendaItem.createMany({ data: plan.agenda.map(({ material, breakout, ...item }) => ({ ...item, material: material ?? [], breakout: breakout ?? Prisma.DbNull, id: newId(), workshopId: copy })) });
    await tx.breakoutGroup.createMany({ data: plan.groups.map(({ name, position }) => ({ id: newId(), workshopId: copy, name, position })) });
    const leads = plan.registrations.map(({ userId }) => ({ userId, role: "facilitator" }));
    const simulated = Array.from({ length: people }, (_, index) => ({ role: "participant", simulated: t("rehearsal.name", { number: index + 1 }) }));
    await tx.registration.createMany({ data: [...leads, ...simulated].map((place) => ({ id: newId(), workshopId: copy, status: "registered", registeredAt: now, ...place })) });
    return [copy, rehearsalId] as const;
  });
  await letGo(former);
  return { id };
}

/** Throws the rehearsal of a workshop away, with everything in it. Twice is once. @throws AppError not-found, forbidden */
export async function endRehearsal(actor: Actor, workshopId: string): Promise<void> {
  const former = await transaction(async (tx) => {
    const { rehearsalId } = await getPlanned(tx, actor, workshopId);
    await tx.workshop.deleteMany({ where: { rehearsalOf: workshopId } });
    return rehearsalId;
  });
  await letGo(former);
}
