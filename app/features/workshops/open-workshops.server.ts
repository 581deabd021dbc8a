import { db } from "#app/db/client.server.ts";

export interface OpenWorkshop {
  id: string;
  title: string;
  purpose: string;
  locale: string;
  startsAt: string;
  /** The course whose people it is for. */
  courseSlug: string | null;
  /** Addresses of what to read before. */
  preparation: string[];
  illustrative: boolean;
}

/** So many are looked at. */
const most = 200;

interface Row extends Omit<OpenWorkshop, "startsAt" | "preparation" | "illustrative"> {
  startsAt: string | number;
  preparation: string;
  illustrative: number;
}

/** Workshops to come that everybody may register for and that have a place left, the next first. One statement. */
export async function listOpenWorkshops(now: Date): Promise<OpenWorkshop[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT w."id", w."title", w."purpose", w."locale", w."startsAt", c."slug" AS "courseSlug", CAST(w."preparation" AS TEXT) AS "preparation", w."illustrative"
    FROM "Workshop" w LEFT JOIN "Course" c ON c."id" = w."courseId"
    WHERE w."status" = 'published' AND w."audience" = 'open' AND w."closedAt" IS NULL AND w."startsAt" > ${now}
      AND (w."capacity" IS NULL OR w."capacity" > (SELECT count(*) FROM "Registration" r WHERE r."workshopId" = w."id" AND r."role" = 'participant' AND r."status" = 'registered'))
    ORDER BY w."startsAt", w."id" LIMIT ${most}`;
  return rows.map(({ startsAt, preparation, illustrative, ...workshop }) => ({ ...workshop, startsAt: new Date(startsAt).toISOString(), preparation: (JSON.parse(preparation) as { path?: string }[]).flatMap(({ path }) => path ?? []), illustrative: Number(illustrative) === 1 }));
}
