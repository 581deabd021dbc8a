import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";

export interface CaseStudyOf {
  courseSlug: string;
  unitKey: string;
  course: string;
  unit: string;
  /** Language of both titles. */
  locale: string;
}

/** Case studies of current courses about a record of the Lab, in the reader's language or the course's own. One statement. */
export async function listCaseStudies(practice: string, locale: Locale): Promise<CaseStudyOf[]> {
  return db.$queryRaw<CaseStudyOf[]>`
    SELECT c."slug" AS "courseSlug", u."key" AS "unitKey", ct."title" AS "course", ut."title" AS "unit", ut."locale"
    FROM "Unit" u JOIN "Course" c ON c."currentVersionId" = u."versionId" JOIN "CourseVersion" v ON v."id" = u."versionId"
    JOIN "UnitText" ut ON ut."unitId" = u."id" AND ut."locale" = coalesce((SELECT o."locale" FROM "UnitText" o WHERE o."unitId" = u."id" AND o."locale" = ${locale}), v."defaultLanguage")
    JOIN "CourseText" ct ON ct."versionId" = v."id" AND ct."locale" = ut."locale"
    WHERE u."practice" = ${practice} ORDER BY c."slug", u."position"`;
}
