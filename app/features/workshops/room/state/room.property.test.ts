import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attempts, everybody, facilitators, participants, played, Room, steps, take } from "#tests/support/room-script.ts";
import { actSchema } from "./acts.schema.ts";
import { apply } from "./apply.ts";
import { decideSteppingDown } from "./decide-people.ts";
import { decidePosted, parkedQuestions } from "./decide-questions.ts";
import type { Decision } from "./deciding.ts";
import { countDots } from "./dots.ts";
import { changesOf, changesOfSections, withChanges } from "./parts.ts";
import { collectionNames, emptyRoom, splitKey, valueNames, type RoomState } from "./room-state.ts";
import { receive, replay, type RoomStream } from "./stream.ts";
import { isInside, merged, ownSections, viewOf } from "./view.ts";
import { sharedSections, type Directory } from "./view-shared.ts";

const names: Directory = Object.fromEntries(everybody.map((seat) => [seat, { name: `Name of ${seat}`, region: null }]));
const runs = { numRuns: 150 };

/** What the room is, without what can be undone and which number it has. */
function content(state: RoomState): unknown {
  return Object.fromEntries([...collectionNames, ...valueNames].map((name) => [name, state[name]]));
}

const sees = (room: Room, seat: string): string => JSON.stringify(viewOf(room.state, { seat, voted: room.votedBy(seat) }, names));

describe("numbers decide", () => {
  it("converges in whatever order events come, and however often", () => {
    fc.assert(fc.property(steps(), fc.infiniteStream(fc.nat()), (all, chance) => {
      const { events, state } = played(all);
      const doubled = [...events, ...events.filter(() => (Number(chance.next().value)) % 3 === 0)];
      const shuffled = doubled.map((event) => ({ event, place: Number(chance.next().value) })).sort((a, b) => a.place - b.place).map(({ event }) => event);
      const stream = shuffled.reduce<RoomStream>(receive, { state: emptyRoom(), early: [] });
      expect(stream).toEqual({ state, early: [] });
    }), runs);
  });

  it("goes on from a snapshot exactly as from the start", () => {
    fc.assert(fc.property(steps(), fc.nat(100), (all, at) => {
      const { events, state } = played(all);
      const snapshot = JSON.parse(JSON.stringify(replay(emptyRoom(), events.slice(0, at)))) as RoomState;
      const replayed = replay(snapshot, events);
      expect(replayed).toEqual(state);
      expect(JSON.stringify(replayed)).toBe(JSON.stringify(state));
    }), runs);
  });

  it("changes nothing by an event whose turn it is not", () => {
    const { events, state } = played([]);
    expect(replay(state, events)).toBe(state);
    const third = events[2];
    expect(third && replay(emptyRoom(), [third])).toEqual(emptyRoom());
  });
});

describe("dots", () => {
  it("never exceed what a vote gives, nor what may lie on one", () => {
    fc.assert(fc.property(steps(120), (all) => {
      const { state } = played(all);
      for (const [key, placed] of Object.entries(state.dots)) {
        const vote = state.dotVotes[splitKey(key)[0]];
        if (!vote) continue; // opening it was undone
        expect(countDots(placed)).toBeLessThanOrEqual(vote.dots);
        for (const count of Object.values(placed)) expect(count).toBeLessThanOrEqual(vote.most);
      }
    }), runs);
  });

  it("do not exceed even when an event says so", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "board.add", title: "Free", kind: "free", forGroups: false });
    const [boardId = ""] = Object.keys(room.state.boards);
    room.act("seat-faye", { type: "dots.open", title: "First?", boardIds: [boardId], on: "notes", dots: 3, most: 2 });
    const [voteId = ""] = Object.keys(room.state.dotVotes);
    const event = { seq: room.state.seq + 1, at: 0, seat: "seat-ana", act: "forged", isUndoable: false, body: { type: "dots.placed" as const, voteId, targetId: "any", count: 9 } };
    expect(replay(room.state, [event]).dots).toEqual({});
  });
});

