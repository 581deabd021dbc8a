// What is stored of a room. Everything here is plain JSON, because a snapshot is exactly this. Entities lie flat in
// records by id, so that undo can put back one of them and leave the others alone.

import type { AgreedAction, Answer, Board, Breakout, Cluster, DotVote, Group, Item, Member, Message, Note, Poll, Question, Rules, Seat, Timer } from "./room-entities.ts";

/** Raise it when the shape changes: snapshots of another version are passed over and the events are replayed. */
export const stateVersion = 1;

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
