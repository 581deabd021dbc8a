import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify, type NotifyInput } from "#app/features/notifications/notify.server.ts";

/** Notifies people of what happens, if it is committed. */
export type Inform = (notice: NotifyInput) => Promise<void>;

/** One act of the Lab: what it writes and whom it tells happen together or not at all. */
export async function act<T>(work: (tx: Tx, inform: Inform) => Promise<T>): Promise<T> {
  const informed: string[] = [];
  const result = await transaction((tx) => work(tx, async (notice) => void informed.push(...(await notify(tx, notice)))));
  announceNotifications([...new Set(informed)]);
  return result;
}
