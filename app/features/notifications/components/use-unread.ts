import { useEffect, useRef, useState } from "react";
import { useRoom } from "#app/realtime/use-live.ts";
import { personRoom } from "../person-room.ts";

/** How long a browser that cannot say when it is idle is left alone, in milliseconds. */
const patience = 2_000;

/**
 * How many notifications wait, kept up while the page stays open. The connection is made once the page has come to rest,
 * and only for somebody signed in; only the number is asked for, so that nothing else on the page moves.
 * @param known what the page was told when it was loaded
 */
export function useUnread(userId: string | null, known: number): number {
  const isIdle = useIdle(userId !== null);
  const [data, setData] = useState<{ unread: number } | null>(null);
  // Not by a fetcher: a form that is sent while the router still learns of its route would be answered by "does not exist".
  const ask = (): void => {
    void fetch("/notifications/unread")
      .then(async (response) => {
        if (response.ok) setData((await response.json()) as { unread: number });
      })
      .catch(() => undefined); // asked again when the line is back
  };
  useRoom(isIdle && userId !== null ? personRoom(userId) : null, null, {
    onEvent: () => {},
    onPassing: ({ name }) => {
      if (name === "notification:added") ask();
    },
    // What came while the line was cut passed unheard.
    onJoined: ask,
  });
  // Of the two numbers the later one holds: a page that was loaded anew knows more than what was asked for before.
  const before = useRef({ known, data });
  const latest = useRef(known);
  if (before.current.known !== known) latest.current = known;
  if (before.current.data !== data && data) latest.current = data.unread;
  before.current = { known, data };
  return latest.current;
}

function useIdle(isWanted: boolean): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    if (!isWanted || isIdle) return;
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(() => setIdle(true), patience);
      return () => clearTimeout(timer);
    }
    const request = requestIdleCallback(() => setIdle(true));
    return () => cancelIdleCallback(request);
  }, [isWanted, isIdle]);
  return isIdle;
}
