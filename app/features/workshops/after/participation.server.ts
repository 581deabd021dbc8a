import type { Actor } from "#app/auth/actor.ts";
import { transaction } from "#app/db/client.server.ts";
import { issueParticipation } from "#app/features/certificates/participation.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { notify } from "#app/features/notifications/notify.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { totalMinutes } from "../agenda-templates.ts";
import { listAttendance } from "../room/attendance.server.ts";
import { getVisibleWorkshop } from "../workshop-access.server.ts";
import { canManage } from "../workshops.policy.ts";
import { enterHours } from "./hours.server.ts";

/**
 * Certifies the participation of everybody who was present for at least so much of the time that the room was open, by the
 * server's clock, and tells them. Nobody gets a second one.
 * @throws AppError not-found, forbidden, conflict (not over)
 */
export async function certifyParticipation(actor: Actor, workshopId: string, { percent }: { percent: number }, now = new Date()): Promise<{ issued: number }> {
  const { issued, told } = await transaction(async (tx) => {
    const { openedAt, closedAt, ...access } = await getVisibleWorkshop(tx, actor, workshopId);
    if (!canManage(actor, { ...access, closedAt })) throw new AppError("forbidden", "refusals:facilitatorsOnly");
    if (!openedAt || !closedAt) throw new AppError("conflict", "after:errors.notOver");
    const { illustrative, agenda } = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, select: { illustrative: true, agenda: { orderBy: { position: "asc" } } } });
    const least = Math.max(60, ((closedAt.getTime() - openedAt.getTime()) / 1_000) * (percent / 100));
    const present = new Map((await listAttendance(workshopId, tx)).flatMap(({ registrationId, seconds }) => (seconds >= least ? [[registrationId, seconds] as const] : [])));
    const rows = await tx.registration.findMany({ where: { workshopId, id: { in: [...present.keys()] }, role: "participant", status: "registered" }, select: { id: true, user: { select: { id: true, name: true, locale: true, timeZone: true } } } });
    const people = rows.flatMap(({ id, user }) => (user ? [{ ...user, userId: user.id, seconds: present.get(id) ?? 0 }] : []));
    const workshop = { id: workshopId, title: access.title, locale: access.locale, illustrative, plannedMinutes: totalMinutes(agenda), agenda: agenda.map(({ title }) => title), openedAt, closedAt };
    await enterHours(tx, workshopId); // of a room that was closed by an older version of the program
    const certificates = await issueParticipation(tx, { workshop, people, actorId: actor.id, now });
    const notice = { event: `attended:${workshopId}`, kind: "attended", path: "/learning/transcript", values: { title: access.title }, now } as const;
    return { issued: certificates.length, told: await notify(tx, { ...notice, userIds: certificates.map(({ userId }) => userId) }) };
  });
  announceNotifications(told);
  return { issued };
}
