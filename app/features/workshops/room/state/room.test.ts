import { describe, expect, it } from "vitest";
import { Room, roomPlan } from "#tests/support/room-script.ts";
import { minutesContent } from "../../after/minutes-content.ts";
import { actSchema } from "./acts.schema.ts";
import { readLink } from "./links.ts";
import { partsOf } from "./parts.ts";
import type { RoomBreakoutPlan } from "./room-entities.ts";
import { drift, schedule } from "./stage.ts";
import { merged, viewOf } from "./view.ts";
import { sharedSections } from "./view-shared.ts";

const minute = 60_000;
const only = (entities: object): string => Object.keys(entities).at(-1) ?? "";
const look = (room: Room, seat: string) => viewOf(room.state, { seat, voted: room.votedBy(seat) }, {});
const refusal = (detail: string) => ({ ok: false, detail: `refusals:${detail}` });

describe("the door", () => {
  it("is closed before a facilitator opens the room, and after it is over", () => {
    const room = new Room();
    room.arrive({ seat: "seat-faye", role: "facilitator", groupId: null });
    room.arrive({ seat: "seat-ana", role: "participant", groupId: null });
    expect(room.try("seat-ana", { type: "hand.raise" })).toMatchObject(refusal("notOpen"));
    expect(room.try("seat-ana", { type: "room.open" })).toMatchObject(refusal("facilitatorsOnly"));
    room.act("seat-faye", { type: "room.open" });
    room.act("seat-ana", { type: "hand.raise" });
    room.act("seat-faye", { type: "room.close" });
    expect(room.try("seat-ana", { type: "hand.raise" })).toMatchObject(refusal("closed"));
    room.act("seat-faye", { type: "act.undo", act: room.state.undoable.at(-1)?.act });
    expect(room.state.status).toBe("open");
  });

  it("lets people wait where the plan says so; facilitators walk in", () => {
    const room = Room.open({ ...roomPlan, rules: { ...roomPlan.rules, waitingRoom: true } });
    expect(room.state.members["seat-ana"]?.status).toBe("waiting");
    expect(room.try("seat-ana", { type: "chat.say", to: "all", text: "Hello?" })).toMatchObject(refusal("stillWaiting"));
    expect(look(room, "seat-faye").own.desk?.waiting).toHaveLength(4);
    room.act("seat-felix", { type: "person.admitAll" });
    room.act("seat-ana", { type: "chat.say", to: "all", text: "Hello" });
    room.act("seat-faye", { type: "person.remove", seat: "seat-ana" });
    expect(room.arrive({ seat: "seat-ana", role: "participant", groupId: null })).toMatchObject(refusal("removed"));
  });

  it("lets in before the room is open who waits already", () => {
    const room = new Room({ ...roomPlan, rules: { ...roomPlan.rules, waitingRoom: true } });
    room.arrive({ seat: "seat-faye", role: "facilitator", groupId: null });
    for (const seat of ["seat-ana", "seat-ben"]) room.arrive({ seat, role: "participant", groupId: null });
    room.act("seat-faye", { type: "person.admit", seat: "seat-ana" });
    room.act("seat-faye", { type: "room.open" });
    expect([room.state.members["seat-ana"]?.status, room.state.members["seat-ben"]?.status]).toEqual(["present", "waiting"]);
  });

  it("makes a participant a facilitator when the plan does", () => {
    const room = Room.open();
    room.arrive({ seat: "seat-ana", role: "facilitator", groupId: null });
    room.act("seat-ana", { type: "lead.take" });
    expect(room.state.lead).toBe("seat-ana");
  });
});