describe("what a person sees", () => {
  it("holds no note of others before their board is revealed", () => {
    fc.assert(fc.property(steps(90), (all) => {
      const room = played(all);
      for (const seat of everybody) {
        const seen = sees(room, seat);
        for (const note of Object.values(room.state.notes)) {
          const board = room.state.boards[note.boardId];
          if (note.seat !== seat && (!board || !board.isRevealed)) expect(seen).not.toContain(note.text);
        }
      }
    }), runs);
  });

  it("holds no author where authors are not shown", () => {
    fc.assert(fc.property(steps(90), (all) => {
      const room = played(all);
      for (const seat of everybody) {
        const { shared, own } = viewOf(room.state, { seat, voted: [] }, names);
        for (const [id, note] of Object.entries(room.state.notes)) {
          if (note.seat === seat || room.state.boards[note.boardId]?.showsAuthors !== false) continue;
          for (const parts of [shared, own]) expect(parts[`note:${id}`]?.seat ?? null).toBeNull();
        }
      }
    }), runs);
  });

  it("holds no votes and answers of others, and no sums before they are shown", () => {
    fc.assert(fc.property(steps(120), (all) => {
      const room = played(all);
      for (const seat of everybody) {
        const { shared, own } = viewOf(room.state, { seat, voted: room.votedBy(seat) }, names);
        const text = JSON.stringify({ shared, own });
        for (const [id, vote] of Object.entries(room.state.dotVotes)) if (!vote.isShown) expect(shared[`dots:${id}`]?.sums ?? null).toBeNull();
        for (const [key, answer] of Object.entries(room.state.answers)) {
          const [pollId, whose] = splitKey(key);
          if (room.state.polls[pollId]?.isShown || whose === seat) continue;
          for (const word of [answer].flat()) if (String(word).includes("secret")) expect(text).not.toContain(word);
        }
        for (const key of Object.keys(own)) if (/^(placed|answer):/.test(key)) expect([...Object.keys(room.state.dots), ...Object.keys(room.state.answers)]).toContain(`${key.slice(key.indexOf(":") + 1)}/${seat}`);
      }
    }), runs);
  });

  it("holds chat, waiting questions and boards of a group only for whom they are meant", () => {
    fc.assert(fc.property(steps(120), (all) => {
      const room = played(all);
      for (const seat of everybody) {
        const me = room.state.members[seat];
        const seen = sees(room, seat);
        const leads = facilitators.includes(seat);
        for (const { to, seat: author, text } of Object.values(room.state.messages)) {
          const mayRead = to === "all" || (to === "facilitators" ? leads || author === seat : me?.groupId === to || (leads && me?.visits === to));
          if (!mayRead) expect(seen).not.toContain(text);
        }
        for (const question of Object.values(room.state.questions)) if (question.status === "waiting" && !leads && question.seat !== seat) expect(seen).not.toContain(question.text);
        for (const note of Object.values(room.state.notes)) {
          const board = room.state.boards[note.boardId];
          const mayRead = !board || board.groupId === null || board.isShared || board.groupId === me?.groupId || (leads && board.groupId === me?.visits) || note.seat === seat;
          if (!mayRead) expect(seen).not.toContain(note.text);
        }
      }
    }), runs);
  });

  it("is the door only for whoever waits or was removed", () => {
    fc.assert(fc.property(steps(60), (all) => {
      const room = played(all);
      room.try("seat-faye", { type: "person.remove", seat: "seat-ana" });
      expect(isInside(room.state, "seat-ana")).toBe(false);
      const { shared, own } = viewOf(room.state, { seat: "seat-ana", voted: [] }, names);
      expect([Object.keys(shared), Object.keys(own)]).toEqual([["room"], ["me"]]);
      expect(sees(room, "seat-nobody")).not.toContain("secret");
    }), runs);
  });

  it("is the same whether it is read anew or made from what changed", () => {
    fc.assert(fc.property(steps(60), (all) => {
      const room = played([]);
      const held = everybody.map((seat) => ({ seat, ...viewOf(room.state, { seat, voted: [] }, names) }));
      for (const step of all) {
        const before = room.state;
        take(room, step);
        const shared = changesOfSections(sharedSections(before, names), sharedSections(room.state, names));
        for (const view of held) {
          const viewer = { seat: view.seat, voted: [] };
          view.own = withChanges(view.own, changesOf(merged(ownSections(before, viewer, names)), merged(ownSections(room.state, viewer, names))));
          view.shared = withChanges(view.shared, shared);
        }
      }
      for (const { seat, shared, own } of held) {
        const fresh = viewOf(room.state, { seat, voted: [] }, names);
        expect(own).toEqual(fresh.own);
        if (isInside(room.state, seat)) expect(shared).toEqual(fresh.shared);
      }
    }), runs);
  });
});

describe("anonymous", () => {
  it("acts leave nothing of who did them in events and state", () => {
    fc.assert(fc.property(steps(120), (all) => {
      const room = played(all);
      for (const { seat, act } of room.anonymous) {
        const events = room.events.filter((event) => event.act === act);
        expect(JSON.stringify(events)).not.toContain(seat);
        for (const { body } of events) {
          if (body.type === "poll.answered") expect(Object.keys(room.state.answers).some((key) => key === `${body.pollId}/${seat}`)).toBe(false);
          if (body.type === "question.asked") expect(room.state.questions[body.questionId]?.seat ?? null).toBeNull();
        }
      }
    }), runs);
  });

  it("results wait until enough have answered", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "poll.add", kind: "open", question: "Honestly?", isAnonymous: true });
    const [pollId = ""] = Object.keys(room.state.polls);
    room.act("seat-faye", { type: "poll.open", pollId });
    room.act("seat-faye", { type: "poll.show", pollId, isShown: true });
    const result = () => viewOf(room.state, { seat: "seat-dag", voted: [] }, names).shared[`poll:${pollId}`]?.result;
    for (const seat of participants.slice(0, 3)) {
      expect(result()).toBeNull();
      room.act(seat, { type: "poll.answer", pollId, answer: `From the heart ${seat.length}` });
    }
    expect(result()?.answers).toBe(3);
    expect(room.try("seat-ana", { type: "poll.answer", pollId, answer: "Again" })).toMatchObject({ ok: false });
  });
});

