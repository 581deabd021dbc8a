import { transaction, type Tx } from "#app/db/client.server.ts";
import type { ForumEvent, ForumEvents } from "./forum.events.ts";

/** Says live, in a room, what happens; heard when, and only if, the act is committed. */
export type Tell = <E extends ForumEvent>(room: string, name: E, payload: ForumEvents[E]) => Promise<void>;

/** One act of the forum: what it writes and what is told of it happen together or not at all. */
export async function act<T>(work: (tx: Tx, tell: Tell) => Promise<T>): Promise<T> {
  return transaction((tx) => work(tx, async () => {}));
}
