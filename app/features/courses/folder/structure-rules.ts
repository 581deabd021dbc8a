import type { CourseStructure, CourseTextFile, CourseUnit } from "../course.schema.ts";
import type { Problems } from "./problem.ts";
import type { YamlFile } from "./yaml.ts";

/** Rules of course.yaml that reach across its fields. */
export function checkStructure({ file, value, at }: YamlFile<CourseStructure>, problems: Problems): void {
  if (!value) return;
  reportTwice(value.themes, (i) => problems.add(file, at(["themes", i]), `The theme “${value.themes[i] ?? ""}” stands here twice.`, "Keep one of the two."));
  const modules = value.modules.map((module) => module.key);
  reportTwice(modules, (i) => problems.add(file, at(["modules", i]), `There are two modules with the key “${modules[i] ?? ""}”.`, "Give one of them another key."));

  const units = listUnits(value);
  reportTwice(units.map(({ unit }) => unit.key), (i) => {
    problems.add(file, at(units[i]?.path), `There are two units with the key “${units[i]?.unit.key ?? ""}”.`, "Give one of them another key: unit keys are unique in the whole course.");
  });
  for (const { unit, path } of units) {
    if (unit.kind === "video" && !unit.video) problems.add(file, at(path), `The video unit “${unit.key}” names no film.`, "Add video: { file: …, duration: … }.");
    if (unit.kind !== "video" && unit.video) problems.add(file, at([...path, "video"]), `“${unit.key}” has a film but is a ${unit.kind}.`, "Change its kind to video, or take the film out.");
  }
  checkCompletion({ file, value, at }, problems);
}

function checkCompletion({ file, value, at }: { file: string; value: CourseStructure; at: YamlFile<CourseStructure>["at"] }, problems: Problems): void {
  const units = listUnits(value).map(({ unit }) => unit);
  const { completion } = value;
  if (completion.units !== "all") {
    completion.units.forEach((key, i) => {
      if (!units.some((unit) => unit.key === key)) problems.add(file, at(["completion", "units", i]), `There is no unit “${key}”.`, "Name a unit of this course, or take it out of completion.units.");
    });
    const named = completion.units;
    reportTwice(named, (i) => problems.add(file, at(["completion", "units", i]), `“${named[i] ?? ""}” stands here twice.`, "Keep one of the two."));
  }
  completion.quizzes.forEach((key, i) => {
    const unit = units.find((candidate) => candidate.key === key);
    if (unit?.kind === "quiz") return;
    const message = unit ? `“${key}” is a ${unit.kind}, which cannot be passed.` : `There is no quiz “${key}”.`;
    problems.add(file, at(["completion", "quizzes", i]), message, "Name a unit of kind quiz, or take it out of completion.quizzes.");
  });
  reportTwice(completion.quizzes, (i) => problems.add(file, at(["completion", "quizzes", i]), `“${completion.quizzes[i] ?? ""}” stands here twice.`, "Keep one of the two."));
  const minutes = units.reduce((sum, unit) => sum + unit.minutes, 0);
  if ((completion.minimumMinutes ?? 0) > minutes) {
    problems.add(file, at(["completion", "minimumMinutes"]), `The course asks for more time than its units have (${minutes} minutes).`, "Lower minimumMinutes, or correct the units' minutes.");
  }
}

/** Modules named in a language's texts must be those of course.yaml, all of them. */
export function checkCourseText({ file, value, at }: YamlFile<CourseTextFile>, structure: CourseStructure, problems: Problems): void {
  if (!value) return;
  const keys = structure.modules.map((module) => module.key);
  for (const key of keys) {
    if (!Object.hasOwn(value.modules, key)) problems.add(file, at(["modules"]), `The module “${key}” has no title here.`, `Add “${key}:” with a title under “modules:”.`);
  }
  for (const key of Object.keys(value.modules)) {
    if (!keys.includes(key)) problems.add(file, at(["modules", key]), `course.yaml has no module “${key}”.`, "Correct the key, or take it out.");
  }
}

export interface PlacedUnit {
  unit: CourseUnit;
  moduleKey: string;
  path: PropertyKey[]; // in course.yaml
}

/** All units of a course in order. */
export function listUnits(structure: CourseStructure): PlacedUnit[] {
  return structure.modules.flatMap((module, m) => module.units.map((unit, u) => ({ unit, moduleKey: module.key, path: ["modules", m, "units", u] })));
}

/** Calls back with the index of every entry that has stood in the list before. */
export function reportTwice(values: readonly string[], report: (index: number) => void): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    if (seen.has(value)) report(index);
    seen.add(value);
  });
}
