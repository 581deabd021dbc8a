// Where "Continue" leads.

export interface ResumeState {
  /** In the order of the course. */
  units: { key: string; doneAt: Date | null; block: number }[];
  lastUnitKey: string | null;
  lastSeenAt: Date | null;
}

export interface ResumePlace {
  unitKey: string;
  /** Index of the block that stood at the top of the screen. */
  block: number;
}

/**
 * The exact place that was left; or, when the unit there was finished in that visit, the next one not done. Somebody
 * who went back to reread a finished unit comes back to it.
 */
export function findResumePlace({ units, lastUnitKey, lastSeenAt }: ResumeState): ResumePlace | null {
  const index = units.findIndex((unit) => unit.key === lastUnitKey);
  const last = units[index];
  const finishedThere = last?.doneAt && lastSeenAt ? last.doneAt.getTime() >= lastSeenAt.getTime() : false;
  if (last && !finishedThere) return { unitKey: last.key, block: last.block };
  const next = units.slice(index + 1).find((unit) => unit.doneAt === null) ?? units.find((unit) => unit.doneAt === null) ?? last ?? units[0];
  return next ? { unitKey: next.key, block: next.block } : null;
}
