import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import type { ActionStatus } from "../actions.kinds.ts";
import { getReadableAction } from "../actions.server.ts";
import { canBeChosen, listFrameworks, nameFramework, sayFramework, type Framework, type KnownFramework } from "../frameworks/frameworks.server.ts";
import { evaluationKinds, isBlankAnswer, phases, type Answer, type EvaluationKind, type Phase } from "./evaluation.kinds.ts";
import type { PairAddress } from "./evaluation-paths.ts";
import { canEvaluate, canReadEvaluation } from "./evaluation.policy.ts";
import { answerOf, getReadableEvaluation, mustAsk } from "./evaluation.server.ts";

/** One of the two that stand side by side. */
export interface Side {
  id: string;
  finishedAt: Date | null;
  canWrite: boolean;
  answered: number;
}

/** What is said to a question from each side; null: not answered. */
export type Answers = Record<EvaluationKind, Answer | null>;

export interface EvaluationReport {
  action: { id: string; title: string; locale: Locale; status: ActionStatus; illustrative: boolean };
  /** Whose criteria may be made. */
  region: { slug: string } | null;
  /** Those one may choose for it. */
  frameworks: { key: string; title: string }[];
  /** What there is to read, in the order of frameworks and phases. */
  pairs: (PairAddress & { title: string; locale: Locale })[];
  shown: (PairAddress & { framework: string; locale: Locale; title: string; about: string; source: Framework["source"]; sides: Record<EvaluationKind, Side | null>; questions: number; criteria: { key: string; title: string; questions: { code: string; text: string; answers: Answers }[] }[] }) | null;
  /** Kinds that the reader may open. */
  mayOpen: EvaluationKind[];
}

/** An action's evaluations, and one framework and phase of them side by side. Four statements. @throws AppError not-found */
export async function getEvaluationReport(actor: Actor | null, { id, locale, wanted }: { id: string; locale: Locale; wanted: { framework: string; phase: string } | null }): Promise<EvaluationReport> {
  const action = await getReadableAction(db, actor, id);
  const [told] = await db.$queryRaw<{ illustrative: number; slug: string | null }[]>`SELECT a."illustrative", r."slug" FROM "Action" a LEFT JOIN "Region" r ON r."id" = a."regionId" WHERE a."id" = ${id}`;
  const rows = await db.$queryRaw<{ id: string; framework: string; phase: Phase; kind: EvaluationKind; finishedAt: string | null; answers: string }[]>`
    SELECT e."id", e."framework", e."phase", e."kind", e."finishedAt", (SELECT json_group_array(json_object('question', a."question", 'judgement', a."judgement", 'strengths', a."strengths", 'improve', a."improve", 'evidence', a."evidence", 'evidenceUrl', a."evidenceUrl")) FROM "ActionEvaluationAnswer" a WHERE a."evaluationId" = e."id") AS "answers"
    FROM "ActionEvaluation" e WHERE e."actionId" = ${id} ORDER BY e."openedAt"`;
  const frameworks = await listFrameworks(db, { regionId: action.regionId, actionId: id });
  const readable = rows.filter(({ finishedAt }) => canReadEvaluation(actor, action, { isFinished: finishedAt !== null }));
  const pairs = frameworks.flatMap((framework) => phases.filter((phase) => readable.some((row) => row.framework === framework.key && row.phase === phase)).map((phase) => ({ ...nameFramework(framework, locale), framework: framework.key, phase })));
  const pair = pairs.find(({ framework, phase }) => framework === wanted?.framework && phase === wanted.phase) ?? pairs.at(-1);
  const judgedBy = pair && frameworks.find(({ key }) => key === pair.framework);
  return {
    action: { id, title: action.title, locale: isLocale(action.locale) ? action.locale : "en", status: action.status, illustrative: Number(told?.illustrative) === 1 },
    region: told?.slug ? { slug: told.slug } : null,
    frameworks: frameworks.filter((framework) => canBeChosen(framework, action.regionId)).map((framework) => nameFramework(framework, locale)),
    pairs, mayOpen: evaluationKinds.filter((kind) => canEvaluate(actor, action, kind)),
    shown: judgedBy ? layOut(judgedBy, pair.phase, readable.filter(({ framework, phase }) => framework === pair.framework && phase === pair.phase), (kind) => canEvaluate(actor, action, kind), locale) : null,
  };
}

