import fc from "fast-check";
import { actSchema, type Act } from "#app/features/workshops/room/state/acts.schema.ts";
import { apply } from "#app/features/workshops/room/state/apply.ts";
import { decide, isUndoable } from "#app/features/workshops/room/state/decide.ts";
import { decideArrival, type Arrival } from "#app/features/workshops/room/state/decide-people.ts";
import type { Context, Decided, Decision } from "#app/features/workshops/room/state/deciding.ts";
import type { RoomEvent, RoomPlan } from "#app/features/workshops/room/state/room-events.ts";
import { pollKinds, type Seat } from "#app/features/workshops/room/state/room-entities.ts";
import { emptyRoom, type RoomState } from "#app/features/workshops/room/state/room-state.ts";

// A room for tests without a database: acts are decided, numbered and applied as the server does it.

export const facilitators: Seat[] = ["seat-faye", "seat-felix"];
export const participants: Seat[] = ["seat-ana", "seat-bo", "seat-cleo", "seat-dag"];
export const everybody: Seat[] = [...facilitators, ...participants];

export const roomPlan: RoomPlan = {
  rules: { waitingRoom: false, anonymousQuestions: true, moderatedQuestions: true },
  items: {
    "item-1": { kind: "welcome", title: "Welcome", minutes: 10, instructions: "", position: 0 },
    "item-2": { kind: "breakout", title: "SWOT", minutes: 20, instructions: "", position: 1, breakout: { way: "mixed", groups: 2, minutes: 15, board: "swot", columns: [], tasks: ["Housing", "Work"], names: ["Group 1", "Group 2"] } },
    "item-3": { kind: "vote", title: "Vote", minutes: 15, instructions: "", position: 2 },
  },
  groups: { "group-1": { name: "North", position: 0 }, "group-2": { name: "South", position: 1 } },
};

/** Sends as a form or a socket would: what the schema refuses is a mistake of the test. */
export const actOf = (input: object): Act => actSchema.parse(input);

export class Room {
  state: RoomState = emptyRoom();
  readonly events: RoomEvent[] = [];
  /** Who did the acts that left no seat. */
  readonly anonymous: { seat: Seat; act: string }[] = [];
  readonly voted: { pollId: string; seat: Seat }[] = [];
  #ids = 0;
  #acts = 0;
  now = Date.UTC(2026, 10, 27, 9);
  context: Context;

