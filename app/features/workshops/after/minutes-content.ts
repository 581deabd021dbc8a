import { partsOf, type Parts, type PollPart } from "../room/state/parts.ts";
import type { PollResult } from "../room/state/polls.ts";

// What minutes say of a room, from what everybody in it could see: the same for the page and for paper.

export interface CountedText {
  text: string;
  /** Of votes that were shown. */
  dots: number;
}

export interface MinutesContent {
  actions: { text: string; who: string; due: string }[];
  items: { id: string; title: string; minutes: number; startedAt: number | null; endedAt: number | null }[];
  boards: { id: string; title: string; group: string; isSwot: boolean; columns: { id: string; title: string; clusters: (CountedText & { notes: CountedText[] })[]; notes: CountedText[] }[] }[];
  polls: { id: string; question: string; answers: number; isAnonymous: boolean; counts: { text: string; count: number }[]; texts: string[] }[];
  questions: { id: string; text: string; status: string; answer: string; topicId: number | null }[];
}

const at = <T extends { position: number }>([, a]: [string, T], [, b]: [string, T]): number => a.position - b.position;

/** Boards that were revealed, polls with a result, questions most wanted first. */
export function minutesContent(shared: Parts): MinutesContent {
  const from = { shared, own: {} };
  const polls = partsOf(from, "poll").sort(at);
  const questions = partsOf(from, "question").sort((one, other) => other[1].votes - one[1].votes || at(one, other));
  return {
    actions: partsOf(from, "action").sort(at).map(([, { text, who, due }]) => ({ text, who, due })),
    items: partsOf(from, "item").sort(at).map(([id, { title, minutes, startedAt, endedAt }]) => ({ id, title, minutes, startedAt, endedAt })),
    boards: boardsOf(shared),
    polls: polls.flatMap(([id, { kind, question, answers, isAnonymous, options, result }]) => (result ? [{ id, question, answers, isAnonymous, counts: countsOf(kind, result, options), texts: result.texts }] : [])),
    questions: questions.map(([id, { text, status, answer, topicId = null }]) => ({ id, text, status, answer, topicId })),
  };
}

/** What was chosen most first; the steps of a scale in their order. */
function countsOf(kind: PollPart["kind"], { counts }: PollResult, options: { id: string; text: string }[]): { text: string; count: number }[] {
  return Object.entries(counts).sort(([one, a], [other, b]) => (kind === "scale" ? Number(one) - Number(other) : b - a)).map(([choice, count]) => ({ text: options.find(({ id }) => id === choice)?.text ?? choice, count }));
}

function boardsOf(shared: Parts): MinutesContent["boards"] {
  const from = { shared, own: {} };
  const notes = partsOf(from, "note").sort(at);
  const clusters = partsOf(from, "cluster").sort(at);
  const groups = Object.fromEntries(partsOf(from, "group"));
  const sums = partsOf(from, "dots").flatMap(([, vote]) => (vote.sums ? [vote.sums] : []));
  const counted = (id: string, text: string): CountedText => ({ text, dots: sums.reduce((sum, each) => sum + (each[id] ?? 0), 0) });
  const texts = (own: typeof notes): CountedText[] => own.map(([id, { text }]) => counted(id, text));
  return partsOf(from, "board").filter(([, board]) => board.isRevealed).sort(at).map(([boardId, board]) => ({
    id: boardId, title: board.title, group: board.groupName ?? (board.groupId && groups[board.groupId]?.name) ?? "", isSwot: board.kind === "swot",
    columns: board.columns.map(({ id: columnId, title }) => {
      const own = notes.filter(([, note]) => note.boardId === boardId && note.columnId === columnId);
      const together = clusters.filter(([, cluster]) => cluster.boardId === boardId && cluster.columnId === columnId);
      return {
        id: columnId, title,
        clusters: together.map(([id, { name }]) => ({ ...counted(id, name), notes: texts(own.filter(([, note]) => note.clusterId === id)) })),
        notes: texts(own.filter(([, note]) => !together.some(([id]) => id === note.clusterId))),
      };
    }),
  }));
}
