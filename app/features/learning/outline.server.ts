import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { JsonValue } from "#app/db/generated/internal/prismaNamespace.ts";
import type { UnitKind } from "#app/features/courses/keys.ts";
import { isLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { judgeCompletion, type Completion } from "./completion.ts";
import { findResumePlace, type ResumePlace } from "./resume.ts";
import { storedCourseText, storedStructure } from "./stored-json.ts";

// The player's left rail. It is on every page of a course, so it is three statements whatever the course's size.

export interface OutlineUnit {
  key: string;
  title: string;
  kind: UnitKind;
  minutes: number;
  opened: boolean;
  done: boolean;
  bookmarked: boolean;
  /** Inside the course's media; null but for video units. */
  videoFile: string | null;
  /** Reading position: index of the block at the top of the screen. */
  block: number;
  activeSeconds: number;
}

export interface PlayerOutline {
  enrolmentId: string;
  courseId: string;
  courseSlug: string;
  versionId: string;
  versionNumber: number;
  /** The course has a newer version to move to. */
  hasNewerVersion: boolean;
  illustrative: boolean;
  /** Language of the titles. */
  locale: Locale;
  defaultLanguage: string;
  title: string;
  modules: { key: string; title: string; units: OutlineUnit[] }[];
  unitsDone: number;
  unitsTotal: number;
  percent: number;
  activeSeconds: number;
  completedAt: Date | null;
  completion: Completion;
  resume: ResumePlace | null;
  lastUnitKey: string | null;
  lastSeenAt: Date | null;
}

interface Head {
  enrolmentId: string;
  completedAt: Date | null;
  lastUnitKey: string | null;
  lastSeenAt: Date | null;
  courseId: string;
  versionId: string;
  currentVersionId: string | null;
  number: number;
  defaultLanguage: string;
  illustrative: boolean;
  structure: JsonValue;
}

// Raw, because Prisma would read enrolment, course and version in three statements.
async function getHead(actor: Actor, courseSlug: string): Promise<Head> {
  const rows = await db.$queryRaw<Head[]>`
    SELECT e."id" AS "enrolmentId", e."completedAt", e."lastUnitKey", e."lastSeenAt", e."versionId",
           c."id" AS "courseId", c."currentVersionId", v."number", v."defaultLanguage", v."illustrative", v."structure"
    FROM "Enrolment" e
    JOIN "Course" c ON c."id" = e."courseId"
    JOIN "CourseVersion" v ON v."id" = e."versionId"
    WHERE c."slug" = ${courseSlug} AND e."userId" = ${actor.id} AND e."leftAt" IS NULL`;
  const [head] = rows;
  if (head === undefined) throw new AppError("forbidden", "errors:learning.notEnrolled");
  return head;
}

/** The course as its learner sees it: titles, states, what is still missing. Throws `forbidden` for who is not in it. Three statements. */
export async function getPlayerOutline(actor: Actor, { courseSlug, locale = actor.locale }: { courseSlug: string; locale?: Locale }): Promise<PlayerOutline> {
  const head = await getHead(actor, courseSlug);
  const texts = await db.courseText.findMany({ where: { versionId: head.versionId, locale: { in: [locale, head.defaultLanguage] } }, select: { locale: true, title: true, content: true } });
  const progress = new Map((await db.unitProgress.findMany({ where: { enrolmentId: head.enrolmentId } })).map((row) => [row.unitKey, row]));

  const best = pickLocale(texts.map((text) => text.locale), locale, head.defaultLanguage);
  const text = texts.find((candidate) => candidate.locale === best);
  const fallback = texts.find((candidate) => candidate.locale === head.defaultLanguage);
  const content = text && storedCourseText(text.content);
  const fallbackContent = fallback && storedCourseText(fallback.content);
  const structure = storedStructure(head.structure);

  const modules = structure.modules.map((module) => ({
    key: module.key,
    title: content?.modules[module.key]?.title ?? fallbackContent?.modules[module.key]?.title ?? module.key,
    units: module.units.map((unit): OutlineUnit => {
      const row = progress.get(unit.key);
      return {
        key: unit.key,
        title: content?.units[unit.key] ?? fallbackContent?.units[unit.key] ?? unit.key,
        kind: unit.kind,
        minutes: unit.minutes,
        opened: Boolean(row?.openedAt),
        done: Boolean(row?.doneAt),
        bookmarked: Boolean(row?.bookmarkedAt),
        videoFile: unit.video?.file ?? null,
        block: row?.block ?? 0,
        activeSeconds: row?.activeSeconds ?? 0,
      };
    }),
  }));
  const units = modules.flatMap((module) => module.units);
  const doneUnits = new Set(units.filter((unit) => unit.done).map((unit) => unit.key));
  const activeSeconds = [...progress.values()].reduce((sum, row) => sum + row.activeSeconds, 0);
  return {
    enrolmentId: head.enrolmentId,
    courseId: head.courseId,
    courseSlug,
    versionId: head.versionId,
    versionNumber: head.number,
    hasNewerVersion: head.currentVersionId !== null && head.currentVersionId !== head.versionId,
    illustrative: head.illustrative,
    locale: isLocale(best) ? best : locale,
    defaultLanguage: head.defaultLanguage,
    title: text?.title ?? fallback?.title ?? courseSlug,
    modules,
    unitsDone: doneUnits.size,
    unitsTotal: units.length,
    percent: percentDone(doneUnits.size, units.length),
    activeSeconds,
    completedAt: head.completedAt,
    lastUnitKey: head.lastUnitKey,
    lastSeenAt: head.lastSeenAt,
    completion: judgeCompletion(structure, { doneUnits, activeSeconds }),
    resume: findResumePlace({
      units: units.map(({ key, block }) => ({ key, block, doneAt: progress.get(key)?.doneAt ?? null })),
      lastUnitKey: head.lastUnitKey,
      lastSeenAt: head.lastSeenAt,
    }),
  };
}

/** Whole per cent, rounded down: 100 only when everything is done. */
export function percentDone(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}

/** The units before and after one, in the order of the course, for the buttons at its end. */
export function findNeighbours(outline: Pick<PlayerOutline, "modules">, unitKey: string): { previous: OutlineUnit | null; next: OutlineUnit | null } {
  const units = outline.modules.flatMap((module) => module.units);
  const index = units.findIndex((unit) => unit.key === unitKey);
  return { previous: (index > 0 && units[index - 1]) || null, next: (index >= 0 && units[index + 1]) || null };
}
