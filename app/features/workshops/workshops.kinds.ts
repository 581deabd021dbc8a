// What pages and schemas both need; without the schemas, which browsers do without.

export const audiences = ["open", "region", "cohort", "invitation"] as const;
export type Audience = (typeof audiences)[number];

/** What an agenda item is for: its page in the room begins with the right thing. */
export const agendaItemKinds = ["welcome", "evidence", "board", "breakout", "vote", "plenary", "poll", "questions", "action", "break", "talk"] as const;
export type AgendaItemKind = (typeof agendaItemKinds)[number];

export const lengths = { template: 80, group: 80, task: 300, columns: 8, title: 120, purpose: 2_000, item: 120, instructions: 1_000, material: 20 } as const;

/** The longest agenda. */
export const mostItems = 40;

/** So many agendas keeps one person. */
export const mostTemplates = 100;

export const mostGroups = 40;
/** So many simulated participants take part in a rehearsal. */
export const rehearsalSizes = { least: 5, most: 30, usual: 12 } as const;
