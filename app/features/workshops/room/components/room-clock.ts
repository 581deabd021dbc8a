import { useEffect, useRef, useState } from "react";
import { useRoomHere } from "./room-context.ts";

/** The server's time, as far as this page knows; null before there is a script. */
export function useServerClock(every = 500): number | null {
  const { now } = useRoomHere();
  const [clockNow, setClockNow] = useState<number | null>(null);
  useEffect(() => {
    const ahead = now - Date.now();
    const tick = () => setClockNow(Date.now() + ahead);
    tick();
    const timer = setInterval(tick, every);
    return () => clearInterval(timer);
  }, [now, every]);
  return clockNow;
}

/** How near the end is: what is marked, and said once to whoever does not see the clock. */
export type Nearness = "far" | "soon" | "minute" | "over";

const minute = 60_000;

export function nearness(rest: number | null, total: number | null): Nearness {
  if (rest === null) return "far";
  if (rest < 0) return "over";
  if (rest < minute) return "minute";
  return rest < 5 * minute && (total === null || total >= 10 * minute) ? "soon" : "far";
}

/** What has been reached while the page was open; a page that is opened late says nothing of what was before it. */
export function useReached(now: Nearness, isTicking: boolean): Nearness {
  const first = useRef<Nearness | null>(null);
  if (isTicking) first.current ??= now;
  if (now !== first.current && isTicking) first.current = "far";
  return isTicking && first.current !== now ? now : "far";
}
