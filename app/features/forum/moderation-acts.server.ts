import type { Actor } from "#app/auth/actor.ts";
import { db, type Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { Inform } from "./act.server.ts";
import { decisionPath } from "./forum-paths.ts";
import { canAnswerAppeal, canAppeal, canJudge, canModerate, isUndoable } from "./forum.policy.ts";
import { storedJson } from "./spaces.server.ts";
import { getReadableTopic, whichReadable } from "./topic-access.server.ts";

// What moderators did: written down twice, for the administration (audit) and for whom it concerns, who may appeal once.

export const actKinds = ["hide", "show", "move", "split", "merge", "lock", "unlock", "pin", "unpin", "warn", "release", "reject", "unsplit", "unmerge"] as const;
export type ActKind = (typeof actKinds)[number];

/** What takes an act back. */
export const opposites: Partial<Record<ActKind, "show" | "unlock" | "unpin" | "unsplit" | "unmerge">> = { hide: "show", reject: "show", lock: "unlock", pin: "unpin", split: "unsplit", merge: "unmerge" };

/** What was where before posts were moved to another topic, to put them back. A type, because it is stored as JSON. */
export type Rearranged = {
  places: [postId: number, seq: number][];
  acceptedPostId: number | null;
  pinnedAt: string | null;
  /** Topics whose address led to the one that was merged. */
  led: number[];
};

export interface ActRecord {
  /** Given by the form, so that the same send twice is one act. */
  id?: string | undefined;
  kind: ActKind;
  /** Null: it is about an answer. */
  topicId: number | null;
  title: string;
  postId?: number;
  answerId?: string;
  subjectId: string | null;
  reason: string;
  detail?: Prisma.InputJsonObject;
  /** Kept with the act, not told. */
  undo?: Rearranged;
  /** The one act that this takes back; left out: all of the opposite kind. */
  undoes?: string;
  now: Date;
}

/** Acts that a person is told of even when nobody gave a reason. Pins and unlocked doors hurt nobody. */
const telling: ActKind[] = ["hide", "show", "move", "split", "merge", "lock", "warn", "release", "reject", "unsplit", "unmerge"];

/** Whether an act was written down by this key already. */
export async function wasRecorded(tx: Tx, id: string): Promise<boolean> {
  return (await tx.moderationAct.count({ where: { id } })) > 0;
}

/** Whether what this would take back of a topic is somebody else's decision. */
export async function isDecidedByOthers(tx: Tx, actor: Actor, topicId: number, opposite: ActKind): Promise<boolean> {
  const taken = actKinds.filter((kind) => opposites[kind] === opposite);
  return (await tx.moderationAct.count({ where: { kind: { in: taken }, topicId, postId: null, undoneAt: null, OR: [{ moderatorId: null }, { moderatorId: { not: actor.id } }] } })) > 0;
}

/** Writes an act down and tells whom it concerns, in the transaction of the act. */
export async function recordAct(tx: Tx, inform: Inform, moderator: Actor, { id = newId(), kind, topicId, title, postId, answerId, subjectId, reason, detail, undo, undoes, now }: ActRecord): Promise<void> {
  await tx.moderationAct.create({ data: { id, kind, topicId, postId: postId ?? null, answerId: answerId ?? null, subjectId, moderatorId: moderator.id, reason, detail: undo ? { ...detail, undo } : detail, createdAt: now } });
  await recordAudit(tx, {
    actorId: moderator.id, action: `forum.${kind}`, subjectType: answerId !== undefined ? "answer" : postId === undefined ? "topic" : "post", subjectId: String(answerId ?? postId ?? topicId), detail: { ...detail, act: id, ...(undoes !== undefined && { undoes }) },
  });
  const undone = actKinds.filter((other) => opposites[other] === kind);
  await tx.moderationAct.updateMany({ where: { kind: { in: undone }, topicId, postId: postId ?? null, answerId: answerId ?? null, undoneAt: null, ...(undoes !== undefined && { id: undoes }) }, data: { undoneAt: now } });
  if (subjectId !== null && telling.includes(kind)) await inform({ userIds: [subjectId], event: `act:${id}`, kind: "moderation", path: decisionPath(id), values: { title }, ...(topicId !== null && { topicId }), actorId: moderator.id, now });
}

export interface ActView {
  id: string;
  kind: ActKind;
  topicId: number | null;
  postId: number | null;
  answerId: string | null;
  title: string | null;
  reason: string;
  detail: Record<string, unknown>;
  createdAt: Date;
  undone: boolean;
  /** It concerns the actor. */
  isOwn: boolean;
  /** What it is about is still open to the actor. */
  isOpen: boolean;
  appeal: { text: string; at: Date } | null;
  answer: { text: string; at: Date } | null;
  /** Shown to moderators only. */
  subjectName: string | null;
  moderatorName: string | null;
  can: { appeal: boolean; answer: boolean; undo: boolean };
}

interface Row {
  id: string; kind: string; topicId: number | null; postId: number | null; answerId: string | null; title: string | null; topicAuthorId: string | null; placeId: number | bigint | null; spaceKind: string | null; subjectId: string | null; subjectName: string | null;
  moderatorId: string | null; moderatorName: string | null; reason: string; detail: unknown; createdAt: Date; undoneAt: Date | null;
  appeal: string | null; appealedAt: Date | null; appealAnswer: string | null; answeredAt: Date | null;
}

async function listRows(where: Prisma.Sql, order: Prisma.Sql): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT m."id", m."kind", m."topicId", m."postId", m."answerId", COALESCE(t."title", json_extract(m."detail", '$.title')) AS "title", t."authorId" AS "topicAuthorId", COALESCE(p."topicId", t."mergedIntoId", t."id") AS "placeId", CASE WHEN m."answerId" IS NULL THEN s."kind" ELSE 'course' END AS "spaceKind", m."subjectId", u."name" AS "subjectName", m."moderatorId", w."name" AS "moderatorName",
      m."reason", m."detail", m."createdAt", m."undoneAt", m."appeal", m."appealedAt", m."appealAnswer", m."answeredAt"
    FROM "ModerationAct" m LEFT JOIN "Topic" t ON t."id" = m."topicId" LEFT JOIN "Space" s ON s."id" = t."spaceId" LEFT JOIN "Post" p ON p."id" = m."postId"
      LEFT JOIN "User" u ON u."id" = m."subjectId" LEFT JOIN "User" w ON w."id" = m."moderatorId"
    WHERE ${where} ORDER BY ${order} LIMIT 100`;
}

/** What somebody else decided about one's own words is not one's own to take back. */
const canUndoAct = (actor: Actor, row: Row): boolean => (row.moderatorId === actor.id ? canModerate(actor, spaceOf(row)) : canJudge(actor, spaceOf(row), { authorId: row.subjectId }));

const spaceOf = (row: Row): { kind: "course" | "general" } => ({ kind: row.spaceKind === "course" ? "course" : "general" });

/** Posts that were moved can be put back for a while, and where it was written down from where they came. */
const hasOpposite = ({ kind, createdAt }: Row, undo: unknown): boolean =>
  kind === "split" || kind === "merge" ? undo !== undefined && isUndoable(createdAt, new Date()) : opposites[kind as ActKind] !== undefined;

/** @param readable the topics that the actor may read, of those where what is decided about stands now; unless given, all: moderators read everything that they moderate */
function toView(actor: Actor, row: Row, readable?: Set<number>): ActView {
  const moderates = canModerate(actor, spaceOf(row));
  const { undo, ...detail } = row.detail === null ? {} : storedJson<Record<string, unknown>>(row.detail);
  const isOpen = row.answerId !== null || (row.placeId !== null && (readable?.has(Number(row.placeId)) ?? true));
  return {
    id: row.id, kind: row.kind as ActKind, topicId: row.topicId, postId: row.postId, answerId: row.answerId, title: isOpen || row.topicAuthorId === actor.id ? row.title : null, reason: row.reason,
    detail,
    createdAt: row.createdAt, undone: row.undoneAt !== null, isOwn: row.subjectId === actor.id, isOpen,
    appeal: row.appeal === null || row.appealedAt === null ? null : { text: row.appeal, at: row.appealedAt },
    answer: row.appealAnswer === null || row.answeredAt === null ? null : { text: row.appealAnswer, at: row.answeredAt },
    subjectName: moderates ? row.subjectName : null,
    moderatorName: moderates ? row.moderatorName : null,
    can: { appeal: canAppeal(actor, row), answer: canAnswerAppeal(actor, spaceOf(row), row), undo: canUndoAct(actor, row) && row.undoneAt === null && hasOpposite(row, undo) },
  };
}

const whereReadable = (actor: Actor, rows: Row[]): Promise<Set<number>> => whichReadable(actor, rows.flatMap(({ placeId }) => (placeId === null ? [] : [Number(placeId)])));

/** What moderators decided about what the actor wrote, latest first. Two statements. */
export async function listOwnActs(actor: Actor): Promise<ActView[]> {
  const rows = await listRows(Prisma.sql`m."subjectId" = ${actor.id}`, Prisma.sql`m."createdAt" DESC, m."id"`);
  const readable = await whereReadable(actor, rows);
  return rows.map((row) => toView(actor, row, readable));
}

/** One decision, for whom it concerns and for moderators. @throws AppError not-found. Two statements */
export async function getAct(actor: Actor, actId: string): Promise<ActView> {
  const [row] = await listRows(Prisma.sql`m."id" = ${actId}`, Prisma.sql`m."id"`);
  if (!row || (row.subjectId !== actor.id && !canModerate(actor, spaceOf(row)))) throw new AppError("not-found", "forum:errors.noSuchAct");
  return toView(actor, row, await whereReadable(actor, [row]));
}

export interface OwnWords {
  document: unknown;
  locale: string;
  createdAt: Date;
}

/** The words of the actor's own that a decision is about, for when they stand where the actor cannot read them any more; null for others. One statement. */
export async function findOwnWords(actor: Actor, { postId, topicId, kind, detail, isOwn }: Pick<ActView, "postId" | "topicId" | "kind" | "detail" | "isOwn">): Promise<OwnWords | null> {
  if (!isOwn) return null;
  const place = kind === "split" || kind === "merge" ? Number(detail.into) : topicId;
  const which = postId === null ? Prisma.sql`p."topicId" IN (SELECT COALESCE(t."mergedIntoId", t."id") FROM "Topic" t WHERE t."id" = ${place})` : Prisma.sql`p."id" = ${postId}`;
  const [words] = await db.$queryRaw<OwnWords[]>`SELECT p."document", p."locale", p."createdAt" FROM "Post" p WHERE ${which} AND p."authorId" = ${actor.id} AND p."deletedAt" IS NULL ORDER BY p."seq" LIMIT 1`;
  return words ? { ...words, document: storedJson(words.document) } : null;
}

/** What was done in a topic, for moderators. @throws AppError not-found, forbidden. Two statements */
export async function listTopicActs(actor: Actor, topicId: number): Promise<ActView[]> {
  const { space } = await getReadableTopic(db, actor, topicId);
  if (!canModerate(actor, space)) throw new AppError("forbidden", "forum:errors.noModerating");
  return (await listRows(Prisma.sql`m."topicId" = ${topicId}`, Prisma.sql`m."createdAt" DESC, m."id"`)).map((row) => toView(actor, row));
}

/** What was done about a post, wherever it stood, for a moderator of where it stands: the caller has judged that. One statement. */
export async function listPostActs(actor: Actor, postId: number): Promise<ActView[]> {
  return (await listRows(Prisma.sql`m."postId" = ${postId}`, Prisma.sql`m."createdAt" DESC, m."id"`)).map((row) => toView(actor, row));
}

/** Appeals that the actor may answer, oldest first. One statement. */
export async function listAppeals(actor: Actor): Promise<ActView[]> {
  const rows = await listRows(Prisma.sql`m."appealedAt" IS NOT NULL AND m."answeredAt" IS NULL`, Prisma.sql`m."appealedAt", m."id"`);
  return rows.map((row) => toView(actor, row)).filter(({ can }) => can.answer);
}

