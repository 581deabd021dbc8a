import { hasRole, type Actor } from "#app/auth/actor.ts";

// Who may do what with a region's indicators. Pure: what a predicate has to know, it is given.

export interface QuestionnaireState {
  regionId: string;
  status: "draft" | "final";
  /** The actor was named an expert. */
  isExpert: boolean;
}

/** The region's own coordinator, and administrators. */
export function canCoordinate(actor: Actor | null, { regionId, ownRegionId }: { regionId: string; ownRegionId: string | null }): boolean {
  return hasRole(actor, "admin") || (hasRole(actor, "coordinator") && ownRegionId === regionId);
}

/** Drafts are between those who answer and those who review. */
export function canRead(actor: Actor | null, state: QuestionnaireState, ownRegionId: string | null): boolean {
  return state.status === "final" || canAnswer(actor, { ...state, status: "draft" }, ownRegionId) || canReview(actor);
}

export function canAnswer(actor: Actor | null, state: QuestionnaireState, ownRegionId: string | null): boolean {
  return actor !== null && state.status === "draft" && (state.isExpert || canCoordinate(actor, { regionId: state.regionId, ownRegionId }));
}

export function canReview(actor: Actor | null): boolean {
  return hasRole(actor, "reviewer") || hasRole(actor, "admin");
}

/** Files of figures and published scores: a coordinator's rows count for the own region, an administrator's for all. */
export function canImportData(actor: Actor | null): boolean {
  return hasRole(actor, "coordinator") || hasRole(actor, "admin");
}

/** A file is seen, published and undone by who brought it, and by administrators. */
export function canHandleImport(actor: Actor | null, { authorId }: { authorId: string | null }): boolean {
  return canImportData(actor) && (hasRole(actor, "admin") || (actor !== null && authorId === actor.id));
}

/** Sets are made by coordinators, for their region, and by administrators, for all. */
export function canMakeSets(actor: Actor | null, ownRegionId: string | null): boolean {
  return hasRole(actor, "admin") || (hasRole(actor, "coordinator") && ownRegionId !== null);
}

/** A set and its drafts belong to a region, whose coordinators share them; without one, to administrators. */
export function canHandleSet(actor: Actor | null, { ownerRegionId }: { ownerRegionId: string | null }, ownRegionId: string | null): boolean {
  return hasRole(actor, "admin") || (hasRole(actor, "coordinator") && ownerRegionId !== null && ownerRegionId === ownRegionId);
}

/** What an institution measures, only administrators publish. */
export function canPublishPolicy(actor: Actor | null, { ownerRegionId }: { ownerRegionId: string | null }): boolean {
  return hasRole(actor, "admin") && ownerRegionId === null;
}
