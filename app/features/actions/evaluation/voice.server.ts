import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { config } from "#app/config.server.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { hashToken, newId, newToken } from "#app/lib/ids.server.ts";
import { getReadableAction } from "../actions.server.ts";
import { canAskParticipants, canReadVoices } from "./evaluation.policy.ts";
import { fewestVoices, longestVoice, ownWords, steps, type OwnWords, type Scale } from "./voice.kinds.ts";
import type { VoiceInput } from "./voice.schema.ts";

// Participants of an action say how it was for them, by a secret link and without an account. An answer is kept without a
// person, a time or an order. Results are told only of a form that is closed for good: while one is open, comparing what it
// says before and after an answer would tell that answer.

export interface VoiceRound {
  id: string;
  /** The last day. */
  closesOn: string;
  isOpen: boolean;
  /** The day on which it was closed. */
  closedOn: string;
  /** Null: open, or too few to tell without telling on anybody. `words`: null for whoever is not in the team. */
  result: { answers: number; scales: Record<Scale, { counts: number[]; mean: number }>; words: Record<OwnWords, string[]> | null } | null;
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const isOpen = ({ closesOn, closedAt }: { closesOn: string; closedAt: Date | null }, now: Date): boolean => closedAt === null && dayOf(now) <= closesOn;

/** Forms of an action, the newest first, and whether the actor may ask. Three statements at most. @throws AppError not-found */
export async function listVoices(actor: Actor | null, actionId: string, now = new Date()): Promise<{ rounds: VoiceRound[]; mayAsk: boolean }> {
  const action = await getReadableAction(db, actor, actionId);
  const forms = await db.voiceForm.findMany({ where: { actionId }, orderBy: { openedAt: "desc" }, take: 20 });
  const closed = forms.filter((form) => !isOpen(form, now)).map(({ id }) => id);
  const answers = closed.length > 0 ? await db.voiceAnswer.findMany({ where: { formId: { in: closed } } }) : [];
  const rounds = forms.map((form) => ({
    id: form.id, closesOn: form.closesOn, isOpen: isOpen(form, now), closedOn: form.closedAt ? dayOf(form.closedAt) : form.closesOn,
    result: sumUp(answers.filter(({ formId }) => formId === form.id), canReadVoices(actor, action)),
  }));
  return { rounds, mayAsk: canAskParticipants(actor, action) };
}

/** What all answers of a form say together. Texts each by themselves and in the order of the alphabet: nobody reads two of one person as one. */
export function sumUp(answers: readonly VoiceInput[], withWords: boolean): VoiceRound["result"] {
  if (answers.length < fewestVoices) return null;
  const scale = (name: Scale) => ({ counts: steps.map((step) => answers.filter((answer) => answer[name] === step).length), mean: answers.reduce((sum, answer) => sum + answer[name], 0) / answers.length });
  const texts = (name: OwnWords) => answers.map((answer) => answer[name]).filter((text) => text !== "").sort((a, b) => a.localeCompare(b) || (a < b ? -1 : 1));
  return { answers: answers.length, scales: { difference: scale("difference"), recommend: scale("recommend") }, words: withWords ? Object.fromEntries(ownWords.map((name) => [name, texts(name)])) as Record<OwnWords, string[]> : null };
}

async function mustAsk(tx: DbOrTx, actor: Actor, actionId: string): Promise<void> {
  if (!canAskParticipants(actor, await getReadableAction(tx, actor, actionId))) throw new AppError("forbidden", "evaluation:errors.leadOnly");
}

const record = (tx: DbOrTx, actor: Actor, actionId: string, what: "opened" | "renewed" | "closed") => recordAudit(tx, { actorId: actor.id, action: `action-voice.${what}`, subjectType: "action", subjectId: actionId, detail: {} });
const addressOf = (token: string): string => `${config.origin}/voice/${token}`;

/** Opens a form until a day. @returns its address, which is told only now @throws AppError not-found, forbidden, invalid, conflict */
export async function openVoice(actor: Actor, actionId: string, closesOn: string, now = new Date()): Promise<{ url: string }> {
  const token = newToken();
  await transaction(async (tx) => {
    await mustAsk(tx, actor, actionId);
    if (closesOn < dayOf(now) || closesOn > dayOf(new Date(now.getTime() + longestVoice * 86_400_000))) throw new AppError("invalid", "evaluation:errors.closesOn");
    const forms = await tx.voiceForm.findMany({ where: { actionId, closedAt: null } });
    if (forms.some((form) => isOpen(form, now))) throw new AppError("conflict", "evaluation:errors.formOpen");
    await tx.voiceForm.create({ data: { id: newId(), actionId, tokenHash: hashToken(token), openedAt: now, closesOn }, select: { id: true } });
    await record(tx, actor, actionId, "opened");
  });
  return { url: addressOf(token) };
}

/** The open form with a new address; the old one leads nowhere. @throws AppError not-found, forbidden, conflict */
export async function renewVoice(actor: Actor, actionId: string, formId: string, now = new Date()): Promise<{ url: string }> {
  const token = newToken();
  await transaction(async (tx) => {
    await mustBeOpen(tx, actor, actionId, formId, now);
    await tx.voiceForm.update({ where: { id: formId }, data: { tokenHash: hashToken(token) }, select: { id: true } });
    await record(tx, actor, actionId, "renewed");
  });
  return { url: addressOf(token) };
}

/** For good: results are told from now on. @throws AppError not-found, forbidden, conflict */
export async function closeVoice(actor: Actor, actionId: string, formId: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    await mustBeOpen(tx, actor, actionId, formId, now);
    await tx.voiceForm.update({ where: { id: formId }, data: { closedAt: now }, select: { id: true } });
    await record(tx, actor, actionId, "closed");
  });
}

