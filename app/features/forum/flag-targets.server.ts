import type { Actor } from "#app/auth/actor.ts";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { withdrawNotifications } from "#app/features/notifications/notify.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { FlagReason } from "./forum.kinds.ts";
import { storedJson } from "./spaces.server.ts";

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

/** SQL: the things of one kind that have open flags, by their ids as text. */
export const flagged = (kind: FlagTarget["kind"]): Prisma.Sql => Prisma.sql`(SELECT f."targetId" FROM "Flag" f WHERE f."targetKind" = ${kind} AND f."resolvedAt" IS NULL)`;

/** SQL: the open flags of the thing of which `id` is the id as text, for `readFlags`. */
export const openFlags = (kind: FlagTarget["kind"], id: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT json_group_array(json_object('reason', f."reason", 'note', f."note", 'at', f."createdAt")) FROM "Flag" f WHERE f."targetKind" = ${kind} AND f."targetId" = ${id} AND f."resolvedAt" IS NULL)`;

/** Flags as the statement gave them, in the order they came; their notes are for those who decide, and may tell who wrote them. */
export function readFlags(stored: string, { isOwn }: { isOwn: boolean }): FlagView[] {
  const flags = storedJson<FlagView[]>(stored).toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return isOwn ? flags.map((flag) => ({ ...flag, note: "" })) : flags;
}

/** The open flags of one thing. One statement. */
export async function readOpenFlags(tx: DbOrTx, { kind, id }: FlagTarget): Promise<FlagView[]> {
  const [row] = await tx.$queryRaw<{ flags: string }[]>`SELECT ${openFlags(kind, Prisma.sql`${String(id)}`)} AS "flags"`;
  return row ? readFlags(row.flags, { isOwn: false }) : [];
}
