import type { BreakoutPlan } from "#app/features/workshops/breakout-plan.ts";
import type { Material } from "#app/features/workshops/workshops.schema.ts";

// What a room is made of: people, agenda, boards, polls, talk. All of it plain JSON (room-state.ts).

/** The id of a registration. */
export type Seat = string;
export type Colour = "sun" | "sea" | "leaf" | "clay" | "slate";
/** What a note, a question or an action speaks of. */
export interface Link {
  kind: "indicator" | "practice" | "topic";
  path: string;
  title: string;
}

export interface Rules {
  /** People wait until a facilitator lets them in. */
  waitingRoom: boolean;
  anonymousQuestions: boolean;
  /** Questions wait until a facilitator releases them. */
  moderatedQuestions: boolean;
}

export interface Member {
  role: "facilitator" | "participant";
  status: "waiting" | "present" | "removed" | "left";
  isMuted: boolean;
  /** How often they were given the floor. */
  turns: number;
  /** Their breakout group, also while all are together. */
  groupId: string | null;
  /** A facilitator looks in on this group. */
  visits: string | null;
}

export interface Item {
  kind: string;
  title: string;
  minutes: number;
  instructions: string;
  position: number;
  /** When it came on stage first and left it last, in milliseconds; null: not yet. */
  startedAt: number | null;
  endedAt: number | null;
  /** What is planned for its groups; rooms that opened before there was this have none. */
  breakout?: RoomBreakoutPlan | null;
  /** Pages of ours to look at in it; as with plans for groups. */
  material?: Material[];
}

export interface RoomBreakoutPlan extends BreakoutPlan {
  /** Of groups that are made for it. */
  names: string[];
}

/** Runs until `endsAt`, or rests with `left` milliseconds. Exactly one of them is a number. */
export interface Timer {
  itemId: string;
  endsAt: number | null;
  left: number | null;
  /** With every extension, in milliseconds. */
  total: number;
}

export interface Column {
  id: string;
  title: string;
}

export interface Board {
  title: string;
  kind: "swot" | "free";
  columns: Column[];
  itemId: string | null;
  /** Whose board; null: the plenary's. */
  groupId: string | null;
  /** What the group was called: others may have taken its place since. */
  groupName?: string;
  /** A group's board that everybody may see. */
  isShared: boolean;
  isRevealed: boolean;
  isLocked: boolean;
  showsAuthors: boolean;
  position: number;
}

export interface Note {
  boardId: string;
  columnId: string;
  clusterId: string | null;
  seat: Seat;
  text: string;
  colour: Colour;
  link: Link | null;
  /** Of the event that placed it there last. */
  position: number;
}

export interface Cluster {
  boardId: string;
  columnId: string;
  name: string;
  position: number;
}

export interface DotVote {
  title: string;
  boardIds: string[];
  /** What gets dots: clusters with the notes outside of any, or notes only. */
  on: "clusters" | "notes";
  dots: number;
  /** At most so many on one. */
  most: number;
  isOpen: boolean;
  isShown: boolean;
}

export const pollKinds = ["single", "multiple", "scale", "ranking", "words", "open"] as const;
export type PollKind = (typeof pollKinds)[number];

export interface Poll {
  kind: PollKind;
  question: string;
  /** Of single, multiple and ranking. */
  options: { id: string; text: string }[];
  /** Of a scale: what its ends mean. */
  scale: { from: number; to: number; low: string; high: string } | null;
  /** Choices of `multiple`, words of `words`. */
  most: number;
  isAnonymous: boolean;
  status: "prepared" | "open" | "closed";
  isShown: boolean;
  itemId: string | null;
  position: number;
}

/** single: one id; multiple: ids; ranking: all ids, best first; scale: a number; words: words; open: a text. */
export type Answer = string | number | string[];

export interface Question {
  /** Null: anonymous. */
  seat: Seat | null;
  text: string;
  status: "waiting" | "open" | "answered" | "parked" | "dismissed";
  answer: string;
  /** Of the forum, where it was parked to. */
  topicId?: number;
  position: number;
}

export interface Message {
  /** "all", "facilitators" or the id of a group. */
  to: string;
  seat: Seat;
  text: string;
  at: number;
  position: number;
}

export interface Group {
  name: string;
  position: number;
  /** Asks a facilitator to come. */
  callsHelp: boolean;
}

export interface Breakout {
  isOpen: boolean;
  /** Null: until a facilitator calls them back. */
  endsAt: number | null;
  /** What facilitators said to all groups, newest last. */
  said: { text: string; at: number }[];
}

export interface AgreedAction {
  text: string;
  who: string;
  due: string;
  link: Link | null;
  position: number;
}
