import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify, type NotifyInput } from "#app/features/notifications/notify.server.ts";
import { record } from "#app/realtime/event-log.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import type { LiveEvent } from "#app/realtime/live.ts";
import { publish } from "#app/realtime/publish.server.ts";
import { topicRoom, type ForumEvent, type ForumEvents } from "./forum.events.ts";

/** Says live, in a room, what happens; heard when, and only if, the act is committed. */
export type Tell = <E extends ForumEvent>(room: string, name: E, payload: ForumEvents[E]) => Promise<void>;
/** Notifies people of it, likewise. */
export type Inform = (notice: NotifyInput) => Promise<void>;

/** One act of the forum: what it writes and what is told of it happen together or not at all. */
export async function act<T>(work: (tx: Tx, tell: Tell, inform: Inform) => Promise<T>): Promise<T> {
  const told: LiveEvent[] = [];
  const informed: string[] = [];
  const result = await transaction((tx) =>
    work(
      tx,
      async (room, name, payload) => void told.push(await record(tx, room, name, { ...payload })),
      async (notice) => void informed.push(...(await notify(tx, notice))),
    ),
  );
  for (const event of told) publish(event);
  // A topic that was hidden, or moved to another space, has other readers: who is none any more hears no more of it.
  const isAboutReaders = ({ room, name, payload }: LiveEvent) => name === "topic:changed" && room === topicRoom(Number(payload.topicId));
  for (const { room } of told.filter(isAboutReaders)) void judgeRoom(room);
  announceNotifications([...new Set(informed)]);
  return result;
}
