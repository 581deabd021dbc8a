import { hasRole, type Actor } from "#app/auth/actor.ts";
import type { Audience } from "./workshops.kinds.ts";

// Who may do what with workshops. Pure: what a predicate has to know, it is given. What happens inside a room is judged
// by room/state.

export interface WorkshopState {
  status: "draft" | "published" | "cancelled" | "rehearsal";
  audience: Audience;
  ownerId: string | null;
  closedAt: Date | null;
  /** The actor belongs to the region that the workshop is for. */
  isInRegion: boolean;
  /** The actor is enrolled in the course that the workshop is for. */
  isInCohort: boolean;
  /** The actor's own. */
  registration: { role: "facilitator" | "participant"; status: "invited" | "registered" | "waiting" | "cancelled" } | null;
}

/** How somebody stands in the room; null: they have never come in. */
export type Standing = "waiting" | "present" | "removed" | "left" | null;

/** Facilitators and coordinators plan; administrators may everything. */
export function canPlan(actor: Actor | null): boolean {
  return hasRole(actor, "facilitator") || hasRole(actor, "coordinator") || hasRole(actor, "admin");
}

/** Who planned it, its co-facilitators, administrators. */
export function canManage(actor: Actor | null, { ownerId, registration }: WorkshopState): boolean {
  if (actor === null) return false;
  return ownerId === actor.id || hasRole(actor, "admin") || (registration?.role === "facilitator" && registration.status !== "cancelled");
}

/** Who planned it, and administrators, say who leads it with them. */
export function canChooseFacilitators(actor: Actor | null, { ownerId }: WorkshopState): boolean {
  return actor !== null && (ownerId === actor.id || hasRole(actor, "admin"));
}

/** Everybody, visitors too, where everybody may come; otherwise whom it is for, who is invited and who has a place. */
export function canSee(actor: Actor | null, workshop: WorkshopState): boolean {
  if (canManage(actor, workshop)) return true;
  if (workshop.status === "draft") return false;
  return workshop.audience === "open" || (workshop.registration !== null && workshop.registration.status !== "cancelled") || (workshop.audience === "region" && workshop.isInRegion) || (workshop.audience === "cohort" && workshop.isInCohort);
}

/** Before it is over. Who is invited answers the invitation by this. */
export function canRegister(actor: Actor | null, workshop: WorkshopState): boolean {
  return actor !== null && workshop.status === "published" && workshop.closedAt === null && canSee(actor, workshop);
}

/** Who waits for a place waits outside. A place that was given back is taken again by registering. */
export function canEnter(actor: Actor | null, workshop: WorkshopState): boolean {
  if (canManage(actor, workshop)) return workshop.status !== "cancelled";
  return canRegister(actor, workshop) && workshop.registration?.status !== "waiting" && workshop.registration?.status !== "cancelled";
}

/** Once the room is open its plan is part of what happened. */
export function canEdit(actor: Actor | null, workshop: WorkshopState & { openedAt: Date | null }): boolean {
  return canManage(actor, workshop) && workshop.status !== "cancelled" && workshop.openedAt === null;
}

/** Who has a place, and was not taken out of the room. */
function hasPlace(actor: Actor | null, workshop: WorkshopState, standing: Standing): boolean {
  return actor !== null && workshop.registration?.status === "registered" && standing !== "removed";
}

/** Who leads it and who has a place: whoever has the link is in the meeting. */
export function canUseVideo(actor: Actor | null, workshop: WorkshopState, standing: Standing): boolean {
  return canManage(actor, workshop) || hasPlace(actor, workshop, standing);
}

/** Who was there or had a place, once it is over, but for who was never let in; who leads it at any time after the room has opened. */
export function canReadMinutes(actor: Actor | null, workshop: WorkshopState & { openedAt: Date | null }, standing: Standing): boolean {
  if (workshop.openedAt === null) return false;
  if (canManage(actor, workshop)) return true;
  return workshop.closedAt !== null && hasPlace(actor, workshop, standing) && standing !== "waiting";
}
