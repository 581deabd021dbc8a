import type { Question, QuizDefinition } from "#app/features/courses/quiz.schema.ts";
import type { QuizAnswerValue } from "#app/features/learning/quiz/answer.schema.ts";
import { drawPaper, type QuizPaper } from "#app/features/learning/quiz/paper.ts";
import { answerRight } from "../right-answer.ts";
import type { Chance } from "./chance.ts";

interface SatAnswer {
  key: string;
  value: QuizAnswerValue;
  points: number | null;
}

export interface SatPaper {
  paper: QuizPaper;
  answers: SatAnswer[];
  points: number;
  maxPoints: number;
  percent: number;
}

/** An attempt as if sat: each answer is right in `skill` of cases. */
export function sitPaper(definition: QuizDefinition, skill: number, chance: Chance): SatPaper {
  const paper = drawPaper(definition, chance.next);
  const byKey = new Map(definition.questions.map((question) => [question.key, question]));
  let points = 0;
  let maxPoints = 0;
  const answers = paper.questions.flatMap(({ key }): SatAnswer[] => {
    const question = byKey.get(key);
    if (!question) return [];
    if (question.kind === "open") return [{ key, value: answerRight(question, undefined), points: null }];
    const isRight = chance.happens(skill);
    const gained = isRight ? question.points : 0;
    points += gained;
    maxPoints += question.points;
    return [{ key, value: isRight ? answerRight(question, undefined) : noAnswer(question), points: gained }];
  });
  return { paper, answers, points, maxPoints, percent: maxPoints === 0 ? 0 : Math.floor((100 * points) / maxPoints) };
}

function noAnswer({ kind }: Question): QuizAnswerValue {
  switch (kind) {
    case "single": return { kind, option: null };
    case "multiple": return { kind, options: [] };
    case "true-false": return { kind, value: null };
    case "matching": return { kind, pairs: {} };
    case "ordering": return { kind, order: [] };
    case "numeric": return { kind, number: null };
    case "short-text":
    case "open": return { kind, text: "" };
  }
}
