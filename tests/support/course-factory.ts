import { createHash } from "node:crypto";
import { db } from "#app/db/client.server.ts";
import type { Course, CourseVersion, Unit } from "#app/db/generated/client.ts";
import type { CaseStudy, CaseStudyText } from "#app/features/courses/case-study.schema.ts";
import type { CompletionRule, CourseStructure, CourseTextContent, CourseUnit } from "#app/features/courses/course.schema.ts";
import type { CourseTheme, Level, UnitKind } from "#app/features/courses/keys.ts";
import type { QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { newId } from "#app/lib/ids.server.ts";
import { nextNumber } from "./counter.ts";

export interface UnitInput {
  key: string;
  kind?: UnitKind;
  moduleKey?: string;
  minutes?: number;
  video?: CourseUnit["video"];
  quiz?: QuizDefinition;
  title?: string;
  markdown?: string;
  quizText?: QuizText;
  caseStudy?: CaseStudy;
  caseText?: CaseStudyText;
}

export interface CourseInput {
  slug?: string;
  title?: string;
  summary?: string;
  locale?: Locale;
  level?: Level;
  themes?: CourseTheme[];
  illustrative?: boolean;
  units?: UnitInput[];
  /** As in course.yaml; left out: all units, and every unit of kind quiz. */
  completion?: Partial<CompletionRule>;
  /** Give an existing course to publish its next version. */
  course?: Course;
  number?: number;
  publishedAt?: Date;
}

export interface CreatedCourse {
  course: Course;
  version: CourseVersion;
  /** In the order of the course. */
  units: Unit[];
}

/** One question, one right answer ("yes" of yes and no). */
export const sampleQuiz: QuizDefinition = {
  passMark: 70,
  attempts: 3,
  shuffle: false,
  questions: [{ key: "first", kind: "single", options: ["yes", "no"], correct: "yes", points: 1 }],
};

export const sampleQuizText: QuizText = {
  title: "Final test",
  questions: { first: { prompt: "Is this right?", options: { yes: { text: "Yes" }, no: { text: "No" } } } },
};

/** Two questions, of which the second is the transfer plan. */
export const sampleCase: CaseStudy = { practice: "a-practice", questions: ["need", "transfer"], plan: "transfer" };

export const sampleCaseText: CaseStudyText = {
  title: "A case",
  intro: "Read the record.",
  questions: { need: { prompt: "What was the *need*?", help: "Whose was it?" }, transfer: { prompt: "What will you take over?" } },
  notes: "Only for facilitators.",
};

const defaultUnits: UnitInput[] = [
  { key: "first-lesson", kind: "lesson" },
  { key: "final-test", kind: "quiz" },
];

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const isQuiz = (kind: UnitKind): boolean => kind === "quiz" || kind === "check";

/** Writes a published course with its texts in one language, past the importer: by default one lesson and one quiz. */
export async function createCourse(input: CourseInput = {}): Promise<CreatedCourse> {
  const unique = nextNumber();
  const locale = input.locale ?? "en";
  const title = input.title ?? `Course ${unique}`;
  const summary = input.summary ?? `What course ${unique} is about.`;
  const units = (input.units ?? defaultUnits).map((unit, position) => completeUnit(unit, position));
  const publishedAt = input.publishedAt ?? new Date("2026-01-15T09:00:00.000Z");
  const course = input.course ?? (await db.course.create({ data: { id: newId(), slug: input.slug ?? `course-${unique}`, createdAt: publishedAt } }));
  const modules = [...new Set(units.map(({ moduleKey }) => moduleKey))];

  const version = await db.courseVersion.create({
    data: {
      id: newId(),
      courseId: course.id,
      number: input.number ?? (await db.courseVersion.count({ where: { courseId: course.id } })) + 1,
      contentHash: sha256(`content ${unique}`),
      publishedAt,
      level: input.level ?? "introductory",
      minutes: units.reduce((sum, { minutes }) => sum + minutes, 0),
      defaultLanguage: locale,
      illustrative: input.illustrative ?? false,
      structure: {
        format: 1,
        defaultLanguage: locale,
        themes: input.themes ?? ["governance"],
        level: input.level ?? "introductory",
        illustrative: input.illustrative ?? false,
        licence: "CC-BY-4.0",
        authors: [{ name: "REGIN Academy" }],
        completion: { units: "all", quizzes: units.filter(({ kind }) => kind === "quiz").map(({ key }) => key), ...input.completion },
        modules: modules.map((key) => ({
          key,
          units: units.filter(({ moduleKey }) => moduleKey === key).map((unit) => ({ key: unit.key, kind: unit.kind, minutes: unit.minutes, ...(unit.video && { video: unit.video }) })),
        })),
      } satisfies CourseStructure,
      themes: { create: (input.themes ?? ["governance"]).map((theme) => ({ theme })) },
      texts: {
        create: {
          locale,
          title,
          summary,
          search: fold([title, summary, ...units.map((unit) => unit.title)].join(" ")),
          completeness: 100,
          content: {
            description: `About **${title}**.`,
            audience: "Staff of regional administrations.",
            outcomes: ["Explain it", "Apply it", "Judge it"],
            modules: Object.fromEntries(modules.map((key) => [key, { title: `Module ${key}`, summary: `About ${key}.` }])),
            units: Object.fromEntries(units.map((unit) => [unit.key, unit.title])),
          } satisfies CourseTextContent,
        },
      },
    },
  });

  await db.unit.createMany({
    data: units.map(({ id, key, moduleKey, position, kind, minutes, quiz, caseStudy }) => ({ id, versionId: version.id, key, moduleKey, position, kind, minutes, quiz, quizHash: quiz && sha256(JSON.stringify(quiz)), caseStudy, practice: caseStudy?.practice })),
  });
  await db.unitText.createMany({ data: units.map(({ id, title: unitTitle, markdown, quizText, caseText }) => ({ unitId: id, locale, title: unitTitle, markdown, quiz: quizText, caseStudy: caseText })) });
  const current = await db.course.update({ where: { id: course.id }, data: { currentVersionId: version.id } });
  return { course: current, version, units: await db.unit.findMany({ where: { versionId: version.id }, orderBy: { position: "asc" } }) };
}

function completeUnit(unit: UnitInput, position: number) {
  const kind = unit.kind ?? "lesson";
  const asksQuestions = isQuiz(kind);
  const title = unit.title ?? `Unit ${unit.key}`;
  return {
    id: newId(),
    key: unit.key,
    kind,
    position,
    video: unit.video,
    moduleKey: unit.moduleKey ?? "first-module",
    minutes: unit.minutes ?? 10,
    title,
    markdown: unit.markdown ?? (asksQuestions ? "" : `## ${title}\n\nText of the unit.\n`),
    quiz: asksQuestions ? (unit.quiz ?? defaultQuiz(kind)) : undefined,
    caseStudy: kind === "case-study" ? (unit.caseStudy ?? sampleCase) : undefined,
    caseText: kind === "case-study" ? (unit.caseText ?? { ...sampleCaseText, title }) : undefined,
    quizText: asksQuestions ? (unit.quizText ?? { ...sampleQuizText, title }) : undefined,
  };
}

function defaultQuiz(kind: UnitKind): QuizDefinition {
  return kind === "quiz" ? sampleQuiz : { shuffle: false, questions: sampleQuiz.questions };
}
