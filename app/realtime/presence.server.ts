import { singleton } from "#app/lib/singleton.server.ts";
import { ruleOf, type RoomRule } from "./handle.server.ts";
import { live, socketsIn } from "./io.server.ts";
import { wire, type Presence } from "./live.ts";
import { publishPassing } from "./publish.server.ts";

/** At most one announcement a room in this time, in milliseconds. */
const pause = 1_000;
const namesShown = 30;

const waiting = singleton("live-presence", () => new Map<string, NodeJS.Timeout>());

/** Who is in a room now, each person once. */
export function readPresence(room: string, kind: RoomRule["presence"]): Presence {
  const people = new Map<string, string>();
  let visitors = 0;
  for (const { data } of socketsIn(room)) {
    if (data.actor) people.set(data.actor.id, data.actor.name);
    else visitors += 1;
  }
  const named = kind === "named" ? [...people].slice(0, namesShown).map(([id, name]) => ({ id, name })) : [];
  return { people: people.size, visitors, named };
}

/** Tells a room soon who is in it, where its rule says so. */
export function announcePresence(room: string): void {
  const kind = ruleOf(live.table, room)?.rule.presence;
  if (!kind || waiting.has(room)) return;
  const timer = setTimeout(() => {
    waiting.delete(room);
    publishPassing(room, wire.presence, readPresence(room, kind));
  }, pause);
  timer.unref();
  waiting.set(room, timer);
}
