import { useEffect, useState } from "react";
import { roomReactionKinds, type RoomReacted, type RoomReactionKind } from "../reactions.events.ts";

/** So long a reaction is shown, in milliseconds. */
const shownFor = 8_000;
/** A screen reader is told this often at most, in milliseconds. */
const saidEvery = 10_000;

const listeners = new Set<(counts: RoomReacted) => void>();

/** The room's page has heard reactions: whoever shows them draws anew, and the rest of the room does not. */
export function hearReactions(counts: RoomReacted): void {
  for (const listener of listeners) listener(counts);
}

type Counts = Record<RoomReactionKind, number>;

const none: Counts = { applause: 0, heart: 0, idea: 0, laugh: 0, slower: 0, faster: 0 };

const sum = (all: readonly RoomReacted[]): Counts => all.reduce<Counts>((counts, one) => Object.fromEntries(roomReactionKinds.map((kind) => [kind, counts[kind] + (one[kind] ?? 0)])) as Counts, none);

/** The reactions of the last moments: `shown` as they come, `said` for who does not see them, seldom enough to be listened to. */
export function useReactions(): { shown: Counts; said: Counts } {
  const [recent, setRecent] = useState<readonly RoomReacted[]>([]);
  const [said, setSaid] = useState(none);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    let unsaid: RoomReacted[] = [];
    const later = (work: () => void, after: number) => {
      const timer = setTimeout(() => {
        timers.delete(timer);
        work();
      }, after);
      timers.add(timer);
    };
    const hear = (counts: RoomReacted) => {
      setRecent((before) => [...before, counts]);
      later(() => setRecent((before) => before.filter((one) => one !== counts)), shownFor);
      if (unsaid.length === 0) later(() => {
        setSaid(sum(unsaid));
        unsaid = [];
      }, saidEvery);
      unsaid = [...unsaid, counts];
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
      for (const timer of timers) clearTimeout(timer);
    };
  }, []);
  return { shown: sum(recent), said };
}