describe("the stage", () => {
  it("starts the clock with the item, and moves everything after it when it takes longer", () => {
    const room = Room.open();
    const startsAt = room.state.openedAt ?? 0;
    const times = () => schedule(room.state, startsAt, room.now).map(({ endsAt }) => Math.round((endsAt - startsAt) / minute));
    expect(times()).toEqual([10, 30, 45]);
    room.act("seat-faye", { type: "stage.move", itemId: "item-1" });
    room.act("seat-faye", { type: "timer.extend", minutes: 5 });
    expect(times()).toEqual([15, 35, 50]);
    expect(Math.round(drift(room.state, startsAt, room.now) / minute)).toBe(5);
    room.now += 4 * minute;
    room.act("seat-faye", { type: "stage.move", itemId: "item-2" });
    expect(times()).toEqual([4, 24, 39]);
    expect(Math.round(drift(room.state, startsAt, room.now) / minute)).toBe(-6);
  });

  it("keeps what is left while the timer rests", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "stage.move", itemId: "item-1" });
    room.now += 3 * minute - 1_000;
    room.act("seat-faye", { type: "timer.pause" });
    expect(room.state.timer).toMatchObject({ endsAt: null, left: 7 * minute });
    room.now += 60 * minute;
    room.act("seat-faye", { type: "timer.resume" });
    expect(room.state.timer).toMatchObject({ endsAt: room.now + 7 * minute, left: null });
  });

  it("goes back with its clock when the step is undone", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "stage.move", itemId: "item-1" });
    const before = room.state.timer;
    room.act("seat-faye", { type: "stage.move", itemId: "item-2" });
    room.act("seat-faye", { type: "act.undo", act: room.state.undoable.at(-1)?.act });
    expect(room.state).toMatchObject({ stage: "item-1", timer: before });
    expect(room.state.items["item-2"]?.startedAt).toBeNull();
  });
});