async function mustBeOpen(tx: DbOrTx, actor: Actor, actionId: string, formId: string, now: Date): Promise<void> {
  await mustAsk(tx, actor, actionId);
  const form = await tx.voiceForm.findFirst({ where: { id: formId, actionId } });
  if (!form) throw new AppError("not-found", "evaluation:errors.noForm");
  if (!isOpen(form, now)) throw new AppError("conflict", "evaluation:errors.formClosed");
}

export interface VoicePage {
  title: string;
  locale: Locale;
  illustrative: boolean;
  isOpen: boolean;
}

/** Nobody is asked about what was taken back into a draft. */
async function findForm(tx: DbOrTx, token: string, now: Date) {
  const form = await tx.voiceForm.findUnique({ where: { tokenHash: hashToken(token) }, include: { action: { select: { title: true, locale: true, illustrative: true, status: true } } } });
  if (!form) throw new AppError("not-found", "evaluation:errors.noForm");
  return { id: form.id, action: form.action, takesAnswers: isOpen(form, now) && form.action.status !== "draft" };
}

/** What a secret link leads to. @throws AppError not-found */
export async function getVoicePage(token: string, now = new Date()): Promise<VoicePage> {
  const { action: { title, locale, illustrative }, takesAnswers } = await findForm(db, token, now);
  return { title, locale: isLocale(locale) ? locale : "en", illustrative, isOpen: takesAnswers };
}

/** Answers. Who it was is neither asked nor known; only how often an address does it. @throws AppError not-found, conflict, too-many */
export async function answerVoice(token: string, answer: VoiceInput, address: string, now = new Date()): Promise<void> {
  await limit("voiceAddress", address);
  await transaction(async (tx) => {
    const form = await findForm(tx, token, now);
    if (!form.takesAnswers) throw new AppError("conflict", "evaluation:errors.formClosed");
    await tx.voiceAnswer.create({ data: { id: newId(), formId: form.id, ...answer }, select: { id: true } });
  });
}
