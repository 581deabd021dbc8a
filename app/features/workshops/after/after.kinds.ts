// What pages and schemas both need of what comes after a workshop.

export const afterLengths = { summary: 4_000, remark: 2_000, answer: 2_000, topic: 20_000 } as const;

export const uses = ["yes", "partly", "no"] as const;
/** Whether somebody will use something of a workshop. */
export type Use = (typeof uses)[number];

export const usefulnessSteps = [1, 2, 3, 4, 5] as const;

/** Fewer answers, or fewer people, are not told apart. */
export const fewestAnswers = 5;
