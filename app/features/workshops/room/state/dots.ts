import { find, patch, put, type EventsOf, type Reducers } from "./reduce.ts";
import type { DotVote } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

// Dot votes. Hidden until shown; the reducer itself gives nobody more dots than there are.

export const dotsOf = (state: RoomState, voteId: string, seat: string): Record<string, number> => find(state.dots, `${voteId}/${seat}`) ?? {};

export const countDots = (placed: Record<string, number>): number => Object.values(placed).reduce((sum, count) => sum + count, 0);

/** What can get dots: clusters, with the notes outside of any, or all notes. Only what is revealed. */
export function targetsOf(state: RoomState, vote: DotVote): string[] {
  const isOn = ({ boardId }: { boardId: string }): boolean => vote.boardIds.includes(boardId) && state.boards[boardId]?.isRevealed === true;
  const notes = Object.entries(state.notes).filter(([, note]) => isOn(note) && (vote.on === "notes" || note.clusterId === null));
  const clusters = vote.on === "notes" ? [] : Object.entries(state.clusters).filter(([, cluster]) => isOn(cluster));
  return [...clusters, ...notes].map(([id]) => id);
}

/** Whether somebody may have so many dots on a target: never more than the vote gives, nor than may lie on one. */
export function fits(vote: DotVote, placed: Record<string, number>, targetId: string, count: number): boolean {
  return count >= 0 && count <= vote.most && countDots(placed) - (find(placed, targetId) ?? 0) + count <= vote.dots;
}

export const reduceDots: Reducers<EventsOf<"dots">> = {
  "dots.opened": (state, { voteId, vote }) => put(state, "dotVotes", voteId, { ...vote, isOpen: true, isShown: false }),
  "dots.placed": (state, { voteId, targetId, count }, { seat }) => {
    const vote = find(state.dotVotes, voteId);
    if (!vote || seat === null) return state;
    const { [targetId]: _before, ...others } = dotsOf(state, voteId, seat);
    if (!fits(vote, others, targetId, count)) return state;
    return put(state, "dots", `${voteId}/${seat}`, count === 0 ? others : { ...others, [targetId]: count });
  },
  "dots.closed": (state, { voteId, isOpen }) => patch(state, "dotVotes", voteId, { isOpen }),
  "dots.shown": (state, { voteId, isShown }) => patch(state, "dotVotes", voteId, { isShown }),
};
