import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction, type DbOrTx } from "#app/db/client.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { Basics, memberSchema, statusSchema } from "./action.schema.ts";
import { actionPath, type OriginAddress } from "./action-paths.ts";
import { isOver, nextStatuses, type ActionStatus, type MemberRole } from "./actions.kinds.ts";
import { canActFor, canDraft, canEditPlan, canLead, canReadAction, type ActionState } from "./actions.policy.ts";
import { readOrigin } from "./origin.server.ts";
import { checkSection, type Typed, type Wrong } from "./plan-content.ts";
import { isBlank, type SectionContent, type SectionKey } from "./plan-fields.ts";

// Drafting an action, writing its plan in sections, deciding how it stands, and its team.

export const noSuch = () => new AppError("not-found", "actions:errors.noSuch");

export interface ActionAccess extends ActionState {
  id: string;
  title: string;
  regionId: string | null;
  locale: string;
}

/** An action that the actor may read. @throws AppError not-found. One statement */
export async function getReadableAction(tx: DbOrTx, actor: Actor | null, id: string): Promise<ActionAccess> {
  const [row] = await tx.$queryRaw<(Omit<ActionAccess, "status" | "role"> & { status: string; role: string | null })[]>`
    SELECT a."id", a."title", a."regionId", a."locale", a."status", (SELECT m."role" FROM "ActionMember" m WHERE m."actionId" = a."id" AND m."userId" = ${actor?.id ?? ""}) AS "role" FROM "Action" a WHERE a."id" = ${id}`;
  const access = row && { ...row, status: row.status as ActionStatus, role: row.role as MemberRole | null };
  if (!access || !canReadAction(actor, access)) throw noSuch();
  return access;
}

const teamOnly = (): AppError => new AppError("forbidden", "actions:errors.teamOnly");

async function mustEdit(tx: DbOrTx, actor: Actor, id: string): Promise<ActionAccess> {
  const access = await getReadableAction(tx, actor, id);
  if (canEditPlan(actor, access)) return access;
  throw isOver(access.status) && access.role !== null ? new AppError("conflict", "actions:errors.over") : teamOnly();
}

/** The region that is named, if the actor may speak of its actions. Two statements. @throws AppError invalid, forbidden */
async function checkRegion(tx: DbOrTx, actor: Actor, regionId: string, allowed: string | null): Promise<{ regionId: string | null; illustrative: boolean }> {
  if (regionId === "") return { regionId: null, illustrative: false };
  const region = await tx.region.findUnique({ where: { id: regionId }, select: { role: true } });
  if (!region) throw new AppError("invalid", "actions:errors.region");
  const { regionId: ownRegionId } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { regionId: true } });
  if (regionId !== allowed && !canActFor(actor, { regionId, ownRegionId })) throw new AppError("forbidden", "actions:errors.otherRegion");
  return { regionId, illustrative: region.role === "illustrative" };
}

/** Drafts an action; what is known of where it comes from goes into its plan. @throws AppError forbidden, invalid, too-many */
export async function draftAction(actor: Actor, { region, ...basics }: Basics, origin: OriginAddress | null = null, now = new Date()): Promise<{ id: string }> {
  if (!canDraft(actor)) throw new AppError("forbidden", "actions:errors.teamOnly");
  await limit("submitPerson", actor.id);
  const from = origin && (await readOrigin(actor, origin, basics.locale));
  return transaction(async (tx) => {
    const where = await checkRegion(tx, actor, region, from?.regionId ?? null);
    const id = newId();
    const sections = Object.entries(from?.plan ?? {}).filter(([, content]) => !isBlank(content));
    await tx.action.create({
      data: {
        id, ...basics, ...where, ...from?.links, illustrative: where.illustrative, status: "draft", createdById: actor.id, createdAt: now, changedAt: now,
        members: { create: { userId: actor.id, role: "lead", addedAt: now } },
        sections: { create: sections.map(([key, content]) => ({ key, content: { ...content }, changedAt: now, changedById: actor.id })) },
      },
      select: { id: true },
    });
    return { id };
  });
}

/** @throws AppError not-found, forbidden, conflict, invalid */
export async function saveBasics(actor: Actor, id: string, { region, ...basics }: Basics, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const { regionId } = await mustEdit(tx, actor, id);
    await tx.action.update({ where: { id }, data: { ...basics, ...(await checkRegion(tx, actor, region, regionId)), changedAt: now }, select: { id: true } });
  });
}

/** What stood there when it could not be saved, to be seen beside what was typed. */
export type SaveAnswer = { saved: true } | { wrong: Wrong } | { newer: { revision: number; content: SectionContent; by: string } };

