import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import { withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { FlagReason } from "./forum.kinds.ts";

// Flags, whatever they are about. Whether somebody may flag or decide is for the feature to say that knows the thing.

export type FlagTarget = { kind: "post"; id: number } | { kind: "answer" | "inquiry"; id: string };

export interface FlagWords {
  reason: FlagReason;
  note: string;
}

const keyOf = ({ kind, id }: FlagTarget) => ({ targetKind: kind, targetId: String(id) });

/** Under what moderators are told of it; taken back once it is decided. */
export const flagEvent = ({ kind, id }: FlagTarget): string => (kind === "post" ? `flag:${id}` : `flag:${kind}:${id}`);

/** One flag a person and thing. @throws a unique violation on `reporterId` when there is one */
export async function writeFlag(tx: Tx, actor: Actor, target: FlagTarget, { reason, note }: FlagWords, now: Date): Promise<void> {
  await tx.flag.create({ data: { id: newId(), ...keyOf(target), reporterId: actor.id, reason, note, createdAt: now } });
}

/** Flags again what was decided before, in place of the flag of then. */
export async function renewFlag(tx: Tx, actor: Actor, target: FlagTarget, { reason, note }: FlagWords, now: Date): Promise<void> {
  await tx.flag.deleteMany({ where: { ...keyOf(target), reporterId: actor.id, resolvedAt: { not: null } } });
  await writeFlag(tx, actor, target, { reason, note }, now);
}

/** Closes the open flags of a thing; who was told of them and has not looked yet need not. @returns how many there were */
export async function closeFlags(tx: Tx, actor: Actor, target: FlagTarget, resolution: "upheld" | "dismissed", now: Date): Promise<number> {
  const { count } = await tx.flag.updateMany({ where: { ...keyOf(target), resolvedAt: null }, data: { resolvedAt: now, resolvedById: actor.id, resolution } });
  if (count > 0) await withdrawNotifications(tx, [flagEvent(target)]);
  return count;
}

/** Why something was flagged, and when; who flagged is nobody's to know. */
export interface FlagView extends FlagWords {
  at: string;
}

/** The open flags of things of one kind, in the order they came. One statement. */
export async function readOpenFlags(tx: DbOrTx, kind: FlagTarget["kind"], ids?: readonly string[]): Promise<Map<string, FlagView[]>> {
  const rows = await tx.flag.findMany({ where: { targetKind: kind, resolvedAt: null, ...(ids && { targetId: { in: [...ids] } }) }, orderBy: { createdAt: "asc" }, take: 500, select: { targetId: true, reason: true, note: true, createdAt: true } });
  return rows.reduce((found, { targetId, reason, note, createdAt }) => found.set(targetId, [...(found.get(targetId) ?? []), { reason: reason as FlagReason, note, at: createdAt.toISOString() }]), new Map<string, FlagView[]>());
}
