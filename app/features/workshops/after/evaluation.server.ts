import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getVisibleWorkshop, type WorkshopAccess } from "../workshop-access.server.ts";
import { canManage } from "../workshops.policy.ts";
import { fewestAnswers, type Use } from "./after.kinds.ts";
import type { EvaluationInput } from "./after.schema.ts";
import { canEvaluate, evaluationEnds } from "./evaluation.policy.ts";

// Three questions to whoever took part. Those who lead the workshop see what all answers say together, once there are
// enough of them; nobody sees whose an answer is, and after two weeks the database does not know either.

export interface EvaluationResult {
  answers: number;
  /** Null: too few to tell without telling on anybody. */
  all: { mean: number; counts: number[]; use: Record<Use, number>; what: string[]; better: string[] } | null;
}

export interface EvaluationPage {
  workshop: { id: string; title: string; locale: string };
  own: { answer: EvaluationInput | null; until: Date } | null;
  result: EvaluationResult | null;
}

async function wasPresent(tx: DbOrTx, seat: string | null): Promise<boolean> {
  return seat !== null && (await tx.attendanceSpan.findFirst({ where: { registrationId: seat }, select: { id: true } })) !== null;
}

async function mayAnswer(tx: DbOrTx, access: WorkshopAccess, now: Date): Promise<boolean> {
  return canEvaluate(access, await wasPresent(tx, access.seat), now);
}

/** One's own answer, and for facilitators what all say. Four statements at most. @throws AppError not-found, forbidden (neither), conflict (not over) */
export async function getEvaluationPage(actor: Actor, workshopId: string, now = new Date()): Promise<EvaluationPage> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  const { id, title, locale, seat, closedAt } = access;
  const leads = canManage(actor, access);
  const until = evaluationEnds(closedAt);
  const answers = await mayAnswer(db, access, now);
  if (!leads && !answers) throw new AppError("forbidden", "after:errors.noEvaluation");
  if (!until) throw new AppError("conflict", "after:errors.notOver");
  const row = answers && seat !== null ? await db.workshopEvaluation.findUnique({ where: { registrationId: seat } }) : null;
  const answer = row && { usefulness: row.usefulness, willUse: row.willUse as Use, what: row.what, better: row.better };
  return { workshop: { id, title, locale }, own: answers ? { answer, until } : null, result: leads ? await sumUp(id) : null };
}

async function sumUp(workshopId: string): Promise<EvaluationResult> {
  const rows = await db.workshopEvaluation.findMany({ where: { workshopId } });
  if (rows.length < fewestAnswers) return { answers: rows.length, all: null };
  // Texts each by themselves and in the order of the alphabet: nobody reads two of one person as one.
  const texts = (name: "what" | "better") => rows.map((row) => row[name]).filter((text) => text !== "").sort((a, b) => a.localeCompare(b));
  const use = (answer: Use) => rows.filter(({ willUse }) => willUse === answer).length;
  return {
    answers: rows.length,
    all: {
      mean: rows.reduce((sum, { usefulness }) => sum + usefulness, 0) / rows.length,
      counts: [1, 2, 3, 4, 5].map((step) => rows.filter(({ usefulness }) => usefulness === step).length),
      use: { yes: use("yes"), partly: use("partly"), no: use("no") },
      what: texts("what"), better: texts("better"),
    },
  };
}

/** Gives one's answer, or changes it. @throws AppError not-found, forbidden (was not there, or too late) */
export async function saveEvaluation(actor: Actor, workshopId: string, input: EvaluationInput, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const access = await getVisibleWorkshop(tx, actor, workshopId);
    const { seat } = access;
    if (seat === null || !(await mayAnswer(tx, access, now))) throw new AppError("forbidden", "after:errors.noEvaluation");
    await tx.workshopEvaluation.upsert({ where: { registrationId: seat }, create: { id: newId(), workshopId, registrationId: seat, ...input }, update: input });
  });
}
