// How people are spread over groups that are prepared in advance. Pure; chance comes in.

export const groupings = ["random", "region", "role", "mixed"] as const;
export type Grouping = (typeof groupings)[number];

export interface Groupable {
  id: string;
  region: string | null;
  role: string | null;
}

/** Fisher and Yates. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/** Those who have the same, together; the most first. */
function alike(people: readonly Groupable[], by: (person: Groupable) => string | null): Groupable[][] {
  return [...Map.groupBy(people, by).values()].sort((a, b) => b.length - a.length);
}

/** Who is alike stays together; each lot goes to the group that is smallest by then. */
function together(lots: Groupable[][], groups: number): Map<string, number> {
  const sizes = Array.from({ length: groups }, () => 0);
  const places = new Map<string, number>();
  for (const lot of lots) {
    const smallest = sizes.indexOf(Math.min(...sizes));
    sizes[smallest] = (sizes[smallest] ?? 0) + lot.length;
    for (const { id } of lot) places.set(id, smallest);
  }
  return places;
}

/** One after the other, so that sizes differ by one at most. */
const deal = (people: readonly Groupable[], groups: number): Map<string, number> => new Map(people.map(({ id }, index) => [id, index % groups]));

/**
 * The place of each person, as the position of a group.
 * `region`, `role`: who has the same is in one group. `mixed`: dealt out region by region, so that each is in as many
 * groups as it has people. Whoever has none of it counts as one more.
 */
export function arrangeGroups(people: readonly Groupable[], groups: number, how: Grouping, random: () => number): Map<string, number> {
  const shuffled = shuffle(people, random);
  if (how === "random") return deal(shuffled, groups);
  if (how === "mixed") return deal(alike(shuffled, ({ region }) => region).flat(), groups);
  return together(alike(shuffled, (person) => person[how]), groups);
}
