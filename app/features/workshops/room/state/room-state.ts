// What is stored of a room. Everything here is plain JSON, because a snapshot is exactly this. Entities lie flat in
// records by id, so that undo can put back one of them and leave the others alone.

/** Raise it when the shape changes: snapshots of another version are passed over and the events are replayed. */
export const stateVersion = 1;

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
  status: "waiting" | "present" | "removed";
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

/** A value (`collection` null), a field of an entity, or a whole entity (`field` null; null on the side where there was none). */
export interface Change {
  collection: CollectionName | null;
  id: string;
  field: string | null;
  before: unknown;
  after: unknown;
}

/** An act of a facilitator that can be undone. */
export interface Undoable {
  act: string;
  /** Of its first event. */
  type: string;
  seat: Seat | null;
  changes: Change[];
}

/** Entities by id. Of the composed ones the key is `<entity>/<seat>`. */
export interface Collections {
  members: Record<Seat, Member>;
  items: Record<string, Item>;
  boards: Record<string, Board>;
  notes: Record<string, Note>;
  clusters: Record<string, Cluster>;
  dotVotes: Record<string, DotVote>;
  /** `<dotVote>/<seat>` → dots by target. */
  dots: Record<string, Record<string, number>>;
  polls: Record<string, Poll>;
  /** `<poll>/<seat>`, or `<poll>/<ballot>` for anonymous ones. */
  answers: Record<string, Answer>;
  questions: Record<string, Question>;
  /** `<question>/<seat>` */
  upvotes: Record<string, true>;
  messages: Record<string, Message>;
  groups: Record<string, Group>;
  actions: Record<string, AgreedAction>;
  /** Raised hands → number of the event that raised them: the order of the queue. */
  hands: Record<Seat, number>;
  /** Answers to the ready check. */
  ready: Record<Seat, "yes" | "no">;
}

export interface Values {
  status: "new" | "open" | "closed";
  openedAt: number | null;
  isPaused: boolean;
  /** The facilitator who drives. */
  lead: Seat | null;
  rules: Rules;
  stage: string | null;
  /** People may look at other items than the one on stage. */
  isFree: boolean;
  timer: Timer | null;
  breakout: Breakout;
  /** The open ready check; null: none. */
  readyCheck: { id: string; text: string } | null;
}

export type CollectionName = keyof Collections;
export type ValueName = keyof Values;

export interface RoomState extends Collections, Values {
  /** Of the last event that was applied. */
  seq: number;
  undoable: Undoable[];
}

export const collectionNames: readonly CollectionName[] = ["members", "items", "boards", "notes", "clusters", "dotVotes", "dots", "polls", "answers", "questions", "upvotes", "messages", "groups", "actions", "hands", "ready"];
export const valueNames: readonly ValueName[] = ["status", "openedAt", "isPaused", "lead", "rules", "stage", "isFree", "timer", "breakout", "readyCheck"];

export function emptyRoom(): RoomState {
  return {
    seq: 0, status: "new", openedAt: null, isPaused: false, lead: null, rules: { waitingRoom: false, anonymousQuestions: true, moderatedQuestions: false },
    stage: null, isFree: false, timer: null, breakout: { isOpen: false, endsAt: null, said: [] }, readyCheck: null,
    members: {}, items: {}, boards: {}, notes: {}, clusters: {}, dotVotes: {}, dots: {}, polls: {}, answers: {}, questions: {}, upvotes: {}, messages: {}, groups: {}, actions: {}, hands: {}, ready: {},
    undoable: [],
  };
}

/** Entities in the order of their positions. */
export function inOrder<T extends { position: number }>(entities: Record<string, T>): [string, T][] {
  return Object.entries(entities).sort(([, a], [, b]) => a.position - b.position);
}

/** The two ids of a composed key. Ids hold no slash: `idSchema`. */
export function splitKey(key: string): [string, string] {
  const at = key.indexOf("/");
  return [key.slice(0, at), key.slice(at + 1)];
}
