import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { AgendaTemplate, Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { plannedItem } from "./workshop-page.server.ts";
import { canManage, canPlan } from "./workshops.policy.ts";
import { mostItems, mostTemplates } from "./workshops.kinds.ts";
import { agendaItemSchema, type AgendaItemInput, type templateSchema } from "./workshops.schema.ts";

// Agendas that people keep for the next time, for themselves or for everybody of their organisation.

export interface OwnTemplate {
  id: string;
  name: string;
  isShared: boolean;
  /** Who keeps it; null: the actor. */
  from: string | null;
  items: AgendaItemInput[];
}

type TemplateInput = z.output<typeof templateSchema>;

/** Keeps the agenda of a workshop that one leads. @throws AppError not-found, forbidden, conflict (too many) */
export async function saveTemplate(actor: Actor, { workshopId, name, isShared }: TemplateInput & { workshopId: string }, now = new Date()): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canPlan(actor) || !canManage(actor, workshop)) throw new AppError("forbidden", "refusals:noPlanning");
    if ((await tx.agendaTemplate.count({ where: { ownerId: actor.id } })) >= mostTemplates) throw new AppError("conflict", "refusals:tooManyTemplates", { most: mostTemplates });
    const rows = await tx.agendaItem.findMany({ where: { workshopId }, orderBy: { position: "asc" } });
    const items = rows.map(plannedItem) satisfies Prisma.InputJsonArray;
    return tx.agendaTemplate.create({ data: { id: newId(), ownerId: actor.id, name, isShared, items, createdAt: now }, select: { id: true } });
  });
}

/** Steps as they were stored; what would not be saved today is left out. */
const readItems = (stored: unknown): AgendaItemInput[] => z.array(z.unknown()).parse(stored).slice(0, mostItems).flatMap((one) => agendaItemSchema.safeParse(one).data ?? []);

/** Their own and those that colleagues of their organisation share, by name; own ones first. One statement and those of its relations. */
export async function listTemplates(actor: Actor): Promise<OwnTemplate[]> {
  const shared: Prisma.AgendaTemplateWhereInput = { isShared: true, owner: { organisation: { users: { some: { id: actor.id } } } } };
  const rows = await db.agendaTemplate.findMany({ where: { OR: [{ ownerId: actor.id }, shared] }, include: { owner: { select: { name: true } } }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 5 * mostTemplates });
  const templates = rows.map(({ id, name, isShared, ownerId, owner, items }): OwnTemplate => ({ id, name, isShared, from: ownerId === actor.id ? null : owner.name, items: readItems(items) }));
  return [...templates.filter(({ from }) => from === null), ...templates.filter(({ from }) => from !== null)];
}

/** Somebody else's does not exist for those who want to change it. */
async function getOwn(tx: Tx, actor: Actor, id: string): Promise<AgendaTemplate> {
  const template = await tx.agendaTemplate.findFirst({ where: { id, ownerId: actor.id } });
  if (!template) throw new AppError("not-found", "refusals:noSuchTemplate");
  return template;
}

/** Gives it another name, shares it or keeps it for oneself. @throws AppError not-found */
export async function changeTemplate(actor: Actor, { id, name, isShared }: TemplateInput & { id: string }): Promise<void> {
  await transaction(async (tx) => {
    await getOwn(tx, actor, id);
    await tx.agendaTemplate.update({ where: { id }, data: { name, isShared } });
  });
}

/** What was planned from it stays. @throws AppError not-found */
export async function removeTemplate(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    await getOwn(tx, actor, id);
    await tx.agendaTemplate.delete({ where: { id } });
  });
}
