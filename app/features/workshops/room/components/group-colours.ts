import type { Colour } from "../state/room-entities.ts";
import { byPosition, useParts, useSingles } from "./room-context.ts";

const colours: Colour[] = ["sun", "sea", "leaf", "clay", "slate"];

/** How a note looks: one colour a group. The colour never says it alone. */
export const noteLooks: Record<Colour, string> = {
  sun: "border-l-sun bg-sun-tint",
  sea: "border-l-sea bg-sea-tint",
  leaf: "border-l-leaf bg-leaf-tint",
  clay: "border-l-clay bg-clay-tint",
  slate: "border-l-slate bg-slate-tint",
};

/** The colour of what one writes: one's group's. */
export function useGroupColour(boardGroupId: string | null): Colour {
  const { me } = useSingles();
  const groups = useParts("group").sort(byPosition);
  const at = groups.findIndex(([id]) => id === (boardGroupId ?? me?.groupId));
  return colours[at % colours.length] ?? "sun";
}

/** The group that a colour stands for, where it stands for one only. */
export function useGroupOfColour(): (colour: Colour) => string {
  const groups = useParts("group").sort(byPosition);
  return (colour) => (groups.length > 1 && groups.length <= colours.length ? (groups[colours.indexOf(colour)]?.[1].name ?? "") : "");
}
