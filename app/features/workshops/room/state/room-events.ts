import type { AgreedAction, Answer, Board, Cluster, Colour, DotVote, Group, Item, Link, Member, Note, Poll, Question, Rules, Seat } from "./room-entities.ts";

// What can have happened in a room. Past tense; facts that need no rule any more, because `decide` has judged them.

export interface RoomPlan {
  rules: Rules;
  items: Record<string, Omit<Item, "startedAt" | "endedAt">>;
  groups: Record<string, Pick<Group, "name" | "position">>;
  /** Who was put into which; rooms that opened before there was this have none. */
  places?: Record<Seat, string>;
}

interface Facts {
  "room.opened": { plan: RoomPlan };
  "room.paused": object;
  "room.resumed": object;
  "room.closed": object;
  "act.undone": { act: string };
  "lead.taken": object;

  "person.arrived": { seat: Seat; role: Member["role"]; waits: boolean; groupId: string | null };
  "person.admitted": { seat: Seat; groupId: string | null };
  "person.muted": { seat: Seat; isMuted: boolean };
  "person.removed": { seat: Seat };
  "person.left": { seat: Seat };
  "person.moved": { seat: Seat; groupId: string | null };

  "stage.moved": { itemId: string };
  "stage.freed": { isFree: boolean };
  "timer.started": { itemId: string; length: number };
  "timer.extended": { by: number };
  "timer.paused": object;
  "timer.resumed": object;
  "timer.stopped": object;

  "board.added": { boardId: string; board: Omit<Board, "position" | "isShared" | "isLocked"> };
  "board.revealed": { boardId: string; isRevealed: boolean };
  "board.locked": { boardId: string; isLocked: boolean };
  "boards.shared": { boardIds: string[] };
  "note.added": { noteId: string; note: Omit<Note, "seat" | "position" | "clusterId"> };
  "note.edited": { noteId: string; text: string; colour: Colour; link: Link | null };
  "note.moved": { noteId: string; columnId: string; clusterId: string | null };
  "note.removed": { noteId: string };
  "cluster.added": { clusterId: string; cluster: Omit<Cluster, "position">; noteIds: string[] };
  "cluster.named": { clusterId: string; name: string };
  "cluster.removed": { clusterId: string };

  "dots.opened": { voteId: string; vote: Omit<DotVote, "isOpen" | "isShown"> };
  "dots.placed": { voteId: string; targetId: string; count: number };
  "dots.closed": { voteId: string; isOpen: boolean };
  "dots.shown": { voteId: string; isShown: boolean };

  "poll.added": { pollId: string; poll: Omit<Poll, "status" | "isShown" | "position"> };
  "poll.opened": { pollId: string };
  /** `ballotId` where the poll is anonymous; the event then has no seat. */
  "poll.answered": { pollId: string; answer: Answer; ballotId: string | null };
  "poll.closed": { pollId: string };
  "poll.shown": { pollId: string; isShown: boolean };

  "question.asked": { questionId: string; text: string; status: Question["status"] };
  "question.upvoted": { questionId: string; isOn: boolean };
  "question.settled": { questionId: string; status: Question["status"]; answer: string };

  "question.posted": { questionIds: string[]; topicId: number };

  "hand.raised": object;
  "hand.lowered": { seat: Seat };
  "floor.given": { seat: Seat };
  "ready.asked": { checkId: string; text: string };
  "ready.answered": { answer: "yes" | "no" };
  "ready.closed": object;
  "chat.said": { messageId: string; to: string; text: string };
  "chat.removed": { messageId: string };

  "groups.set": { groups: Record<string, Pick<Group, "name" | "position">>; places: Record<Seat, string> };
  "breakout.opened": { length: number | null; places: Record<Seat, string> };
  "breakout.extended": { by: number };
  "breakout.closed": object;
  "breakout.told": { text: string };
  "help.called": { groupId: string; isCalled: boolean };
  "visit.made": { groupId: string | null };

  "action.set": { actionId: string; action: Omit<AgreedAction, "position"> };
  "action.removed": { actionId: string };
}

export type RoomEventType = keyof Facts;
export type Body<T extends RoomEventType = RoomEventType> = { [K in T]: { type: K } & Facts[K] }[T];

export interface RoomEvent<T extends RoomEventType = RoomEventType> {
  /** 1, 2, 3 … in its workshop. */
  seq: number;
  /** Server time, in milliseconds. */
  at: number;
  /** Who did it; null: the room itself, or somebody anonymous. */
  seat: Seat | null;
  /** What the events of one act have in common. */
  act: string;
  isUndoable: boolean;
  body: Body<T>;
}
