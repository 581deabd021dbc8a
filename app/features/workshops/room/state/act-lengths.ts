/** The longest texts, for the fields that are typed in. */
export const lengths = { note: 500, chat: 1_000, question: 600, answer: 2_000, open: 1_000, word: 40, name: 120, told: 300, action: 1_000, address: 500 } as const;
