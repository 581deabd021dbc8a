import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { countStatements, db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createIndicatorSet } from "#tests/support/indicator-factory.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { listAttendance, noteHere } from "./attendance.server.ts";
import { enterRoom, readRoomPage } from "./entering.server.ts";
import { forgetPeople } from "./people.server.ts";
import { appendAct } from "./room-acts.server.ts";
import { forgetRoom, readRoom, snapshotEvery } from "./room-store.server.ts";
import { actSchema } from "./state/acts.schema.ts";
import { partsOf } from "./state/parts.ts";
import type { RoomState } from "./state/room-state.ts";

interface Opened {
  workshopId: string;
  lead: Actor;
  people: Actor[];
}

const key = (): string => newId();
const act = (actor: Actor, workshopId: string, input: object, actKey = key()) => appendAct(actor, { workshopId, key: actKey, act: actSchema.parse(input) });
const stateOf = async (workshopId: string): Promise<RoomState> => readRoom(db, workshopId, (await db.workshop.findUniqueOrThrow({ where: { id: workshopId } })).lastSeq);
const last = (entities: object): string => Object.keys(entities).at(-1) ?? "";

/** A room that is open, with people in it. */
async function openRoom(size = 3, overrides: Parameters<typeof createWorkshop>[0] = {}): Promise<Opened> {
  const lead = await createActor(createUser({ grants: ["facilitator"] }));
  const { id: workshopId } = await createWorkshop({ ownerId: lead.id, ...overrides });
  await enterRoom(lead, workshopId);
  await act(lead, workshopId, { type: "room.open" });
  const people: Actor[] = [];
  for (let n = 0; n < size; n += 1) {
    const person = await createActor();
    await enterRoom(person, workshopId);
    people.push(person);
  }
  return { workshopId, lead, people };
}

/** Other processes, and this one after a restart, know nothing by heart. */
function restart(workshopId: string): void {
  forgetRoom(workshopId);
  forgetPeople(workshopId);
}

