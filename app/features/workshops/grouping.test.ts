import fc from "fast-check";
import { expect, it } from "vitest";
import { arrangeGroups, groupings, type Groupable } from "./grouping.ts";

const person = fc.record({ region: fc.constantFrom("Skåne", "Alentejo", "Catalunya", null), role: fc.constantFrom("partner", "coordinator", null) });
const people = fc.array(person, { maxLength: 40 }).map((list) => list.map((one, index): Groupable => ({ id: `p${index}`, ...one })));
const random = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })).map((stream) => () => Number(stream.next().value));
const sizesOf = (places: Map<string, number>, groups: number): number[] => Array.from({ length: groups }, (_, at) => [...places.values()].filter((place) => place === at).length);
const spread = (sizes: number[]): number => Math.max(...sizes) - Math.min(...sizes);

it("places everybody once, in a group that there is", () => {
  fc.assert(fc.property(people, fc.integer({ min: 1, max: 12 }), fc.constantFrom(...groupings), random, (all, groups, how, chance) => {
    const places = arrangeGroups(all, groups, how, chance);
    expect([...places.keys()].sort()).toEqual(all.map(({ id }) => id).sort());
    for (const place of places.values()) expect(place >= 0 && place < groups).toBe(true);
  }));
});

it("makes even groups, and of mixed ones also each region even over them", () => {
  fc.assert(fc.property(people, fc.integer({ min: 1, max: 12 }), random, (all, groups, chance) => {
    expect(spread(sizesOf(arrangeGroups(all, groups, "random", chance), groups))).toBeLessThanOrEqual(1);
    const mixed = arrangeGroups(all, groups, "mixed", chance);
    expect(spread(sizesOf(mixed, groups))).toBeLessThanOrEqual(1);
    for (const lot of Map.groupBy(all, ({ region }) => region).values()) expect(spread(sizesOf(new Map(lot.map(({ id }) => [id, mixed.get(id) ?? -1])), groups))).toBeLessThanOrEqual(1);
  }));
});

it("keeps people of one region, or of one role, together", () => {
  fc.assert(fc.property(people, fc.integer({ min: 1, max: 12 }), fc.constantFrom("region", "role"), random, (all, groups, how, chance) => {
    const places = arrangeGroups(all, groups, how, chance);
    for (const lot of Map.groupBy(all, (one) => one[how]).values()) expect(new Set(lot.map(({ id }) => places.get(id))).size).toBe(1);
  }));
});
