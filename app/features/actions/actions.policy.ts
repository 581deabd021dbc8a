import { hasRole, type Actor } from "#app/auth/actor.ts";
import { isOver, type ActionStatus, type MemberRole } from "./actions.kinds.ts";

// Who may do what with an action. Pure: what a predicate has to know, it is given.

export interface ActionState {
  status: ActionStatus;
  /** The actor's own, if they are in its team. */
  role: MemberRole | null;
}

/** Everybody with an account drafts; what they may say in a region's name is judged by `canActFor`. */
export function canDraft(actor: Actor | null): boolean {
  return actor !== null;
}

/** One's own region; administrators for every one. */
export function canActFor(actor: Actor | null, { regionId, ownRegionId }: { regionId: string; ownRegionId: string | null }): boolean {
  return hasRole(actor, "admin") || regionId === ownRegionId;
}

/** A draft is its team's alone; what is planned everybody reads, visitors too. */
export function canReadAction(actor: Actor | null, { status, role }: ActionState): boolean {
  return status !== "draft" || role !== null || hasRole(actor, "admin");
}

/** Decides on status, team, and what is told of it in the end. */
export function canLead(actor: Actor | null, { role }: ActionState): boolean {
  return role === "lead" || hasRole(actor, "admin");
}

/** What is over is changed no more: it is what was planned and what became of it. */
export function canEditPlan(actor: Actor | null, state: ActionState): boolean {
  return !isOver(state.status) && (state.role === "editor" || canLead(actor, state));
}

/** Once it is planned, until it is over. */
export function canLog(actor: Actor | null, state: ActionState): boolean {
  return state.status !== "draft" && canEditPlan(actor, state);
}
