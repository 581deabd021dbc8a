import type { ActOf } from "./acts.schema.ts";
import { done, gone, refuse, type ActsOf, type Context, type Deciders, type Decision } from "./deciding.ts";
import { isAnswerTo } from "./polls.ts";
import { find } from "./reduce.ts";
import type { Poll } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

const choosesFrom = (kind: Poll["kind"]): boolean => kind === "single" || kind === "multiple" || kind === "ranking";

function addPoll(state: RoomState, { kind, question, options, most, from, to, low, high, isAnonymous, itemId }: ActOf<"poll.add">, newId: Context["newId"]): Decision {
  if (itemId !== null && !find(state.items, itemId)) return gone();
  if (choosesFrom(kind) && options.length < 2) return refuse("invalid", "twoOptions");
  const made = choosesFrom(kind) ? options.map((text, index) => ({ id: `option-${index + 1}`, text })) : [];
  return done({ type: "poll.added", pollId: newId(), poll: { kind, question, options: made, scale: kind === "scale" ? { from, to, low, high } : null, most: kind === "multiple" ? Math.min(most, options.length) : most, isAnonymous, itemId } });
}

/** A form sends numbers as text, and one choice as one text. */
function readAnswer(poll: Poll, answer: ActOf<"poll.answer">["answer"]): ActOf<"poll.answer">["answer"] {
  if (poll.kind === "scale" && typeof answer === "string" && /^\d+$/.test(answer)) return Number(answer);
  if ((poll.kind === "multiple" || poll.kind === "words") && typeof answer === "string") return answer === "" ? [] : [answer];
  return Array.isArray(answer) ? answer.filter((value) => value !== "") : answer;
}

export const decidePolls: Deciders<ActsOf<"poll">> = {
  "poll.add": { by: "facilitators", isUndoable: true, decide: (state, act, _, { newId }) => addPoll(state, act, newId) },
  "poll.open": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { pollId }) => {
      const poll = find(state.polls, pollId);
      if (!poll) return gone();
      return poll.status === "open" ? done() : done({ type: "poll.opened", pollId });
    },
  },
  // Of an anonymous poll neither seat nor anything like it goes into the event; that the seat has answered is noted apart.
  "poll.answer": {
    by: "everybody",
    decide: (state, { pollId, answer: sent }, _, { newId }) => {
      const poll = find(state.polls, pollId);
      if (!poll || poll.status === "prepared") return gone();
      if (poll.status === "closed") return refuse("conflict", "voteClosed");
      const answer = readAnswer(poll, sent);
      if (!isAnswerTo(poll, answer)) return refuse("invalid", "badAnswer");
      if (!poll.isAnonymous) return done({ type: "poll.answered", pollId, answer, ballotId: null });
      return { ok: true, bodies: [{ type: "poll.answered", pollId, answer, ballotId: newId() }], isAnonymous: true, ballotOf: pollId };
    },
  },
  "poll.close": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { pollId }) => {
      const poll = find(state.polls, pollId);
      if (!poll) return gone();
      return poll.status === "open" ? done({ type: "poll.closed", pollId }) : done();
    },
  },
  "poll.show": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { pollId, isShown }) => {
      const poll = find(state.polls, pollId);
      if (!poll) return gone();
      return poll.isShown === isShown ? done() : done({ type: "poll.shown", pollId, isShown });
    },
  },
};
