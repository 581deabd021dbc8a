import { expect, it } from "vitest";
import { roles, type Actor } from "#app/auth/actor.ts";
import { live } from "#app/sockets.server.ts";

// Every live event and every kind of room says here what each kind of person gets. One that is missing fails.

type Caller = "visitor" | "learner" | (typeof roles)[number];
interface Expectation {
  /** For an event: a valid input. For a room: an id. */
  input: unknown;
  /** Who gets in; everybody else is refused. */
  allowed: Caller[];
}

const expected: { events: Record<string, Expectation>; rooms: Record<string, Expectation> } = { events: {}, rooms: {} };

const callers: Caller[] = ["visitor", "learner", ...roles];

function actorOf(caller: Caller): Actor | null {
  if (caller === "visitor") return null;
  return { id: caller, email: `${caller}@region.example`, name: caller, locale: "en", timeZone: "UTC", extraTimePercent: 0, roles: caller === "learner" ? [] : [caller] };
}

it("names each live event and each kind of room, and no other", () => {
  expect(Object.keys(expected.events).sort()).toEqual(Object.keys(live.events).sort());
  expect(Object.keys(expected.rooms).sort()).toEqual(Object.keys(live.rooms).sort());
});

it("lets in exactly those who may", async () => {
  for (const caller of callers) {
    for (const [name, { input, allowed }] of Object.entries(expected.events)) {
      const isRefused = await live.events[name]?.answer(actorOf(caller), input).then(() => false, () => true);
      expect(isRefused, `${name} for ${caller}`).toBe(!allowed.includes(caller));
    }
    for (const [kind, { input, allowed }] of Object.entries(expected.rooms)) {
      expect(await live.rooms[kind]?.mayJoin(actorOf(caller), String(input)), `${kind} for ${caller}`).toBe(allowed.includes(caller));
    }
  }
});
