import type { CourseStructure } from "#app/features/courses/course.schema.ts";

// The completion rule of a course (docs/course-format.md): units done, quizzes passed, minutes learned. A unit of kind
// quiz is done exactly when it is passed, so progress alone decides.

export type CompletionPart =
  | { kind: "units"; met: boolean; done: number; required: number; missing: string[] }
  | { kind: "quiz"; met: boolean; unitKey: string }
  | { kind: "minutes"; met: boolean; minutes: number; required: number };

export interface Completion {
  complete: boolean;
  /** Everything the rule asks for; what is not `met` is still missing. */
  parts: CompletionPart[];
}

export interface LearnerState {
  doneUnits: ReadonlySet<string>;
  activeSeconds: number;
}

export function unitKeysOf(structure: CourseStructure): string[] {
  return structure.modules.flatMap((module) => module.units.map((unit) => unit.key));
}

/** What the rule asks for and how much of it is met. */
export function judgeCompletion(structure: CourseStructure, { doneUnits, activeSeconds }: LearnerState): Completion {
  const { units, quizzes, minimumMinutes } = structure.completion;
  const required = units === "all" ? unitKeysOf(structure) : units;
  const missing = required.filter((key) => !doneUnits.has(key));
  const parts: CompletionPart[] = [];
  if (required.length > 0) parts.push({ kind: "units", met: missing.length === 0, done: required.length - missing.length, required: required.length, missing });
  for (const unitKey of quizzes) parts.push({ kind: "quiz", met: doneUnits.has(unitKey), unitKey });
  if (minimumMinutes !== undefined) {
    const minutes = Math.floor(activeSeconds / 60);
    parts.push({ kind: "minutes", met: minutes >= minimumMinutes, minutes, required: minimumMinutes });
  }
  // A rule that asks for nothing is met by nobody: a certificate for nothing is worth nothing.
  return { complete: parts.length > 0 && parts.every((part) => part.met), parts };
}
