import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useConnection, useRoom } from "#app/realtime/use-live.ts";
import { hearOwn, hearRoom, hearView, heardFrom, type Heard } from "../news.ts";
import { hearReactions } from "../reactions/components/heard-reactions.ts";
import { roomReacted, type RoomReacted } from "../reactions/reactions.events.ts";
import { ownChanged, roomChanged, workshopRoom, type OwnChanged, type RoomChanged } from "../room.events.ts";
import type { RoomView } from "../state/parts.ts";

/** Presence is said this often, in milliseconds: sayHereEvery in attendance.server.ts. */
const sayHereEvery = 30_000;

interface Held {
  loaded: RoomView;
  heard: Heard;
}

/** The room as it is now: as the page was loaded, and what has come since. */
export function useRoomView(workshopId: string, loaded: RoomView, cursor: number, isInside: boolean, onConnected: (people: number) => void): RoomView {
  const { revalidate } = useRevalidator();
  const [state, setState] = useState<Held>(() => ({ loaded, heard: heardFrom(loaded) }));
  const current = state.loaded === loaded ? state : { loaded, heard: hearView(state.heard, loaded) };
  if (current !== state) setState(current);

  useRoom(isInside ? workshopRoom(workshopId) : null, cursor, {
    onEvent: ({ name, content }) => {
      if (name !== roomChanged) return;
      const news = content as RoomChanged | undefined;
      if (!news) revalidate();
      else setState((before) => ({ ...before, heard: hearRoom(before.heard, news) }));
    },
    onPassing: ({ name, payload }) => {
      if (name === roomReacted) hearReactions(payload as RoomReacted);
      if (name !== ownChanged) return;
      setState((before) => ({ ...before, heard: hearOwn(before.heard, payload as OwnChanged) }));
    },
    onPresence: ({ people }) => onConnected(people),
    // Taken out of the room, or not let in: the page shows the door.
    onRefused: () => revalidate(),
  });

  const connection = useConnection(isInside);
  useEffect(() => {
    if (!connection) return;
    const timer = setInterval(() => void connection.send("room:here", { workshopId }).catch(() => undefined), sayHereEvery);
    return () => clearInterval(timer);
  }, [connection, workshopId]);

  return current.heard.view;
}
