import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction, type DbOrTx } from "#app/db/client.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getReadableAction, type ActionAccess } from "../actions.server.ts";
import { canBeChosen, findFramework, sayFramework } from "../frameworks/frameworks.server.ts";
import { answerFields, isBlankAnswer, type Answer, type EvaluationKind, type Phase } from "./evaluation.kinds.ts";
import { evaluationPath } from "./evaluation-paths.ts";
import { canEvaluate, canReadEvaluation } from "./evaluation.policy.ts";
import type { openSchema } from "./evaluation.schema.ts";

// Judging an action: opening an evaluation, answering its questions one by one, finishing it.

export interface OpenEvaluation {
  id: string;
  framework: string;
  phase: Phase;
  kind: EvaluationKind;
  finishedAt: Date | null;
}

const notYours = (kind: EvaluationKind): AppError => new AppError("forbidden", `evaluation:errors.only.${kind}`);

async function record(tx: DbOrTx, actor: Actor, actionId: string, what: "opened" | "finished" | "discarded", { framework, phase, kind }: Pick<OpenEvaluation, "framework" | "phase" | "kind">): Promise<void> {
  await recordAudit(tx, { actorId: actor.id, action: `action-evaluation.${what}`, subjectType: "action", subjectId: actionId, detail: { framework, phase, kind } });
}

/** An evaluation that the actor may know of. Two statements. @throws AppError not-found */
export async function getReadableEvaluation(tx: DbOrTx, actor: Actor, actionId: string, id: string): Promise<{ action: ActionAccess; evaluation: OpenEvaluation }> {
  const action = await getReadableAction(tx, actor, actionId);
  const row = await tx.actionEvaluation.findFirst({ where: { id, actionId } });
  if (!row || !canReadEvaluation(actor, action, { isFinished: row.finishedAt !== null })) throw new AppError("not-found", "evaluation:errors.noSuch");
  return { action, evaluation: { id, framework: row.framework, phase: row.phase as Phase, kind: row.kind as EvaluationKind, finishedAt: row.finishedAt } };
}

async function mustWrite(tx: DbOrTx, actor: Actor, actionId: string, id: string): Promise<{ action: ActionAccess; evaluation: OpenEvaluation }> {
  const found = await getReadableEvaluation(tx, actor, actionId, id);
  if (!canEvaluate(actor, found.action, found.evaluation.kind)) throw notYours(found.evaluation.kind);
  if (found.evaluation.finishedAt) throw new AppError("conflict", "evaluation:errors.finished");
  return found;
}

/** Opens an evaluation; there is one of each kind for a framework and a phase. @throws AppError not-found, forbidden, invalid, conflict, too-many */
export async function openEvaluation(actor: Actor, actionId: string, input: z.output<typeof openSchema>, now = new Date()): Promise<{ id: string }> {
  await limit("submitPerson", actor.id);
  return transaction(async (tx) => {
    const action = await getReadableAction(tx, actor, actionId);
    if (!canEvaluate(actor, action, input.kind)) throw notYours(input.kind);
    const framework = await findFramework(tx, input.framework);
    if (!framework || !canBeChosen(framework, action.regionId)) throw new AppError("invalid", "evaluation:errors.framework");
    if (sayFramework(framework, input.phase, "en").criteria.length === 0) throw new AppError("invalid", "evaluation:errors.nothingAsked");
    if (await tx.actionEvaluation.findFirst({ where: { actionId, ...input }, select: { id: true } })) throw new AppError("conflict", "evaluation:errors.isOpen");
    const id = newId();
    await tx.actionEvaluation.create({ data: { id, actionId, ...input, openedAt: now }, select: { id: true } });
    await record(tx, actor, actionId, "opened", input);
    return { id };
  });
}

/** What stood there when it could not be saved, to be seen beside what was typed. */
export type AnswerSaved = { saved: true } | { newer: { revision: number; answer: Answer; by: string } };

