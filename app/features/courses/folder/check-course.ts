import { createHash } from "node:crypto";
import { basename, dirname, join, resolve } from "node:path";
import { defaultLocale, isLocale, type Locale, locales } from "#app/i18n/locales.ts";
import { courseStructureSchema, type CourseTextFile, courseTextSchema, isKey } from "../course.schema.ts";
import { checkGlossary } from "./check-glossary.ts";
import { checkUnit, checkUnitFiles, type UnitContext } from "./check-unit.ts";
import { type CourseFolder, type FolderMedia, mediaCandidates } from "./course-folder.ts";
import { checkMarkdown } from "./markdown-rules.ts";
import { checkMedia, isPicture } from "./media-rules.ts";
import { type CourseProblem, Problems } from "./problem.ts";
import { type FolderFile, readFolder } from "./read-folder.ts";
import { checkCourseText, checkStructure, listUnits } from "./structure-rules.ts";
import { readYaml } from "./yaml.ts";

export interface CheckedCourse {
  /** Null as long as there is a problem. */
  course: CourseFolder | null;
  problems: CourseProblem[];
}

/**
 * Reads a course folder and judges all of it: everything that is wrong comes back at once. Never throws for what the
 * folder contains. `terms` are the glossary's keys; left out, the glossary is looked for beside the folder.
 */
export async function checkCourse(folder: string, { terms }: { terms?: ReadonlySet<string> } = {}): Promise<CheckedCourse> {
  const problems = new Problems();
  const root = resolve(folder);
  const slug = basename(root);
  if (!isKey(slug) || slug === "glossary") problems.add(".", undefined, `“${slug}” cannot be the name of a course.`, "Name the folder with lower-case letters, digits and hyphens.");
  const files = await readFolder(root, problems);
  const media = await checkMedia([...files.values()].filter(({ path }) => path.startsWith("media/")), problems);
  const structureFile = files.get("course.yaml");
  if (structureFile?.text === undefined) {
    problems.add("course.yaml", undefined, "The course has no course.yaml.", "Write it as docs/course-format.md shows.");
    return { course: null, problems: problems.sorted };
  }
  const structure = readYaml("course.yaml", structureFile.text, courseStructureSchema, problems);
  checkStructure(structure, problems);
  const glossary = terms ?? (await checkGlossary(join(dirname(root), "glossary"))).keys;
  const texts = readTexts(files, structure.value?.defaultLanguage ?? null, problems);
  const context: UnitContext = {
    files,
    languages: new Set(texts.keys()),
    defaultLanguage: structure.value?.defaultLanguage ?? defaultLocale,
    terms: glossary,
    hasMedia: (path) => files.has(`media/${path}`),
    hasPicture: (path, locale) => isPicture(path) && mediaCandidates(path, locale).some((candidate) => files.has(`media/${candidate}`)),
    reflections: new Map(),
    problems,
  };
  if (!structure.value) {
    checkUnitFiles(context);
    return { course: null, problems: problems.sorted };
  }
  for (const text of texts.values()) {
    checkCourseText(text, structure.value, problems);
    if (text.value) checkMarkdown(text.value.description, { file: text.file, mode: "text", at: text.at(["description"]), terms: glossary, hasPicture: () => false, problems });
  }
  const units = listUnits(structure.value).map(({ unit, moduleKey, path }) => checkUnit(unit, moduleKey, structure.at(path), context));
  reportStrays(files, new Set(units.flatMap(({ files: used }) => used)), problems);
  if (problems.all.length > 0) return { course: null, problems: problems.sorted };
  return {
    course: { slug, hash: hashOf(files), structure: structure.value, texts: valuesOf(texts), units: units.map(({ unit }) => unit), media: media.sort(byPath) },
    problems: [],
  };
}

/** What `checkCourse` would call the folder's content, without judging it: tells whether anything changed since it was published. */
export async function hashCourse(folder: string): Promise<string> {
  return hashOf(await readFolder(resolve(folder), new Problems()));
}

function readTexts(files: Map<string, FolderFile>, defaultLanguage: Locale | null, problems: Problems) {
  const texts = new Map<Locale, ReturnType<typeof readYaml<CourseTextFile>>>();
  for (const locale of locales) {
    const text = files.get(`${locale}.yaml`)?.text;
    if (text !== undefined) texts.set(locale, readYaml(`${locale}.yaml`, text, courseTextSchema, problems));
  }
  if (defaultLanguage && !texts.has(defaultLanguage)) problems.add(`${defaultLanguage}.yaml`, undefined, "The course has no texts in its default language.", "Write this file, or name another defaultLanguage in course.yaml.");
  return texts;
}

function valuesOf(texts: ReturnType<typeof readTexts>): Map<Locale, CourseTextFile> {
  const values = new Map<Locale, CourseTextFile>();
  for (const [locale, { value }] of texts) if (value) values.set(locale, value);
  return values;
}

/** A file that nothing refers to is usually a misspelt one. */
function reportStrays(files: Map<string, FolderFile>, used: ReadonlySet<string>, problems: Problems): void {
  for (const path of files.keys()) {
    if (path === "course.yaml" || path === "README.md" || path.startsWith("media/") || used.has(path)) continue;
    const [name, extension] = path.split(".");
    if (!path.includes("/") && extension === "yaml" && isLocale(name)) continue;
    const inModules = path.startsWith("modules/");
    problems.add(path, undefined, "This file belongs to nothing.", inModules ? "Name its module and unit in course.yaml, or correct the path: modules/<module>/<unit>/<language>.md, or quiz.yaml (case.yaml for a case study) and <language>.yaml." : "Take it out, or correct its name.");
  }
}

/** Same files, same hash: names and contents of everything, in a fixed order. */
function hashOf(files: Map<string, FolderFile>): string {
  const hash = createHash("sha256");
  for (const file of [...files.values()].sort(byPath)) hash.update(`${file.path}\0${file.hash}\n`);
  return hash.digest("hex");
}

function byPath(a: FolderFile | FolderMedia, b: FolderFile | FolderMedia): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
