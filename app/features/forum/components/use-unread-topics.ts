import { useCallback, useEffect, useRef } from "react";
import { personRoom } from "#app/features/notifications/person-room.ts";
import { useRoom } from "#app/realtime/use-live.ts";
import { useRoot } from "#app/ui/use-root.ts";
import { useRefresh } from "./use-refresh.ts";

/** How long a list waits for more to be read, in milliseconds. */
const breath = 500;

/** Keeps what a list of topics says of unread posts true while the person reads on, on whatever device. */
export function useUnreadTopics(): void {
  const me = useRoot()?.actor?.id;
  const { refresh } = useRefresh();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(refresh, breath);
  }, [refresh]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useRoom(me === undefined ? null : personRoom(me), null, {
    onEvent: () => {},
    onPassing: ({ name }) => {
      if (name === "topic:read") soon();
    },
    // What was read elsewhere while nobody listened here passed unheard.
    onJoined: soon,
    onReload: () => {},
  });
}
