import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import type { LiveEvent as Row } from "#app/db/generated/client.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import type { LiveEvent, LivePayload } from "./live.ts";

const hour = 60 * 60 * 1000;
/** How long somebody may be away and still resume, in milliseconds. */
const kept = 7 * 24 * hour;
/** Events in one answer. */
export const tailLength = 200;

const word = /^[\w:.~-]{0,100}$/;

function toEvent({ id, room, after, name, payload }: Row): LiveEvent {
  return { room, seq: id, after, name, payload: payload as LivePayload };
}

/**
 * Notes what happens in a room, inside the transaction that makes it happen: both are there or neither. Give the answer
 * to `publish` once the transaction is over. Numbers follow the order of commits because transactions run one by one.
 * @param payload ids and kinds only; anything that could be a sentence is refused
 */
export async function record(tx: Tx, room: string, name: string, payload: LivePayload, now = new Date()): Promise<LiveEvent> {
  for (const value of [room, name, ...Object.values(payload)]) if (typeof value === "string" && !word.test(value)) throw new Error(`Only ids and kinds are logged, never text: ${room} ${name}.`);
  // One statement: everybody else who writes waits for this transaction.
  const [row] = await tx.$queryRaw<{ id: bigint | number; after: bigint | number }[]>`
    INSERT INTO "LiveEvent" ("room", "after", "name", "payload", "at")
    VALUES (${room}, (SELECT COALESCE(MAX("id"), 0) FROM "LiveEvent" WHERE "room" = ${room}), ${name}, ${JSON.stringify(payload)}, ${now})
    RETURNING "id", "after"`;
  return { room, seq: Number(row?.id), after: Number(row?.after), name, payload };
}

async function latestSeq(tx: DbOrTx, room: string): Promise<number> {
  const newest = await tx.liveEvent.findFirst({ where: { room }, orderBy: { id: "desc" }, select: { id: true } });
  return newest?.id ?? 0;
}

/** Where a page that is about to be read starts to listen. Ask before reading what the page shows, so that nothing falls between. */
export async function getCursor(room: string): Promise<number> {
  return latestSeq(db, room);
}

export interface Tail {
  events: LiveEvent[];
  more: boolean;
  reload: boolean;
  /** The newest number that this tail knows of. */
  cursor: number;
}

/** What happened after a cursor. `reload` when part of it is not kept any more, or when the log never gave that cursor. */
export async function readTail(room: string, cursor: number | null): Promise<Tail> {
  const at = async (reload: boolean) => ({ events: [], more: false, reload, cursor: await latestSeq(db, room) });
  if (cursor === null) return at(false);
  const rows = await db.liveEvent.findMany({ where: { room, id: { gt: cursor } }, orderBy: { id: "asc" }, take: tailLength + 1 });
  const [first] = rows;
  if (!first) {
    const here = await at(false);
    return { ...here, reload: here.cursor < cursor };
  }
  if (first.after > cursor) return at(true);
  const events = rows.slice(0, tailLength).map(toEvent);
  return { events, more: rows.length > tailLength, reload: false, cursor: events.at(-1)?.seq ?? cursor };
}

/** Removes what nobody can resume from any more. The newest event of each room stays: it shows whether a cursor is current. */
export async function removeOldEvents(now = new Date()): Promise<void> {
  const newest = await db.liveEvent.findFirst({ where: { at: { lt: new Date(now.getTime() - kept) } }, orderBy: { id: "desc" }, select: { id: true } });
  if (newest) await db.$executeRaw`DELETE FROM "LiveEvent" WHERE "id" <= ${newest.id} AND "id" < (SELECT MAX(l."id") FROM "LiveEvent" l WHERE l."room" = "LiveEvent"."room")`;
}

/** Clears up now and every hour. @returns stops it */
export function startForgetting(onError: (error: unknown) => void): () => void {
  const held = singleton<{ timer?: NodeJS.Timeout }>("live-forgetting", () => ({}));
  clearInterval(held.timer);
  const round = (): void => void removeOldEvents().catch(onError);
  round();
  held.timer = setInterval(round, hour);
  held.timer.unref();
  return () => clearInterval(held.timer);
}
