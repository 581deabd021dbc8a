import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import type { CourseStructure, CourseTextFile } from "#app/features/courses/course.schema.ts";
import type { CourseFolder, FolderUnit } from "#app/features/courses/folder/course-folder.ts";
import { levels, themes, type Theme } from "#app/features/courses/keys.ts";
import type { QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import { rowsOf } from "#app/features/courses/version-rows.server.ts";
import { type Locale, locales } from "#app/i18n/locales.ts";
import { insertRows, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";

// Courses that only weigh what real ones weigh. Their words are drawn from a list and mean nothing.

const words =
  "region policy council service housing school health language labour evidence indicator measure plan budget actor partner process share access right register report survey target group support office network method result practice change review question answer local national European público regió città ação språk accès vivienda salut escola arbete logement".split(" ");
const lessonsPerModule = 3;
const modules = ["start", "middle", "finish"] as const;

export interface LoadCourseOptions {
  count: number;
  /** The first versions are published from this moment on, one a minute. */
  from: number;
  onRows: OnRows;
}

/** Writes published courses in one to seven languages, each third one with a second version. */
export function loadCourses(connection: InstanceType<typeof Database>, chance: Chance, { count, from, onRows }: LoadCourseOptions): void {
  const write = connection.transaction((index: number) => {
    const slug = `load-${String(index + 1).padStart(4, "0")}`;
    const courseId = chance.id();
    const publishedAt = from + index * 60_000;
    insertRows(connection, "Course", [{ id: courseId, slug, createdAt: moment(publishedAt) }]);
    const versions = index % 3 === 0 ? 2 : 1;
    for (let number = 1; number <= versions; number++) {
      const versionId = chance.id();
      const rows = rowsOf(makeCourse(slug, number, chance), versionId);
      const ids = new Map(rows.units.map((unit) => [unit.id, chance.id()])); // the product's ids are random
      insertRows(connection, "CourseVersion", [{ id: versionId, courseId, number, publishedAt: moment(publishedAt + (number - 1) * 86_400_000), ...rows.version }]);
      insertRows(connection, "CourseTheme", rows.themes);
      insertRows(connection, "CourseText", rows.texts);
      insertRows(connection, "Unit", rows.units.map((unit) => ({ ...unit, id: ids.get(unit.id) })));
      insertRows(connection, "UnitText", rows.unitTexts.map((text) => ({ ...text, unitId: ids.get(text.unitId) })));
      connection.prepare(`UPDATE "Course" SET "currentVersionId" = ? WHERE "id" = ?`).run(versionId, courseId);
    }
  });
  for (let index = 0; index < count; index++) {
    write(index);
    onRows("Courses", index + 1, count);
  }
}

function makeCourse(slug: string, number: number, chance: Chance): CourseFolder {
  const defaultLanguage = chance.pick(locales);
  // Complete in its own language, mostly complete in some others.
  const languages = locales.filter((locale) => locale === defaultLanguage || chance.happens(0.35));
  const ownThemes: Theme[] = [...new Set([chance.pick(themes), chance.pick(themes)])];
  const units = modules.flatMap((moduleKey) => [
    ...Array.from({ length: lessonsPerModule }, (_, lesson) => makeLesson(moduleKey, lesson + 1, { languages, defaultLanguage }, chance)),
    makeQuiz(moduleKey, languages, chance),
  ]);
  const structure: CourseStructure = {
    format: 1,
    defaultLanguage,
    themes: ownThemes,
    level: chance.pick(levels),
    illustrative: true,
    licence: "EUPL-1.2",
    authors: [{ name: "Load test" }],
    completion: { units: "all", quizzes: units.filter(({ unit }) => unit.kind === "quiz").map(({ unit }) => unit.key) },
    modules: modules.map((key) => ({ key, units: units.filter(({ moduleKey }) => moduleKey === key).map(({ unit }) => unit) })),
  };
  const texts = new Map(languages.map((locale) => [locale, makeText(slug, chance)]));
  return { slug, hash: createHash("sha256").update(`${slug} ${number}`).digest("hex"), structure, texts, units, media: [] };
}

function makeText(slug: string, chance: Chance): CourseTextFile {
  return {
    title: `Load test ${slug.slice(5)}: ${sentence(chance, 4)}`,
    summary: `${sentence(chance, 18)}.`,
    description: Array.from({ length: 2 }, () => `${sentence(chance, 50)}.`).join("\n\n"),
    audience: `${sentence(chance, 10)}.`,
    outcomes: Array.from({ length: 4 }, () => sentence(chance, 8)),
    modules: Object.fromEntries(modules.map((key) => [key, { title: sentence(chance, 3), summary: `${sentence(chance, 12)}.` }])),
  };
}

function makeLesson(moduleKey: string, number: number, { languages, defaultLanguage }: { languages: readonly Locale[]; defaultLanguage: Locale }, chance: Chance): FolderUnit {
  const written = languages.filter((locale) => locale === defaultLanguage || chance.happens(0.9));
  return {
    unit: { key: `${moduleKey}-lesson-${number}`, kind: "lesson", minutes: chance.whole(5, 12) },
    moduleKey,
    texts: new Map(written.map((locale) => [locale, { title: sentence(chance, 4), markdown: makeMarkdown(chance) }])),
  };
}

function makeMarkdown(chance: Chance): string {
  const part = () => [`## ${sentence(chance, 3)}`, `${sentence(chance, 60)}.`, `- ${sentence(chance, 8)}\n- ${sentence(chance, 8)}\n- **${sentence(chance, 2)}**`, `${sentence(chance, 45)}.`].join("\n\n");
  return [part(), part(), part()].join("\n\n");
}

function makeQuiz(moduleKey: (typeof modules)[number], languages: readonly Locale[], chance: Chance): FolderUnit {
  const isFinal = moduleKey === "finish";
  const questions: QuizDefinition["questions"] = [
    { key: "one", kind: "single", options: ["a", "b", "c", "d"], correct: "b", points: 1 },
    { key: "many", kind: "multiple", options: ["a", "b", "c", "d"], correct: ["a", "d"], points: 2 },
    ...(isFinal
      ? ([
          { key: "fact", kind: "true-false", correct: true, points: 1 },
          { key: "number", kind: "numeric", correct: 27, tolerance: 0, points: 1 },
          { key: "steps", kind: "ordering", order: ["a", "b", "c"], points: 2 },
          { key: "pairs", kind: "matching", pairs: { a: "x", b: "y" }, distractors: ["z"], points: 2 },
        ] as const).map((question) => structuredClone(question) as QuizDefinition["questions"][number])
      : []),
  ];
  const definition: QuizDefinition = { shuffle: true, questions, ...(isFinal ? { passMark: 60, attempts: 3 } : {}) };
  const options = () => Object.fromEntries(["a", "b", "c", "d"].map((key) => [key, { text: sentence(chance, 5), feedback: `${sentence(chance, 9)}.` }]));
  const texts = (keys: string[]) => Object.fromEntries(keys.map((key) => [key, sentence(chance, 3)]));
  const text = (): QuizText => ({
    title: sentence(chance, 3),
    questions: {
      one: { prompt: `${sentence(chance, 9)}?`, explanation: `${sentence(chance, 20)}.`, options: options() },
      many: { prompt: `${sentence(chance, 9)}?`, explanation: `${sentence(chance, 20)}.`, options: options() },
      ...(isFinal
        ? {
            fact: { prompt: `${sentence(chance, 9)}?` },
            number: { prompt: `${sentence(chance, 9)}?` },
            steps: { prompt: `${sentence(chance, 9)}?`, items: texts(["a", "b", "c"]) },
            pairs: { prompt: `${sentence(chance, 9)}?`, left: texts(["a", "b"]), right: texts(["x", "y", "z"]) },
          }
        : {}),
    },
  });
  return {
    unit: { key: isFinal ? "final-test" : `${moduleKey}-check`, kind: isFinal ? "quiz" : "check", minutes: isFinal ? 15 : 5 },
    moduleKey,
    quiz: definition,
    texts: new Map(languages.map((locale) => [locale, { title: isFinal ? "Final test" : "Practice", markdown: `${sentence(chance, 20)}.`, quiz: text() }])),
  };
}

function sentence(chance: Chance, length: number): string {
  const text = Array.from({ length }, () => chance.pick(words)).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
