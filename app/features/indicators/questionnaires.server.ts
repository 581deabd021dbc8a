import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify } from "#app/features/notifications/notify.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { setContentSchema, type Indicator, type SetContent } from "./indicator-set.schema.ts";
import { canAnswer, canCoordinate, canRead, canReview } from "./indicators.policy.ts";
import { regionPath } from "./region-paths.ts";
import { textOf } from "./set-texts.ts";

// A region answers a set of indicators for a year: a draft by several people, signed off by its coordinator.

const noSuch = () => new AppError("not-found", "regions:errors.noQuestionnaire");
const texts = { required: "regions:errors.required", tooLong: "regions:errors.tooLong" };
const isAddress = (value: string): boolean => value === "" || z.url({ protocol: /^https?$/ }).safeParse(value).success;
/** The years one may answer for. */
export const yearsToAnswer = (now: Date): number[] => [0, 1, 2].map((back) => now.getUTCFullYear() - back);

export const answerSchema = z.object({
  code: z.string().max(100),
  /** A score of the scale, or "none": it does not apply here. */
  choice: z.string({ error: "regions:errors.choose" }).max(20),
  comment: optional(typedLines(2_000, texts)),
  evidenceUrl: optional(typedLine(500, texts).refine(isAddress, "regions:errors.url")),
  /** The revision of the answer that was on the page; 0 for none. */
  seen: z.coerce.number().int().min(0).catch(0),
  /** Tells the page from every other that is open, also from one's own. */
  page: z.string().max(64).catch(""),
});
export const querySchema = z.object({ code: z.string().max(100), text: filled(typedLines(1_000, texts), texts.required) });
export const replySchema = z.object({ query: z.string().max(64), text: filled(typedLines(1_000, texts), texts.required) });
export const expertSchema = z.object({ email: z.string({ error: "regions:errors.required" }).trim().toLowerCase().max(254) });
export const openSchema = z.object({ set: z.string({ error: "regions:errors.required" }).max(80), year: z.coerce.number({ error: "regions:errors.year" }).int("regions:errors.year") });

/** The actor's own region, as the profile says it. */
export async function ownRegionOf(tx: DbOrTx, actor: Actor | null): Promise<string | null> {
  if (!actor) return null;
  return (await tx.user.findUnique({ where: { id: actor.id }, select: { regionId: true } }))?.regionId ?? null;
}

export const contentOf = (content: unknown): SetContent => setContentSchema.parse(content);

/** Begins a draft for a year, or leads to the one that is begun. A year that was answered before starts from what was said. @throws AppError not-found, forbidden, invalid */
export async function openQuestionnaire(actor: Actor, slug: string, { set, year }: z.output<typeof openSchema>, now = new Date()): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const region = await tx.region.findUnique({ where: { slug }, select: { id: true, role: true } });
    if (!region) throw new AppError("not-found", "regions:errors.noRegion");
    if (!canCoordinate(actor, { regionId: region.id, ownRegionId: await ownRegionOf(tx, actor) })) throw new AppError("forbidden", "regions:errors.notCoordinator");
    if (!(await tx.indicatorSet.findUnique({ where: { id: set }, select: { id: true } }))) throw new AppError("invalid", "regions:errors.noSet");
    if (!yearsToAnswer(now).includes(year)) throw new AppError("invalid", "regions:errors.year");
    const [latest] = await tx.questionnaire.findMany({ where: { regionId: region.id, setId: set, year }, orderBy: { version: "desc" }, take: 1, include: { answers: true, experts: true } });
    if (latest?.status === "draft") return { id: latest.id };
    const id = newId();
    await tx.questionnaire.create({
      data: {
        id, setId: set, regionId: region.id, year, version: (latest?.version ?? 0) + 1, status: "draft", illustrative: region.role === "illustrative", createdAt: now,
        answers: { create: (latest?.answers ?? []).map(({ questionnaireId: _of, ...answer }) => answer) },
        experts: { create: (latest?.experts ?? []).map(({ userId }) => ({ userId, addedAt: now })) },
      },
    });
    await recordAudit(tx, { actorId: actor.id, action: "questionnaire.opened", subjectType: "questionnaire", subjectId: id, detail: { region: slug, set, year } });
    return { id };
  });
}