/** Answers a question. Who did not see its newest answer is shown it first. @throws AppError not-found, forbidden, conflict, too-many */
export async function saveAnswer(actor: Actor, { actionId, id, question, answer, seen }: { actionId: string; id: string; question: string; answer: Answer; seen: number }, now = new Date()): Promise<AnswerSaved> {
  await limit("draftPerson", actor.id);
  return transaction(async (tx): Promise<AnswerSaved> => {
    const { evaluation } = await mustWrite(tx, actor, actionId, id);
    await mustAsk(tx, evaluation, question);
    const where = { evaluationId_question: { evaluationId: id, question } };
    const known = await tx.actionEvaluationAnswer.findUnique({ where, include: { changedBy: { select: { name: true } } } });
    if (known ? answerFields.every((field) => known[field] === answer[field]) : isBlankAnswer(answer)) return { saved: true };
    if (known && known.revision !== seen) return { newer: { revision: known.revision, answer: answerOf(known), by: known.changedById === actor.id ? "" : known.changedBy?.name ?? "" } };
    const by = { ...answer, changedAt: now, changedById: actor.id };
    await tx.actionEvaluationAnswer.upsert({ where, create: { evaluationId: id, question, ...by }, update: { ...by, revision: { increment: 1 } }, select: { question: true } });
    return { saved: true };
  });
}

/** The question in the words of a language. @throws AppError not-found: the framework does not ask it in this phase */
export async function mustAsk(tx: DbOrTx, { framework, phase }: Pick<OpenEvaluation, "framework" | "phase">, question: string, locale: Locale = "en"): Promise<{ title: string; locale: Locale; criterion: string; text: string }> {
  const known = await findFramework(tx, framework);
  const said = known && sayFramework(known, phase, locale);
  for (const { title, questions } of said?.criteria ?? []) for (const { code, text } of questions) if (said && code === question) return { title: said.title, locale: said.locale, criterion: title, text };
  throw new AppError("not-found", "evaluation:errors.noQuestion");
}

/** Only what was said, of a row that knows more. */
export function answerOf(row: Answer): Answer {
  return { judgement: row.judgement, strengths: row.strengths, improve: row.improve, evidence: row.evidence, evidenceUrl: row.evidenceUrl };
}

/** From then on it is read, not written. What came from outside the team is told of it. @throws AppError not-found, forbidden, conflict */
export async function finishEvaluation(actor: Actor, actionId: string, id: string, now = new Date()): Promise<void> {
  await act(async (tx, inform) => {
    const { action, evaluation } = await mustWrite(tx, actor, actionId, id);
    const answers = await tx.actionEvaluationAnswer.findMany({ where: { evaluationId: id } });
    if (answers.every(isBlankAnswer)) throw new AppError("conflict", "evaluation:errors.empty");
    await tx.actionEvaluation.update({ where: { id }, data: { finishedAt: now }, select: { id: true } });
    await tx.action.update({ where: { id: actionId }, data: { changedAt: now }, select: { id: true } });
    await record(tx, actor, actionId, "finished", evaluation);
    if (evaluation.kind !== "external") return;
    const team = await tx.actionMember.findMany({ where: { actionId, user: { suspendedAt: null } }, select: { userId: true } });
    await inform({ userIds: team.map(({ userId }) => userId), event: `action:${actionId}:evaluation:${id}`, kind: "action", path: evaluationPath(actionId, evaluation), values: { title: action.title }, actorId: actor.id, now });
  });
}

/** Takes back an evaluation that was opened by mistake. @throws AppError not-found, forbidden, conflict */
export async function discardEvaluation(actor: Actor, actionId: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { evaluation } = await mustWrite(tx, actor, actionId, id);
    await tx.actionEvaluation.delete({ where: { id }, select: { id: true } });
    await record(tx, actor, actionId, "discarded", evaluation);
  });
}
