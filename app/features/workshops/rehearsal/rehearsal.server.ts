import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
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

/** Its id says what it rehearses, so that whoever was in it finds back when it is gone. */
const newRehearsalId = (workshopId: string): string => `${workshopId}-r${newId().slice(0, 8)}`;
const rehearsedBy = (id: string): string | null => /^(.+)-r[0-9a-f]{8}$/.exec(id)?.[1] ?? null;

export interface GoneRehearsal {
  workshopId: string;
  title: string;
  locale: string;
  /** The one that has taken its place. */
  next: string | null;
}

/**
 * What a rehearsal that was thrown away has rehearsed, for those who lead that.
 * @param error why its page cannot be read. @throws it, where it is something else
 */
export async function readGoneRehearsal(actor: Actor, id: string, error: unknown): Promise<GoneRehearsal> {
  const workshopId = rehearsedBy(id);
  if (!(error instanceof AppError) || error.code !== "not-found" || workshopId === null) throw error;
  const { title, locale, rehearsalId: next, ...workshop } = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, workshop)) throw error;
  return { workshopId, title, locale, next };
}

/** @throws AppError not-found, forbidden (not theirs, or the room has opened) */
async function getPlanned(tx: Tx, actor: Actor, workshopId: string): Promise<WorkshopAccess> {
  const workshop = await getVisibleWorkshop(tx, actor, workshopId);
  if (!canEdit(actor, workshop)) throw new AppError("forbidden", canManage(actor, workshop) && workshop.openedAt ? "refusals:roomOpen" : "refusals:noPlanning");
  return workshop;
}

/** Who is in a room that is gone is told so. */
async function letGo(id: string | null): Promise<void> {
  if (id === null) return;
  forgetRoom(id);
  forgetPeople(id);
  await judgeRoom(workshopRoom(id));
}

/** Begins a rehearsal of a plan with as many simulated participants; one that was under way is thrown away. @throws AppError not-found, forbidden */
export async function beginRehearsal(actor: Actor, workshopId: string, { people }: z.output<typeof rehearsalSchema>, now = new Date()): Promise<{ id: string }> {
  const t = getT(actor.locale, "room");
  const [id, former] = await transaction(async (tx) => {
    const { rehearsalId: former } = await getPlanned(tx, actor, workshopId);
    await tx.workshop.deleteMany({ where: { rehearsalOf: workshopId } });
    const plan = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: { agenda: true, groups: true, registrations: { where: { role: "facilitator", status: "registered", userId: { not: null } } } } });
    const { ownerId, title, purpose, locale, languages, timeZone, preparation, rules } = plan;
    const copy = newRehearsalId(workshopId);
    await tx.workshop.create({ data: { id: copy, ownerId, title, purpose, locale, languages: languages ?? [], timeZone, preparation: preparation ?? [], rules: rules ?? {}, startsAt: now, createdAt: now, audience: "invitation", status: "rehearsal", rehearsalOf: workshopId } });
    await tx.agendaItem.createMany({ data: plan.agenda.map(({ material, breakout, ...item }) => ({ ...item, material: material ?? [], breakout: breakout ?? Prisma.DbNull, id: newId(), workshopId: copy })) });
    await tx.breakoutGroup.createMany({ data: plan.groups.map(({ name, position }) => ({ id: newId(), workshopId: copy, name, position })) });
    const leads = plan.registrations.map(({ userId }) => ({ userId, role: "facilitator" }));
    const simulated = Array.from({ length: people }, (_, index) => ({ role: "participant", simulated: t("rehearsal.name", { number: index + 1 }) }));
    await tx.registration.createMany({ data: [...leads, ...simulated].map((place) => ({ id: newId(), workshopId: copy, status: "registered", registeredAt: now, ...place })) });
    return [copy, former] as const;
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
