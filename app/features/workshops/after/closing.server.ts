import type { Tx } from "#app/db/client.server.ts";
import { notify } from "#app/features/notifications/notify.server.ts";
import { listAttendance } from "../room/attendance.server.ts";
import { workshopPath } from "../workshop-paths.ts";
import { enterHours } from "./hours.server.ts";

/**
 * What follows from the end of a workshop, in the transaction that closes its room: hours go to the ledger, and whoever
 * took part is asked what they think of it, once.
 * @returns whom it told
 */
export async function settleClosing(tx: Tx, workshopId: string, now: Date): Promise<string[]> {
  await enterHours(tx, workshopId);
  const { title } = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, select: { title: true } });
  const present = (await listAttendance(workshopId, tx)).flatMap(({ registrationId, seconds }) => (seconds > 0 ? [registrationId] : []));
  const people = await tx.registration.findMany({ where: { id: { in: present }, role: "participant", user: { suspendedAt: null } }, select: { userId: true } });
  return notify(tx, { userIds: people.flatMap(({ userId }) => userId ?? []), event: `evaluation:${workshopId}`, kind: "evaluation", path: workshopPath(workshopId, "/evaluation"), values: { title }, now });
}
