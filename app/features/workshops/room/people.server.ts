import { LRUCache } from "lru-cache";
import type { DbOrTx } from "#app/db/client.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { defaultLocale } from "#app/i18n/locales.ts";
import type { Seat } from "./state/room-entities.ts";
import type { Viewer } from "./state/view.ts";
import type { Directory } from "./state/view-shared.ts";

/** Who the seats of a workshop are, and which anonymous polls each has answered. */
export interface RoomPeople {
  directory: Directory;
  seatOf: Map<string, Seat>;
  votedOf: Map<Seat, string[]>;
}

const known = singleton("room-people", () => new LRUCache<string, RoomPeople>({ max: 100, ttl: 60_000 }));

interface Row {
  id: string;
  userId: string | null;
  name: string | null;
  names: unknown;
}

function regionName(names: unknown): string | null {
  if (names === null) return null;
  const byLocale = (typeof names === "string" ? JSON.parse(names) : names) as Record<string, string>;
  return byLocale[defaultLocale] ?? null;
}

/** Read anew after a minute, and when somebody comes in or votes. Two statements, or none. */
export async function readPeople(tx: DbOrTx, workshopId: string): Promise<RoomPeople> {
  const found = known.get(workshopId);
  if (found) return found;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r."id", r."userId", COALESCE(u."name", r."simulated") AS "name", g."names" FROM "Registration" r LEFT JOIN "User" u ON u."id" = r."userId" LEFT JOIN "Region" g ON g."id" = u."regionId" WHERE r."workshopId" = ${workshopId}`;
  const ballots = await tx.ballotVoter.findMany({ where: { registration: { workshopId } } });
  const votedOf = new Map<Seat, string[]>();
  for (const { pollId, registrationId } of ballots) votedOf.set(registrationId, [...(votedOf.get(registrationId) ?? []), pollId]);
  const people: RoomPeople = {
    directory: Object.fromEntries(rows.map(({ id, name, names }) => [id, { name: name ?? "", region: regionName(names) }])),
    seatOf: new Map(rows.flatMap(({ id, userId }) => (userId === null ? [] : [[userId, id] as const]))),
    votedOf,
  };
  known.set(workshopId, people);
  return people;
}

export function forgetPeople(workshopId: string): void {
  known.delete(workshopId);
}

export function viewerOf({ votedOf }: RoomPeople, seat: Seat): Viewer {
  return { seat, voted: votedOf.get(seat) ?? [] };
}
