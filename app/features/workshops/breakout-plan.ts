import { groupings } from "./grouping.ts";

// What is planned for the groups of an agenda item. In the room it is offered when the item is on stage.

/** How people come to their groups. `prepared`: those of the plan, or mixed where there are none; `same`: as in the step before. */
export const breakoutWays = ["prepared", "same", ...groupings] as const;
export const breakoutBoards = ["none", "swot", "free"] as const;

export interface BreakoutPlan {
  way: (typeof breakoutWays)[number];
  /** How many, where they are made for this step. */
  groups: number;
  /** Null: until a facilitator calls them back. */
  minutes: number | null;
  board: (typeof breakoutBoards)[number];
  /** Of a free board. */
  columns: string[];
  /** One is for all groups; several go to them in turn. */
  tasks: string[];
}

/** What a group is to do, by its place among the groups; "" where nothing is said. */
export function taskOf({ tasks }: BreakoutPlan, position: number): string {
  return tasks.length === 0 ? "" : (tasks[position % tasks.length] ?? "");
}