async function getOpen(tx: Tx, actor: Actor, id: string) {
  const row = await tx.questionnaire.findUnique({ where: { id }, include: { set: { select: { content: true } }, region: { select: { slug: true, names: true } }, experts: { where: { userId: actor.id } } } });
  if (!row) throw noSuch();
  const state = { regionId: row.regionId, status: row.status as "draft" | "final", isExpert: row.experts.length > 0 };
  const ownRegionId = await ownRegionOf(tx, actor);
  if (!canRead(actor, state, ownRegionId)) throw noSuch();
  return { row, content: contentOf(row.set.content), state, ownRegionId };
}

function mustAnswer(actor: Actor, { state, ownRegionId }: Pick<Awaited<ReturnType<typeof getOpen>>, "state" | "ownRegionId">): void {
  if (state.status === "final") throw new AppError("conflict", "regions:errors.signedOff");
  if (!canAnswer(actor, state, ownRegionId)) throw new AppError("forbidden", "regions:errors.notExpert");
}

const findIndicator = (content: SetContent, code: string): Indicator => {
  const found = content.indicators.find((indicator) => indicator.code === code);
  if (!found) throw new AppError("not-found", "regions:errors.noIndicator");
  return found;
};

/** Answers one question. Who did not see the newest answer is shown it first. @throws AppError not-found, forbidden, invalid, conflict */
export async function answerIndicator(actor: Actor, id: string, { code, choice, comment, evidenceUrl, seen, page }: z.output<typeof answerSchema>, now = new Date()): Promise<void> {
  await limit("draftPerson", actor.id);
  await transaction(async (tx) => {
    const open = await getOpen(tx, actor, id);
    mustAnswer(actor, open);
    const { scale } = findIndicator(open.content, code);
    const score = choice === "none" ? null : Number(choice);
    if (score !== null && (choice === "" || !open.content.structure.scales[scale]?.includes(score))) throw new AppError("invalid", "regions:errors.choose");
    const known = await tx.indicatorAnswer.findUnique({ where: { questionnaireId_code: { questionnaireId: id, code } } });
    const said = { score, comment, evidenceUrl };
    if (known && known.score === score && known.comment === comment && known.evidenceUrl === evidenceUrl) return;
    // An answer from the same page is no surprise: it may have been saved a moment ago. One's own from another page is.
    const isFromHere = known?.answeredById === actor.id && page !== "" && known.page === page;
    if (known && !isFromHere && known.revision !== seen) throw new AppError("conflict", "regions:errors.answeredMeanwhile");
    const by = { answeredAt: now, answeredById: actor.id, revision: (known?.revision ?? 0) + 1, page };
    await tx.indicatorAnswer.upsert({ where: { questionnaireId_code: { questionnaireId: id, code } }, create: { questionnaireId: id, code, ...said, ...by }, update: { ...said, ...by } });
  });
}

/** Names somebody with an account as an expert, and tells them. @throws AppError not-found, forbidden, invalid, conflict */
export async function addExpert(actor: Actor, id: string, { email }: z.output<typeof expertSchema>, now = new Date()): Promise<void> {
  const told = await transaction(async (tx) => {
    const { row, content, state, ownRegionId } = await getOpen(tx, actor, id);
    if (!canCoordinate(actor, { regionId: state.regionId, ownRegionId })) throw new AppError("forbidden", "regions:errors.notCoordinator");
    if (state.status === "final") throw new AppError("conflict", "regions:errors.signedOff");
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, locale: true, suspendedAt: true, emailConfirmedAt: true } });
    if (!user || user.suspendedAt || !user.emailConfirmedAt) throw new AppError("invalid", "regions:errors.noAccount");
    await tx.questionnaireExpert.upsert({ where: { questionnaireId_userId: { questionnaireId: id, userId: user.id } }, create: { questionnaireId: id, userId: user.id, addedAt: now }, update: {} });
    const locale = user.locale as Locale;
    const title = `${regionName(row.region.names, locale)}: ${textOf(content, locale).text.title}, ${row.year}`;
    return notify(tx, { userIds: [user.id], event: `expert:${id}`, kind: "expert", path: `${regionPath(row.region.slug)}/questionnaires/${id}`, values: { title }, actorId: actor.id, now });
  });
  announceNotifications(told);
}

