import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify, type NotifyInput } from "#app/features/notifications/notify.server.ts";
import type { ForumEvent, ForumEvents } from "./forum.events.ts";

/** Says live, in a room, what happens; heard when, and only if, the act is committed. */
export type Tell = <E extends ForumEvent>(room: string, name: E, payload: ForumEvents[E]) => Promise<void>;
/** Notifies people of it, likewise. */
export type Inform = (notice: NotifyInput) => Promise<void>;

/** One act of the forum: what it writes and what is told of it happen together or not at all. */
export async function act<T>(work: (tx: Tx, tell: Tell, inform: Inform) => Promise<T>): Promise<T> {
  const informed: string[] = [];
  const result = await transaction((tx) => {
    informed.length = 0;
    return work(tx, async () => {}, async (notice) => void informed.push(...(await notify(tx, notice))));
  });
  announceNotifications([...new Set(informed)]);
  return result;
}
