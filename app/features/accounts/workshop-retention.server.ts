import type { Tx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { workshopPeriods } from "./workshop-periods.ts";

const day = 24 * 60 * 60 * 1000;

/** Workshops that ended so many days ago; one that was never closed ended when it was to begin. */
function endedBefore(now: Date, days: number): Prisma.Sql {
  return Prisma.sql`(SELECT "id" FROM "Workshop" WHERE COALESCE("closedAt", "startsAt") <= ${new Date(now.getTime() - days * day)})`;
}

/** Throws rehearsals away that somebody forgot, and lets go of what is personal in workshops: evaluations become nobody's, of presence only its length stays. */
export async function removeExpiredOfWorkshops(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Workshop" WHERE "rehearsalOf" IS NOT NULL AND "createdAt" <= ${new Date(now.getTime() - day)}`;
  await tx.$executeRaw`UPDATE "WorkshopEvaluation" SET "registrationId" = NULL WHERE "registrationId" IS NOT NULL AND "workshopId" IN ${endedBefore(now, workshopPeriods.evaluation)}`;
  const ended = endedBefore(now, workshopPeriods.presence);
  await tx.$executeRaw`
    UPDATE "Registration" SET "presentSeconds" = (
      SELECT CAST(ROUND(SUM(MAX(0, julianday(MIN(s."to", COALESCE(w."closedAt", s."to"))) - julianday(MAX(s."from", COALESCE(w."openedAt", s."from")))) * 86400)) AS INTEGER)
      FROM "AttendanceSpan" s JOIN "Workshop" w ON w."id" = "Registration"."workshopId" WHERE s."registrationId" = "Registration"."id")
    WHERE "workshopId" IN ${ended} AND EXISTS (SELECT 1 FROM "AttendanceSpan" s WHERE s."registrationId" = "Registration"."id")`;
  const seats = Prisma.sql`(SELECT "id" FROM "Registration" WHERE "workshopId" IN ${ended})`;
  await tx.$executeRaw`DELETE FROM "AttendanceSpan" WHERE "registrationId" IN ${seats}`;
  await tx.$executeRaw`DELETE FROM "BallotVoter" WHERE "registrationId" IN ${seats}`;
  await tx.$executeRaw`DELETE FROM "Registration" WHERE "status" <> 'registered' AND COALESCE("presentSeconds", 0) = 0 AND "workshopId" IN ${endedBefore(now, workshopPeriods.unusedPlaces)}`;
}
