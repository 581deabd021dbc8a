import { isFacilitator } from "./deciding.ts";
import type { Parts, RoomView } from "./parts.ts";
import { find } from "./reduce.ts";
import type { Member, Seat } from "./room-entities.ts";
import { splitKey, type Collections, type RoomState } from "./room-state.ts";
import { collect, remembered, section } from "./view-sections.ts";
import { asMessageParts, boardPart, boardParts, isForAll, isReleased, messagesTo, notePart, person, pollParts, questionParts, roomPart, sharedSections, type Directory } from "./view-shared.ts";

// What one person sees beside what everybody sees. docs/decisions/workshop-rooms.md says why there are two.

export interface Viewer {
  seat: Seat;
  /** Anonymous polls that this seat has answered: the state does not know. */
  voted: readonly string[];
}

type Of<C extends keyof Collections> = Collections[C];

function group<T>(entries: Iterable<readonly [Seat, T]>): Map<Seat, T[]> {
  const seats = new Map<Seat, T[]>();
  for (const [seat, value] of entries) {
    const list = seats.get(seat);
    if (list) list.push(value);
    else seats.set(seat, [value]);
  }
  return seats;
}

/** Entries under `<id>/<seat>`, by seat. */
const composed = remembered((all: Record<string, unknown>) => group(Object.entries(all).map(([key, value]) => {
  const [id, seat] = splitKey(key);
  return [seat, [id, value] as const];
})));

const notesBySeat = remembered((notes: Of<"notes">) => group(Object.entries(notes).map((entry) => [entry[1].seat, entry])));
const questionsBySeat = remembered((questions: Of<"questions">) => group(Object.entries(questions).flatMap(([id, { seat }]) => (seat === null ? [] : [[seat, id] as const]))));
const messagesToDesk = remembered((messages: Of<"messages">) => group((messagesTo(messages).get("facilitators") ?? []).map((entry) => [entry[1].seat, entry])));

function mePart(state: RoomState, seat: Seat, member: Member): Parts {
  return { me: { ...member, seat, isHandUp: Object.hasOwn(state.hands, seat), ready: find(state.ready, seat) ?? null } };
}

/** One's own notes: which they are, and what they say where nobody else sees it yet. */
function ownNotes(state: RoomState, seat: Seat): Parts {
  return collect((notesBySeat(state.notes).get(seat) ?? []).flatMap(([id, note]): [string, unknown][] => {
    const board = find(state.boards, note.boardId);
    if (!board) return [];
    return board.isRevealed ? [[`mine:${id}`, true]] : [[`mine:${id}`, true], [`note:${id}`, notePart(note, "named")]];
  }));
}

function ownVotes(state: RoomState, { seat, voted }: Viewer): Parts {
  const under = (kind: string, all: Record<string, unknown>): [string, unknown][] => (composed(all).get(seat) ?? []).map(([id, value]) => [`${kind}:${id}`, value]);
  return collect([...under("placed", state.dots), ...under("answer", state.answers), ...under("upvote", state.upvotes), ...voted.map((pollId): [string, unknown] => [`voted:${pollId}`, true])]);
}

function ownTalk(state: RoomState, seat: Seat): Parts {
  const questions = questionParts(state.upvotes, state.questions);
  const asked = (questionsBySeat(state.questions).get(seat) ?? []).flatMap((id): [string, unknown][] => {
    const question = questions.get(id);
    return question && !isReleased(question) ? [[`mine:${id}`, true], [`question:${id}`, question]] : [[`mine:${id}`, true]];
  });
  return { ...collect(asked), ...asMessageParts(messagesToDesk(state.messages).get(seat) ?? []) };
}

/** What a group has for itself: its boards until they are brought back, its chat, its call for help. */
const groupParts = (notes: Of<"notes">, clusters: Of<"clusters">, boards: Of<"boards">, messages: Of<"messages">, groups: Of<"groups">, groupId: string | null): Parts => {
  const found = find(groups, groupId);
  if (groupId === null || !found) return {};
  const own = Object.entries(boards).filter(([, board]) => board.groupId === groupId && !isForAll(board));
  return { ...boardParts(notes, clusters, own), ...asMessageParts(messagesTo(messages).get(groupId) ?? []), [`help:${groupId}`]: found.callsHelp };
};