describe("breakout groups", () => {
  it("are as they were prepared, for who came before the room opened, late, or again", () => {
    const room = new Room({ ...roomPlan, places: { "seat-ana": "group-2", "seat-bo": "group-2", "seat-cleo": "group-1" } });
    room.arrive({ seat: "seat-faye", role: "facilitator", groupId: null });
    room.arrive({ seat: "seat-ana", role: "participant", groupId: "group-2" });
    room.arrive({ seat: "seat-dag", role: "participant", groupId: null });
    const groupOf = (seat: string) => room.state.members[seat]?.groupId;
    expect(groupOf("seat-ana")).toBeNull();
    room.act("seat-faye", { type: "room.open" });
    expect([groupOf("seat-ana"), groupOf("seat-dag"), groupOf("seat-faye"), groupOf("seat-bo")]).toEqual(["group-2", null, null, undefined]);
    room.act("seat-faye", { type: "breakout.open", minutes: 10 });
    room.arrive({ seat: "seat-bo", role: "participant", groupId: "group-2" });
    room.arrive({ seat: "seat-cleo", role: "participant", groupId: "group-1" });
    room.act("seat-faye", { type: "person.move", seat: "seat-cleo", groupId: "group-2" });
    room.arrive({ seat: "seat-cleo", role: "participant", groupId: "group-1" });
    room.arrive({ seat: "seat-ana", role: "participant", groupId: "group-2" });
    expect([groupOf("seat-ana"), groupOf("seat-bo"), groupOf("seat-cleo"), groupOf("seat-dag")]).toEqual(["group-2", "group-2", "group-2", "group-1"]);
    room.act("seat-faye", { type: "breakout.close" });
    room.act("seat-faye", { type: "breakout.open", minutes: 5 });
    expect(groupOf("seat-bo")).toBe("group-2");
  });

  it("seat everybody evenly, and whoever comes late or again lands in the right one", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "breakout.open", minutes: 10 });
    const sizes = () => Object.values(room.state.members).reduce<Record<string, number>>((all, { groupId }) => (groupId === null ? all : { ...all, [groupId]: (all[groupId] ?? 0) + 1 }), {});
    expect(sizes()).toEqual({ "group-1": 2, "group-2": 2 });
    room.arrive({ seat: "seat-late", role: "participant", groupId: "group-2" });
    expect(room.state.members["seat-late"]?.groupId).toBe("group-2");
    room.arrive({ seat: "seat-later", role: "participant", groupId: null });
    expect(room.state.members["seat-later"]?.groupId).toBe("group-1");
    const { seq } = room.state;
    room.arrive({ seat: "seat-late", role: "participant", groupId: null });
    expect(room.state.seq).toBe(seq);
  });

  it("have boards of their own, which the plenary sees side by side when they come back", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "breakout.open", minutes: "" });
    room.act("seat-faye", { type: "board.add", title: "SWOT", kind: "swot", forGroups: true });
    const boards = Object.keys(room.state.boards);
    const of = (seat: string) => boards.find((id) => room.state.boards[id]?.groupId === room.state.members[seat]?.groupId);
    const [mine, theirs] = [of("seat-ana"), boards.find((id) => id !== of("seat-ana"))];
    room.act("seat-ana", { type: "note.add", boardId: mine, columnId: "threats", text: "Rents" });
    expect(room.try("seat-ana", { type: "note.add", boardId: theirs, columnId: "threats", text: "Rents" })).toMatchObject(refusal("gone"));
    expect(partsOf(look(room, "seat-ana"), "board")).toHaveLength(1);
    room.act("seat-faye", { type: "breakout.close" });
    room.act("seat-faye", { type: "boards.share", boardIds: boards });
    expect(partsOf(look(room, "seat-dag"), "board")).toHaveLength(2);
    expect(partsOf(look(room, "seat-dag"), "note").map(([, { text }]) => text)).toEqual(["Rents"]);
    expect(room.try("seat-ana", { type: "note.add", boardId: theirs, columnId: "threats", text: "Rents" })).toMatchObject(refusal("boardLocked"));
  });

  it("start as their step is planned by one act: who works with whom, a board each, minutes; and one undo takes it back", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "stage.move", itemId: "item-2" });
    room.act("seat-faye", { type: "breakout.follow", itemId: "item-2" });
    const { groups, boards, members, breakout } = room.state;
    expect(Object.values(groups).map(({ name }) => name)).toEqual(["Group 1", "Group 2"]);
    expect(Object.values(boards).map(({ groupId, groupName, itemId, kind }) => [groupId, groupName, itemId, kind])).toEqual(Object.entries(groups).map(([id, { name }]) => [id, name, "item-2", "swot"]));
    expect(breakout).toMatchObject({ isOpen: true, endsAt: room.now + 15 * 60_000 });
    // Mixed: ana and cleo are of one region, bo and dag of the other; each group has one of both.
    for (const pair of [["seat-ana", "seat-cleo"], ["seat-bo", "seat-dag"]]) expect(new Set(pair.map((seat) => members[seat]?.groupId)).size).toBe(2);
    const { seq } = room.state;
    room.act("seat-felix", { type: "breakout.follow", itemId: "item-2" });
    expect(room.state.seq).toBe(seq);
    room.act("seat-faye", { type: "act.undo", act: room.state.undoable.at(-1)?.act });
    expect(room.state).toMatchObject({ groups: { "group-1": { name: "North" }, "group-2": { name: "South" } }, boards: {}, breakout: { isOpen: false } });
  });

  it("are the prepared ones, those of the step before, or new ones, as the step is planned; boards keep the name of theirs", () => {
    const [first, second, third] = ["prepared", "same", "random"].map((way, at) => [`step-${at}`, { kind: "breakout", title: way, minutes: 20, instructions: "", position: at, breakout: { way, groups: 3, minutes: null, board: "free", columns: ["Ideas"], tasks: [], names: ["One", "Two", "Three"] } as RoomBreakoutPlan }] as const);
    const room = Room.open({ rules: { waitingRoom: false, anonymousQuestions: true, moderatedQuestions: false }, items: Object.fromEntries([first, second, third].flatMap((item) => (item ? [item] : []))), groups: { north: { name: "North", position: 0 } }, places: { "seat-ana": "north" } });
    const work = (itemId: string) => {
      room.act("seat-faye", { type: "breakout.follow", itemId });
      room.act("seat-faye", { type: "breakout.close" });
      return Object.values(room.state.groups).map(({ name }) => name);
    };
    expect([work("step-0"), work("step-1"), work("step-2")]).toEqual([["North"], ["North"], ["One", "Two", "Three"]]);
    expect(Object.values(room.state.boards).map(({ groupName }) => groupName)).toEqual(["North", "North", "One", "Two", "Three"]);
    // Back to what was prepared, whoever made groups since; the boards are there already.
    expect(work("step-0")).toEqual(["North"]);
    expect(Object.values(room.state.boards)).toHaveLength(5);
    expect(Object.values(room.state.members).filter(({ groupId }) => groupId === "north")).toHaveLength(4);
    expect(minutesContent(merged(sharedSections(room.state, {}))).boards).toEqual([]);
    room.act("seat-faye", { type: "boards.share", boardIds: Object.keys(room.state.boards) });
    expect(minutesContent(merged(sharedSections(room.state, {}))).boards.map(({ group }) => group)).toEqual(["North", "North", "One", "Two", "Three"]);
  });

  it("are not to be had of a step without a plan, and by nobody but facilitators", () => {
    const room = Room.open();
    expect(room.try("seat-faye", { type: "breakout.follow", itemId: "item-1" })).toMatchObject(refusal("gone"));
    expect(room.try("seat-ana", { type: "breakout.follow", itemId: "item-2" }).ok).toBe(false);
  });

  it("call for help until a facilitator comes", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "breakout.open", minutes: 10 });
    room.act("seat-ana", { type: "help.call", isCalled: true });
    const groupId = room.state.members["seat-ana"]?.groupId ?? "";
    expect(look(room, "seat-felix").own.desk?.help).toEqual([groupId]);
    room.act("seat-ana", { type: "chat.say", to: groupId, text: "We are stuck" });
    expect(partsOf(look(room, "seat-felix"), "message")).toEqual([]);
    room.act("seat-felix", { type: "visit.make", groupId });
    expect(look(room, "seat-faye").own.desk?.help).toEqual([]);
    expect(partsOf(look(room, "seat-felix"), "message").map(([, { text }]) => text)).toEqual(["We are stuck"]);
  });
});

