import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { judgeRoom } from "#app/realtime/judge.server.ts";
import { workshopRoom } from "./room/room.events.ts";
import type { BreakoutPlan } from "./breakout-plan.ts";
import { canEdit, canManage, canPlan } from "./workshops.policy.ts";
import type { AgendaItemInput, WorkshopInput } from "./workshops.schema.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { mailNews } from "./workshop-mail.server.ts";
import { totalMinutes } from "./agenda-templates.ts";
import { fillFreePlaces } from "./places.server.ts";
import { marksAt, withdrawReminders } from "./reminders.server.ts";

function columnsOf({ agenda: _agenda, courseSlug: _courseSlug, ...input }: WorkshopInput) {
  return { ...input, preparation: input.preparation satisfies Prisma.InputJsonArray, rules: input.rules satisfies Prisma.InputJsonObject };
}

/** A workshop may be written down when it has just begun. */
const lateBy = 3_600_000;
const furthest = 5 * 366 * 86_400_000;

/** @throws AppError invalid */
function checkMoment(startsAt: Date, now: Date): void {
  if (startsAt.getTime() < now.getTime() - lateBy) throw new AppError("invalid", "refusals:pastDate");
  if (startsAt.getTime() > now.getTime() + furthest) throw new AppError("invalid", "refusals:farDate");
}

/** Whom it is for, where it is for some. @throws AppError invalid where they are not said, or are not there */
async function audienceOf(tx: Tx, { audience, regionId, courseSlug }: WorkshopInput): Promise<{ courseId: string | null }> {
  if (audience === "region" && regionId === null) throw new AppError("invalid", "refusals:regionMissing");
  if (regionId !== null && (await tx.region.count({ where: { id: regionId } })) === 0) throw new AppError("invalid", "refusals:regionMissing");
  if (audience !== "cohort") return { courseId: null };
  const course = await tx.course.findUnique({ where: { slug: courseSlug ?? "" }, select: { id: true } });
  if (!course) throw new AppError("invalid", "refusals:courseMissing");
  return { courseId: course.id };
}

const orNull = (plan: BreakoutPlan | null) => (plan === null ? Prisma.DbNull : { ...plan });

async function writeAgenda(tx: Tx, workshopId: string, agenda: AgendaItemInput[]): Promise<void> {
  await tx.agendaItem.deleteMany({ where: { workshopId } });
  await tx.agendaItem.createMany({ data: agenda.map(({ breakout, ...item }, position) => ({ id: newId(), workshopId, position, ...item, breakout: orNull(breakout) })) });
}

/** Makes a draft, which its planner leads. @throws AppError forbidden, invalid */
export async function planWorkshop(actor: Actor, input: WorkshopInput, now = new Date()): Promise<{ id: string }> {
  if (!canPlan(actor)) throw new AppError("forbidden", "refusals:noPlanning");
  checkMoment(input.startsAt, now);
  return transaction(async (tx) => {
    const audience = await audienceOf(tx, input);
    const id = newId();
    await tx.workshop.create({ data: { id, ownerId: actor.id, ...columnsOf(input), ...audience, status: "draft", createdAt: now } });
    await writeAgenda(tx, id, input.agenda);
    await tx.registration.create({ data: { id: newId(), workshopId: id, userId: actor.id, role: "facilitator", status: "registered", registeredAt: now } });
    return { id };
  });
}

/**
 * Changes the plan as long as the room has not opened. Whoever counts on it is told by mail, and their calendar with it,
 * when the title, the time or the video meeting is another; more room lets people in who wait.
 * @throws AppError not-found, forbidden, invalid
 */
export async function editWorkshop(actor: Actor, workshopId: string, input: WorkshopInput, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const before = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canEdit(actor, before)) throw new AppError("forbidden", before.openedAt ? "refusals:roomOpen" : "refusals:noPlanning");
    const audience = await audienceOf(tx, input);
    const length = totalMinutes(await tx.agendaItem.findMany({ where: { workshopId }, select: { minutes: true } }));
    const isMoved = before.startsAt.getTime() !== input.startsAt.getTime();
    if (isMoved) checkMoment(input.startsAt, now);
    const isNews = isMoved || before.title !== input.title || before.videoUrl !== input.videoUrl || length !== totalMinutes(input.agenda);
    await tx.workshop.update({
      where: { id: workshopId },
      data: { ...columnsOf(input), ...audience, revision: { increment: 1 }, ...(isMoved && { registrations: { updateMany: { where: {}, data: marksAt(input.startsAt, now) } } }) },
    });
    if (isMoved) await withdrawReminders(tx, before);
    await writeAgenda(tx, workshopId, input.agenda);
    const workshop = { id: workshopId, title: input.title, startsAt: input.startsAt, capacity: input.capacity };
    if (isNews && before.status === "published") await mailNews(tx, "workshopChanged", workshop);
    if (before.status === "published") await fillFreePlaces(tx, workshop, now);
  });
}

/** Shows it to its audience. Twice is once. @throws AppError not-found, forbidden */
export async function publishWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canManage(actor, workshop) || workshop.status === "cancelled") throw new AppError("forbidden", "refusals:noPlanning");
    if (workshop.status === "draft") checkMoment(workshop.startsAt, now);
    await tx.workshop.updateMany({ where: { id: workshopId, status: "draft" }, data: { status: "published", publishedAt: now } });
  });
}

/** Calls it off, and tells whoever has a place or waits; nobody hears its room any more. Twice is once. @throws AppError not-found, forbidden (the room has opened) */
export async function cancelWorkshop(actor: Actor, workshopId: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const workshop = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canManage(actor, workshop)) throw new AppError("forbidden", "refusals:noPlanning");
    if (workshop.openedAt !== null) throw new AppError("conflict", "refusals:roomOpen");
    if (workshop.status === "cancelled") return;
    await tx.workshop.update({ where: { id: workshopId }, data: { status: "cancelled", cancelledAt: now, revision: { increment: 1 } } });
    await withdrawReminders(tx, workshop);
    if (workshop.status === "published") await mailNews(tx, "workshopCancelled", workshop);
  });
  await judgeRoom(workshopRoom(workshopId));
}
