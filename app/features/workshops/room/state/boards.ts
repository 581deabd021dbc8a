import { drop, patch, put, type EventsOf, type Reducers } from "./reduce.ts";
import type { RoomState } from "./room-state.ts";

// Boards, sticky notes, clusters. A note is its author's alone until its board is revealed: view.ts.

function place(state: RoomState, noteIds: string[], clusterId: string, columnId: string): RoomState {
  return noteIds.reduce((placed, noteId) => patch(placed, "notes", noteId, { clusterId, columnId }), state);
}

export const reduceBoards: Reducers<EventsOf<"board" | "boards" | "note" | "cluster">> = {
  "board.added": (state, { boardId, board }, { seq }) => put(state, "boards", boardId, { ...board, isShared: false, isLocked: false, position: seq }),
  "board.revealed": (state, { boardId, isRevealed }) => patch(state, "boards", boardId, { isRevealed }),
  "board.locked": (state, { boardId, isLocked }) => patch(state, "boards", boardId, { isLocked }),
  "boards.shared": (state, { boardIds }) => boardIds.reduce((shared, boardId) => patch(shared, "boards", boardId, { isShared: true }), state),
  "note.added": (state, { noteId, note }, { seat, seq }) => (seat === null ? state : put(state, "notes", noteId, { ...note, clusterId: null, seat, position: seq })),
  "note.edited": (state, { noteId, text, colour, link }) => patch(state, "notes", noteId, { text, colour, link }),
  "note.moved": (state, { noteId, columnId, clusterId }, { seq }) => patch(state, "notes", noteId, { columnId, clusterId, position: seq }),
  "note.removed": (state, { noteId }) => drop(state, "notes", noteId),
  "cluster.added": (state, { clusterId, cluster, noteIds }, { seq }) => place(put(state, "clusters", clusterId, { ...cluster, position: seq }), noteIds, clusterId, cluster.columnId),
  "cluster.named": (state, { clusterId, name }) => patch(state, "clusters", clusterId, { name }),
  "cluster.removed": (state, { clusterId }) => {
    const noteIds = Object.entries(state.notes).flatMap(([id, note]) => (note.clusterId === clusterId ? [id] : []));
    return drop(noteIds.reduce((left, noteId) => patch(left, "notes", noteId, { clusterId: null }), state), "clusters", clusterId);
  },
};
