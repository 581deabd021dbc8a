import { expect, test } from "vitest";
import { db } from "#app/db/client.server.ts";
import { listAttendance } from "#app/features/workshops/room/attendance.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { removeExpired } from "./retention.server.ts";

const day = 86_400_000;

test("lets go of what is personal in a workshop piece by piece, and keeps how long somebody was there", async () => {
  const closedAt = new Date("2026-01-10T10:00:00Z");
  const { id: workshopId } = await createWorkshop({ openedAt: new Date("2026-01-10T09:00:00Z"), closedAt });
  const { id: seat } = await createRegistration(workshopId);
  await createRegistration(workshopId, { status: "invited" });
  for (const [from, to] of [["08:50", "09:20"], ["09:30", "10:05"]]) await db.attendanceSpan.create({ data: { id: newId(), registrationId: seat, from: new Date(`2026-01-10T${from}:00Z`), to: new Date(`2026-01-10T${to}:00Z`) } });
  await db.ballotVoter.create({ data: { pollId: "poll", registrationId: seat } });
  await db.workshopEvaluation.create({ data: { id: newId(), workshopId, registrationId: seat, usefulness: 5, willUse: "yes" } });
  const after = async (days: number) => {
    await removeExpired(new Date(closedAt.getTime() + days * day));
    return { owned: await db.workshopEvaluation.count({ where: { registrationId: seat } }), spans: await db.attendanceSpan.count(), ballots: await db.ballotVoter.count(), places: await db.registration.count({ where: { workshopId } }) };
  };
  const present = [{ registrationId: seat, seconds: 50 * 60 }];
  expect(await listAttendance(workshopId)).toEqual(present);
  expect(await after(13)).toEqual({ owned: 1, spans: 2, ballots: 1, places: 2 });
  expect(await after(15)).toEqual({ owned: 0, spans: 2, ballots: 1, places: 2 });
  expect(await after(91)).toEqual({ owned: 0, spans: 0, ballots: 0, places: 2 });
  expect(await listAttendance(workshopId)).toEqual(present);
  expect(await after(366)).toMatchObject({ places: 1 });
  expect(await db.workshopEvaluation.count()).toBe(1);
});