/** Saves a section. Who did not see its newest text is shown it first. @throws AppError not-found, forbidden, conflict */
export async function saveSection(actor: Actor, { id, key, typed, seen }: { id: string; key: SectionKey; typed: Typed; seen: number }, now = new Date()): Promise<SaveAnswer> {
  await limit("draftPerson", actor.id);
  return transaction(async (tx): Promise<SaveAnswer> => {
    await mustEdit(tx, actor, id);
    const checked = checkSection(key, typed, () => newId().slice(0, 8));
    if ("wrong" in checked) return checked;
    const where = { actionId_key: { actionId: id, key } };
    const known = await tx.actionSection.findUnique({ where, include: { changedBy: { select: { name: true } } } });
    const content = { ...checked.content };
    if (known && JSON.stringify(known.content) === JSON.stringify(content)) return { saved: true };
    if (known && known.revision !== seen) return { newer: { revision: known.revision, content: known.content as unknown as SectionContent, by: known.changedById === actor.id ? "" : known.changedBy?.name ?? "" } };
    const by = { content, changedAt: now, changedById: actor.id };
    await tx.actionSection.upsert({ where, create: { actionId: id, key, ...by }, update: { ...by, revision: { increment: 1 } }, select: { key: true } });
    await tx.action.update({ where: { id }, data: { changedAt: now }, select: { id: true } });
    return { saved: true };
  });
}

/** Decides how an action stands. The team is told; what is over says how it came out. @throws AppError not-found, forbidden, conflict, invalid */
export async function setStatus(actor: Actor, id: string, { status, outcome }: z.output<typeof statusSchema>, now = new Date()): Promise<void> {
  await act(async (tx, inform) => {
    const access = await getReadableAction(tx, actor, id);
    if (!canLead(actor, access)) throw teamOnly();
    if (access.status === status) return;
    if (!nextStatuses[access.status].includes(status)) throw new AppError("conflict", "actions:errors.noSuchStep");
    if (isOver(status) && outcome === undefined) throw new AppError("invalid", "actions:errors.outcome");
    const { publishedAt } = await tx.action.findUniqueOrThrow({ where: { id }, select: { publishedAt: true } });
    await tx.action.update({ where: { id }, data: { status, outcome: isOver(status) ? outcome ?? null : null, publishedAt: status === "draft" ? null : publishedAt ?? now, changedAt: now }, select: { id: true } });
    await recordAudit(tx, { actorId: actor.id, action: `action.${status}`, subjectType: "action", subjectId: id, detail: {} });
    const team = await tx.actionMember.findMany({ where: { actionId: id, user: { suspendedAt: null } }, select: { userId: true } });
    await inform({ userIds: team.map(({ userId }) => userId), event: `action:${id}:${status}:${now.getTime()}`, kind: "action", path: actionPath(id), values: { title: access.title }, actorId: actor.id, now });
  });
}

/** Takes somebody with an account into the team, or gives them another role. @throws AppError not-found, forbidden, invalid, conflict */
export async function addMember(actor: Actor, id: string, { email, role }: z.output<typeof memberSchema>, now = new Date()): Promise<void> {
  await act(async (tx, inform) => {
    const access = await getReadableAction(tx, actor, id);
    if (!canLead(actor, access)) throw teamOnly();
    const user = await tx.user.findUnique({ where: { email: email.toLowerCase() }, select: { id: true, suspendedAt: true, emailConfirmedAt: true } });
    if (!user || user.suspendedAt || !user.emailConfirmedAt) throw new AppError("invalid", "actions:errors.noAccount");
    if (role !== "lead") await mustKeepLead(tx, id, user.id);
    await tx.actionMember.upsert({ where: { actionId_userId: { actionId: id, userId: user.id } }, create: { actionId: id, userId: user.id, role, addedAt: now }, update: { role }, select: { userId: true } });
    await inform({ userIds: [user.id], event: `action:${id}:member:${user.id}`, kind: "action", path: actionPath(id), values: { title: access.title }, actorId: actor.id, now });
  });
}

/** The lead takes anybody out, everybody themselves. @throws AppError not-found, forbidden, conflict */
export async function removeMember(actor: Actor, id: string, userId: string): Promise<void> {
  await transaction(async (tx) => {
    const access = await getReadableAction(tx, actor, id);
    if (!canLead(actor, access) && userId !== actor.id) throw teamOnly();
    await mustKeepLead(tx, id, userId);
    await tx.actionMember.deleteMany({ where: { actionId: id, userId } });
  });
}

async function mustKeepLead(tx: DbOrTx, id: string, leaving: string): Promise<void> {
  const leads = await tx.actionMember.findMany({ where: { actionId: id, role: "lead" }, select: { userId: true } });
  if (leads.length > 0 && leads.every(({ userId }) => userId === leaving)) throw new AppError("conflict", "actions:errors.lastLead");
}

/** A draft that nobody has read but its team. @throws AppError not-found, forbidden, conflict */
export async function discardDraft(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const access = await getReadableAction(tx, actor, id);
    if (!canLead(actor, access)) throw teamOnly();
    if (access.status !== "draft") throw new AppError("conflict", "actions:errors.notDraft");
    await tx.action.delete({ where: { id }, select: { id: true } });
    await recordAudit(tx, { actorId: actor.id, action: "action.discarded", subjectType: "action", subjectId: id, detail: {} });
  });
}