describe("votes", () => {
  it("refuse the dot too many, and take it elsewhere once one is taken back", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "board.add", title: "Actions", kind: "free", columns: ["Ideas"] });
    const boardId = only(room.state.boards);
    for (const text of ["A", "B"]) room.act("seat-ana", { type: "note.add", boardId, columnId: "column-1", text });
    room.act("seat-faye", { type: "board.reveal", boardId, isRevealed: true });
    const [a, b] = Object.keys(room.state.notes);
    room.act("seat-bo", { type: "cluster.add", noteIds: [a], name: "Housing" });
    const cluster = only(room.state.clusters);
    room.act("seat-faye", { type: "dots.open", title: "First?", boardIds: [boardId], on: "clusters", dots: 2, most: 2 });
    const voteId = only(room.state.dotVotes);
    room.act("seat-ana", { type: "dots.place", voteId, targetId: cluster, count: 2 });
    expect(room.try("seat-ana", { type: "dots.place", voteId, targetId: b, count: 1 })).toMatchObject(refusal("noDots"));
    expect(room.try("seat-ana", { type: "dots.place", voteId, targetId: a, count: 1 })).toMatchObject(refusal("gone"));
    room.act("seat-ana", { type: "dots.place", voteId, targetId: cluster, count: 1 });
    room.act("seat-ana", { type: "dots.place", voteId, targetId: b, count: 1 });
    room.act("seat-faye", { type: "dots.close", voteId, isOpen: false });
    expect(room.try("seat-ana", { type: "dots.place", voteId, targetId: b, count: 0 })).toMatchObject(refusal("voteClosed"));
    room.act("seat-faye", { type: "dots.show", voteId, isShown: true });
    expect(look(room, "seat-dag").shared[`dots:${voteId}`]).toMatchObject({ voters: 1, sums: { [cluster]: 1, [b ?? ""]: 1 } });
  });

  it("count a ranking by places, and words whatever their case", () => {
    const room = Room.open();
    const ask = (input: object, answers: unknown[]) => {
      room.act("seat-faye", { type: "poll.add", question: "What?", ...input });
      const pollId = only(room.state.polls);
      room.act("seat-faye", { type: "poll.open", pollId });
      answers.forEach((answer, n) => room.act(["seat-ana", "seat-bo", "seat-cleo"][n] ?? "", { type: "poll.answer", pollId, answer }));
      room.act("seat-faye", { type: "poll.show", pollId, isShown: true });
      return look(room, "seat-dag").shared[`poll:${pollId}`]?.result?.counts;
    };
    expect(ask({ kind: "ranking", options: ["A", "B", "C"] }, [["option-1", "option-2", "option-3"], ["option-2", "option-1", "option-3"]])).toEqual({ "option-1": 3, "option-2": 3, "option-3": 0 });
    expect(ask({ kind: "words", most: 2 }, [["Trust", "time"], "TRUST"])).toEqual({ trust: 2, time: 1 });
    expect(ask({ kind: "scale", from: 1, to: 3 }, ["3", 3, 1])).toEqual({ 1: 1, 2: 0, 3: 2 });
    expect(ask({ kind: "multiple", options: ["A", "B", "C"], most: 2 }, [["option-1", "option-2"]])).toEqual({ "option-1": 1, "option-2": 1, "option-3": 0 });
    expect(() => ask({ kind: "multiple", options: ["A", "B", "C"], most: 2 }, [["option-1", "option-2", "option-3"]])).toThrow("badAnswer");
    expect(() => ask({ kind: "single", options: ["A", "B"] }, ["option-3"])).toThrow("badAnswer");
  });
});

