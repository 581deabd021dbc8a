import type { Tx } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { textNamesActor, type NotificationKind } from "./kinds.ts";

export interface NotifyInput {
  /** Whom it concerns and who may know; the caller has judged both. */
  userIds: Iterable<string>;
  /** What happened, e.g. "post:4711": a person is told once of one event, by whichever kind comes first. */
  event: string;
  kind: NotificationKind;
  /** Where it leads. */
  path: `/${string}`;
  /** Fill the placeholders of the text. The person in it is `actorId`, by the name they have when it is read. */
  values: { title: string };
  /** Who did it: they are never told. */
  actorId?: string | null;
  now: Date;
}

/** SQLite takes a limited number of parameters in one statement. */
const atOnce = 500;

/**
 * Tells people of something inside the transaction in which it happens.
 * @returns whom it told: after the commit, hand them to `announceNotifications`
 */
export async function notify(tx: Tx, { userIds, event, kind, path, values, actorId = null, now }: NotifyInput): Promise<string[]> {
  const asked = [...new Set(userIds)].filter((id) => id !== actorId);
  const told: string[] = [];
  for (let start = 0; start < asked.length; start += atOnce) {
    const part = asked.slice(start, start + atOnce);
    const known = await tx.notification.findMany({ where: { userId: { in: part }, event }, select: { userId: true } });
    const knowing = new Set(known.map(({ userId }) => userId));
    const fresh = part.filter((id) => !knowing.has(id));
    if (fresh.length === 0) continue;
    const named = textNamesActor(kind) ? actorId : null;
    await tx.notification.createMany({ data: fresh.map((userId) => ({ id: newId(), userId, event, kind, path, values, actorId: named, createdAt: now })) });
    told.push(...fresh);
  }
  return told;
}

/** Takes back what was told of events that nobody shall hear of any more, e.g. of a deleted post; mails that went are gone. */
export async function withdrawNotifications(tx: Tx, events: string[]): Promise<void> {
  await tx.notification.deleteMany({ where: { event: { in: events } } });
}