const seatsWhere = (members: Of<"members">, is: (member: Member) => boolean): Seat[] => Object.entries(members).flatMap(([seat, member]) => (is(member) ? [seat] : []));

function desk(state: RoomState): Parts {
  const { members } = state;
  const last = state.undoable.at(-1);
  const said = (answer: string): Seat[] => Object.entries(state.ready).flatMap(([seat, given]) => (given === answer ? [seat] : []));
  return {
    desk: {
      waiting: seatsWhere(members, ({ status }) => status === "waiting"),
      muted: seatsWhere(members, ({ isMuted }) => isMuted),
      removed: seatsWhere(members, ({ status }) => status === "removed"),
      unspoken: seatsWhere(members, ({ status, role, turns }) => status === "present" && role === "participant" && turns === 0),
      help: Object.entries(state.groups).flatMap(([id, { callsHelp }]) => (callsHelp ? [id] : [])),
      ready: state.readyCheck ? { yes: said("yes"), no: said("no") } : null,
      undo: last ? { act: last.act, type: last.type, seat: last.seat } : null,
    },
  };
}

/** What facilitators have to know of things that are not, or not yet, for all. Of a group's board how full it is: its notes when they visit. */
const deskParts = section((members: Of<"members">, directory: Directory, notes: Of<"notes">, boards: Of<"boards">, answers: Of<"answers">, polls: Of<"polls">, upvotes: Of<"upvotes">, questions: Of<"questions">, messages: Of<"messages">) => ({
  ...collect(Object.entries(members).flatMap(([seat, member]) => (member.status === "present" ? [] : [[`person:${seat}`, person(member, seat, directory)] as const]))),
  ...collect(Object.entries(boards).flatMap(([id, board]) => (isForAll(board) ? [] : [[`board:${id}`, boardPart(notes, id, board)] as const]))),
  ...collect([...pollParts(answers, polls)].flatMap(([id, poll]) => (poll.status === "prepared" ? [[`poll:${id}`, poll] as const] : []))),
  ...collect([...questionParts(upvotes, questions)].flatMap(([id, question]) => (isReleased(question) ? [] : [[`question:${id}`, question] as const]))),
  ...asMessageParts(messagesTo(messages).get("facilitators") ?? []),
}));

/** For one person. */
export function ownSections(state: RoomState, viewer: Viewer, directory: Directory): Parts[] {
  const { seat } = viewer;
  const member = find(state.members, seat);
  if (!member) return [];
  if (member.status !== "present") return [mePart(state, seat, member)];
  const { notes, clusters, boards, messages, groups } = state;
  const own = [mePart(state, seat, member), groupParts(notes, clusters, boards, messages, groups, member.groupId), ownNotes(state, seat), ownVotes(state, viewer), ownTalk(state, seat)];
  if (!isFacilitator(member)) return own;
  const visited = member.visits === member.groupId ? {} : groupParts(notes, clusters, boards, messages, groups, member.visits);
  return [desk(state), deskParts(state.members, directory, notes, boards, state.answers, state.polls, state.upvotes, state.questions, messages), ...own, visited];
}

export const merged = (sections: Parts[]): Parts => Object.assign({}, ...sections) as Parts;

/** Whether somebody sees what is shared: who waits or was removed sees the door. */
export const isInside = (state: RoomState, seat: Seat): boolean => find(state.members, seat)?.status === "present";

/** Exactly what one person may see. Everything that leaves the server of a room's state goes through here or through its sections. */
export function viewOf(state: RoomState, viewer: Viewer, directory: Directory): RoomView {
  const shared = isInside(state, viewer.seat) ? merged(sharedSections(state, directory)) : roomPart(state);
  return { seq: state.seq, shared, own: merged(ownSections(state, viewer, directory)) };
}
