// What travels over a live connection, for browser and server: README.md says why it is shaped like this.
import type { AppErrorCode } from "#app/lib/app-error.ts";

/** Ids and kinds only: what a person wrote is never logged. */
export type LivePayload = Record<string, string | number | boolean | null>;

/** Something that happened in a room, once and for all. */
export interface LiveEvent {
  room: string;
  /** Its number, the cursor of whoever has seen it. Grows within a room, not by ones. */
  seq: number;
  /** The number of the room's event before it; 0 for the first. A cursor below it has missed something. */
  after: number;
  /** feature:past-tense */
  name: string;
  payload: LivePayload;
  /** What the payload's ids stand for, ready to show. Not logged: read anew for whoever resumes, and may be missing. */
  content?: unknown;
}

/** Something that matters only now: typing, who is here. Lost when it is lost. */
export interface PassingEvent {
  room: string;
  name: string;
  payload: unknown;
}

/** Who is in a room, each person once however many tabs they have open. */
export interface Presence {
  people: number;
  visitors: number;
  /** Only in rooms that show who is there, and only some of many. */
  named: { id: string; name: string }[];
}

export interface JoinAnswer {
  /** What happened after the cursor, in order. */
  events: LiveEvent[];
  /** There is more after these: ask again. */
  more: boolean;
  /** The cursor is too old or unknown: load the page again, then go on from `cursor`. */
  reload: boolean;
  /** The room's newest number at the time of the answer. */
  cursor: number;
  presence: Presence | null;
}

export interface Refusal {
  ok: false;
  code: AppErrorCode | "bug";
  /** A translation key, and what fills its placeholders. */
  detail: string;
  values: Record<string, string | number>;
  /** The same in the person's language. */
  message: string;
}

export type Reply<Data = unknown> = { ok: true; data: Data } | Refusal;

export const livePath = "/live";

/** Names of the protocol itself; those of features are `feature:verb` and `feature:past-tense`. */
export const wire = { event: "live:event", passing: "live:passing", removed: "live:removed", join: "room:join", leave: "room:leave", presence: "room:presence" } as const;
