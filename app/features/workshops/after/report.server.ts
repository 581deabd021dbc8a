import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { visibleTo } from "../workshop-list.server.ts";
import { canPlan } from "../workshops.policy.ts";
import { fewestAnswers } from "./after.kinds.ts";

// What several workshops came to, for a year and a region. Of fewer than five people, or five answers, only that there
// were some: null stands for that.

export interface ReportCounts {
  /** Different people who were there. */
  participants: number | null;
  /** Their hours together. */
  minutes: number | null;
  agreed: number;
  answers: number;
  /** Mean usefulness, from 1 to 5; null also where nobody has answered. */
  mean: number | null;
}

export interface ReportRow extends ReportCounts {
  id: string;
  title: string;
  locale: string;
  startsAt: Date;
  timeZone: string;
  region: string | null;
}

export interface WorkshopReport {
  rows: ReportRow[];
  total: ReportCounts & { workshops: number };
}

interface Presence {
  workshopId: string;
  userId: string | null;
  seconds: number | bigint | null;
}

interface Judged {
  workshopId: string;
  answers: number | bigint;
  sum: number | bigint;
}

const most = 500;
const few = (count: number): number | null => (count > 0 && count < fewestAnswers ? null : count);

/**
 * Workshops of a year that are over and that the actor may see. With a region: those that are for it or that its people
 * took part in, and of participants and hours only its people's. Four statements.
 * @throws AppError forbidden
 */
export async function readReport(actor: Actor, { year, regionId, locale }: { year: number; regionId: string | null; locale: Locale }): Promise<WorkshopReport> {
  if (!canPlan(actor)) throw new AppError("forbidden", "refusals:noPlanning");
  const inYear = { status: "published", closedAt: { not: null }, startsAt: { gte: new Date(Date.UTC(year, 0, 1)), lt: new Date(Date.UTC(year + 1, 0, 1)) } };
  const concerning = regionId === null ? {} : { OR: [{ regionId }, { registrations: { some: { role: "participant", user: { regionId }, OR: [{ spans: { some: {} } }, { presentSeconds: { gt: 0 } }] } } }] };
  const workshops = await db.workshop.findMany({ where: { AND: [visibleTo(actor), inYear, concerning] }, orderBy: [{ startsAt: "desc" }, { id: "asc" }], take: most, select: { id: true, title: true, locale: true, startsAt: true, timeZone: true, agreed: true, region: { select: { names: true } } } });
  const ids = JSON.stringify(workshops.map(({ id }) => id));
  const presences = await db.$queryRaw<Presence[]>`
    SELECT r."workshopId", r."userId", COALESCE(SUM(MAX(0, julianday(MIN(s."to", COALESCE(w."closedAt", s."to"))) - julianday(MAX(s."from", COALESCE(w."openedAt", s."from")))) * 86400), r."presentSeconds") AS "seconds"
    FROM "Registration" r JOIN "Workshop" w ON w."id" = r."workshopId" LEFT JOIN "AttendanceSpan" s ON s."registrationId" = r."id" LEFT JOIN "User" u ON u."id" = r."userId"
    WHERE r."workshopId" IN (SELECT value FROM json_each(${ids})) AND r."role" = 'participant' AND (${regionId} IS NULL OR u."regionId" = ${regionId}) GROUP BY r."id"`;
  const judged = await db.$queryRaw<Judged[]>`
    SELECT "workshopId", COUNT(*) AS "answers", SUM("usefulness") AS "sum" FROM "WorkshopEvaluation" WHERE "workshopId" IN (SELECT value FROM json_each(${ids})) GROUP BY "workshopId"`;
  const there = presences.filter(({ seconds }) => Number(seconds ?? 0) >= 1);
  const [presentIn, judgedIn] = [Map.groupBy(there, ({ workshopId }) => workshopId), Map.groupBy(judged, ({ workshopId }) => workshopId)];
  const rows = workshops.map(({ region, agreed, ...workshop }): ReportRow => ({ ...workshop, region: region && regionName(region.names, locale), ...count(presentIn.get(workshop.id) ?? [], judgedIn.get(workshop.id) ?? [], agreed) }));
  return { rows, total: { workshops: rows.length, ...count(there, judged, rows.reduce((sum, { agreed }) => sum + agreed, 0)) } };
}

/** People are counted once; who has erased their account, each time. */
function count(there: Presence[], judged: Judged[], agreed: number): ReportCounts {
  const known = new Set(there.flatMap(({ userId }) => userId ?? []));
  const people = known.size + there.filter(({ userId }) => userId === null).length;
  const answers = judged.reduce((sum, row) => sum + Number(row.answers), 0);
  const participants = few(people);
  return {
    participants, agreed, answers,
    minutes: participants === null ? null : Math.round(there.reduce((sum, { seconds }) => sum + Number(seconds ?? 0), 0) / 60),
    mean: answers < fewestAnswers ? null : judged.reduce((sum, row) => sum + Number(row.sum), 0) / answers,
  };
}
