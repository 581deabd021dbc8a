import { type Locale, locales } from "#app/i18n/locales.ts";
import { caseStudySchema, caseStudyTextSchema } from "../case-study.schema.ts";
import { type CourseUnit, lessonFrontMatterSchema } from "../course.schema.ts";
import { quizDefinitionSchema, quizTextSchema } from "../quiz.schema.ts";
import { checkCaseStudy, checkCaseStudyText } from "./case-study-rules.ts";
import { captionsPath, type FolderUnit, type FolderUnitText } from "./course-folder.ts";
import { checkMarkdown, type MarkdownContext } from "./markdown-rules.ts";
import type { Place, Problems } from "./problem.ts";
import { checkQuiz, checkQuizText } from "./quiz-rules.ts";
import type { FolderFile } from "./read-folder.ts";
import { readYaml } from "./yaml.ts";

export interface UnitContext {
  files: Map<string, FolderFile>;
  languages: ReadonlySet<Locale>; // that the course has texts in
  defaultLanguage: Locale;
  terms: ReadonlySet<string> | null;
  hasMedia: (path: string) => boolean;
  hasPicture: (path: string, locale: Locale) => boolean;
  reflections: Map<string, string>; // key → unit: unique in the course
  problems: Problems;
}

/** Reads a unit's folder. `files` are those it uses, so that strays can be found. */
export function checkUnit(unit: CourseUnit, moduleKey: string, place: Place, context: UnitContext): { unit: FolderUnit; files: string[] } {
  const folder = `modules/${moduleKey}/${unit.key}`;
  const asks = unit.kind === "check" || unit.kind === "quiz";
  const isCase = unit.kind === "case-study";
  const result: FolderUnit = { unit, moduleKey, texts: new Map() };
  const used: string[] = [];
  const take = (name: string): string | undefined => {
    const text = context.files.get(`${folder}/${name}`)?.text;
    if (text !== undefined) used.push(`${folder}/${name}`);
    return text;
  };
  const quiz = asks ? readQuiz(unit, folder, take("quiz.yaml"), context) : undefined;
  if (quiz?.value) result.quiz = quiz.value;
  const study = isCase ? readCaseStudy(unit, folder, take("case.yaml"), context) : undefined;
  if (study?.value) result.caseStudy = study.value;
  const reflections = new Map<Locale, Set<string>>();
  for (const locale of locales) {
    const name = `${locale}.${asks || isCase ? "yaml" : "md"}`;
    const source = take(name);
    if (source === undefined) {
      if (locale === context.defaultLanguage) context.problems.add("course.yaml", place, `The unit “${unit.key}” has no text in the default language.`, `Write ${folder}/${name}.`);
      continue;
    }
    if (!context.languages.has(locale)) context.problems.add(`${folder}/${name}`, undefined, `The course has no texts in this language.`, `Write ${locale}.yaml beside course.yaml first.`);
    const file = `${folder}/${name}`;
    const markdown = { file, terms: context.terms, hasPicture: (path: string) => context.hasPicture(path, locale), problems: context.problems };
    const text = asks ? readQuizTexts(source, quiz, markdown) : isCase ? readCaseTexts(source, study, markdown) : readLesson(source, markdown, reflections, locale);
    if (text) result.texts.set(locale, text);
    if (unit.video) checkCaptions(unit.video.file, locale, place, context);
  }
  if (unit.video && !context.hasMedia(unit.video.file)) context.problems.add("course.yaml", place, `There is no film “${unit.video.file}” in media/.`, "Put the film there, or correct its name.");
  compareReflections(unit, folder, reflections, context);
  return { unit: result, files: used };
}

/** Judges every file below modules/ by itself: what can be said while course.yaml does not yet say which units there are. */
export function checkUnitFiles(context: UnitContext): void {
  const names = [...context.files.keys()];
  for (const [path, { text }] of context.files) {
    const [, folder = "", name = ""] = /^(modules\/[^/]+\/[^/]+)\/([^/]+)$/.exec(path) ?? [];
    const [stem = "", extension] = name.split(".");
    const locale = locales.find((known) => known === stem);
    if (text === undefined) continue;
    const isCase = names.includes(`${folder}/case.yaml`);
    if (name === "quiz.yaml") readYaml(path, text, quizDefinitionSchema, context.problems);
    else if (name === "case.yaml") readYaml(path, text, caseStudySchema, context.problems);
    else if (locale && (extension === "md" || (extension === "yaml" && (isCase || names.includes(`${folder}/quiz.yaml`))))) {
      const markdown = { file: path, terms: context.terms, hasPicture: (picture: string) => context.hasPicture(picture, locale), problems: context.problems };
      if (extension === "yaml" && isCase) readCaseTexts(text, undefined, markdown);
      else if (extension === "yaml") readQuizTexts(text, undefined, markdown);
      else readLesson(text, markdown, new Map(), locale);
    }
  }
}

