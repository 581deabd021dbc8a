import { canSeeBoard, canWriteOn, done, gone, isFacilitator, refuse, type ActsOf, type Context, type Deciders, type Decision, type Doer } from "./deciding.ts";
import { find } from "./reduce.ts";
import type { Body } from "./room-events.ts";
import type { Board, Note } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";
import { inOrder } from "./room-state.ts";

/** So many notes on a board, of everybody and of one person. What does not fit is refused and stays in its field. */
export const noteLimits = { board: 400, person: 50 };

/** The columns of a SWOT board; pages name them in each person's language. */
export const swotColumns = ["strengths", "weaknesses", "opportunities", "threats"] as const;

/** A board that the doer may write on. */
function writable(state: RoomState, doer: Doer, boardId: string): Board | null {
  const board = find(state.boards, boardId);
  return board && canWriteOn(doer, board) ? board : null;
}

/** A note that is there for the doer: before the board is revealed their own ones only. */
export function visibleNote(state: RoomState, doer: Doer, noteId: string): { note: Note; board: Board } | null {
  const note = find(state.notes, noteId);
  const board = note && find(state.boards, note.boardId);
  if (!board || !canSeeBoard(doer, board)) return null;
  return board.isRevealed || note.seat === doer.seat ? { note, board } : null;
}

function addNote(state: RoomState, doer: Doer, boardId: string, columnId: string): Decision | null {
  const board = find(state.boards, boardId);
  if (!board || !canSeeBoard(doer, board)) return gone();
  if (!canWriteOn(doer, board)) return refuse("forbidden", "boardLocked");
  if (!board.columns.some(({ id }) => id === columnId)) return gone();
  const notes = Object.values(state.notes).filter((note) => note.boardId === boardId);
  if (notes.length >= noteLimits.board) return refuse("conflict", "boardFull");
  return notes.filter(({ seat }) => seat === doer.seat).length >= noteLimits.person ? refuse("conflict", "ownNotesFull") : null;
}

/** Notes are put together when everybody sees them. */
function cluster(state: RoomState, doer: Doer, noteIds: string[], name: string, newId: Context["newId"]): Decision {
  const found = noteIds.map((noteId) => visibleNote(state, doer, noteId));
  const [first] = found;
  if (!first || found.some((one) => one?.note.boardId !== first.note.boardId)) return gone();
  if (!first.board.isRevealed) return refuse("conflict", "notRevealed");
  if (!canWriteOn(doer, first.board)) return refuse("forbidden", "boardLocked");
  return done({ type: "cluster.added", clusterId: newId(), cluster: { boardId: first.note.boardId, columnId: first.note.columnId, name }, noteIds: [...new Set(noteIds)] });
}

const clusterBoard = (state: RoomState, doer: Doer, clusterId: string): Board | null => {
  const found = find(state.clusters, clusterId);
  return found ? writable(state, doer, found.boardId) : null;
};

interface NewBoards {
  title: string;
  kind: Board["kind"];
  columns: string[];
  itemId: string | null;
  showsAuthors: boolean;
}

/** One for each group, or one for the plenary. */
export function newBoards({ title, kind, columns, itemId, showsAuthors }: NewBoards, groups: readonly (readonly [string, { name: string }])[] | null, newId: Context["newId"]): Body<"board.added">[] {
  const made = kind === "swot" ? swotColumns.map((id) => ({ id, title: "" })) : (columns.length > 0 ? columns : [""]).map((column, index) => ({ id: `column-${index + 1}`, title: column }));
  const board = { title, kind, columns: made, itemId, isRevealed: false, showsAuthors };
  if (groups === null) return [{ type: "board.added", boardId: newId(), board: { ...board, groupId: null } }];
  return groups.map(([groupId, { name }]) => ({ type: "board.added", boardId: newId(), board: { ...board, groupId, groupName: name } }));
}

