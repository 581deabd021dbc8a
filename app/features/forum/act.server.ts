import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify, type NotifyInput } from "#app/features/notifications/notify.server.ts";
import { record } from "#app/realtime/event-log.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import type { LiveEvent } from "#app/realtime/live.ts";
import { publish } from "#app/realtime/publish.server.ts";
import { moderationRoom, topicRoom, type ForumEvent, type ForumEvents } from "./forum.events.ts";
import type { SpaceKind } from "./forum.kinds.ts";
import { readTranslatedTitles } from "./translated-head.server.ts";

/** Says live, in a room, what happens; heard when, and only if, the act is committed. */
export type Tell = <E extends ForumEvent>(room: string, name: E, payload: ForumEvents[E]) => Promise<void>;
/** Notifies people of it, likewise; with `topicId` the title is that of a topic, which they read as somebody has translated it. */
export type Inform = (notice: NotifyInput & { topicId?: number }) => Promise<void>;

/** Nobody waits for a title that nobody is told. */
async function withTitles(tx: Tx, { topicId, ...notice }: Parameters<Inform>[0]): Promise<NotifyInput> {
  const userIds = [...notice.userIds];
  if (topicId === undefined || userIds.every((id) => id === notice.actorId)) return { ...notice, userIds };
  const titles = await readTranslatedTitles(tx, topicId);
  return { ...notice, userIds, values: { ...notice.values, ...(titles && { titles }) } };
}

/** Tells the moderators of a space that what waits for them changed. */
export async function tellQueue(tell: Tell, { id, kind }: { id: string; kind: SpaceKind }): Promise<void> {
  for (const scope of kind === "course" ? (["all", "course"] as const) : (["all"] as const)) await tell(moderationRoom(scope), "queue:changed", { spaceId: id });
}

/** One act of the forum: what it writes and what is told of it happen together or not at all. */
export async function act<T>(work: (tx: Tx, tell: Tell, inform: Inform) => Promise<T>): Promise<T> {
  const told: LiveEvent[] = [];
  const informed: string[] = [];
  const result = await transaction((tx) =>
    work(
      tx,
      async (room, name, payload) => void told.push(await record(tx, room, name, { ...payload })),
      async (notice) => void informed.push(...(await notify(tx, await withTitles(tx, notice)))),
    ),
  );
  for (const event of told) publish(event);
  // A topic that was hidden, or moved to another space, has other readers: who is none any more hears no more of it.
  const isAboutReaders = ({ room, name, payload }: LiveEvent) => name === "topic:changed" && room === topicRoom(Number(payload.topicId));
  for (const { room } of told.filter(isAboutReaders)) void judgeRoom(room);
  announceNotifications([...new Set(informed)]);
  return result;
}
