import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { NotificationSetting } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newToken } from "#app/lib/ids.server.ts";
import { mailRhythms, notificationKinds, type NotificationChoices } from "./kinds.ts";

/** What holds for whoever has chosen nothing. */
const unchosen: NotificationChoices = { mail: "each", muted: [], quietFrom: null, quietTo: null };

/** What a person chose, from the stored row, if any. */
export function readChoices(row: NotificationSetting | null): NotificationChoices {
  if (!row) return unchosen;
  const muted = Array.isArray(row.muted) ? row.muted : [];
  return { mail: mailRhythms.find((rhythm) => rhythm === row.mail) ?? unchosen.mail, muted: notificationKinds.filter((kind) => muted.includes(kind)), quietFrom: row.quietFrom, quietTo: row.quietTo };
}

export async function getNotificationChoices(actor: Actor): Promise<NotificationChoices> {
  return readChoices(await db.notificationSetting.findUnique({ where: { userId: actor.id } }));
}

export async function saveNotificationChoices(actor: Actor, choices: NotificationChoices): Promise<void> {
  await transaction(async (tx) => {
    await tx.notificationSetting.upsert({ where: { userId: actor.id }, update: { ...choices }, create: { userId: actor.id, ...choices, unsubscribeKey: newToken() } });
  });
}

/** The secret of the links that end a person's mails; made when the first mail goes. */
export async function ensureUnsubscribeKey(tx: Tx, userId: string): Promise<string> {
  const row = await tx.notificationSetting.upsert({ where: { userId }, update: {}, create: { userId, muted: [], unsubscribeKey: newToken() } });
  return row.unsubscribeKey;
}

/** Whether mails still come to whom this key belongs. @throws AppError not-found */
export async function getSubscription(key: string): Promise<{ subscribed: boolean }> {
  const row = await db.notificationSetting.findUnique({ where: { unsubscribeKey: key } });
  if (!row) throw new AppError("not-found", "notifications:errors.keyGone");
  return { subscribed: row.mail !== "never" };
}

/** Ends the mails about notifications, without signing in: the key came in one of them. @throws AppError not-found */
export async function unsubscribe(key: string): Promise<void> {
  const { count } = await db.notificationSetting.updateMany({ where: { unsubscribeKey: key }, data: { mail: "never" } });
  if (count === 0) throw new AppError("not-found", "notifications:errors.keyGone");
}
