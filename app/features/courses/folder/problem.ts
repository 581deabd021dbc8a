/** Something in a course folder that must be put right before the course can be published. */
export interface CourseProblem {
  file: string; // path inside the folder, with "/"
  line: number; // from 1
  column?: number; // from 1
  message: string; // what is wrong
  remedy: string; // what to do about it
}

export interface Place {
  line: number;
  column?: number;
}

/** Collects problems, so that an author sees all of them at once. Stops counting at a thousand. */
export class Problems {
  readonly all: CourseProblem[] = [];

  add(file: string, place: Place | undefined, message: string, remedy: string): void {
    if (this.all.length >= 1_000) return;
    this.all.push({ file, line: place?.line ?? 1, ...(place?.column ? { column: place.column } : {}), message, remedy });
  }

  get sorted(): CourseProblem[] {
    return [...this.all].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || (a.column ?? 0) - (b.column ?? 0)));
  }
}

/** "courses/x/en.md:12: There is … → Write …" */
export function formatProblem(problem: CourseProblem, folder = ""): string {
  const path = folder === "" ? problem.file : `${folder.replace(/\/+$/, "")}/${problem.file}`;
  return `${path}:${problem.line}: ${problem.message} → ${problem.remedy}`;
}
