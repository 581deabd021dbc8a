import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { quizDefinitionSchema, quizTextSchema, type Question, type QuestionText } from "#app/features/courses/quiz.schema.ts";
import { courseStructureSchema } from "#app/features/courses/course.schema.ts";

// What a test knows and a learner does not: the course folder, right answers included.

const courses = path.resolve(import.meta.dirname, "../../courses");

const read = (...parts: string[]): unknown => parse(readFileSync(path.join(courses, ...parts), "utf8"));

export interface KnownQuestion {
  definition: Question;
  text: QuestionText;
}

export interface KnownUnit {
  key: string;
  moduleKey: string;
  kind: string;
  minutes: number;
}

export interface KnownCourse {
  slug: string;
  units: KnownUnit[];
  minimumMinutes: number;
}

export function knownCourse(slug: string): KnownCourse {
  const { modules, completion } = courseStructureSchema.parse(read(slug, "course.yaml"));
  return {
    slug,
    units: modules.flatMap((module) => module.units.map(({ key, kind, minutes }) => ({ key, moduleKey: module.key, kind, minutes }))),
    minimumMinutes: completion.minimumMinutes ?? 0,
  };
}

/** Every question of a quiz by its key. */
export function knownQuiz(course: KnownCourse, unitKey: string, locale: string): Map<string, KnownQuestion> {
  const unit = course.units.find(({ key }) => key === unitKey);
  if (!unit) throw new Error(`The course ${course.slug} has no unit ${unitKey}.`);
  const folder = [course.slug, "modules", unit.moduleKey, unitKey];
  const { questions } = quizDefinitionSchema.parse(read(...folder, "quiz.yaml"));
  const texts = quizTextSchema.parse(read(...folder, `${locale}.yaml`)).questions;
  return new Map(
    questions.map((definition) => {
      const text = texts[definition.key];
      if (!text) throw new Error(`${unitKey} has no ${locale} text for ${definition.key}.`);
      return [definition.key, { definition, text }];
    }),
  );
}
