import { useEffect, useRef } from "react";
import { getConnectionState } from "#app/realtime/connection-state.ts";
import { useConnection } from "#app/realtime/use-live.ts";
import { topicPath } from "../forum-paths.ts";

interface Reading {
  topicId: number;
  /** The last place that stands on the page, and not behind a bar. */
  seq: number;
  /** What the server knew when the page was loaded last; null for visitors. */
  known: number | null;
}

/**
 * Says how far the page has shown its topic, as soon as somebody looks: over the live connection, else as a form. Pages
 * that came as such have said it already.
 */
export function useNoteRead({ topicId, seq, known }: Reading): void {
  const connection = useConnection(known !== null);
  const said = useRef({ topicId, seq: 0 });
  useEffect(() => {
    if (known === null) return;
    if (said.current.topicId !== topicId) said.current = { topicId, seq: 0 };
    const say = async (): Promise<void> => {
      const before = Math.max(said.current.seq, known);
      if (document.visibilityState === "hidden" || seq <= before) return;
      said.current = { topicId, seq };
      const isTold = connection !== null && getConnectionState() === "live" && (await connection.send("topic:read", { topicId, seq }).catch(() => null))?.ok === true;
      if (isTold) return;
      // What could not be said is said when the page is looked at again.
      const answer = await fetch(`${topicPath(topicId)}/read`, { method: "POST", body: new URLSearchParams({ seq: String(seq) }), keepalive: true }).catch(() => null);
      if (!answer && said.current.topicId === topicId) said.current.seq = before;
    };
    const look = () => void say();
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [connection, topicId, seq, known]);
}
