// Four classes of equal width. A score is classed as it is read, rounded, so that map and table never disagree.

export const classes = [{ from: 0, to: 24, depth: 0.15 }, { from: 25, to: 49, depth: 0.42 }, { from: 50, to: 74, depth: 0.7 }, { from: 75, to: 100, depth: 1 }] as const;

/** Which class a score is in; null: there is no score. */
export const classOf = (score: number | null): number | null => (score === null ? null : classes.findIndex(({ to }) => Math.round(score) <= to));

export const sayClass = (index: number | null): string => { const found = index === null ? undefined : classes[index]; return found ? `${found.from}–${found.to}` : "–"; };
