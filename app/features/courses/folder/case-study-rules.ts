import type { CaseStudy, CaseStudyText } from "../case-study.schema.ts";
import type { Place, Problems } from "./problem.ts";
import { reportTwice } from "./structure-rules.ts";
import type { YamlFile } from "./yaml.ts";

/** Rules of case.yaml that reach across its fields. */
export function checkCaseStudy({ file, value, at }: YamlFile<CaseStudy>, problems: Problems): void {
  if (!value) return;
  const { questions, plan } = value;
  reportTwice(questions, (i) => problems.add(file, at(["questions", i]), `There are two questions with the key “${questions[i] ?? ""}”.`, "Give one of them another key."));
  if (plan !== undefined && !questions.includes(plan)) problems.add(file, at(["plan"]), `The transfer plan “${plan}” is not among the questions.`, "Name one of the questions, or leave “plan” out.");
}

/** A language's words must fit case.yaml key by key. `checkText` judges the Markdown of each of them. */
export function checkCaseStudyText(
  { file, value, at }: YamlFile<CaseStudyText>,
  study: CaseStudy | null,
  problems: Problems,
  checkText: (text: string, place: Place, mode: "inline" | "text") => void,
): void {
  if (!value) return;
  if (value.intro) checkText(value.intro, at(["intro"]), "text");
  if (value.notes) checkText(value.notes, at(["notes"]), "text");
  for (const [key, { prompt, help }] of Object.entries(value.questions)) {
    if (study && !study.questions.includes(key)) problems.add(file, at(["questions", key]), `case.yaml has no question “${key}”.`, "Correct the key, or take it out.");
    checkText(prompt, at(["questions", key, "prompt"]), "inline");
    if (help) checkText(help, at(["questions", key, "help"]), "inline");
  }
  for (const key of study?.questions ?? []) {
    if (!Object.hasOwn(value.questions, key)) problems.add(file, at(["questions"]), `The question “${key}” has no text here.`, `Add “${key}:” with its prompt under “questions:”.`);
  }
}
