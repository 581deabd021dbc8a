// What of a learner's work carries over to another version of a course. Keys are identities: a unit that is done stays
// done while its key exists, except that a test must have been passed with the very questions it has now (same quizHash).

export interface VersionUnit {
  key: string;
  kind: string;
  quizHash: string | null;
}

export interface CarryOver {
  /** Done and staying done. */
  keptUnits: string[];
  /** Done, but gone from the new version. */
  droppedUnits: string[];
  /** Tests passed whose questions have changed: to be taken again. */
  retakenQuizzes: string[];
  /** New in this version. */
  newUnits: string[];
  keptBookmarks: number;
  droppedBookmarks: number;
  /** Notes on units of the new version; the others stay in the export. */
  keptNotes: number;
  detachedNotes: number;
}

export interface LearnerWork {
  doneUnits: string[];
  /** Attempts that passed. */
  passes: { unitKey: string; quizHash: string }[];
  bookmarks: string[];
  /** Unit key of each note. */
  notes: string[];
}

/** Compares two versions for one learner; unit keys come in the order of the new version. */
export function carryOver(from: readonly VersionUnit[], to: readonly VersionUnit[], work: LearnerWork): CarryOver {
  const before = new Set(from.map((unit) => unit.key));
  const after = new Set(to.map((unit) => unit.key));
  const isSameTest = (unit: VersionUnit) => unit.kind !== "quiz" || work.passes.some((pass) => pass.unitKey === unit.key && pass.quizHash === unit.quizHash);
  const done = new Set(work.doneUnits);
  const doneAfter = to.filter((unit) => done.has(unit.key));
  return {
    keptUnits: doneAfter.filter(isSameTest).map((unit) => unit.key),
    droppedUnits: from.filter((unit) => done.has(unit.key) && !after.has(unit.key)).map((unit) => unit.key),
    retakenQuizzes: doneAfter.filter((unit) => !isSameTest(unit)).map((unit) => unit.key),
    newUnits: to.filter((unit) => !before.has(unit.key)).map((unit) => unit.key),
    keptBookmarks: work.bookmarks.filter((key) => after.has(key)).length,
    droppedBookmarks: work.bookmarks.filter((key) => !after.has(key)).length,
    keptNotes: work.notes.filter((key) => after.has(key)).length,
    detachedNotes: work.notes.filter((key) => !after.has(key)).length,
  };
}