export const decideBoards: Deciders<ActsOf<"board" | "boards" | "note" | "cluster">> = {
  "board.add": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { itemId, forGroups, ...board }, _, { newId }) => {
      if (itemId !== null && !find(state.items, itemId)) return gone();
      const groups = forGroups ? inOrder(state.groups) : null;
      return groups?.length === 0 ? refuse("conflict", "noGroups") : done(...newBoards({ ...board, itemId }, groups, newId));
    },
  },
  "board.reveal": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { boardId, isRevealed }) => {
      const board = find(state.boards, boardId);
      if (!board) return gone();
      return board.isRevealed === isRevealed ? done() : done({ type: "board.revealed", boardId, isRevealed });
    },
  },
  "board.lock": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { boardId, isLocked }) => {
      const board = find(state.boards, boardId);
      if (!board) return gone();
      return board.isLocked === isLocked ? done() : done({ type: "board.locked", boardId, isLocked });
    },
  },
  // What the plenary sees side by side is revealed: there is nothing to see on a board of hidden notes.
  "boards.share": {
    by: "facilitators",
    isUndoable: true,
    decide: (state, { boardIds }) => {
      const boards = boardIds.map((id) => [id, find(state.boards, id)] as const);
      if (boards.length === 0 || boards.some(([, board]) => !board)) return gone();
      const hidden = boards.filter(([, board]) => board?.isRevealed === false).map(([boardId]) => ({ type: "board.revealed" as const, boardId, isRevealed: true }));
      return done({ type: "boards.shared", boardIds }, ...hidden);
    },
  },
  "note.add": {
    by: "everybody",
    decide: (state, { boardId, columnId, text, colour, link }, doer, { newId }) => addNote(state, doer, boardId, columnId) ?? done({ type: "note.added", noteId: newId(), note: { boardId, columnId, text, colour, link } }),
  },
  "note.edit": {
    by: "everybody",
    decide: (state, { noteId, text, colour, link }, doer) => {
      const found = visibleNote(state, doer, noteId);
      if (!found) return gone();
      if (found.note.seat !== doer.seat) return refuse("forbidden", "notYourNote");
      return canWriteOn(doer, found.board) ? done({ type: "note.edited", noteId, text, colour, link }) : refuse("forbidden", "boardLocked");
    },
  },
  "note.move": {
    by: "everybody",
    decide: (state, { noteId, columnId, clusterId }, doer) => {
      const found = visibleNote(state, doer, noteId);
      if (!found || !found.board.columns.some(({ id }) => id === columnId)) return gone();
      if (!canWriteOn(doer, found.board)) return refuse("forbidden", "boardLocked");
      const into = find(state.clusters, clusterId);
      if (clusterId !== null && into?.boardId !== found.note.boardId) return gone();
      if (found.note.columnId === columnId && found.note.clusterId === clusterId) return done();
      return done({ type: "note.moved", noteId, columnId: into?.columnId ?? columnId, clusterId });
    },
  },
  "note.remove": {
    by: "everybody",
    decide: (state, { noteId }, doer) => {
      const found = visibleNote(state, doer, noteId);
      if (!found) return gone();
      if (found.note.seat !== doer.seat && !isFacilitator(doer)) return refuse("forbidden", "notYourNote");
      return canWriteOn(doer, found.board) ? done({ type: "note.removed", noteId }) : refuse("forbidden", "boardLocked");
    },
  },
  "cluster.add": { by: "everybody", decide: (state, { noteIds, name }, doer, { newId }) => cluster(state, doer, noteIds, name, newId) },
  "cluster.name": { by: "everybody", decide: (state, { clusterId, name }, doer) => (clusterBoard(state, doer, clusterId) ? done({ type: "cluster.named", clusterId, name }) : gone()) },
  "cluster.remove": { by: "everybody", decide: (state, { clusterId }, doer) => (clusterBoard(state, doer, clusterId) ? done({ type: "cluster.removed", clusterId }) : gone()) },
};
