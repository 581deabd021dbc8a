import { countDots } from "./dots.ts";
import type { BoardPart, DotsPart, NotePart, Parts, PersonPart, PollPart, QuestionPart } from "./parts.ts";
import { answersByPoll, fewestAnonymous, resultOf } from "./polls.ts";
import { find } from "./reduce.ts";
import type { Board, Member, Note } from "./room-entities.ts";
import { splitKey, type Collections, type RoomState } from "./room-state.ts";
import { collect, partFor, remembered, section } from "./view-sections.ts";

// What everybody in the room may see: added up from nothing, so that what nobody thought of stays where it is.

/** Names by seat; read from the registrations, because the room knows seats only. */
export type Directory = Record<string, { name: string; region: string | null }>;

type Of<C extends keyof Collections> = Collections[C];

const personPart = partFor((member: Member, names: string): PersonPart => ({ role: member.role, groupId: member.groupId, ...(JSON.parse(names) as Pick<PersonPart, "name" | "region">) }));

export function person(member: Member, seat: string, directory: Directory): PersonPart {
  const known = find(directory, seat);
  return personPart(member, JSON.stringify({ name: known?.name ?? "", region: known?.region ?? null }));
}

const people = section((members: Of<"members">, directory: Directory) =>
  collect(Object.entries(members).flatMap(([seat, member]) => (member.status === "present" ? [[`person:${seat}`, person(member, seat, directory)] as const] : []))));

const agenda = section((items: Of<"items">) => collect(Object.entries(items).map(([id, item]) => [`item:${id}`, item])));

const groups = section((all: Of<"groups">) => collect(Object.entries(all).map(([id, { name, position }]) => [`group:${id}`, { name, position }])));

/** For everybody: of the plenary, or of a group and brought back. */
export const isForAll = (board: Board): boolean => board.groupId === null || board.isShared;

const notesPerBoard = remembered((notes: Of<"notes">): Map<string, [string, Note][]> => {
  const boards = new Map<string, [string, Note][]>();
  for (const entry of Object.entries(notes)) {
    const list = boards.get(entry[1].boardId);
    if (list) list.push(entry);
    else boards.set(entry[1].boardId, [entry]);
  }
  return boards;
});

export const notesOn = (notes: Of<"notes">, boardId: string): [string, Note][] => notesPerBoard(notes).get(boardId) ?? [];

export const boardPart = (notes: Of<"notes">, id: string, board: Board): BoardPart => ({ ...board, notes: notesOn(notes, id).length });

/** With its author, or without. */
export const notePart = partFor(({ seat, ...note }: Note, variant): NotePart => ({ ...note, seat: variant === "named" ? seat : null }));

/** A board with everything on it. Of a board that is not revealed: that it is there, and how many notes. */
export const boardParts = (notes: Of<"notes">, clusters: Of<"clusters">, boards: [string, Board][]): Parts => {
  const revealed = new Map(boards.filter(([, { isRevealed }]) => isRevealed));
  return collect([
    ...boards.map(([id, board]) => [`board:${id}`, boardPart(notes, id, board)] as const),
    ...[...revealed].flatMap(([boardId, board]) => notesOn(notes, boardId).map(([id, note]) => [`note:${id}`, notePart(note, board.showsAuthors ? "named" : "unnamed")] as const)),
    ...Object.entries(clusters).flatMap(([id, cluster]) => (revealed.has(cluster.boardId) ? [[`cluster:${id}`, cluster] as const] : [])),
  ]);
};

const boards = section((notes: Of<"notes">, clusters: Of<"clusters">, all: Of<"boards">) => boardParts(notes, clusters, Object.entries(all).filter(([, board]) => isForAll(board))));

function dotsPart(placed: Of<"dots">, voteId: string, vote: Of<"dotVotes">[string]): DotsPart {
  const own = Object.entries(placed).filter(([key]) => splitKey(key)[0] === voteId).map(([, dots]) => dots);
  const sums: Record<string, number> = {};
  if (vote.isShown) for (const [target, count] of own.flatMap((dots) => Object.entries(dots))) sums[target] = (find(sums, target) ?? 0) + count;
  return { ...vote, voters: own.filter((dots) => countDots(dots) > 0).length, sums: vote.isShown ? sums : null };
}

