import type { AppErrorCode } from "#app/lib/app-error.ts";
import type { Groupable } from "#app/features/workshops/grouping.ts";
import type { ActOf, ActType } from "./acts.schema.ts";
import type { Body, RoomPlan } from "./room-events.ts";
import type { Board, Member, Seat } from "./room-entities.ts";
import type { RoomState } from "./room-state.ts";

// What the decisions of all areas are written with.

export interface Refusal {
  ok: false;
  code: AppErrorCode;
  /** A translation key. */
  detail: string;
}

export interface Decided {
  ok: true;
  bodies: Body[];
  /** The events get no seat. */
  isAnonymous: boolean;
  /** The poll that must not be answered again by this seat: `BallotVoter`. */
  ballotOf: string | null;
}

export type Decision = Decided | Refusal;

export interface Context {
  /** Server time, in milliseconds. */
  now: number;
  newId: () => string;
  /** From 0 to below 1. */
  random: () => number;
  /** What was planned; taken over when the room opens, its groups also when a step follows its plan. */
  plan: RoomPlan;
  /** Who takes part, as groups are made of them; for acts that make some by region or role. */
  people: readonly Groupable[];
}

/** Who acts, as the state knows them. */
export interface Doer extends Member {
  seat: Seat;
}

export interface Decider<K extends ActType> {
  /** Who may do it at all; finer rules are in `decide`. */
  by: "facilitators" | "everybody";
  isUndoable?: boolean;
  decide: (state: RoomState, act: ActOf<K>, doer: Doer, context: Context) => Decision;
}

export type Deciders<K extends ActType> = { [T in K]: Decider<T> };
/** The acts of some areas: `ActsOf<"board" | "note">`. */
export type ActsOf<Area extends string> = Extract<ActType, `${Area}.${string}`>;

export const refuse = (code: AppErrorCode, detail: string): Refusal => ({ ok: false, code, detail: `refusals:${detail}` });
export const gone = (): Refusal => refuse("not-found", "gone");
/** Nothing to do, or done already: no events. */
export const done = (...bodies: Body[]): Decided => ({ ok: true, bodies, isAnonymous: false, ballotOf: null });

export const isFacilitator = ({ role }: Member): boolean => role === "facilitator";

/** Whether somebody may see that there is such a board. Facilitators see a group's when they visit it. */
export function canSeeBoard(doer: Member, board: Board): boolean {
  return board.groupId === null || board.isShared || board.groupId === doer.groupId || (isFacilitator(doer) && board.groupId === doer.visits);
}

/** A shared board of another group is for reading. */
export function canWriteOn(doer: Member, board: Board): boolean {
  return canSeeBoard(doer, board) && (isFacilitator(doer) || (!board.isLocked && (board.groupId === null || board.groupId === doer.groupId)));
}
