import type { RoomRule } from "#app/realtime/handle.server.ts";
import { publishPassing } from "#app/realtime/publish.server.ts";
import { onNotifications } from "./announce.server.ts";
import { personRoom } from "./person-room.ts";

/** `user:<id>`: for that person alone. What is said there matters only now, and is never logged. */
export const personRoomRule: RoomRule = { mayJoin: (actor, id) => Promise.resolve(actor?.id === id) };

/** Tells open pages that there is something new to read, not what. @returns stops it */
export function startTellingPages(): () => void {
  return onNotifications((userIds) => {
    for (const userId of userIds) publishPassing(personRoom(userId), "notification:added", {});
  });
}