const dots = section((placed: Of<"dots">, votes: Of<"dotVotes">) => collect(Object.entries(votes).map(([id, vote]) => [`dots:${id}`, dotsPart(placed, id, vote)])));

export const pollParts = remembered((answers: Of<"answers">, polls: Of<"polls">): Map<string, PollPart> => {
  const given = answersByPoll(answers);
  return new Map(Object.entries(polls).map(([id, poll]) => {
    const own = given.get(id) ?? [];
    const isSeen = poll.isShown && (!poll.isAnonymous || own.length >= fewestAnonymous);
    return [id, { ...poll, answers: own.length, result: isSeen ? resultOf(poll, own) : null }];
  }));
});

const polls = section((answers: Of<"answers">, all: Of<"polls">) => collect([...pollParts(answers, all)].flatMap(([id, poll]) => (poll.status === "prepared" ? [] : [[`poll:${id}`, poll] as const]))));

export const questionParts = remembered((upvotes: Of<"upvotes">, questions: Of<"questions">): Map<string, QuestionPart> => {
  const votes = new Map<string, number>();
  for (const key of Object.keys(upvotes)) votes.set(splitKey(key)[0], (votes.get(splitKey(key)[0]) ?? 0) + 1);
  return new Map(Object.entries(questions).map(([id, question]) => [id, { ...question, votes: votes.get(id) ?? 0 }]));
});

export const isReleased = ({ status }: Pick<QuestionPart, "status">): boolean => status !== "waiting" && status !== "dismissed";

const questions = section((upvotes: Of<"upvotes">, all: Of<"questions">) => collect([...questionParts(upvotes, all)].flatMap(([id, question]) => (isReleased(question) ? [[`question:${id}`, question] as const] : []))));

export const messagesTo = remembered((messages: Of<"messages">): Map<string, [string, Of<"messages">[string]][]> => {
  const audiences = new Map<string, [string, Of<"messages">[string]][]>();
  for (const entry of Object.entries(messages)) audiences.set(entry[1].to, [...(audiences.get(entry[1].to) ?? []), entry]);
  return audiences;
});

export const asMessageParts = (entries: [string, Of<"messages">[string]][]): Parts => collect(entries.map(([id, message]) => [`message:${id}`, message]));

const chat = section((messages: Of<"messages">) => asMessageParts(messagesTo(messages).get("all") ?? []));

const actions = section((all: Of<"actions">) => collect(Object.entries(all).map(([id, action]) => [`action:${id}`, action])));

const hands = section((raised: Of<"hands">) => ({ hands: Object.entries(raised).sort(([, a], [, b]) => a - b).map(([seat]) => seat) }));

/** Of a ready check the numbers; who said what is for facilitators. */
const ready = section((answers: Of<"ready">, members: Of<"members">, check: RoomState["readyCheck"]): Parts => {
  if (!check) return {};
  const said = Object.values(answers);
  const of = Object.values(members).filter(({ status, role }) => status === "present" && role === "participant").length;
  return { ready: { ...check, yes: said.filter((answer) => answer === "yes").length, no: said.filter((answer) => answer === "no").length, of } };
});

export function roomPart({ status, openedAt, isPaused, lead, rules, stage, isFree, timer }: RoomState): Parts {
  return { room: { status, openedAt, isPaused, lead, rules, stage, isFree, timer } };
}

/** The same for everybody who is in the room. */
export function sharedSections(state: RoomState, directory: Directory): Parts[] {
  return [
    roomPart(state), { breakout: state.breakout }, people(state.members, directory), agenda(state.items), groups(state.groups), boards(state.notes, state.clusters, state.boards), dots(state.dots, state.dotVotes),
    polls(state.answers, state.polls), questions(state.upvotes, state.questions), chat(state.messages), actions(state.actions), hands(state.hands), ready(state.ready, state.members, state.readyCheck),
  ];
}
