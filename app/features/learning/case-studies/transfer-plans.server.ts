import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";

/** What a learner means to take over from a practice. It stays when the course or the record is gone. */
export interface TransferPlan {
  courseSlug: string | null;
  course: string | null;
  /** Of a record that was taken as a case study without a course. */
  isByItself: boolean;
  unitKey: string;
  unit: string | null;
  /** Slug of the record. */
  practice: string;
  text: string;
  locale: string;
  updatedAt: Date;
  /** Where to go on writing: the learner is in the course, and the course has the unit; or it was taken by itself, and there is the record. */
  address: string | null;
}

/** The actor's transfer plans, newest first. One statement. */
export async function listTransferPlans(actor: Actor, locale: Locale): Promise<TransferPlan[]> {
  const rows = await db.$queryRaw<TransferPlan[]>`
    WITH plans AS (
      SELECT a.*, c."slug" AS "courseSlug", e."leftAt", e."id" AS "enrolmentId", coalesce(e."versionId", c."currentVersionId") AS "versionId"
      FROM "CaseAnswer" a LEFT JOIN "Course" c ON c."id" = a."courseId" LEFT JOIN "Enrolment" e ON e."userId" = a."userId" AND e."courseId" = a."courseId"
      WHERE a."userId" = ${actor.id} AND a."isPlan" AND a."text" <> '')
    SELECT p."courseSlug", p."courseId" = '' AS "isByItself", p."unitKey", p."practice", p."text", p."locale", p."updatedAt", CASE WHEN p."courseId" = '' THEN (SELECT '/practices/' || "slug" || '/case-study' FROM "Practice" WHERE "slug" = p."practice" AND "currentVersionId" IS NOT NULL)
        WHEN p."enrolmentId" IS NOT NULL AND p."leftAt" IS NULL AND u."id" IS NOT NULL THEN '/courses/' || p."courseSlug" || '/learn/' || p."unitKey" END AS "address",
      coalesce((SELECT "title" FROM "CourseText" WHERE "versionId" = v."id" AND "locale" = ${locale}), (SELECT "title" FROM "CourseText" WHERE "versionId" = v."id" AND "locale" = v."defaultLanguage")) AS "course",
      coalesce((SELECT "title" FROM "UnitText" WHERE "unitId" = u."id" AND "locale" = ${locale}), (SELECT "title" FROM "UnitText" WHERE "unitId" = u."id" AND "locale" = v."defaultLanguage")) AS "unit"
    FROM plans p LEFT JOIN "CourseVersion" v ON v."id" = p."versionId" LEFT JOIN "Unit" u ON u."versionId" = v."id" AND u."key" = p."unitKey"
    ORDER BY p."updatedAt" DESC`;
  return rows.map((row) => ({ ...row, isByItself: Boolean(row.isByItself), updatedAt: new Date(row.updatedAt) }));
}

/** A plan as it is written into a file: what it is called, what it says, and the lines below. */
export interface PlanEntry {
  title: string;
  from: string[];
  text: string;
  lang: string;
}

export interface PlansDocument {
  title: string;
  made: string;
  empty: string;
  plans: PlanEntry[];
}

/** The plans in words, for both files. `titles` are those of the records, by slug. */
export function composePlans(actor: Actor, plans: readonly TransferPlan[], { titles, locale, now }: { titles: Record<string, { title: string }>; locale: Locale; now: Date }): PlansDocument {
  const t = getT(locale, "learning");
  const raw = { interpolation: { escapeValue: false } };
  return {
    title: t("plans.fileTitle", { name: actor.name, ...raw }),
    made: formatDate(now, locale, actor.timeZone),
    empty: t("plans.empty.title"),
    plans: plans.map((plan) => ({
      title: plan.unit ?? titles[plan.practice]?.title ?? t("notesExport.goneUnit", { key: plan.unitKey }),
      from: [
        ...(titles[plan.practice] ? [t("plans.practice", { title: titles[plan.practice]?.title, ...raw })] : []),
        ...(plan.isByItself ? [] : [t("plans.course", { title: plan.course ?? t("notesExport.goneCourse"), ...raw })]),
        t("plans.changed", { date: formatDate(plan.updatedAt, locale, actor.timeZone) }),
      ],
      text: plan.text,
      lang: plan.locale,
    })),
  };
}

/** The plans as one Markdown text, to take away. */
export function plansMarkdown({ title, made, empty, plans }: PlansDocument): string {
  const parts = [`# ${title}`, made, ...(plans.length === 0 ? [empty] : []), ...plans.flatMap((plan) => [`## ${plan.title}`, plan.from.map((line) => `*${line}*`).join("  \n"), plan.text])];
  return `${parts.join("\n\n")}\n`;
}
