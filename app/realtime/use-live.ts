import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useRoot } from "#app/ui/use-root.ts";
import { getConnectionState, onConnectionState } from "./connection-state.ts";
import type { ConnectionState, LiveConnection } from "./live-connection.ts";
import type { RoomListener } from "./room-subscription.ts";

export type RoomHandlers = Omit<RoomListener, "onReload"> & Partial<Pick<RoomListener, "onReload">>;

/**
 * Listens to a room while the component is there, from the cursor its loader gave (`getCursor`): every event once and in
 * order, across lost connections. When too much was missed the page's loaders run again, unless `onReload` says otherwise.
 * @param room null to listen to nothing
 */
export function useRoom(room: string | null, cursor: number | null, handlers: RoomHandlers): void {
  const connection = useConnection(room !== null);
  const { revalidate } = useRevalidator();
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  // A later cursor comes with a page that was read anew; the subscription has its own by then.
  const first = useRef({ room, cursor });
  if (first.current.room !== room) first.current = { room, cursor };

  useEffect(() => {
    if (!connection || room === null) return;
    return connection.subscribe(room, first.current.cursor, {
      onEvent: (event) => {
        first.current.cursor = event.seq;
        latest.current.onEvent(event);
      },
      onReload: () => (latest.current.onReload ?? revalidate)(),
      onPassing: (event) => latest.current.onPassing?.(event),
      onJoined: () => latest.current.onJoined?.(),
      onPresence: (presence) => latest.current.onPresence?.(presence),
      onRefused: (refusal) => latest.current.onRefused?.(refusal),
    });
  }, [connection, room, revalidate]);
}

/** The page's live connection once its code has come, to send events; null before, and without JavaScript. */
export function useConnection(isWanted = true): LiveConnection | null {
  const [connection, setConnection] = useState<LiveConnection | null>(null);
  const who = useRoot()?.actor?.id ?? "visitor";
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    void import("./live.client.ts").then(({ connectLive }) => {
      if (!isGone) setConnection(connectLive(who));
    });
    return () => {
      isGone = true;
    };
  }, [isWanted, who]);
  return connection;
}

/** Whether the page hears what happens: "idle" where nothing is listened to. */
export function useConnectionState(): ConnectionState {
  return useSyncExternalStore(onConnectionState, getConnectionState, () => "idle");
}
