import { done, gone, isFacilitator, refuse, type ActsOf, type Deciders, type Decision } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Question } from "./room-entities.ts";
import { inOrder, splitKey, type RoomState } from "./room-state.ts";

/** So many questions may wait or be open at once. */
const openQuestions = 300;

/** What is parked and not in the forum yet, those wanted most first. */
export function parkedQuestions(state: RoomState): [string, Question][] {
  const votes = (id: string): number => Object.keys(state.upvotes).filter((key) => splitKey(key)[0] === id).length;
  return inOrder(state.questions).filter(([, { status, topicId }]) => status === "parked" && topicId === undefined).sort(([a], [b]) => votes(b) - votes(a));
}

/** Parked questions were put in the forum: not an act of a page, the server does it with the topic. */
export function decidePosted(state: RoomState, questionIds: string[], topicId: number): Decision {
  const unposted = questionIds.filter((id) => find(state.questions, id)?.topicId === undefined && find(state.questions, id) !== undefined);
  return unposted.length === 0 ? done() : done({ type: "question.posted", questionIds: unposted, topicId });
}

export const decideQuestions: Deciders<ActsOf<"question">> = {
  "question.ask": {
    by: "everybody",
    decide: (state, { text, isAnonymous }, doer, { newId }) => {
      if (isAnonymous && !state.rules.anonymousQuestions) return refuse("forbidden", "notAnonymous");
      if (Object.values(state.questions).filter(({ status }) => status === "open" || status === "waiting").length >= openQuestions) return refuse("conflict", "tooManyQuestions");
      const status = state.rules.moderatedQuestions && !isFacilitator(doer) ? "waiting" : "open";
      return { ok: true, bodies: [{ type: "question.asked", questionId: newId(), text, status }], isAnonymous, ballotOf: null };
    },
  },
  "question.upvote": {
    by: "everybody",
    decide: (state, { questionId, isOn }, doer) => {
      const question = find(state.questions, questionId);
      if (!question || question.status === "waiting" || question.status === "dismissed") return gone();
      if (question.status !== "open") return refuse("conflict", "voteClosed");
      if (question.seat === doer.seat) return refuse("forbidden", "ownQuestion");
      return Object.hasOwn(state.upvotes, `${questionId}/${doer.seat}`) === isOn ? done() : done({ type: "question.upvoted", questionId, isOn });
    },
  },
  "question.settle": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { questionId, status, answer }) => {
      const question = find(state.questions, questionId);
      if (!question) return gone();
      return question.status === status && question.answer === answer ? done() : done({ type: "question.settled", questionId, status, answer });
    },
  },
};