/** What was answered stays. @throws AppError not-found, forbidden */
export async function removeExpert(actor: Actor, id: string, userId: string): Promise<void> {
  await transaction(async (tx) => {
    const { state, ownRegionId } = await getOpen(tx, actor, id);
    if (!canCoordinate(actor, { regionId: state.regionId, ownRegionId })) throw new AppError("forbidden", "regions:errors.notCoordinator");
    await tx.questionnaireExpert.deleteMany({ where: { questionnaireId: id, userId } });
  });
}

/** A reviewer asks back about an answer. @throws AppError not-found, forbidden, conflict */
export async function askBack(actor: Actor, id: string, { code, text }: z.output<typeof querySchema>, now = new Date()): Promise<void> {
  if (!canReview(actor)) throw new AppError("forbidden", "regions:errors.notReviewer");
  await transaction(async (tx) => {
    const { content, state } = await getOpen(tx, actor, id);
    findIndicator(content, code);
    if (state.status === "final") throw new AppError("conflict", "regions:errors.signedOff");
    await tx.indicatorQuery.create({ data: { id: newId(), questionnaireId: id, code, text, askedById: actor.id, askedAt: now } });
  });
}

/** @throws AppError not-found, forbidden, conflict */
export async function replyToQuery(actor: Actor, id: string, { query, text }: z.output<typeof replySchema>, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    mustAnswer(actor, await getOpen(tx, actor, id));
    const { count } = await tx.indicatorQuery.updateMany({ where: { id: query, questionnaireId: id }, data: { reply: text, repliedAt: now } });
    if (count === 0) throw noSuch();
  });
}

/** Makes a draft final, for everybody to read. @throws AppError not-found, forbidden, conflict: something is not answered yet */
export async function signOff(actor: Actor, id: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const { row, content, state, ownRegionId } = await getOpen(tx, actor, id);
    if (!canCoordinate(actor, { regionId: state.regionId, ownRegionId })) throw new AppError("forbidden", "regions:errors.notCoordinator");
    if (state.status === "final") return;
    const answered = await tx.indicatorAnswer.count({ where: { questionnaireId: id, code: { in: content.indicators.map(({ code }) => code) } } });
    if (answered === 0) throw new AppError("conflict", "regions:errors.nothingAnswered");
    if ((await tx.indicatorQuery.count({ where: { questionnaireId: id, repliedAt: null } })) > 0) throw new AppError("conflict", "regions:errors.openQueries");
    await tx.questionnaire.update({ where: { id }, data: { status: "final", signedOffAt: now, signedOffById: actor.id } });
    await recordAudit(tx, { actorId: actor.id, action: "questionnaire.signed-off", subjectType: "questionnaire", subjectId: id, detail: { setId: row.setId, year: row.year, version: row.version } });
  });
}

/** Scores of some questionnaires, by questionnaire and indicator. One statement */
export async function readScores(ids: readonly string[]): Promise<Map<string, Record<string, number | null>>> {
  // A row a questionnaire: of a whole network there are tens of thousands of answers.
  const rows = await db.$queryRaw<{ id: string; scores: string }[]>`
    SELECT a."questionnaireId" AS "id", json_group_object(a."code", a."score") AS "scores" FROM "IndicatorAnswer" a
    WHERE a."questionnaireId" IN (SELECT value FROM json_each(${JSON.stringify(ids)})) GROUP BY a."questionnaireId"`;
  return new Map(rows.map(({ id, scores }) => [id, JSON.parse(scores) as Record<string, number | null>]));
}
