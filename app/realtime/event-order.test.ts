import fc from "fast-check";
import { expect, it } from "vitest";
import { EventOrder, type Ordered } from "./event-order.ts";

/** A room's log: numbers grow by anything, each event names the one before it. */
const logs = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 40 }).map((numbers) => numbers.sort((a, b) => a - b).map((seq, index): Ordered => ({ seq, after: numbers[index - 1] ?? 0 })));

/** A log, a place to start from, and how its events arrive: some twice, some not at all, in any order and grouping. */
const arrivals = logs.chain((log) =>
  fc.record({
    log: fc.constant(log),
    cursor: fc.integer({ min: 0, max: 500 }),
    groups: fc.array(fc.array(fc.constantFrom(...log), { maxLength: 6 }), { maxLength: 40 }),
  }),
);

it("applies a beginning of what follows the cursor, in order and once, whatever arrives however", () => {
  fc.assert(
    fc.property(arrivals, ({ log, cursor, groups }) => {
      const order = new EventOrder<Ordered>(cursor);
      const applied = groups.flatMap((group) => order.accept(group));
      const due = log.filter(({ seq }) => seq > cursor);
      expect(applied).toEqual(due.slice(0, applied.length));
      expect(order.cursor).toBe(applied.at(-1)?.seq ?? cursor);
      const furthest = Math.max(cursor, ...groups.flat().map(({ seq }) => seq));
      expect(order.hasGap).toBe(furthest > order.cursor);
    }),
  );
});

it("has applied everything once the tail has come, and knows that nothing is missing", () => {
  fc.assert(
    fc.property(arrivals, ({ log, cursor, groups }) => {
      const order = new EventOrder<Ordered>(cursor);
      const applied = groups.flatMap((group) => order.accept(group));
      applied.push(...order.accept(log.filter(({ seq }) => seq > order.cursor)));
      expect(applied).toEqual(log.filter(({ seq }) => seq > cursor));
      expect(order.hasGap).toBe(false);
    }),
  );
});
