import type { DbOrTx } from "#app/db/client.server.ts";
import type { WorkshopAccess } from "../workshop-access.server.ts";
import type { Standing } from "../workshops.policy.ts";
import { readRoom } from "./room-store.server.ts";
import { find } from "./state/reduce.ts";
import type { Seat } from "./state/room-entities.ts";
import type { RoomState } from "./state/room-state.ts";

/** How somebody stands in a workshop's room. No statement for who has no seat or where nobody has come in, at most two otherwise. */
export async function readStanding(tx: DbOrTx, { id, seat, lastSeq }: WorkshopAccess): Promise<Standing> {
  if (seat === null || lastSeq === 0) return null;
  return standingIn(await readRoom(tx, id, lastSeq), seat);
}

export function standingIn({ members }: RoomState, seat: Seat | null): Standing {
  return seat === null ? null : (find(members, seat)?.status ?? null);
}
