import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify } from "#app/features/notifications/notify.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { readMinutes } from "../minutes.server.ts";
import { readRoom } from "../room/room-store.server.ts";
import { standingIn } from "../room/standing.server.ts";
import { getVisibleWorkshop, type WorkshopAccess } from "../workshop-access.server.ts";
import { workshopPath } from "../workshop-paths.ts";
import { canManage } from "../workshops.policy.ts";
import { listTexts, type MinutesText } from "./minutes-text.server.ts";

// Writing minutes: keeping a draft, approving it, correcting what was approved.

export interface MinutesForm {
  workshop: { id: string; title: string; locale: string };
  items: { id: string; title: string }[];
  text: Pick<MinutesText, "summary" | "remarks">;
  revision: number;
  isCorrection: boolean;
}

/** What facilitators write into: their draft, else what is approved, else a sentence made from the room. Eight statements at most. @throws AppError not-found, forbidden, conflict */
export async function getMinutesForm(actor: Actor, workshopId: string): Promise<MinutesForm> {
  const { workshop, content, present, desk } = await readMinutes(actor, { workshopId });
  if (!desk) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  if (!workshop.isOver) throw new AppError("conflict", "after:errors.notOver");
  const { newest } = desk;
  const t = getT(isLocale(workshop.locale) ? workshop.locale : "en", "after");
  const begun = { summary: [t("edit.drafted.people", { count: present.length }), t("edit.drafted.actions", { count: content.actions.length })].join(" "), remarks: {} };
  return {
    workshop, text: newest ?? begun, items: content.items.map(({ id, title }) => ({ id, title })),
    revision: newest?.approvedAt === null ? newest.revision : 0,
    isCorrection: newest !== null && (newest.approvedAt !== null || newest.version > 1),
  };
}

export interface MinutesInput {
  summary: string;
  remarks: Record<string, string>;
  /** Of the draft that was seen. */
  revision: number;
}

async function getEditable(tx: Tx, actor: Actor, workshopId: string): Promise<WorkshopAccess> {
  const workshop = await getVisibleWorkshop(tx, actor, workshopId);
  if (!canManage(actor, workshop)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  if (workshop.closedAt === null) throw new AppError("conflict", "after:errors.notOver");
  return workshop;
}

/** Keeps the draft; beside approved minutes it is a correction. @throws AppError conflict when somebody has saved meanwhile */
async function writeDraft(tx: Tx, { id, lastSeq }: WorkshopAccess, { summary, remarks, revision }: MinutesInput, now: Date): Promise<MinutesText | { version: number }> {
  const [newest] = await listTexts(tx, id);
  const data = { summary, remarks, seq: lastSeq, editedAt: now };
  if (newest?.approvedAt === null) {
    if (newest.revision !== revision) throw new AppError("conflict", "after:errors.savedMeanwhile");
    await tx.workshopMinutes.update({ where: { workshopId_version: { workshopId: id, version: newest.version } }, data: { ...data, revision: { increment: 1 } } });
    return newest;
  }
  if (revision !== 0) throw new AppError("conflict", "after:errors.savedMeanwhile");
  const version = (newest?.version ?? 0) + 1;
  await tx.workshopMinutes.create({ data: { workshopId: id, version, ...data, revision: 1 } });
  return { version };
}

/** Keeps what was written, for facilitators only. @throws AppError not-found, forbidden, conflict */
export async function saveMinutes(actor: Actor, workshopId: string, input: MinutesInput, now = new Date()): Promise<void> {
  await transaction(async (tx) => writeDraft(tx, await getEditable(tx, actor, workshopId), input, now));
}

/** Fixes what was written as the minutes, and tells everybody who may read them. @throws AppError not-found, forbidden, conflict */
export async function approveMinutes(actor: Actor, workshopId: string, input: MinutesInput, now = new Date()): Promise<{ version: number }> {
  const { version, told } = await transaction(async (tx) => {
    const workshop = await getEditable(tx, actor, workshopId);
    const { version: approved } = await writeDraft(tx, workshop, input, now);
    await tx.workshopMinutes.update({ where: { workshopId_version: { workshopId, version: approved } }, data: { approvedAt: now, approvedById: actor.id } });
    const places = await tx.registration.findMany({ where: { workshopId, status: "registered", user: { suspendedAt: null } }, select: { id: true, userId: true } });
    const room = await readRoom(tx, workshopId, workshop.lastSeq);
    const userIds = places.flatMap(({ id, userId }) => (userId === null || ["waiting", "removed"].includes(standingIn(room, id) ?? "") ? [] : [userId]));
    return { version: approved, told: await notify(tx, { userIds, event: `minutes:${workshopId}:${approved}`, kind: "minutes", path: workshopPath(workshopId, "/minutes"), values: { title: workshop.title }, actorId: actor.id, now }) };
  });
  announceNotifications(told);
  return { version };
}

