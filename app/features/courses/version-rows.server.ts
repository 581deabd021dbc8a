import { createHash } from "node:crypto";
import { type Locale, locales } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { CourseTextContent, CourseTextFile } from "./course.schema.ts";
import type { CourseFolder } from "./folder/course-folder.ts";
import type { QuizDefinition } from "./quiz.schema.ts";

/** A checked folder → the rows of one version. */
export function rowsOf(course: CourseFolder, versionId: string) {
  const { structure, units, hash } = course;
  const placed = units.map((unit, position) => ({ ...unit, id: newId(), position }));
  return {
    version: {
      contentHash: hash,
      level: structure.level,
      minutes: units.reduce((sum, { unit }) => sum + unit.minutes, 0),
      defaultLanguage: structure.defaultLanguage,
      illustrative: structure.illustrative,
      structure,
    },
    themes: structure.themes.map((theme) => ({ versionId, theme })),
    texts: locales.flatMap((locale) => {
      const text = course.texts.get(locale);
      return text ? [{ versionId, locale, ...textRow(course, text, locale) }] : [];
    }),
    units: placed.map(({ id, position, unit, moduleKey, quiz, caseStudy }) => ({
      id,
      versionId,
      key: unit.key,
      moduleKey,
      position,
      kind: unit.kind,
      minutes: unit.minutes,
      ...(quiz ? { quiz, quizHash: hashQuiz(quiz) } : {}),
      ...(caseStudy ? { caseStudy, practice: caseStudy.practice } : {}),
    })),
    unitTexts: placed.flatMap(({ id, texts }) => [...texts].map(([locale, { title, markdown, quiz, caseStudy }]) => ({ unitId: id, locale, title, markdown, ...(quiz ? { quiz } : {}), ...(caseStudy ? { caseStudy } : {}) }))),
    media: course.media.map(({ path, hash: mediaHash, type, bytes }) => ({ versionId, path, hash: mediaHash, type, bytes })),
  };
}

function textRow(course: CourseFolder, text: CourseTextFile, locale: Locale) {
  const titles = Object.fromEntries(course.units.flatMap(({ unit, texts }) => {
    const title = texts.get(locale)?.title;
    return title === undefined ? [] : [[unit.key, title]];
  }));
  const { title, summary, description, audience, outcomes, modules } = text;
  const content: CourseTextContent = { description, audience, outcomes, modules, units: titles };
  const moduleTitles = Object.values(modules).map((module) => module.title);
  return {
    title,
    summary,
    search: fold([title, summary, ...outcomes, ...moduleTitles, ...Object.values(titles)].join(" ")),
    completeness: Math.floor((100 * Object.keys(titles).length) / course.units.length),
    content,
  };
}

/**
 * Changes when questions or right answers change, and with nothing else: neither wording, nor the order of questions,
 * nor pass mark, attempts or time. A passed quiz with the same hash stays passed in the next version.
 */
export function hashQuiz({ questions }: QuizDefinition): string {
  const sorted = [...questions].sort((a, b) => (a.key < b.key ? -1 : 1)).map((question) => canonical(question));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)]);
}
