import { done, gone, isFacilitator, refuse, type ActsOf, type Deciders } from "./deciding.ts";
import { find } from "./reduce.ts";

/** So many questions may wait or be open at once. */
const openQuestions = 300;

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
