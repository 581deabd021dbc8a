import { workshopPeriods } from "#app/features/accounts/workshop-periods.ts";
import type { WorkshopState } from "../workshops.policy.ts";

/** Until when answers are taken and changed; null while the workshop is not over. */
export function evaluationEnds(closedAt: Date | null): Date | null {
  return closedAt && new Date(closedAt.getTime() + workshopPeriods.evaluation * 86_400_000);
}

/** Who took part, for two weeks. Those who lead it do not judge it. */
export function canEvaluate({ closedAt, registration }: Pick<WorkshopState, "closedAt" | "registration">, wasPresent: boolean, now: Date): boolean {
  const ends = evaluationEnds(closedAt);
  return wasPresent && registration?.role === "participant" && registration.status === "registered" && ends !== null && now < ends;
}
