import { canSeeBoard, done, gone, refuse, type ActsOf, type Deciders } from "./deciding.ts";
import { dotsOf, fits, targetsOf } from "./dots.ts";
import { find } from "./reduce.ts";

export const decideDots: Deciders<ActsOf<"dots">> = {
  "dots.open": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { title, boardIds, on, dots, most }, _, { newId }) => {
      if (boardIds.length === 0 || !boardIds.every((id) => find(state.boards, id))) return gone();
      return done({ type: "dots.opened", voteId: newId(), vote: { title, boardIds, on, dots, most: Math.min(most, dots) } });
    },
  },
  "dots.place": {
    by: "everybody",
    decide: (state, { voteId, targetId, count }, doer) => {
      const vote = find(state.dotVotes, voteId);
      if (!vote) return gone();
      if (!vote.isOpen) return refuse("conflict", "voteClosed");
      const placed = dotsOf(state, voteId, doer.seat);
      const before = find(placed, targetId) ?? 0;
      if (before === count) return done();
      // Dots can be taken back also from what cannot get any more.
      if (count > before) {
        const boardId = (find(state.notes, targetId) ?? find(state.clusters, targetId))?.boardId ?? null;
        const board = find(state.boards, boardId);
        if (!board || !canSeeBoard(doer, board) || !targetsOf(state, vote).includes(targetId)) return gone();
      }
      return fits(vote, placed, targetId, count) ? done({ type: "dots.placed", voteId, targetId, count }) : refuse("conflict", "noDots");
    },
  },
  "dots.close": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { voteId, isOpen }) => {
      const vote = find(state.dotVotes, voteId);
      if (!vote) return gone();
      return vote.isOpen === isOpen ? done() : done({ type: "dots.closed", voteId, isOpen });
    },
  },
  "dots.show": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { voteId, isShown }) => {
      const vote = find(state.dotVotes, voteId);
      if (!vote) return gone();
      return vote.isShown === isShown ? done() : done({ type: "dots.shown", voteId, isShown });
    },
  },
};
