import { createContext, useContext } from "react";
import { partsOf, type PartKind, type PartOf, type RoomView } from "../state/parts.ts";

/** What an act was answered that could not be done. */
export interface ActRefusal {
  /** Which form of the page. */
  form: string;
  /** A translation key, and what fills it. */
  detail: string;
  values: Record<string, string | number>;
  typed: Record<string, string>;
}

export interface RoomHere {
  workshopId: string;
  view: RoomView;
  /** Begins the keys of the acts of this page. */
  round: string;
  /** The server's clock when the page was made, in milliseconds. */
  now: number;
  /** When the workshop was to begin, in milliseconds. */
  startsAt: number;
  /** Of linked pages that not everybody may read: their titles, for who may. */
  titles: Record<string, string>;
  /** The item that is looked at. */
  itemId: string | null;
  /** Of a form that was sent without scripts. */
  refusal: ActRefusal | null;
  /** The plan's language, of what it says. */
  lang: string;
}

const Context = createContext<RoomHere | null>(null);
export const RoomProvider = Context.Provider;

export function useRoomHere(): RoomHere {
  const here = useContext(Context);
  if (!here) throw new Error("Only inside a room.");
  return here;
}

/** Parts of a kind, with their ids. */
export function useParts<K extends PartKind>(kind: K): [string, PartOf<K>][] {
  return partsOf(useRoomHere().view, kind);
}

/** What stands once in the room: own parts before shared ones. */
export function useSingles() {
  const { view } = useRoomHere();
  const { room, breakout, hands, ready, me, desk } = { ...view.shared, ...view.own };
  return { room, breakout, hands: hands ?? [], ready, me, desk };
}

/** One part, or nothing. */
export function usePart<K extends PartKind>(kind: K, id: string | null): PartOf<K> | undefined {
  const { view } = useRoomHere();
  if (id === null) return undefined;
  const key = `${kind}:${id}` as keyof typeof view.own;
  return (view.own[key] ?? view.shared[key]) as PartOf<K> | undefined;
}

export const byPosition = <T extends { position: number }>([, a]: [string, T], [, b]: [string, T]): number => a.position - b.position;

export function useIsFacilitator(): boolean {
  return useSingles().me?.role === "facilitator";
}

/** Who has come in and is still there. */
export function usePeopleInside(): [string, PartOf<"person">][] {
  const { desk } = useSingles();
  return useParts("person").filter(([seat]) => !desk?.waiting.includes(seat) && !desk?.removed.includes(seat));
}

/** The name of a seat; "" where it is not known. */
export function useNameOf(): (seat: string | null) => string {
  const people = Object.fromEntries(useParts("person"));
  return (seat) => (seat === null ? "" : (people[seat]?.name ?? ""));
}