describe("an act", () => {
  it("links a note to an indicator by what it asks, or to its set", async () => {
    const { id: set } = await createIndicatorSet();
    const { content } = await db.indicatorSet.findUniqueOrThrow({ where: { id: set } });
    const { indicators: [first], texts: { en } } = content as { indicators: { code: string; text: string }[]; texts: { en: { title: string; indicators: Record<string, { question: string }> } } };
    const { workshopId, lead } = await openRoom(0);
    await act(lead, workshopId, { type: "board.add", title: "Evidence", kind: "free" });
    const [boardId, board] = Object.entries((await stateOf(workshopId)).boards)[0] ?? [];
    for (const at of [`#${first?.code}`, "#nothing", ""]) await act(lead, workshopId, { type: "note.add", boardId, columnId: board?.columns[0]?.id, text: "See", link: `https://academy.example/indicators/${set}${at}` });
    const titles = Object.values((await stateOf(workshopId)).notes).map(({ link }) => link?.title);
    expect(titles).toEqual([en.indicators[first?.text ?? ""]?.question, en.title, en.title]);
  });

  it("takes what there is to look at in a step over from the plan", async () => {
    const { workshopId } = await openRoom(0, { material: [{ path: "/practices", title: "Practices" }] });
    expect(Object.values((await stateOf(workshopId)).items)[0]?.material).toEqual([{ path: "/practices", title: "Practices" }]);
  });

  it("is numbered without gaps, and a restart changes nothing", async () => {
    const { workshopId, lead, people } = await openRoom();
    await act(lead, workshopId, { type: "board.add", title: "SWOT", kind: "swot" });
    const boardId = last((await stateOf(workshopId)).boards);
    await Promise.all(people.flatMap((person) => [1, 2, 3].map((n) => act(person, workshopId, { type: "note.add", boardId, columnId: "threats", text: `Note ${n}` }))));
    const before = await stateOf(workshopId);
    expect(Object.keys(before.notes)).toHaveLength(9);
    expect((await db.roomEvent.findMany({ where: { workshopId }, orderBy: { seq: "asc" } })).map(({ seq }) => seq)).toEqual(Array.from({ length: before.seq }, (_, index) => index + 1));
    restart(workshopId);
    expect(await stateOf(workshopId)).toEqual(before);
  });

  it("acts once for each key, at once or after a restart", async () => {
    const { workshopId, people: [ana] } = await openRoom(1);
    if (!ana) throw new Error("nobody came");
    const same = key();
    const say = () => act(ana, workshopId, { type: "chat.say", to: "all", text: "Hello" }, same);
    const answers = await Promise.all([say(), say(), say()]);
    restart(workshopId);
    answers.push(await say());
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(1);
    expect(Object.keys((await stateOf(workshopId)).messages)).toHaveLength(1);
  });

  it("is refused where its key has done something else, or for somebody else", async () => {
    const { workshopId, people: [ana, bo] } = await openRoom(2);
    if (!ana || !bo) throw new Error("nobody came");
    const same = key();
    const say = (who: Actor, text: string) => act(who, workshopId, { type: "chat.say", to: "all", text }, same);
    await say(ana, "Hello");
    for (const again of [() => say(ana, "Other words"), () => say(bo, "Hello"), () => act(ana, workshopId, { type: "question.ask", text: "Hello" }, same)]) await expect(again()).rejects.toMatchObject({ code: "conflict", detail: "refusals:keyUsed" });
    await say(ana, "Hello");
    expect(Object.values((await stateOf(workshopId)).messages).map(({ text }) => text)).toEqual(["Hello"]);
  });

  it("leaves nothing by which the acts of one page are known for one person's", async () => {
    const { workshopId, people: [ana] } = await openRoom(1);
    if (!ana) throw new Error("nobody came");
    await act(ana, workshopId, { type: "chat.say", to: "all", text: "Hello" }, "PAGEPAGEPAGEPAGE-r1-0");
    await act(ana, workshopId, { type: "question.ask", text: "Who pays?", isAnonymous: true }, "PAGEPAGEPAGEPAGE-r2-0");
    const keys = (await db.roomEvent.findMany({ where: { workshopId, actKey: { not: null } } })).map(({ actKey }) => actKey ?? "");
    expect(keys.every((known) => !known.includes("PAGE"))).toBe(true);
    expect(new Set(keys.map((known) => known.slice(0, 8))).size).toBe(keys.length);
  });

  it("of two facilitators who undo at once undoes one thing", async () => {
    const { workshopId, lead } = await openRoom(0);
    const second = await createActor();
    await createRegistration(workshopId, { userId: second.id, role: "facilitator" });
    await enterRoom(second, workshopId);
    for (const text of ["First", "Second"]) await act(lead, workshopId, { type: "action.set", text });
    const undo = (await stateOf(workshopId)).undoable.at(-1)?.act;
    const outcomes = await Promise.allSettled([act(lead, workshopId, { type: "act.undo", act: undo }), act(second, workshopId, { type: "act.undo", act: undo })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(Object.values((await stateOf(workshopId)).actions).map(({ text }) => text)).toEqual(["First"]);
  });

  it("that is refused writes nothing", async () => {
    const { workshopId, people: [ana] } = await openRoom(1);
    if (!ana) throw new Error("nobody came");
    const { seq } = await stateOf(workshopId);
    await expect(act(ana, workshopId, { type: "room.close" })).rejects.toMatchObject({ code: "forbidden", detail: "refusals:facilitatorsOnly" });
    await expect(act(await createActor(), workshopId, { type: "hand.raise" })).rejects.toMatchObject({ code: "forbidden", detail: "refusals:notInRoom" });
    expect(await db.roomEvent.count({ where: { workshopId } })).toBe(seq);
  });

  it("takes few statements, however much has happened", async () => {
    const { workshopId, people: [ana] } = await openRoom(1);
    if (!ana) throw new Error("nobody came");
    const { statements } = await countStatements(() => act(ana, workshopId, { type: "chat.say", to: "all", text: "Hello" }));
    expect(statements.length).toBeLessThanOrEqual(9);
  });
});

describe("snapshots", () => {
  it("are taken now and then, and one of another version is passed over", async () => {
    const { workshopId, lead } = await openRoom(0);
    const { seq } = await stateOf(workshopId);
    const body = { type: "chat.said", messageId: "m", to: "all", text: "Again" };
    await db.roomEvent.createMany({ data: Array.from({ length: snapshotEvery - 1 - seq }, (_, n) => ({ workshopId, seq: seq + 1 + n, at: new Date(), seat: "somebody", act: `act-${n}`, body: { ...body, messageId: `m-${n}` } })) });
    await db.workshop.update({ where: { id: workshopId }, data: { lastSeq: snapshotEvery - 1 } });
    await act(lead, workshopId, { type: "chat.say", to: "all", text: "Two hundred" });
    await act(lead, workshopId, { type: "chat.say", to: "all", text: "And one" });
    const state = await stateOf(workshopId);
    expect((await db.roomSnapshot.findMany({ where: { workshopId } })).map((snapshot) => snapshot.seq)).toEqual([snapshotEvery]);
    restart(workshopId);
    const { result, statements } = await countStatements(() => readRoom(db, workshopId, state.seq));
    expect([result, statements.length]).toEqual([state, 2]);
    await db.roomSnapshot.updateMany({ where: { workshopId }, data: { version: 0, state: "{}" } });
    restart(workshopId);
    expect(await stateOf(workshopId)).toEqual(state);
  });
});

describe("an anonymous poll", () => {
  it("takes one answer a person, and nothing in the database says whose", async () => {
    const { workshopId, lead, people } = await openRoom(4);
    await act(lead, workshopId, { type: "poll.add", kind: "open", question: "Honestly?", isAnonymous: true });
    const pollId = last((await stateOf(workshopId)).polls);
    await act(lead, workshopId, { type: "poll.open", pollId });
    for (const [n, person] of people.entries()) await act(person, workshopId, { type: "poll.answer", pollId, answer: `From the heart ${n}` });
    await expect(act(people[0] ?? lead, workshopId, { type: "poll.answer", pollId, answer: "Twice" })).rejects.toMatchObject({ code: "conflict", detail: "refusals:votedAlready" });
    const seats = (await db.registration.findMany({ where: { workshopId, role: "participant" } })).map(({ id }) => id);
    const events = await db.$queryRaw<{ seat: string | null; body: string }[]>`SELECT "seat", "body" FROM "RoomEvent" WHERE "workshopId" = ${workshopId} AND json_extract("body", '$.type') = 'poll.answered'`;
    expect(events).toHaveLength(4);
    for (const event of events) for (const seat of [...seats, ...people.map(({ id }) => id)]) expect(JSON.stringify(event)).not.toContain(seat);
    expect(await db.ballotVoter.findMany({ where: { pollId }, orderBy: { registrationId: "asc" } })).toEqual(seats.toSorted().map((registrationId) => ({ pollId, registrationId })));
    await expect(db.$queryRaw`SELECT "rowid" FROM "BallotVoter"`).rejects.toThrow();
    const page = await readRoomPage(people[0] ?? lead, workshopId);
    expect(page.view.own[`voted:${pollId}`]).toBe(true);
  });

  it("leaves attendance alone, whose time would tell", async () => {
    const { workshopId, lead, people: [ana] } = await openRoom(1);
    if (!ana) throw new Error("nobody came");
    await act(lead, workshopId, { type: "poll.add", kind: "open", question: "Honestly?", isAnonymous: true });
    const pollId = last((await stateOf(workshopId)).polls);
    await act(lead, workshopId, { type: "poll.open", pollId });
    const before = await db.attendanceSpan.findMany();
    await appendAct(ana, { workshopId, key: key(), act: actSchema.parse({ type: "poll.answer", pollId, answer: "Yes" }) }, new Date(Date.now() + 60_000));
    expect(await db.attendanceSpan.findMany()).toEqual(before);
  });
});

describe("coming in", () => {
  it("puts somebody who drops out and returns where they were", async () => {
    const { workshopId, lead, people: [ana] } = await openRoom(3);
    if (!ana) throw new Error("nobody came");
    await act(lead, workshopId, { type: "breakout.open", minutes: 10 });
    const before = (await readRoomPage(ana, workshopId)).view;
    restart(workshopId);
    expect((await enterRoom(ana, workshopId)).view).toEqual(before);
  });

  it("brings who comes late into the group that was prepared for them, and others into the smallest", async () => {
    const { workshopId, lead } = await openRoom(3);
    await act(lead, workshopId, { type: "breakout.open", minutes: 10 });
    const group = await db.breakoutGroup.findFirstOrThrow({ where: { workshopId, name: "South" } });
    const late = await createActor();
    await createRegistration(workshopId, { userId: late.id, groupId: group.id });
    expect((await enterRoom(late, workshopId)).view.own.me?.groupId).toBe(group.id);
    expect((await enterRoom(await createActor(), workshopId)).view.own.me?.groupId).not.toBeNull();
  });

  it("is refused where there is no room, no place and no invitation; a draft does not exist", async () => {
    const full = await openRoom(2, { capacity: 2 });
    await expect(enterRoom(await createActor(), full.workshopId)).rejects.toMatchObject({ code: "conflict", detail: "refusals:full" });
    const { id: invited } = await createWorkshop({ audience: "invitation" });
    await expect(enterRoom(await createActor(), invited)).rejects.toMatchObject({ code: "not-found" });
    const { id: draft } = await createWorkshop({ status: "draft" });
    await expect(enterRoom(await createActor(), draft)).rejects.toMatchObject({ code: "not-found" });
    const waiting = await createActor();
    const { id } = await createWorkshop();
    await createRegistration(id, { userId: waiting.id, status: "waiting" });
    await expect(enterRoom(waiting, id)).rejects.toMatchObject({ code: "forbidden", detail: "refusals:noEntry" });
    await expect(enterRoom(null, id)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("shows names, and none any more of who erased their account", async () => {
    const { workshopId, lead, people: [ana] } = await openRoom(1);
    const names = async () => partsOf((await readRoomPage(lead, workshopId)).view, "person").map(([, { name }]) => name);
    expect(await names()).toContain(ana?.name);
    await db.user.delete({ where: { id: ana?.id } });
    restart(workshopId);
    expect(await names()).toEqual(expect.arrayContaining([""]));
    expect(await names()).not.toContain(ana?.name);
  });
});

describe("attendance", () => {
  it("adds up over returns, bridges a short silence, and counts two devices once", async () => {
    const { id: workshopId } = await createWorkshop();
    const { id: seat } = await createRegistration(workshopId);
    const at = (seconds: number): Date => new Date(Date.UTC(2026, 0, 1, 9) + seconds * 1_000);
    for (const seconds of [0, 30, 45, 45, 60, 160, 40, 1_000, 1_030]) await noteHere(db, seat, at(seconds));
    expect(await listAttendance(workshopId)).toEqual([{ registrationId: seat, seconds: 190 }]);
  });
});

it("opens a room with 5,000 events about as fast as one with 50", async () => {
  const rooms = await Promise.all([50, 5_000].map(async (size) => {
    const { workshopId, lead, people: [ana] } = await openRoom(1);
    await act(lead, workshopId, { type: "board.add", title: "SWOT", kind: "swot" });
    const state = await stateOf(workshopId);
    const [seat = ""] = Object.keys(state.members).slice(-1);
    const boardId = last(state.boards);
    const bodies = Array.from({ length: size - 1 - state.seq }, (_, n): object => {
      if (n < 30) return { type: "note.added", noteId: `note-${n}`, note: { boardId, columnId: "threats", text: "Rents rise", colour: "sun", link: null } };
      return n % 2 ? { type: "note.edited", noteId: `note-${n % 30}`, text: `Rents rise ${n}`, colour: "clay", link: null } : { type: "ready.answered", answer: "yes" };
    });
    for (let from = 0; from < bodies.length; from += 500) await db.roomEvent.createMany({ data: bodies.slice(from, from + 500).map((body, n) => ({ workshopId, seq: state.seq + 1 + from + n, at: new Date(), seat, act: `act-${from + n}`, body })) });
    await db.workshop.update({ where: { id: workshopId }, data: { lastSeq: size - 1 } });
    restart(workshopId);
    // The longest way: the last event before the next snapshot is due.
    const due = Math.floor((size - 1) / snapshotEvery) * snapshotEvery;
    if (due > 0) await db.roomSnapshot.create({ data: { workshopId, seq: due, version: 1, state: JSON.stringify(await readRoom(db, workshopId, due)) } });
    return { workshopId, ana: ana ?? lead };
  }));
  const fastest = async ({ workshopId, ana }: { workshopId: string; ana: Actor }): Promise<number> => {
    let best = Infinity;
    for (let round = 0; round < 25; round += 1) {
      restart(workshopId);
      const begun = performance.now();
      await readRoomPage(ana, workshopId);
      best = Math.min(best, performance.now() - begun);
    }
    return best;
  };
  const [small, large] = rooms;
  if (!small || !large) throw new Error("no rooms");
  const [short, long] = [await fastest(small), await fastest(large)];
  expect(long / short, `${short} ms and ${long} ms`).toBeLessThan(1.5);
}, 60_000);
