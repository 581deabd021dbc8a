import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatProblem, Problems } from "#app/features/courses/folder/problem.ts";
import { readYaml } from "#app/features/courses/folder/yaml.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import type { Phase } from "./evaluation.kinds.ts";
import { frameworkSchema, type FrameworkFile } from "./framework.schema.ts";

/** A framework in one language, with the questions of one phase. */
export interface Framework {
  key: string;
  title: string;
  about: string;
  source: { title: string; url: string };
  /** Those that have a question in this phase. `code` is a question's own in the framework. */
  criteria: { key: string; title: string; questions: { code: string; text: string }[] }[];
}

const folder = path.resolve("evaluation");

/** Every framework, in the order of their file names. Read once: a change of a file needs a new start. */
export function listFrameworks(): FrameworkFile[] {
  return singleton("evaluation-frameworks", () => readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort().map((name) => readFramework(name, readFileSync(path.join(folder, name), "utf8"))));
}

/** @throws Error that says what is wrong with the file */
export function readFramework(name: string, text: string): FrameworkFile {
  const problems = new Problems();
  const { value } = readYaml(name, text, frameworkSchema, problems);
  if (!value) throw new Error(problems.sorted.map((problem) => formatProblem(problem, "evaluation")).join("\n"));
  return value;
}

/** @throws AppError invalid */
export function getFramework(key: string, phase: Phase, locale: Locale): Framework {
  const file = listFrameworks().find((one) => one.key === key);
  if (!file) throw new AppError("invalid", "evaluation:errors.framework");
  const criteria = file.criteria.map((criterion) => ({
    key: criterion.key, title: criterion.title[locale],
    questions: criterion.questions.filter(({ phases }) => phases.includes(phase)).map((question) => ({ code: `${criterion.key}.${question.key}`, text: question.text[locale] })),
  }));
  return { key, title: file.title[locale], about: file.about[locale], source: { title: file.source.title, url: file.source.adapted }, criteria: criteria.filter(({ questions }) => questions.length > 0) };
}
