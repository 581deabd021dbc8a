import { find, patch, put, type EventsOf, type Reducers } from "./reduce.ts";
import type { Answer, Poll } from "./room-entities.ts";
import { splitKey } from "./room-state.ts";

// Polls. Of an anonymous one the state has answers under ballots, which belong to nobody.

/** Results of an anonymous poll wait for so many answers: with fewer, who came last gives the others away. */
export const fewestAnonymous = 3;

/** Ordered by their keys, not by when they came: for ballots that order means nothing. */
export function answersByPoll(answers: Record<string, Answer>): Map<string, Answer[]> {
  const polls = new Map<string, Answer[]>();
  for (const [key, answer] of Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const pollId = splitKey(key)[0];
    const list = polls.get(pollId);
    if (list) list.push(answer);
    else polls.set(pollId, [answer]);
  }
  return polls;
}

/** Whether an answer is one that the poll asks for. */
export function isAnswerTo(poll: Poll, answer: Answer): boolean {
  const ids = poll.options.map(({ id }) => id);
  const isDistinct = (list: string[]): boolean => new Set(list).size === list.length;
  if (poll.kind === "scale") return typeof answer === "number" && Number.isInteger(answer) && poll.scale !== null && answer >= poll.scale.from && answer <= poll.scale.to;
  if (typeof answer === "number") return false;
  if (poll.kind === "single") return typeof answer === "string" && ids.includes(answer);
  if (poll.kind === "open") return typeof answer === "string" && answer.trim() !== "";
  if (typeof answer === "string" || answer.length === 0 || !isDistinct(answer)) return false;
  if (poll.kind === "words") return answer.length <= poll.most && answer.every((word) => word.trim() !== "");
  if (!answer.every((id) => ids.includes(id))) return false;
  return poll.kind === "ranking" ? answer.length === ids.length : answer.length <= poll.most;
}

/** Points of a ranking by Borda's count: with n options the first place is worth n - 1 points, the last none. */
function rankingPoints(ids: string[], answers: Answer[]): Record<string, number> {
  const points = Object.fromEntries(ids.map((id) => [id, 0]));
  for (const answer of answers) if (Array.isArray(answer)) answer.forEach((id, place) => (points[id] = (points[id] ?? 0) + ids.length - 1 - place));
  return points;
}

export interface PollResult {
  answers: number;
  /** By option, by step of the scale or by word; points where it is a ranking. */
  counts: Record<string, number>;
  /** Open answers. */
  texts: string[];
}

export function resultOf(poll: Poll, answers: Answer[]): PollResult {
  if (poll.kind === "open") return { answers: answers.length, counts: {}, texts: answers.map(String) };
  const ids = poll.options.map(({ id }) => id);
  if (poll.kind === "ranking") return { answers: answers.length, counts: rankingPoints(ids, answers), texts: [] };
  const steps = poll.scale ? Array.from({ length: poll.scale.to - poll.scale.from + 1 }, (_, step) => String(step + (poll.scale?.from ?? 0))) : ids;
  const counts = new Map(steps.map((step) => [step, 0]));
  // Words are the same whatever their case.
  const chosen = answers.flat().map((value) => (poll.kind === "words" ? String(value).trim().toLocaleLowerCase("und") : String(value)));
  for (const value of chosen) counts.set(value, (counts.get(value) ?? 0) + 1);
  return { answers: answers.length, counts: Object.fromEntries(counts), texts: [] };
}

export const reducePolls: Reducers<EventsOf<"poll">> = {
  "poll.added": (state, { pollId, poll }, { seq }) => put(state, "polls", pollId, { ...poll, status: "prepared", isShown: false, position: seq }),
  "poll.opened": (state, { pollId }) => patch(state, "polls", pollId, { status: "open" }),
  "poll.answered": (state, { pollId, answer, ballotId }, { seat }) => {
    const poll = find(state.polls, pollId);
    const whose = poll?.isAnonymous ? ballotId : seat;
    return poll && whose !== null ? put(state, "answers", `${pollId}/${whose}`, answer) : state;
  },
  "poll.closed": (state, { pollId }) => patch(state, "polls", pollId, { status: "closed" }),
  "poll.shown": (state, { pollId, isShown }) => patch(state, "polls", pollId, { isShown }),
};
