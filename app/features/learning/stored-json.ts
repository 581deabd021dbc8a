import type { CaseStudy, CaseStudyText } from "#app/features/courses/case-study.schema.ts";
import type { CourseStructure, CourseTextContent } from "#app/features/courses/course.schema.ts";
import type { QuizDefinition, QuizText } from "#app/features/courses/quiz.schema.ts";
import type { JsonValue } from "#app/db/generated/internal/prismaNamespace.ts";
import type { QuizAnswerValue } from "./quiz/answer.schema.ts";
import type { QuizPaper } from "./quiz/paper.ts";

// JSON columns hold what our own code validated before it wrote them (importer, startAttempt, saveAnswers), and versions
// and papers never change afterwards. So a read names the type; parsing again would cost every page for nothing.

export const storedStructure = (value: JsonValue): CourseStructure => value as unknown as CourseStructure;
export const storedCourseText = (value: JsonValue): CourseTextContent => value as unknown as CourseTextContent;
export const storedDefinition = (value: JsonValue): QuizDefinition => value as unknown as QuizDefinition;
export const storedQuizText = (value: JsonValue | null | undefined): QuizText | null => (value ?? null) as unknown as QuizText | null;
export const storedCaseStudy = (value: JsonValue): CaseStudy => value as unknown as CaseStudy;
export const storedCaseText = (value: JsonValue | null): CaseStudyText | null => (value ?? null) as unknown as CaseStudyText | null;
export const storedPaper = (value: JsonValue): QuizPaper => value as unknown as QuizPaper;
export const storedAnswer = (value: JsonValue): QuizAnswerValue => value as unknown as QuizAnswerValue;
