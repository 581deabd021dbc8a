/**
 * Makes workshop rooms and the people in them, in the data folder of the environment, and prints what the load generator
 * has to know as JSON. Those of a former run are removed. Its own process, as learners.ts.
 */
import type { Actor } from "#app/auth/actor.ts";
import { lucia } from "#app/auth/lucia.server.ts";
import { closeDatabase, db, transaction } from "#app/db/client.server.ts";
import { enterRoom } from "#app/features/workshops/room/entering.server.ts";
import { appendAct } from "#app/features/workshops/room/room-acts.server.ts";
import { workshopRoom } from "#app/features/workshops/room/room.events.ts";
import { readRoom, writeEvents } from "#app/features/workshops/room/room-store.server.ts";
import { actSchema } from "#app/features/workshops/room/state/acts.schema.ts";
import type { Body } from "#app/features/workshops/room/state/room-events.ts";
import type { RoomState } from "#app/features/workshops/room/state/room-state.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { createWorkshop } from "../support/workshop-factory.ts";

export interface BenchRoom {
  id: string;
  /** Of everybody inside. */
  cookies: string[];
  /** Whoever joins from here is given the whole view. */
  cursor: number;
  boards: string[];
  voteId: string;
  targets: string[];
}

export interface BenchRooms {
  load: BenchRoom[];
  /** Rooms with few and with many events, in turn. */
  joining: { id: string; cookie: string; events: number }[];
}

interface Somebody {
  actor: Actor;
  cookie: string;
}

const sizes = [100, 300];
const histories = [50, 5_000];
const roomsOfEach = 5;

async function createSomebody(number: number): Promise<Somebody> {
  const user = await db.user.create({ data: { id: newId(), email: `bench-room-${number}@load.example`, name: `Bench Participant ${number}`, passwordHash: "fits-no-password", emailConfirmedAt: new Date() } });
  const session = await lucia.createSession(user.id, { userAgent: "bench" });
  return { actor: { id: user.id, email: user.email, name: user.name, locale: "en", timeZone: user.timeZone, roles: [], extraTimePercent: 0 }, cookie: `${lucia.sessionCookieName}=${session.id}` };
}

async function openRoom([lead, ...others]: Somebody[], title: string): Promise<{ id: string; act: (input: object) => Promise<RoomState> }> {
  if (!lead) throw new Error("Nobody leads.");
  const { id } = await createWorkshop({ ownerId: lead.actor.id, title: `Bench room ${title}` });
  const read = async () => readRoom(db, id, (await db.workshop.findUniqueOrThrow({ where: { id }, select: { lastSeq: true } })).lastSeq);
  const act = async (input: object): Promise<RoomState> => {
    await appendAct(lead.actor, { workshopId: id, key: newId(), act: actSchema.parse(input) });
    return read();
  };
  await enterRoom(lead.actor, id);
  await act({ type: "room.open" });
  for (const { actor } of others) await enterRoom(actor, id);
  return { id, act };
}

/** Boards to write on and a vote to take part in. */
async function makeLoadRoom(people: Somebody[]): Promise<BenchRoom> {
  const { id, act } = await openRoom(people, `for ${people.length}`);
  for (const title of ["First", "Second"]) await act({ type: "board.add", title, kind: "swot" });
  const boards = Object.keys((await act({ type: "board.add", title: "Choices", kind: "free" })).boards);
  const [choices = ""] = boards.splice(2);
  for (const boardId of [...boards, choices]) await act({ type: "board.reveal", boardId, isRevealed: true });
  for (const text of ["One", "Two", "Three"]) await act({ type: "note.add", boardId: choices, columnId: "column-1", text });
  const cursor = await getCursor(workshopRoom(id));
  const state = await act({ type: "dots.open", title: "First?", boardIds: choices, on: "notes", dots: 9, most: 3 });
  return { id, cookies: people.map(({ cookie }) => cookie), cursor, boards, voteId: Object.keys(state.dotVotes)[0] ?? "", targets: Object.keys(state.notes) };
}

/** The same on its walls however much has happened: thirty notes, written and then changed. One event less than the next snapshot needs is the longest way in. */
async function makeLongRoom(people: Somebody[], events: number): Promise<string> {
  const { id, act } = await openRoom(people, `of ${events} events`);
  let state = await act({ type: "board.add", title: "Ideas", kind: "swot" });
  const [[boardId = ""] = [], seat = ""] = [Object.keys(state.boards), Object.keys(state.members)[1]];
  const bodies = Array.from({ length: events - 1 - state.seq }, (_, n): Body => {
    if (n < 30) return { type: "note.added", noteId: `note-${n}`, note: { boardId, columnId: "threats", text: "Rents rise", colour: "sun", link: null } };
    return n % 2 ? { type: "note.edited", noteId: `note-${n % 30}`, text: `Rents rise ${n}`, colour: "clay", link: null } : { type: "ready.answered", answer: "yes" };
  });
  for (let from = 0; from < bodies.length; from += 10) {
    state = await transaction((tx) => writeEvents(tx, state, { workshopId: id, bodies: bodies.slice(from, from + 10), seat, act: newId(), isUndoable: false, actKey: null, now: new Date() }));
  }
  return id;
}

await db.workshop.deleteMany({ where: { title: { startsWith: "Bench room" } } });
await db.user.deleteMany({ where: { email: { startsWith: "bench-room-" } } });
const people: Somebody[] = [];
for (let number = 1; number <= Math.max(...sizes); number += 1) people.push(await createSomebody(number));
const rooms: BenchRooms = { load: [], joining: [] };
for (const size of sizes) rooms.load.push(await makeLoadRoom(people.slice(0, size)));
for (let turn = 0; turn < roomsOfEach; turn += 1) for (const events of histories) rooms.joining.push({ id: await makeLongRoom(people.slice(0, 5), events), cookie: people[4]?.cookie ?? "", events });
await closeDatabase();
process.stdout.write(JSON.stringify(rooms));
