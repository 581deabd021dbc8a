// Words of the form that participants answer. Pages need them too: no schema here.

/** Below so many answers nothing is shown. */
export const fewestVoices = 5;

export const scales = ["difference", "recommend"] as const;
export type Scale = (typeof scales)[number];
export const steps = [1, 2, 3, 4, 5] as const;

/** "5 – very much": only the ends of a scale have words. */
export const stepLabel = (step: number, word: string): string => (word ? `${step} – ${word}` : String(step));

export const ownWords = ["changed", "helped", "hindered"] as const;
export type OwnWords = (typeof ownWords)[number];

export const voiceLength = 1_000;

/** A form may be open for so many days. */
export const longestVoice = 366;
