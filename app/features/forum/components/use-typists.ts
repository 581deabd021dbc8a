import { useCallback, useEffect, useRef, useState } from "react";
import { useConnection } from "#app/realtime/use-live.ts";

/** How often it is said that somebody types, and how long it holds, in milliseconds. */
const pause = 3_000;
const holds = 6_000;

/** This page among those where somebody types; it says nothing of who. Made when first needed, so never on the server. */
let own: string | undefined;
const ownTypist = (): string => (own ??= crypto.randomUUID?.() ?? Math.random().toString(36).slice(2).padEnd(8, "0"));

/** How many others type just now. */
export function useTypists() {
  const [until, setUntil] = useState<ReadonlyMap<string, number>>(new Map());
  const hear = useCallback((payload: unknown) => {
    const typist = (payload as { typist?: unknown }).typist;
    if (typeof typist === "string" && typist !== own) setUntil((before) => new Map(before).set(typist, Date.now() + holds));
  }, []);
  const forget = useCallback(() => setUntil(new Map()), []);
  useEffect(() => {
    if (until.size === 0) return;
    const timer = setTimeout(() => setUntil((before) => new Map([...before].filter(([, end]) => end > Date.now()))), 1_000);
    return () => clearTimeout(timer);
  }, [until]);
  return { typists: until.size, hear, forget };
}

/** @returns to be called at every stroke: tells the others now and then */
export function useSayTyping(topicId: number): () => void {
  const connection = useConnection();
  const last = useRef(0);
  return useCallback(() => {
    if (!connection || Date.now() - last.current < pause) return;
    last.current = Date.now();
    connection.send("topic:typing", { topicId, typist: ownTypist() }).catch(() => {}); // nobody misses it
  }, [connection, topicId]);
}