describe("talk", () => {
  it("keeps hands in order and knows who has not spoken", () => {
    const room = Room.open();
    for (const seat of ["seat-cleo", "seat-ana", "seat-bo"]) room.act(seat, { type: "hand.raise" });
    room.act("seat-cleo", { type: "hand.raise" });
    expect(look(room, "seat-dag").shared.hands).toEqual(["seat-cleo", "seat-ana", "seat-bo"]);
    room.act("seat-faye", { type: "floor.give", seat: "seat-cleo" });
    expect(look(room, "seat-dag").shared.hands).toEqual(["seat-ana", "seat-bo"]);
    expect(look(room, "seat-faye").own.desk?.unspoken).toEqual(["seat-ana", "seat-bo", "seat-dag"]);
    expect(look(room, "seat-dag").own.desk).toBeUndefined();
  });

  it("lets the muted write to facilitators only", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "person.mute", seat: "seat-ana", isMuted: true });
    expect(room.try("seat-ana", { type: "chat.say", to: "all", text: "Hi" })).toMatchObject(refusal("muted"));
    room.act("seat-ana", { type: "chat.say", to: "facilitators", text: "Why?" });
    expect(room.try("seat-faye", { type: "person.mute", seat: "seat-felix", isMuted: true })).toMatchObject(refusal("notFacilitators"));
  });

  it("holds questions back until they are released, then counts up-votes", () => {
    const room = Room.open();
    room.act("seat-ana", { type: "question.ask", text: "Who pays?", isAnonymous: true });
    const questionId = only(room.state.questions);
    expect(partsOf(look(room, "seat-bo"), "question")).toEqual([]);
    expect(partsOf(look(room, "seat-faye"), "question")).toHaveLength(1);
    room.act("seat-faye", { type: "question.settle", questionId, status: "open" });
    room.act("seat-bo", { type: "question.upvote", questionId, isOn: true });
    expect(look(room, "seat-cleo").shared[`question:${questionId}`]).toMatchObject({ seat: null, votes: 1, text: "Who pays?" });
  });

  it("asks whether everybody is ready: numbers for all, names for facilitators", () => {
    const room = Room.open();
    room.act("seat-faye", { type: "ready.ask", text: "Microphones?" });
    room.act("seat-ana", { type: "ready.answer", answer: "yes" });
    room.act("seat-bo", { type: "ready.answer", answer: "no" });
    expect(look(room, "seat-dag").shared.ready).toMatchObject({ yes: 1, no: 1, of: 4 });
    expect(look(room, "seat-felix").own.desk?.ready).toEqual({ yes: ["seat-ana"], no: ["seat-bo"] });
  });
});

describe("links of notes", () => {
  it("lead to practices and topics of this site, by their path only; a title is never the writer's", () => {
    expect(readLink("https://academy.example/practices/one-door?x=1#top")).toEqual({ kind: "practice", path: "/practices/one-door", title: "" });
    expect(readLink("/forum/topics/12/")).toEqual({ kind: "topic", path: "/forum/topics/12", title: "" });
    expect(readLink("https://academy.example/indicators/self-assessment-2026?lang=sv#health.plan")).toEqual({ kind: "indicator", path: "/indicators/self-assessment-2026#health.plan", title: "" });
    expect(readLink("/indicators/self-assessment-2026/")).toMatchObject({ kind: "indicator", path: "/indicators/self-assessment-2026" });
    for (const address of ["/indicators/map", "/indicators/sets#x", "/indicators"]) expect(readLink(address)).toBeNull();
    for (const address of ["javascript:alert(1)", "//evil.example/x", "/admin", "https://evil.example/forum/topics/x"]) expect(readLink(address)).toBeNull();
    const note = { type: "note.add", boardId: "b", columnId: "c", text: "Look" };
    expect(actSchema.parse({ ...note, link: "" })).toMatchObject({ link: null });
    expect(actSchema.safeParse({ ...note, link: "/admin" }).error?.issues[0]?.message).toBe("refusals:noLink");
    expect(actSchema.safeParse({ ...note, link: { kind: "topic", path: "/forum/topics/1", title: "Mine" } }).success).toBe(false);
  });
});
