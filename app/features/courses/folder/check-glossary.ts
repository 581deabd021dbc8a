import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { type Glossary, glossarySchema } from "../course.schema.ts";
import { type CourseProblem, Problems } from "./problem.ts";
import { readFolder } from "./read-folder.ts";
import { readYaml } from "./yaml.ts";

export interface CheckedGlossary {
  /** Null as long as there is a problem. */
  languages: Map<Locale, Glossary> | null;
  /** Every term that English defines, the language that definitions fall back to; null when it cannot be read. */
  keys: ReadonlySet<string> | null;
  problems: CourseProblem[];
}

/** Reads courses/glossary and judges all of it. */
export async function checkGlossary(folder: string): Promise<CheckedGlossary> {
  const problems = new Problems();
  const languages = new Map<Locale, Glossary>();
  for (const file of (await readFolder(folder, problems)).values()) {
    const name = /^([a-z]{2})\.yaml$/.exec(file.path)?.[1];
    if (!isLocale(name)) {
      problems.add(file.path, undefined, "This file has no place in the glossary.", "Name it after a language: en.yaml, es.yaml, ca.yaml, pt.yaml, it.yaml, sv.yaml or fr.yaml.");
      continue;
    }
    const { value } = readYaml(file.path, file.text ?? "", glossarySchema, problems);
    if (value) languages.set(name, value);
  }
  const english = languages.get("en");
  if (!english) problems.add("en.yaml", undefined, "The glossary has no English file that can be used.", "Write en.yaml: the other languages fall back to it.");
  for (const [language, terms] of languages) {
    for (const key of Object.keys(terms)) {
      if (english && !Object.hasOwn(english, key)) problems.add(`${language}.yaml`, undefined, `“${key}” is not in en.yaml.`, "Add it to en.yaml too, or correct the key.");
    }
  }
  return { languages: problems.all.length > 0 ? null : languages, keys: english ? new Set(Object.keys(english)) : null, problems: problems.sorted };
}