describe("undo", () => {
  it("puts back everything that an act of a facilitator did", () => {
    fc.assert(fc.property(steps(60), fc.nat(attempts.length - 1), fc.nat(1_000), fc.nat(1_000), (all, what, a, b) => {
      const room = played(all);
      room.try("seat-faye", { type: "room.resume" });
      const before = room.state;
      const decision = take(room, { who: 0, what, a, b });
      const last = room.state.undoable.at(-1);
      if (!decision.ok || last === undefined || last === before.undoable.at(-1) || before.undoable.some(({ act }) => act === last.act)) return;
      room.act("seat-felix", { type: "act.undo", act: last.act });
      expect(content(room.state)).toEqual(content(before));
    }), { numRuns: 600 });
  });

  it("leaves alone what others did since", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "board.add", title: "SWOT", kind: "swot", forGroups: false });
    const [boardId = ""] = Object.keys(room.state.boards);
    room.act("seat-ana", { type: "note.add", boardId, columnId: "threats", text: "Rents rise" });
    room.act("seat-faye", { type: "board.reveal", boardId, isRevealed: true });
    const [noteId = ""] = Object.keys(room.state.notes);
    room.act("seat-ana", { type: "note.edit", noteId, text: "Rents rise fast", colour: "clay" });
    room.act("seat-bo", { type: "note.add", boardId, columnId: "strengths", text: "People care" });
    const act = room.state.undoable.at(-1)?.act ?? "";
    room.act("seat-faye", { type: "act.undo", act });
    expect(room.state.boards[boardId]?.isRevealed).toBe(false);
    expect(Object.values(room.state.notes).map(({ text }) => text)).toEqual(["Rents rise fast", "People care"]);
    expect(room.try("seat-felix", { type: "act.undo", act })).toMatchObject({ ok: false, detail: "refusals:undoLate" });
  });
});

describe("a paused room", () => {
  it("takes acts of facilitators only, and lets people come in", () => {
    fc.assert(fc.property(steps(30), steps(30), (all, tries) => {
      const room = played(all);
      room.try("seat-faye", { type: "room.pause" });
      const { state } = room;
      for (const step of tries) if (step.who >= facilitators.length) expect(take(room, step).ok).toBe(false);
      expect(room.state).toBe(state);
      expect(room.arrive({ seat: "seat-late", role: "participant", groupId: null }).ok).toBe(true);
    }), runs);
  });
});

it("survives ids that an object inherits", () => {
  for (const id of ["constructor", "toString", "hasOwnProperty"]) {
    const room = Room.open();
    for (const input of [{ type: "stage.move", itemId: id }, { type: "board.reveal", boardId: id, isRevealed: true }, { type: "note.remove", noteId: id }, { type: "person.admit", seat: id }, { type: "dots.place", voteId: id, targetId: id, count: 1 }, { type: "poll.answer", pollId: id, answer: id }]) {
      expect(room.try("seat-faye", input)).toMatchObject({ ok: false, code: "not-found" });
    }
  }
  expect(actSchema.safeParse({ type: "stage.move", itemId: "__proto__" }).success).toBe(false);
});

describe("what the server does beside acts", () => {
  const applied = (state: RoomState, decision: Decision): RoomState => (decision.ok ? decision.bodies.reduce((before, body) => apply(before, { seq: before.seq + 1, at: 0, seat: null, act: "server", isUndoable: false, body }), state) : state);

  it("leaves no room to somebody who leads no longer, and takes nobody out", () => {
    fc.assert(fc.property(steps(), (all) => {
      const { state } = played(all);
      const after = facilitators.reduce((before, seat) => {
        const next = applied(before, decideSteppingDown(before, seat));
        expect(applied(next, decideSteppingDown(next, seat))).toBe(next);
        if (next.lead !== null) expect(next.members[next.lead]).toMatchObject({ role: "facilitator" });
        return next;
      }, state);
      expect(Object.values(after.members).filter(({ status, role }) => status === "present" && role === "facilitator")).toEqual([]);
      expect(Object.keys(after.members).sort()).toEqual(Object.keys(state.members).sort());
      for (const [seat, { status }] of Object.entries(state.members)) expect(after.members[seat]?.status).toBe(status);
    }), runs);
  });

  it("puts each parked question in the forum once, whatever is done with it afterwards", () => {
    fc.assert(fc.property(steps(120), (all) => {
      const { state } = played(all);
      const parked = parkedQuestions(state).map(([id]) => id);
      const posted = applied(state, decidePosted(state, parked, 7));
      expect(parkedQuestions(posted)).toEqual([]);
      expect(applied(posted, decidePosted(posted, parked, 8))).toBe(posted);
      for (const id of parked) expect(posted.questions[id]).toEqual({ ...state.questions[id], topicId: 7 });
    }), runs);
  });
});