function layOut(framework: KnownFramework, phase: Phase, rows: { id: string; kind: EvaluationKind; finishedAt: string | null; answers: string }[], mayWrite: (kind: EvaluationKind) => boolean, wanted: Locale): NonNullable<EvaluationReport["shown"]> {
  const { key, locale, criteria, title, about, source } = sayFramework(framework, phase, wanted);
  const sideOf = (kind: EvaluationKind) => {
    const row = rows.find((one) => one.kind === kind);
    if (!row) return { side: null, said: new Map<string, Answer>() };
    const finishedAt = row.finishedAt === null ? null : new Date(row.finishedAt);
    const said = new Map((JSON.parse(row.answers) as (Answer & { question: string })[]).filter((answer) => !isBlankAnswer(answer)).map((answer) => [answer.question, answerOf(answer)]));
    const answered = criteria.flatMap(({ questions }) => questions).filter(({ code }) => said.has(code)).length;
    return { side: { id: row.id, finishedAt, canWrite: finishedAt === null && mayWrite(kind), answered }, said };
  };
  const [self, external] = [sideOf("self"), sideOf("external")];
  return {
    framework: key, phase, locale, title, about, source, sides: { self: self.side, external: external.side }, questions: criteria.reduce((sum, { questions }) => sum + questions.length, 0),
    criteria: criteria.map((criterion) => ({ ...criterion, questions: criterion.questions.map(({ code, text }) => ({ code, text, answers: { self: self.said.get(code) ?? null, external: external.said.get(code) ?? null } })) })),
  };
}

export interface AnswerPage {
  action: { id: string; title: string; locale: Locale };
  evaluation: PairAddress & { id: string; kind: EvaluationKind; title: string };
  /** What criterion and question are said in. */
  asked: Locale;
  criterion: string;
  question: string;
  answer: Answer | null;
  revision: number;
  canWrite: boolean;
}

/** A question to be answered. Four statements. @throws AppError not-found */
export async function getAnswerPage(actor: Actor, { actionId, id, question, locale }: { actionId: string; id: string; question: string; locale: Locale }): Promise<AnswerPage> {
  const { action, evaluation: { framework, phase, kind, finishedAt } } = await getReadableEvaluation(db, actor, actionId, id);
  const asked = await mustAsk(db, { framework, phase }, question, locale);
  const row = await db.actionEvaluationAnswer.findUnique({ where: { evaluationId_question: { evaluationId: id, question } } });
  return {
    action: { id: actionId, title: action.title, locale: isLocale(action.locale) ? action.locale : "en" },
    evaluation: { id, framework, phase, kind, title: asked.title },
    asked: asked.locale,
    criterion: asked.criterion, question: asked.text, answer: row && answerOf(row), revision: row?.revision ?? 0, canWrite: finishedAt === null && canEvaluate(actor, action, kind),
  };
}

/** An address as a page's query says it; null: none. */
export function pairOf(url: string): { framework: string; phase: string } | null {
  const { searchParams } = new URL(url);
  const [framework, phase] = [searchParams.get("framework"), searchParams.get("phase")];
  return framework === null || phase === null ? null : { framework, phase };
}

/** Where an evaluation stands on its page. @throws AppError not-found */
export async function getPairOf(actor: Actor, actionId: string, id: string): Promise<PairAddress> {
  const { evaluation: { framework, phase } } = await getReadableEvaluation(db, actor, actionId, id);
  return { framework, phase };
}
