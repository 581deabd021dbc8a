import { drop, patch, put, type EventsOf, type Reducers } from "./reduce.ts";

// Questions to the room: asked, perhaps anonymously; released, where they are moderated; up-voted; settled.

export const reduceQuestions: Reducers<EventsOf<"question">> = {
  "question.asked": (state, { questionId, text, status }, { seat, seq }) => put(state, "questions", questionId, { seat, text, status, answer: "", position: seq }),
  "question.upvoted": (state, { questionId, isOn }, { seat }) => {
    if (seat === null) return state;
    const key = `${questionId}/${seat}`;
    return isOn ? put(state, "upvotes", key, true) : drop(state, "upvotes", key);
  },
  "question.posted": (state, { questionIds, topicId }) => questionIds.reduce((posted, id) => patch(posted, "questions", id, { topicId }), state),
  "question.settled": (state, { questionId, status, answer }) => patch(state, "questions", questionId, { status, answer }),
};