  constructor(plan: RoomPlan = roomPlan) {
    this.context = { now: this.now, newId: () => `id-${(this.#ids += 1)}`, random: () => (this.#ids % 10) / 10, plan, people: participants.map((id, index) => ({ id, region: index % 2 === 0 ? "azores" : "skane", role: null })) };
  }

  /** With everybody in it, open. */
  static open(plan?: RoomPlan): Room {
    const room = new Room(plan);
    for (const seat of facilitators) room.arrive({ seat, role: "facilitator", groupId: null });
    room.act("seat-faye", { type: "room.open" });
    for (const seat of participants) room.arrive({ seat, role: "participant", groupId: null });
    return room;
  }

  arrive(arrival: Omit<Arrival, "waits">): Decision {
    return this.#write(decideArrival(this.state, { ...arrival, waits: this.context.plan.rules.waitingRoom }), arrival.seat, false, false);
  }

  /** @returns what was decided; nothing has changed when it is a refusal */
  try(seat: Seat, input: object): Decision {
    this.now += 1_000;
    const act = actOf(input);
    const decision = decide(this.state, seat, act, { ...this.context, now: this.now });
    if (decision.ok && decision.ballotOf !== null) {
      if (this.voted.some(({ pollId, seat: voter }) => pollId === decision.ballotOf && voter === seat)) return { ok: false, code: "conflict", detail: "refusals:votedAlready" };
      this.voted.push({ pollId: decision.ballotOf, seat });
    }
    const hides = act.type === "question.ask" ? act.isAnonymous : act.type === "poll.answer" && this.state.polls[act.pollId]?.isAnonymous === true;
    return this.#write(decision, seat, isUndoable(act.type), hides);
  }

  /** @throws when it is refused */
  act(seat: Seat, input: object): Decided {
    const decision = this.try(seat, input);
    if (!decision.ok) throw new Error(`${JSON.stringify(input)}: ${decision.detail}`);
    return decision;
  }

  votedBy = (seat: Seat): string[] => this.voted.filter(({ seat: voter }) => voter === seat).map(({ pollId }) => pollId);

  #write(decision: Decision, seat: Seat, undoable: boolean, hides: boolean): Decision {
    if (!decision.ok) return decision;
    const act = `act-${(this.#acts += 1)}`;
    if (hides) this.anonymous.push({ seat, act });
    for (const body of decision.bodies) {
      const event: RoomEvent = { seq: this.state.seq + 1, at: this.now, seat: decision.isAnonymous ? null : seat, act, isUndoable: undoable, body };
      this.events.push(event);
      this.state = apply(this.state, event);
    }
    return decision;
  }
}

/** One thing somebody tries; ids are picked from what the room has by then. */
export interface Step {
  who: number;
  what: number;
  a: number;
  b: number;
}

export const steps = (most = 60): fc.Arbitrary<Step[]> => fc.array(fc.record({ who: fc.nat(everybody.length - 1), what: fc.nat(attempts.length - 1), a: fc.nat(1_000), b: fc.nat(1_000) }), { minLength: most / 3, maxLength: most, size: "max" });

type Pick = (ids: string[], n: number) => string;
const pick: Pick = (ids, n) => ids[n % Math.max(1, ids.length)] ?? "nothing-there";
const keys = (entities: object): string[] => Object.keys(entities);

/** Words that stand nowhere else, so that a test can look for them. */
let words = 0;
export const secret = (kind: string): string => `${kind}-secret-${(words += 1)}-`;

type Attempt = (state: RoomState, a: number, b: number) => object;
export const attempts: Attempt[] = [
  (state, a) => ({ type: "stage.move", itemId: pick(keys(state.items), a) }),
  (_, a) => ({ type: "stage.free", isFree: a % 2 === 0 }),
  (_, a) => ({ type: "timer.start", minutes: 1 + (a % 20) }),
  (_, a) => ({ type: "timer.extend", minutes: (a % 9) - 3 }),
  () => ({ type: "timer.pause" }),
  () => ({ type: "timer.resume" }),
  () => ({ type: "timer.stop" }),
  (_, a, b) => ({ type: "board.add", title: "Board", kind: a % 2 ? "swot" : "free", columns: ["One", "Two"], itemId: null, forGroups: b % 2 === 0, showsAuthors: b % 3 === 0 }),
  (state, a, b) => ({ type: "board.reveal", boardId: pick(keys(state.boards), a), isRevealed: b % 3 !== 0 }),
  (state, a, b) => ({ type: "board.lock", boardId: pick(keys(state.boards), a), isLocked: b % 4 === 0 }),
  (state, a) => ({ type: "boards.share", boardIds: [pick(keys(state.boards), a)] }),
  ...Array.from({ length: 6 }, (): Attempt => (state, a, b) => {
    const boardId = pick(keys(state.boards), a);
    return { type: "note.add", boardId, columnId: pick(state.boards[boardId]?.columns.map(({ id }) => id) ?? [], b), text: secret("note"), colour: "sea" };
  }),
  (state, a) => ({ type: "note.edit", noteId: pick(keys(state.notes), a), text: secret("note"), colour: "clay" }),
  (state, a, b) => {
    const noteId = pick(keys(state.notes), a);
    const note = state.notes[noteId];
    return { type: "note.move", noteId, columnId: pick(state.boards[note?.boardId ?? ""]?.columns.map(({ id }) => id) ?? [], b), clusterId: b % 2 ? null : pick(keys(state.clusters), b) };
  },
  (state, a) => ({ type: "note.remove", noteId: pick(keys(state.notes), a) }),
  (state, a, b) => ({ type: "cluster.add", noteIds: [pick(keys(state.notes), a), pick(keys(state.notes), b)], name: "Housing" }),
  (state, a) => ({ type: "cluster.name", clusterId: pick(keys(state.clusters), a), name: "Work" }),
  (state, a) => ({ type: "cluster.remove", clusterId: pick(keys(state.clusters), a) }),
  (state, a, b) => ({ type: "dots.open", title: "What first?", boardIds: [pick(keys(state.boards), a)], on: b % 2 ? "clusters" : "notes", dots: 1 + (b % 5), most: 1 + (a % 3) }),
  ...Array.from({ length: 5 }, (): Attempt => (state, a, b) => ({ type: "dots.place", voteId: pick(keys(state.dotVotes), a), targetId: pick([...keys(state.notes), ...keys(state.clusters)], b), count: (a + b) % 6 })),
  (state, a, b) => ({ type: "dots.close", voteId: pick(keys(state.dotVotes), a), isOpen: b % 2 === 0 }),
  (state, a, b) => ({ type: "dots.show", voteId: pick(keys(state.dotVotes), a), isShown: b % 2 === 0 }),
  (_, a, b) => ({ type: "poll.add", kind: (["single", "multiple", "scale", "ranking", "words", "open"] as const)[a % 6] ?? "open", question: "What do you think?", options: ["Yes", "No", "Later"], isAnonymous: b % 2 === 0 }),
  (state, a) => ({ type: "poll.open", pollId: pick(keys(state.polls), a) }),
  ...Array.from({ length: 4 }, (): Attempt => (state, a, b) => {
    const pollId = pick(keys(state.polls), a);
    const answers = { single: "option-1", multiple: ["option-1", "option-2"], scale: 1 + (b % 5), ranking: ["option-2", "option-3", "option-1"], words: [secret("word")], open: secret("answer") };
    return { type: "poll.answer", pollId, answer: answers[state.polls[pollId]?.kind ?? "open"] };
  }),
  (state, a) => ({ type: "poll.close", pollId: pick(keys(state.polls), a) }),
  (state, a, b) => ({ type: "poll.show", pollId: pick(keys(state.polls), a), isShown: b % 2 === 0 }),
  (_, a) => ({ type: "question.ask", text: secret("question"), isAnonymous: a % 2 === 0 }),
  (_, a) => ({ type: "question.ask", text: secret("question"), isAnonymous: a % 2 === 0 }),
  (state, a, b) => ({ type: "question.upvote", questionId: pick(keys(state.questions), a), isOn: b % 3 !== 0 }),
  (state, a, b) => ({ type: "question.settle", questionId: pick(keys(state.questions), a), status: (["open", "answered", "parked", "dismissed"] as const)[b % 4] ?? "open", answer: "" }),
  () => ({ type: "hand.raise" }),
  () => ({ type: "hand.lower", seat: "" }),
  (_, a) => ({ type: "floor.give", seat: pick(everybody, a) }),
  () => ({ type: "ready.ask", text: "Ready?" }),
  (_, a) => ({ type: "ready.answer", answer: a % 2 ? "yes" : "no" }),
  () => ({ type: "ready.close" }),
  (state, a) => ({ type: "chat.say", to: pick(["all", "facilitators", ...keys(state.groups)], a), text: secret("chat") }),
  (state, a) => ({ type: "chat.say", to: pick(["all", "facilitators", ...keys(state.groups)], a), text: secret("chat") }),
  (state, a) => ({ type: "chat.remove", messageId: pick(keys(state.messages), a) }),
  (_, a) => ({ type: "groups.make", names: ["Red", "Blue", "Green"].slice(0, 1 + (a % 3)) }),
  (_, a) => ({ type: "breakout.open", minutes: a % 2 ? 10 : null }),
  () => ({ type: "breakout.follow", itemId: "item-2" }),
  () => ({ type: "breakout.extend", minutes: 5 }),
  () => ({ type: "breakout.close" }),
  () => ({ type: "breakout.tell", text: "Five minutes left" }),
  (_, a) => ({ type: "help.call", isCalled: a % 2 === 0 }),
  (state, a) => ({ type: "visit.make", groupId: a % 3 ? pick(keys(state.groups), a) : null }),
  (state, a, b) => ({ type: "person.move", seat: pick(participants, a), groupId: pick(keys(state.groups), b) }),
  (_, a, b) => ({ type: "person.mute", seat: pick(participants, a), isMuted: b % 2 === 0 }),
  (state, a) => ({ type: "person.admit", seat: pick(keys(state.members), a) }),
  (_, a) => ({ type: "action.set", actionId: null, text: "Open a desk", who: "", due: `2027-0${1 + (a % 9)}-01` }),
  (state, a) => ({ type: "action.remove", actionId: pick(keys(state.actions), a) }),
  () => ({ type: "lead.take" }),
  (state) => ({ type: "act.undo", act: state.undoable.at(-1)?.act ?? "nothing-there" }),
  (_, a) => ({ type: a % 8 ? "room.resume" : "room.pause" }),
  () => ({ type: "person.remove", seat: "seat-dag" }),
];

/** Does a step, if the room lets them. */
export function take(room: Room, { who, what, a, b }: Step): Decision {
  return room.try(everybody[who] ?? "", attempts[what]?.(room.state, a, b) ?? {});
}

/** Something to work on, so that few steps reach far: boards of every kind with notes, votes and polls that run. */
function furnish(room: Room): void {
  room.act("seat-faye", { type: "breakout.open", minutes: 20 });
  room.act("seat-faye", { type: "board.add", title: "Private", kind: "swot", forGroups: false, showsAuthors: false });
  room.act("seat-faye", { type: "board.add", title: "Groups", kind: "free", columns: ["One"], forGroups: true });
  room.act("seat-faye", { type: "board.add", title: "Open", kind: "free", columns: ["One", "Two"], forGroups: false, showsAuthors: false });
  for (const seat of participants) for (const [boardId, board] of Object.entries(room.state.boards)) room.try(seat, { type: "note.add", boardId, columnId: board.columns[0]?.id, text: secret("note") });
  const boardId = Object.keys(room.state.boards).at(-1) ?? "";
  room.act("seat-faye", { type: "board.reveal", boardId, isRevealed: true });
  room.act("seat-faye", { type: "dots.open", title: "First?", boardIds: [boardId], on: "notes", dots: 3, most: 2 });
  for (const [n, kind] of pollKinds.entries()) room.act("seat-faye", { type: "poll.add", kind, question: "What do you think?", options: ["Yes", "No", "Later"], isAnonymous: n % 2 === 1 });
  for (const pollId of Object.keys(room.state.polls)) room.act("seat-faye", { type: "poll.open", pollId });
}

/** A room in which all of it was tried. */
export function played(all: Step[]): Room {
  const room = Room.open();
  furnish(room);
  for (const step of all) take(room, step);
  return room;
}
