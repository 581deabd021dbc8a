import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { roles, type Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { enterRoom } from "#app/features/workshops/room/entering.server.ts";
import { appendAct } from "#app/features/workshops/room/room-acts.server.ts";
import { actSchema } from "#app/features/workshops/room/state/acts.schema.ts";
import { newId } from "#app/lib/ids.server.ts";
import { live } from "#app/sockets.server.ts";
import { createEnrolment, createUser } from "#tests/support/factories.ts";
import { createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";

// Every live event and every kind of room says here what each kind of person gets. One that is missing fails.

type Caller = "visitor" | "learner" | "participant" | (typeof roles)[number];
interface Expectation {
  /** An event's name, or a kind of room. */
  name: string;
  /** Where, for whoever reads what failed. */
  place: string;
  /** For an event: a valid input. For a room: an id. */
  input: unknown;
  /** Who gets in; everybody else is refused. */
  allowed: Caller[];
}

const callers: Caller[] = ["visitor", "learner", "participant", ...roles];
const members = callers.filter((caller) => caller !== "visitor");
/** The course's space: who is in the course, and its moderators. */
const inCourse: Caller[] = ["participant", "facilitator", "editor", "admin"];

const expected: { events: Expectation[]; rooms: Expectation[] } = { events: [], rooms: [] };

function actorOf(caller: Caller): Actor | null {
  if (caller === "visitor") return null;
  return { id: caller, email: `${caller}@region.example`, name: caller, locale: "en", timeZone: "UTC", extraTimePercent: 0, roles: caller === "learner" || caller === "participant" ? [] : [caller] };
}

beforeEach(async () => {
  expected.events = [];
  expected.rooms = [];
  for (const caller of members) await createUser({ id: caller });
  const { courseId } = await createEnrolment({ userId: "participant" });
  const spaces = [
    { place: "a public space", space: await createSpace(), readers: callers, writers: members },
    { place: "a members' space", space: await createSpace({ readers: "members" }), readers: members, writers: members },
    { place: "the space of a course", space: await createSpace({ kind: "course", readers: "course", writers: "course", courseId }), readers: inCourse, writers: inCourse },
  ];
  for (const { place, space, readers, writers } of spaces) {
    const topic = await createTopic({ spaceId: space.id });
    const hidden = await createTopic({ spaceId: space.id, hiddenAt: new Date() });
    const moderators = readers.filter((caller) => caller === "editor" || caller === "admin" || (caller === "facilitator" && space.kind === "course"));
    const signedIn = readers.filter((caller) => caller !== "visitor");
    expected.rooms.push(
      { name: "space", place, input: space.id, allowed: readers },
      { name: "topic", place, input: topic.id, allowed: readers },
      { name: "topic", place: `${place}, hidden`, input: hidden.id, allowed: moderators },
    );
    expected.events.push(
      { name: "topic:typing", place, input: { topicId: topic.id, typist: "somebody-1" }, allowed: writers },
      { name: "topic:typing", place: `${place}, hidden`, input: { topicId: hidden.id, typist: "somebody-1" }, allowed: [] },
      { name: "topic:read", place, input: { topicId: topic.id, seq: 1 }, allowed: signedIn },
    );
  }
  await expectWorkshops();
  const locked = await createTopic({ lockedAt: new Date() });
  expected.events.push({ name: "topic:typing", place: "a locked topic", input: { topicId: locked.id, typist: "somebody-1" }, allowed: ["editor", "admin"] });
  expected.rooms.push(
    { name: "user", place: "a person's own", input: "learner", allowed: ["learner"] },
    { name: "user", place: "an administrator's own", input: "admin", allowed: ["admin"] },
    { name: "moderation", place: "of everything", input: "all", allowed: ["editor", "admin"] },
    { name: "moderation", place: "of courses", input: "course", allowed: ["facilitator", "editor", "admin"] },
    { name: "moderation", place: "of nothing there is", input: "general", allowed: [] },
    { name: "topic", place: "no topic", input: "4711", allowed: [] },
    { name: "topic", place: "no number", input: "1-or-2", allowed: [] },
    { name: "space", place: "no space", input: "nowhere", allowed: [] },
  );
});

/** Who is in a room hears it: who planned it leads it, a participant has come in, a third waits at the door, a fourth was removed. */
async function expectWorkshops(): Promise<void> {
  const { id: workshopId } = await createWorkshop({ ownerId: "facilitator", rules: { waitingRoom: true } });
  const enter = (caller: Caller) => enterRoom(actorOf(caller), workshopId);
  const does = (input: object) => appendAct(actorOf("facilitator"), { workshopId, key: newId(), act: actSchema.parse(input) });
  const seats = new Map<Caller, string>();
  for (const caller of ["facilitator", "participant", "partner", "editor"] as const) {
    seats.set(caller, (await enter(caller)).view.own.me?.seat ?? "");
    if (caller === "facilitator") await does({ type: "room.open" });
    if (caller === "participant" || caller === "editor") await does({ type: "person.admit", seat: seats.get(caller) });
  }
  await does({ type: "person.remove", seat: seats.get("editor") });
  const { id: draft } = await createWorkshop({ ownerId: null, status: "draft" });
  const act = (type: string, more: object = {}) => ({ workshopId, key: newId(), act: actSchema.parse({ type, ...more }) });
  expected.events.push(
    { name: "room:act", place: "of everybody", input: act("chat.say", { to: "all", text: "Hello" }), allowed: ["participant", "facilitator"] },
    { name: "room:act", place: "of facilitators", input: act("room.pause"), allowed: ["facilitator"] },
    { name: "room:act", place: "a draft", input: { ...act("room.open"), workshopId: draft }, allowed: [] },
    { name: "room:here", place: "a workshop's room", input: { workshopId }, allowed: ["participant", "facilitator", "partner", "editor"] },
    { name: "room:react", place: "a workshop's room", input: { workshopId, kind: "applause" }, allowed: ["participant", "facilitator"] },
    { name: "room:react", place: "a draft", input: { workshopId: draft, kind: "applause" }, allowed: [] },
    { name: "room:here", place: "a draft", input: { workshopId: draft }, allowed: [] },
  );
  const group = (await db.breakoutGroup.findFirstOrThrow({ where: { workshopId }, orderBy: { position: "asc" } })).id;
  const inside: Caller[] = ["participant", "facilitator"];
  const vector = Y.encodeStateVector(new Y.Doc());
  const update = Y.encodeStateAsUpdate(new Y.Doc());
  const point = { client: 1, cursor: null };
  expected.events.push(
    { name: "notes:read", place: "of the room", input: { workshopId }, allowed: inside },
    { name: "notes:open", place: "of the room", input: { workshopId, groupId: null, vector }, allowed: inside },
    { name: "notes:open", place: "a draft", input: { workshopId: draft, groupId: null, vector }, allowed: [] },
    { name: "notes:write", place: "of the room", input: { workshopId, groupId: null, update }, allowed: inside },
    { name: "notes:write", place: "of a group that one is not in", input: { workshopId, groupId: group, update }, allowed: ["facilitator"] },
    { name: "notes:point", place: "of the room", input: { workshopId, groupId: null, ...point }, allowed: inside },
    { name: "notes:point", place: "of a group that one is not in", input: { workshopId, groupId: group, ...point }, allowed: ["facilitator"] },
  );
  expected.rooms.push(
    { name: "notes", place: "of the room", input: `${workshopId}.room`, allowed: inside },
    { name: "notes", place: "of no group", input: `${workshopId}.nowhere`, allowed: [] },
    { name: "notes", place: "a draft", input: `${draft}.room`, allowed: [] },
    { name: "workshop", place: "open", input: workshopId, allowed: ["participant", "facilitator"] },
    { name: "workshop", place: "a draft", input: draft, allowed: [] },
    { name: "workshop", place: "no workshop", input: "nowhere", allowed: [] },
  );
}

const names = (rows: Expectation[]) => [...new Set(rows.map(({ name }) => name))].sort();

it("names each live event and each kind of room, and no other", () => {
  expect(names(expected.events)).toEqual(Object.keys(live.events).sort());
  expect(names(expected.rooms)).toEqual(Object.keys(live.rooms).sort());
});

it("lets in exactly those who may", async () => {
  for (const caller of callers) {
    for (const { name, place, input, allowed } of expected.events) {
      // A key is one person's, for one act.
      const own = "key" in Object(input) ? { ...(input as object), key: newId() } : input;
      const isRefused = await live.events[name]?.answer(actorOf(caller), own).then(() => false, () => true);
      expect(isRefused, `${name} in ${place} for ${caller}`).toBe(!allowed.includes(caller));
    }
    for (const { name, place, input, allowed } of expected.rooms) {
      expect(await live.rooms[name]?.mayJoin(actorOf(caller), String(input)), `${name} (${place}) for ${caller}`).toBe(allowed.includes(caller));
    }
  }
});