function readQuiz(unit: CourseUnit, folder: string, source: string | undefined, { problems }: UnitContext) {
  const file = `${folder}/quiz.yaml`;
  if (source === undefined) {
    problems.add(file, undefined, `The ${unit.kind} “${unit.key}” has no quiz.yaml.`, "Write its questions and right answers there.");
    return undefined;
  }
  const quiz = readYaml(file, source, quizDefinitionSchema, problems);
  checkQuiz(quiz, unit.kind, problems);
  return quiz;
}

type MarkdownSource = Omit<MarkdownContext, "mode" | "at">;

function readQuizTexts(source: string, quiz: ReturnType<typeof readQuiz>, markdown: MarkdownSource): FolderUnitText | null {
  const texts = readYaml(markdown.file, source, quizTextSchema, markdown.problems);
  if (quiz?.value) {
    checkQuizText(texts, quiz.value, markdown.problems, (text, at, mode) => checkMarkdown(text, { ...markdown, at, mode }));
  }
  return texts.value && { title: texts.value.title, markdown: texts.value.intro ?? "", quiz: texts.value };
}

function readCaseStudy(unit: CourseUnit, folder: string, source: string | undefined, { problems }: UnitContext) {
  const file = `${folder}/case.yaml`;
  if (source === undefined) {
    problems.add(file, undefined, `The case study “${unit.key}” has no case.yaml.`, "Write its practice and its questions there.");
    return undefined;
  }
  const study = readYaml(file, source, caseStudySchema, problems);
  checkCaseStudy(study, problems);
  return study;
}

function readCaseTexts(source: string, study: ReturnType<typeof readCaseStudy>, markdown: MarkdownSource): FolderUnitText | null {
  const texts = readYaml(markdown.file, source, caseStudyTextSchema, markdown.problems);
  checkCaseStudyText(texts, study?.value ?? null, markdown.problems, (text, at, mode) => checkMarkdown(text, { ...markdown, at, mode }));
  return texts.value && { title: texts.value.title, markdown: texts.value.intro ?? "", caseStudy: texts.value };
}

function readLesson(source: string, markdown: MarkdownSource, reflections: Map<Locale, Set<string>>, locale: Locale): FolderUnitText | null {
  const { file, problems } = markdown;
  const checked = checkMarkdown(source, { ...markdown, mode: "lesson" });
  const keys = new Set<string>();
  for (const { key, place } of checked.reflections) {
    if (keys.has(key)) problems.add(file, place, `There are two reflections with the key “${key}”.`, "Give one of them another key.");
    keys.add(key);
  }
  reflections.set(locale, keys);
  const match = /^---[ \t]*\n([^]*?)\n---[ \t]*(?:\n|$)/.exec(source);
  if (!match) {
    problems.add(file, undefined, "The lesson does not begin with its title.", "Begin the file with three lines: ---, title: …, ---.");
    return null;
  }
  const front = readYaml(file, match[1] ?? "", lessonFrontMatterSchema, problems, 2);
  const body = source.slice(match[0].length).trim();
  if (body === "") problems.add(file, undefined, "The lesson has no text.", "Write it below the title.");
  return front.value && { title: front.value.title, markdown: body };
}

function checkCaptions(video: string, locale: Locale, place: Place, { hasMedia, problems }: UnitContext): void {
  const captions = captionsPath(video, locale);
  if (!hasMedia(captions)) problems.add("course.yaml", place, `The film “${video}” has no captions in “${locale}”.`, `Write media/${captions}.`);
}

/** A learner's answer hangs on the key: the same keys in every language, and each in one unit only. */
function compareReflections(unit: CourseUnit, folder: string, byLocale: Map<Locale, Set<string>>, { defaultLanguage, reflections, problems }: UnitContext): void {
  const wanted = byLocale.get(defaultLanguage);
  for (const [locale, keys] of byLocale) {
    const file = `${folder}/${locale}.md`;
    for (const key of keys) {
      const owner = reflections.get(key);
      if (owner !== undefined && owner !== unit.key) problems.add(file, undefined, `The unit “${owner}” has a reflection “${key}” too.`, "Give one of them another key: they are unique in the course.");
      else reflections.set(key, unit.key);
      if (wanted && !wanted.has(key)) problems.add(file, undefined, `The reflection “${key}” is not in ${defaultLanguage}.md.`, "Use the same keys in every language.");
    }
    for (const key of wanted ?? []) {
      if (!keys.has(key)) problems.add(file, undefined, `The reflection “${key}” of ${defaultLanguage}.md is missing.`, "Translate it too, with the same key.");
    }
  }
}
