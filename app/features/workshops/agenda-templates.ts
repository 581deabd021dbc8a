import type { BreakoutPlan } from "./breakout-plan.ts";
import type { AgendaItemKind } from "./workshops.kinds.ts";
import type { AgendaItemInput } from "./workshops.schema.ts";

// Agendas that come with the product. The first is the method of the sessions that regions held: evidence, SWOT and
// actions in groups, a vote, the plenary, the agreed action.

type Step = readonly [key: string, kind: AgendaItemKind, minutes: number, breakout?: BreakoutPlan];

/** Three groups, back a few minutes before the step is over. */
const inGroups = (way: BreakoutPlan["way"], minutes: number, board: BreakoutPlan["board"]): BreakoutPlan => ({ way, groups: 3, minutes, board, columns: [], tasks: [] });

export const agendaTemplates = {
  cbs: [["welcome", "welcome", 10], ["evidence", "evidence", 20], ["swot", "breakout", 30, inGroups("prepared", 25, "swot")], ["actions", "breakout", 30, inGroups("same", 25, "free")], ["vote", "vote", 15], ["plenary", "plenary", 25], ["agreed", "action", 20]],
  review: [["welcome", "welcome", 5], ["practice", "evidence", 20], ["questions", "questions", 10], ["groups", "breakout", 25, inGroups("prepared", 20, "free")], ["plenary", "plenary", 20], ["agreed", "action", 10]],
  clinic: [["case", "talk", 10], ["questions", "questions", 10], ["ideas", "board", 20], ["vote", "vote", 10], ["agreed", "action", 10]],
  plain: [["welcome", "welcome", 5], ["talk", "talk", 45], ["agreed", "action", 10]],
} as const satisfies Record<string, readonly Step[]>;

export type AgendaTemplateKey = keyof typeof agendaTemplates;
export const agendaTemplateKeys = Object.keys(agendaTemplates) as AgendaTemplateKey[];

/** @param t of the namespace `workshops`, in the language the workshop is written in */
export function templateName(key: AgendaTemplateKey, t: (key: string) => string): string {
  return t(`templates.${key}.name`);
}

/** @param t as above */
export function templateAgenda(key: AgendaTemplateKey, t: (key: string) => string): AgendaItemInput[] {
  return (agendaTemplates[key] as readonly Step[]).map(([step, kind, minutes, breakout = null]) => ({ kind, title: t(`templates.${key}.${step}`), minutes, instructions: "", material: [], breakout }));
}

export function totalMinutes(items: readonly { minutes: number }[]): number {
  return items.reduce((sum, { minutes }) => sum + minutes, 0);
}
