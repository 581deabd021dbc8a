import type { Tx } from "#app/db/client.server.ts";
import { textNamesActor, type NotificationKind } from "./kinds.ts";

export interface NotificationValues {
  title: string;
  /** The title in other languages, as people have translated it. */
  titles?: Partial<Record<string, string>>;
}

export interface NotifyInput {
  /** Whom it concerns and who may know; the caller has judged both. */
  userIds: Iterable<string>;
  /** What happened, e.g. "post:4711": a person is told once of one event, by whichever kind comes first. */
  event: string;
  kind: NotificationKind;
  /** Where it leads. */
  path: `/${string}`;
  /** Fill the placeholders of the text. The person in it is `actorId`, by the name they have when it is read. */
  values: NotificationValues;
  /** Who did it: they are never told. */
  actorId?: string | null;
  /** A mail of its own goes with it, so that it comes in none of the others. */
  isMailed?: boolean;
  now: Date;
}

/**
 * Tells people of something inside the transaction in which it happens.
 * @returns whom it told: after the commit, hand them to `announceNotifications`
 */
export async function notify(tx: Tx, { userIds, event, kind, path, values, actorId = null, isMailed = false, now }: NotifyInput): Promise<string[]> {
  const asked = [...new Set(userIds)].filter((id) => id !== actorId);
  if (asked.length === 0) return [];
  const named = textNamesActor(kind) ? actorId : null;
  // One statement for thousands of followers: everybody else who writes waits for this transaction.
  const told = await tx.$queryRaw<{ userId: string }[]>`
    INSERT INTO "Notification" ("id", "userId", "event", "kind", "path", "values", "actorId", "createdAt", "mailedAt")
    SELECT lower(hex(randomblob(16))), value, ${event}, ${kind}, ${path}, ${JSON.stringify(values)}, ${named}, ${now}, ${isMailed ? now : null} FROM json_each(${JSON.stringify(asked)}) WHERE true
    ON CONFLICT ("userId", "event") DO NOTHING RETURNING "userId"`;
  return told.map(({ userId }) => userId);
}

/** Takes back what was told of events that nobody shall hear of any more, e.g. of a deleted post; mails that went are gone. */
export async function withdrawNotifications(tx: Tx, events: string[]): Promise<void> {
  await tx.notification.deleteMany({ where: { event: { in: events } } });
}
