// Words an action is filed under.

/** A draft is its team's alone; from `planned` on everybody reads it. */
export const actionStatuses = ["draft", "planned", "running", "finished", "stopped"] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Once it is over. */
export const isOver = (status: ActionStatus): boolean => status === "finished" || status === "stopped";

/** What a status may become. */
export const nextStatuses: Record<ActionStatus, readonly ActionStatus[]> = {
  draft: ["planned"],
  planned: ["running", "stopped", "draft"],
  running: ["finished", "stopped", "planned"],
  finished: ["running"],
  stopped: ["running"],
};

export const memberRoles = ["lead", "editor", "evaluator"] as const;
export type MemberRole = (typeof memberRoles)[number];

/** How an action stands: as planned, at risk, off course. */
export const lights = ["green", "amber", "red"] as const;
export type Light = (typeof lights)[number];

/** Of a theory of change, in its order. */
export const stages = ["inputs", "activities", "outputs", "outcomes", "impact"] as const;
export type Stage = (typeof stages)[number];
