import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "./announce.server.ts";
import { notify, type NotifyInput } from "./notify.server.ts";

/** Notifies people of what happens, if it is committed. */
export type Inform = (notice: NotifyInput) => Promise<void>;

/** One act of a feature: what it writes and whom it tells happen together or not at all. The forum has an act of its own, which also tells live. */
export async function act<T>(work: (tx: Tx, inform: Inform) => Promise<T>): Promise<T> {
  const informed: string[] = [];
  const result = await transaction((tx) => work(tx, async (notice) => void informed.push(...(await notify(tx, notice)))));
  announceNotifications([...new Set(informed)]);
  return result;
}
