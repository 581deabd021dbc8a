import type { Actor } from "#app/auth/actor.ts";
import { db, type DbOrTx } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { NotificationKind } from "./kinds.ts";
import type { NotificationValues } from "./notify.server.ts";

const pageSize = 30;
/** Counting further would tell nobody more. */
const countsTo = 100;

export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  /** Fill the placeholders of its text; no person when they have erased their account. */
  values: { title: string; person?: string };
  at: Date;
  read: boolean;
}

interface Stored {
  kind: string;
  values: unknown;
  actor: { name: string } | null;
}

/** What a stored notification speaks of, in the reader's language where it is known in it. */
export function readNotification({ kind, values, actor }: Stored, locale: Locale): { kind: NotificationKind; values: NotificationRow["values"] } {
  const { title, titles } = values as NotificationValues;
  return { kind: kind as NotificationKind, values: { title: titles?.[locale] ?? title, ...(actor && { person: actor.name }) } };
}

/** What the person was told, newest first, 30 a page. */
export async function listNotifications(actor: Actor, { page, locale }: { page: number; locale: Locale }): Promise<{ rows: NotificationRow[]; total: number; pages: number }> {
  const where = { userId: actor.id };
  const [stored, total] = await Promise.all([
    db.notification.findMany({ where, include: { actor: { select: { name: true } } }, orderBy: [{ createdAt: "desc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }),
    db.notification.count({ where }),
  ]);
  const rows = stored.map((row) => ({ id: row.id, ...readNotification(row, locale), at: row.createdAt, read: row.readAt !== null }));
  return { rows, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** How many the person has not read; 100 stands for more. One statement that reads an index only. */
export async function countUnread(actor: Actor): Promise<number> {
  return db.notification.count({ where: { userId: actor.id, readAt: null }, take: countsTo });
}

/** Marks one as read. @returns where it leads, or null when there is none such of this person */
export async function openNotification(actor: Actor, id: string, now: Date): Promise<string | null> {
  const found = await db.notification.findFirst({ where: { id, userId: actor.id }, select: { path: true, readAt: true } });
  if (found && !found.readAt) await markRead(actor, { id }, now);
  return found?.path ?? null;
}

/** Marks as read one notification, those of certain events (somebody read the post by another way), or all. */
export async function markRead(actor: Actor, which: { id: string } | { events: string[] } | "all", now: Date, tx: DbOrTx = db): Promise<void> {
  const chosen = which === "all" ? {} : "id" in which ? { id: which.id } : { event: { in: which.events } };
  await tx.notification.updateMany({ where: { userId: actor.id, readAt: null, ...chosen }, data: { readAt: now } });
}
