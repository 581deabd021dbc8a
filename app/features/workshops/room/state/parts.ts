import type { AgreedAction, Answer, Board, Cluster, Colour, DotVote, Group, Item, Link, Member, Message, Poll, Question, Seat } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";
import type { PollResult } from "./polls.ts";

// What a page gets of a room: a flat map of small parts. A change travels as the parts that changed.

export interface PersonPart {
  role: Member["role"];
  name: string;
  /** Null where it is not known. */
  region: string | null;
  groupId: string | null;
}

export interface BoardPart extends Board {
  notes: number;
}

export interface NotePart {
  boardId: string;
  columnId: string;
  clusterId: string | null;
  text: string;
  colour: Colour;
  link: Link | null;
  position: number;
  /** Null where authors are not shown. */
  seat: Seat | null;
}

export interface DotsPart extends DotVote {
  /** How many people have placed any. */
  voters: number;
  /** By target; null until they are shown. */
  sums: Record<string, number> | null;
}

export interface PollPart extends Poll {
  answers: number;
  /** Null until it is shown, and of an anonymous poll until enough have answered. */
  result: PollResult | null;
}

export interface QuestionPart extends Question {
  votes: number;
}

interface Singles {
  room: Pick<RoomState, "status" | "openedAt" | "isPaused" | "lead" | "rules" | "stage" | "isFree" | "timer">;
  breakout: RoomState["breakout"];
  /** In the order of the queue. */
  hands: Seat[];
  /** While there is one. */
  ready: { id: string; text: string; yes: number; no: number; of: number };
  /** Who looks. */
  me: Member & { seat: Seat; isHandUp: boolean; ready: "yes" | "no" | null };
  /** For facilitators. */
  desk: {
    waiting: Seat[];
    muted: Seat[];
    removed: Seat[];
    /** Participants who were never given the floor. */
    unspoken: Seat[];
    /** Groups that call for help. */
    help: string[];
    ready: { yes: Seat[]; no: Seat[] } | null;
    /** What "undo" would undo. */
    undo: { act: string; type: string; seat: Seat | null } | null;
  };
}

interface Kinds {
  person: PersonPart;
  item: Item;
  group: Pick<Group, "name" | "position">;
  board: BoardPart;
  note: NotePart;
  cluster: Cluster;
  dots: DotsPart;
  poll: PollPart;
  question: QuestionPart;
  message: Message;
  action: AgreedAction;
  /** A note or a question of one's own. */
  mine: true;
  upvote: true;
  /** One's dots, by target. */
  placed: Record<string, number>;
  answer: Answer;
  /** An anonymous poll that one has answered. */
  voted: true;
  help: boolean;
}

/** A part is never null: that stands for one that is gone. */
export type Parts = { [K in keyof Singles]?: Singles[K] } & { [K in keyof Kinds as `${K}:${string}`]?: Kinds[K] };
export type PartKind = keyof Kinds;
export type PartOf<K extends PartKind> = Kinds[K];
/** Null: it is gone. */
export type PartChanges = Record<string, unknown>;

export interface RoomView {
  /** Of the last event in it. */
  seq: number;
  /** The same for everybody in the room. */
  shared: Parts;
  /** For this person, their group, or the facilitators; goes before what is shared under the same key. */
  own: Parts;
}

/** All parts of a kind with their ids, own ones before shared ones. */
export function partsOf<K extends PartKind>({ shared, own }: Pick<RoomView, "shared" | "own">, kind: K): [string, PartOf<K>][] {
  const start = `${kind}:`;
  return Object.entries({ ...shared, ...own }).flatMap(([key, part]): [string, PartOf<K>][] => (key.startsWith(start) && part !== undefined ? [[key.slice(start.length), part as PartOf<K>]] : []));
}

/** What has to be done to `before` to have `after`. */
export function changesOf(before: Parts, after: Parts): PartChanges {
  const old: Record<string, unknown> = before;
  const fresh: Record<string, unknown> = after;
  const changes: PartChanges = {};
  for (const key of Object.keys(old)) if (!Object.hasOwn(fresh, key)) changes[key] = null;
  for (const [key, part] of Object.entries(fresh)) if (old[key] !== part && JSON.stringify(old[key]) !== JSON.stringify(part)) changes[key] = part;
  return changes;
}

/** The same for sections that have no key in common: those that are the same object are passed over. */
export function changesOfSections(before: readonly Parts[], after: readonly Parts[]): PartChanges {
  return Object.assign({}, ...after.map((section, index) => (before[index] === section ? {} : changesOf(before[index] ?? {}, section)))) as PartChanges;
}

/** Does it. */
export function withChanges(parts: Parts, changes: PartChanges): Parts {
  const next: Record<string, unknown> = { ...parts };
  for (const [key, part] of Object.entries(changes)) {
    if (part === null) delete next[key];
    else next[key] = part;
  }
  return next as Parts;
}
