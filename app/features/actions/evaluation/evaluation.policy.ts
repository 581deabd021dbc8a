import type { Actor } from "#app/auth/actor.ts";
import { canLead, canReadAction, type ActionState } from "../actions.policy.ts";
import type { EvaluationKind } from "./evaluation.kinds.ts";

// Who judges an action, and who reads it. Whether the plan is closed does not matter: then most of all.

/** The team judges itself; from outside judges who evaluates and does not work on the plan. */
export function canEvaluate(actor: Actor | null, state: ActionState, kind: EvaluationKind): boolean {
  return kind === "external" ? actor !== null && state.role === "evaluator" : state.role === "editor" || canLead(actor, state);
}

/** What is being written is the team's; what is finished everybody reads who may read the action. */
export function canReadEvaluation(actor: Actor | null, state: ActionState, { isFinished }: { isFinished: boolean }): boolean {
  return canReadAction(actor, state) && (isFinished || state.role !== null || canLead(actor, state));
}

/** Asks participants, from when everybody can read what they take part in. */
export function canAskParticipants(actor: Actor | null, state: ActionState): boolean {
  return state.status !== "draft" && canLead(actor, state);
}

/** What participants wrote in their own words is for the team; the numbers are for everybody. */
export function canReadVoices(actor: Actor | null, state: ActionState): boolean {
  return state.role !== null || canLead(actor, state);
}
