import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { entrySchema } from "./action.schema.ts";
import { getReadableAction } from "./actions.server.ts";
import { canLead, canLog } from "./actions.policy.ts";
import { readNumber } from "./plan-content.ts";
import type { SectionContent } from "./plan-fields.ts";

// The monitoring log: how an action stands on a day, why, and what its indicators have reached.

/** Actuals as they are typed, by row of the section "indicators". */
export type ActualsTyped = Record<string, string>;

/** @throws AppError not-found, forbidden, invalid */
export async function addEntry(actor: Actor, id: string, input: z.output<typeof entrySchema>, actuals: ActualsTyped, now = new Date()): Promise<void> {
  await limit("draftPerson", actor.id);
  await transaction(async (tx) => {
    const access = await getReadableAction(tx, actor, id);
    if (!canLog(actor, access)) throw new AppError("forbidden", "actions:errors.noLog");
    // A day ahead: it may be tomorrow already where the person is.
    if (input.day > new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10)) throw new AppError("invalid", "actions:errors.dayAhead");
    const section = await tx.actionSection.findUnique({ where: { actionId_key: { actionId: id, key: "indicators" } }, select: { content: true } });
    const known = new Set(((section?.content as SectionContent | undefined)?.rows ?? []).map(({ key }) => key));
    const reached = Object.fromEntries(Object.entries(actuals).flatMap(([key, value]) => {
      if (!known.has(key) || value.trim() === "") return [];
      const number = readNumber(value);
      if (number === null) throw new AppError("invalid", "actions:errors.number");
      return [[key, number]];
    }));
    await tx.monitoringEntry.create({ data: { id: newId(), actionId: id, ...input, actuals: reached, writtenById: actor.id, writtenAt: now }, select: { id: true } });
    await tx.action.update({ where: { id }, data: { changedAt: now }, select: { id: true } });
  });
}

/** Whoever wrote it, or the lead, takes an entry back. @throws AppError not-found, forbidden */
export async function removeEntry(actor: Actor, id: string, entryId: string): Promise<void> {
  await transaction(async (tx) => {
    const access = await getReadableAction(tx, actor, id);
    const entry = await tx.monitoringEntry.findFirst({ where: { id: entryId, actionId: id }, select: { writtenById: true } });
    if (!entry) return;
    if (!canLog(actor, access) || (entry.writtenById !== actor.id && !canLead(actor, access))) throw new AppError("forbidden", "actions:errors.noLog");
    await tx.monitoringEntry.delete({ where: { id: entryId }, select: { id: true } });
  });
}
