import { db } from "#app/db/client.server.ts";
import { isLocale, type Locale, locales, pickLocale } from "#app/i18n/locales.ts";
import type { CompletionRule, CourseStructure, CourseTextContent } from "./course.schema.ts";
import type { CourseTheme, Level, UnitKind } from "./keys.ts";
import { renderText } from "./markdown/render.ts";
import type { QuizDefinition } from "./quiz.schema.ts";

export interface CoursePageUnit {
  key: string;
  kind: UnitKind;
  minutes: number;
  title: string;
  locale: Locale; // of the title
}

export interface CoursePage {
  id: string;
  slug: string;
  versionId: string;
  version: number;
  publishedAt: Date;
  level: Level;
  themes: CourseTheme[];
  minutes: number;
  illustrative: boolean;
  licence: string;
  authors: string[];
  defaultLanguage: Locale;
  locale: Locale; // of everything below but unit titles that say otherwise
  title: string;
  summary: string;
  descriptionHtml: string;
  audience: string;
  outcomes: string[]; // also what the certificate says
  languages: { locale: Locale; completeness: number }[]; // per cent of units
  modules: { key: string; title: string; summary: string; minutes: number; units: CoursePageUnit[] }[];
  unitCount: number;
  completion: {
    units: "all" | CoursePageUnit[];
    quizzes: { key: string; title: string; passMark: number }[];
    minimumMinutes: number | null;
  };
}

/** A published course as its page shows it, in the reader's language or the best there is; null if there is none. Four statements. */
export async function findCourse(slug: string, locale: Locale): Promise<CoursePage | null> {
  const course = await db.course.findUnique({
    where: { slug },
    select: {
      id: true,
      currentVersion: {
        select: {
          id: true, number: true, publishedAt: true, minutes: true, defaultLanguage: true, structure: true,
          texts: { select: { locale: true, title: true, summary: true, completeness: true, content: true } },
          units: { where: { kind: "quiz" }, select: { key: true, quiz: true } },
        },
      },
    },
  });
  const version = course?.currentVersion;
  if (!course || !version) return null;
  const structure = version.structure as CourseStructure;
  const shown = pickLocale(version.texts.map((text) => text.locale), locale, version.defaultLanguage);
  const text = version.texts.find((candidate) => candidate.locale === shown);
  if (!text || !isLocale(shown)) return null;
  const content = text.content as CourseTextContent;
  const fallback = version.texts.find((candidate) => candidate.locale === version.defaultLanguage)?.content as CourseTextContent | undefined;
  const modules = structure.modules.map((module) => ({
    key: module.key,
    title: content.modules[module.key]?.title ?? module.key,
    summary: content.modules[module.key]?.summary ?? "",
    minutes: module.units.reduce((sum, unit) => sum + unit.minutes, 0),
    units: module.units.map(({ key, kind, minutes }): CoursePageUnit => {
      const title = content.units[key];
      return { key, kind, minutes, title: title ?? fallback?.units[key] ?? key, locale: title === undefined ? structure.defaultLanguage : shown };
    }),
  }));
  const units = modules.flatMap((module) => module.units);
  return {
    id: course.id,
    slug,
    versionId: version.id,
    version: version.number,
    publishedAt: version.publishedAt,
    level: structure.level,
    themes: structure.themes,
    minutes: version.minutes,
    illustrative: structure.illustrative,
    licence: structure.licence,
    authors: structure.authors.map((author) => author.name),
    defaultLanguage: structure.defaultLanguage,
    locale: shown,
    title: text.title,
    summary: text.summary,
    descriptionHtml: renderText(content.description),
    audience: content.audience,
    outcomes: content.outcomes,
    languages: locales.flatMap((language) => {
      const row = version.texts.find((candidate) => candidate.locale === language);
      return row ? [{ locale: language, completeness: row.completeness }] : [];
    }),
    modules,
    unitCount: units.length,
    completion: showCompletion(structure.completion, units, version.units),
  };
}

function showCompletion(rule: CompletionRule, units: CoursePageUnit[], quizzes: { key: string; quiz: unknown }[]): CoursePage["completion"] {
  const passMarks = new Map(quizzes.map(({ key, quiz }) => [key, (quiz as QuizDefinition | null)?.passMark ?? 0]));
  return {
    units: rule.units === "all" ? "all" : units.filter((unit) => rule.units.includes(unit.key)),
    quizzes: rule.quizzes.map((key) => ({ key, title: units.find((unit) => unit.key === key)?.title ?? key, passMark: passMarks.get(key) ?? 0 })),
    minimumMinutes: rule.minimumMinutes ?? null,
  };
}
