import type { RoomPeople } from "../room/people.server.ts";
import { canWriteOn } from "../room/state/deciding.ts";
import { dotsOf, fits, targetsOf } from "../room/state/dots.ts";
import { find } from "../room/state/reduce.ts";
import type { Member, Poll, Seat } from "../room/state/room-entities.ts";
import { inOrder, type RoomState } from "../room/state/room-state.ts";

// What simulated participants do next: nobody in particular, doing what there is to do, now and then something else.
// Pure: chance comes in. What comes out is an act as a page would send it, judged as any other.

export type Step = { seat: Seat; act: Record<string, unknown> } | { seat: Seat; act: null };

/** What they write, in the workshop's language. */
export interface Words {
  note: (number: number) => string;
  question: (number: number) => string;
  chat: string;
  word: (number: number) => string;
}

export interface Chance {
  /** From 0 to below 1. */
  random: () => number;
  words: Words;
  /** Anonymous polls that a seat has answered: the room does not know. */
  votedOf: RoomPeople["votedOf"];
}

interface Somebody extends Member {
  seat: Seat;
}

type Wish = Record<string, unknown>;

const notesEach = 2;
const pick = <T>(from: readonly T[], { random }: Chance): T | undefined => from[Math.floor(random() * from.length)];

function answerTo(poll: Poll, chance: Chance): unknown {
  const ids = poll.options.map(({ id }) => id);
  const one = pick(ids, chance);
  if (poll.kind === "single") return one;
  if (poll.kind === "multiple") return [one];
  if (poll.kind === "ranking") return ids.toSorted(() => chance.random() - 0.5);
  if (poll.kind === "scale") return (poll.scale?.from ?? 1) + Math.floor(chance.random() * ((poll.scale?.to ?? 5) - (poll.scale?.from ?? 1) + 1));
  const word = chance.words.word(1 + Math.floor(chance.random() * 5));
  return poll.kind === "words" ? [word] : word;
}

/** What they were asked for. */
function asked(state: RoomState, { seat, ...member }: Somebody, chance: Chance): Wish[] {
  const polls = Object.entries(state.polls).filter(([id, poll]) => poll.status === "open" && (poll.isAnonymous ? !chance.votedOf.get(seat)?.includes(id) : !Object.hasOwn(state.answers, `${id}/${seat}`)));
  const boards = inOrder(state.boards).filter(([id, board]) => canWriteOn(member, board) && Object.values(state.notes).filter((note) => note.boardId === id && note.seat === seat).length < notesEach);
  const dots = Object.entries(state.dotVotes).filter(([, { isOpen }]) => isOpen).flatMap(([voteId, vote]): Wish[] => {
    const placed = dotsOf(state, voteId, seat);
    const free = targetsOf(state, vote).map((targetId) => ({ targetId, count: (find(placed, targetId) ?? 0) + 1 })).filter(({ targetId, count }) => fits(vote, placed, targetId, count));
    const target = pick(free, chance);
    return target ? [{ type: "dots.place", voteId, ...target }] : [];
  });
  return [
    ...(state.readyCheck && !Object.hasOwn(state.ready, seat) ? [{ type: "ready.answer", answer: chance.random() < 0.8 ? "yes" : "no" }] : []),
    ...polls.map(([pollId, poll]) => ({ type: "poll.answer", pollId, answer: answerTo(poll, chance) })),
    ...dots,
    ...boards.map(([boardId, { columns }]) => ({ type: "note.add", boardId, columnId: pick(columns, chance)?.id, text: chance.words.note(Object.keys(state.notes).length + 1), colour: pick(["sun", "sea", "leaf", "clay", "slate"], chance) })),
  ];
}

/** What somebody does now and then by themselves. */
function unasked(state: RoomState, { seat, groupId, isMuted }: Somebody, chance: Chance): Wish[] {
  const others = Object.entries(state.questions).filter(([id, { status, seat: asker }]) => status === "open" && asker !== seat && !Object.hasOwn(state.upvotes, `${id}/${seat}`));
  const question = pick(others, chance);
  const group = find(state.groups, groupId);
  return [
    ...(Object.keys(state.hands).length < 2 ? [{ type: "hand.raise" }] : []),
    ...(Object.keys(state.questions).length < 4 ? [{ type: "question.ask", text: chance.words.question(Object.keys(state.questions).length + 1), isAnonymous: false }] : []),
    ...(question ? [{ type: "question.upvote", questionId: question[0], isOn: true }] : []),
    ...(state.breakout.isOpen && group && !group.callsHelp && chance.random() < 0.2 ? [{ type: "help.call", isCalled: true }] : []),
    ...(isMuted || Object.keys(state.messages).length > 20 ? [] : [{ type: "chat.say", to: "all", text: chance.words.chat }]),
  ];
}

/** One of them does one thing, or nothing. They come in one after the other; the last one late. */
export function nextStep(state: RoomState, seats: readonly Seat[], chance: Chance): Step | null {
  if (state.status === "closed") return null;
  const outside = seats.filter((each) => !find(state.members, each));
  const isLate = outside.length === 1 && state.stage === null;
  const [next] = outside;
  if (next !== undefined && !isLate && chance.random() < 0.6) return { seat: next, act: null };
  const seat = pick(seats, chance);
  const member = seat === undefined ? undefined : find(state.members, seat);
  if (seat === undefined || member?.status !== "present" || state.status !== "open" || state.isPaused) return null;
  const somebody = { ...member, seat };
  const wish = pick(asked(state, somebody, chance), chance) ?? (chance.random() < 0.15 ? pick(unasked(state, somebody, chance), chance) : undefined);
  return wish ? { seat, act: wish } : null;
}
