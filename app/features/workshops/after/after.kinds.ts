// What pages and schemas both need of what comes after a workshop.

export const afterLengths = { summary: 4_000, remark: 2_000, answer: 2_000 } as const;
