import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { UnitKind } from "#app/features/courses/keys.ts";
import { isLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { judgeCompletion, unitKeysOf, type CompletionPart } from "./completion.ts";
import { percentDone } from "./outline.server.ts";
import { findResumePlace } from "./resume.ts";
import { storedCourseText, storedStructure } from "./stored-json.ts";

// "My learning": continue, in progress, done, hours this year. Seven statements however many courses.

interface CourseLine {
  courseSlug: string;
  title: string;
  /** Language of the titles. */
  locale: Locale;
  illustrative: boolean;
  unitsDone: number;
  unitsTotal: number;
  percent: number;
  activeSeconds: number;
  lastSeenAt: Date | null;
}

export interface CourseInProgress extends CourseLine {
  enrolledAt: Date;
  /** Planned minutes of the units that are not done. */
  minutesLeft: number;
  /** Where "Continue" leads. */
  next: { unitKey: string; title: string; kind: UnitKind; minutes: number; block: number } | null;
  /** What the completion rule still asks for. */
  missing: CompletionPart[];
  hasNewerVersion: boolean;
}

export interface CourseDone extends CourseLine {
  completedAt: Date;
  /** The newest certificate; `revoked` ones are shown as such. */
  certificate: { id: string; code: string; revoked: boolean } | null;
  /** Left or not: a course that was left can be joined again. */
  left: boolean;
}

export interface Overview {
  /** The course that was open last. Also in `inProgress`. */
  continue: CourseInProgress | null;
  inProgress: CourseInProgress[];
  done: CourseDone[];
  hours: { year: number; seconds: number };
}

async function listOwnCourses(actor: Actor) {
  return db.enrolment.findMany({
    where: { userId: actor.id, OR: [{ leftAt: null }, { completedAt: { not: null } }] },
    include: {
      course: { select: { slug: true, currentVersionId: true } },
      version: { select: { structure: true, defaultLanguage: true, illustrative: true } },
      progress: true,
    },
  });
}

type OwnCourse = Awaited<ReturnType<typeof listOwnCourses>>[number];

interface TextRow {
  versionId: string;
  locale: string;
  title: string;
  content: Parameters<typeof storedCourseText>[0];
}

function describe(enrolment: OwnCourse, texts: TextRow[], locale: Locale): CourseInProgress {
  const { version, course, progress } = enrolment;
  const structure = storedStructure(version.structure);
  const rows = new Map(progress.map((row) => [row.unitKey, row]));
  const own = texts.filter((text) => text.versionId === enrolment.versionId);
  const bestLocale = pickLocale(own.map((text) => text.locale), locale, version.defaultLanguage);
  const text = own.find((candidate) => candidate.locale === bestLocale);
  const content = text && storedCourseText(text.content);
  const units = structure.modules.flatMap((module) => module.units);
  const doneUnits = new Set(unitKeysOf(structure).filter((key) => rows.get(key)?.doneAt));
  const activeSeconds = progress.reduce((sum, row) => sum + row.activeSeconds, 0);
  const place = findResumePlace({
    units: units.map(({ key }) => ({ key, doneAt: rows.get(key)?.doneAt ?? null, block: rows.get(key)?.block ?? 0 })),
    lastUnitKey: enrolment.lastUnitKey,
    lastSeenAt: enrolment.lastSeenAt,
  });
  const nextUnit = units.find((unit) => unit.key === place?.unitKey);
  return {
    courseSlug: course.slug,
    title: text?.title ?? course.slug,
    locale: isLocale(bestLocale) ? bestLocale : locale,
    illustrative: version.illustrative,
    unitsDone: doneUnits.size,
    unitsTotal: units.length,
    percent: percentDone(doneUnits.size, units.length),
    activeSeconds,
    lastSeenAt: enrolment.lastSeenAt,
    enrolledAt: enrolment.enrolledAt,
    minutesLeft: units.filter((unit) => !doneUnits.has(unit.key)).reduce((sum, unit) => sum + unit.minutes, 0),
    next: place && nextUnit ? { unitKey: nextUnit.key, title: content?.units[nextUnit.key] ?? nextUnit.key, kind: nextUnit.kind, minutes: nextUnit.minutes, block: place.block } : null,
    missing: judgeCompletion(structure, { doneUnits, activeSeconds }).parts.filter((part) => !part.met),
    hasNewerVersion: course.currentVersionId !== null && course.currentVersionId !== enrolment.versionId,
  };
}

export async function getOverview(actor: Actor, { locale = actor.locale, now = new Date() }: { locale?: Locale; now?: Date } = {}): Promise<Overview> {
  const enrolments = await listOwnCourses(actor);
  const languages = [...new Set([locale, "en", ...enrolments.map((enrolment) => enrolment.version.defaultLanguage)])];
  const texts = await db.courseText.findMany({
    where: { versionId: { in: enrolments.map((enrolment) => enrolment.versionId) }, locale: { in: languages } },
    select: { versionId: true, locale: true, title: true, content: true },
  });
  const certificates = await db.certificate.findMany({
    where: { userId: actor.id, kind: "completion" },
    orderBy: { issuedAt: "desc" },
    select: { id: true, code: true, courseId: true, revokedAt: true },
  });
  const year = now.getUTCFullYear();
  const { _sum: sum } = await db.learningDay.aggregate({ where: { userId: actor.id, day: { gte: `${year}-01-01`, lte: `${year}-12-31` } }, _sum: { seconds: true } });

  const inProgress: CourseInProgress[] = [];
  const done: CourseDone[] = [];
  for (const enrolment of enrolments) {
    const course = describe(enrolment, texts, locale);
    if (enrolment.completedAt === null) {
      inProgress.push(course);
      continue;
    }
    const own = certificates.filter((candidate) => candidate.courseId === enrolment.courseId);
    const certificate = own.find((candidate) => candidate.revokedAt === null) ?? own[0];
    const { courseSlug, title, locale: shown, illustrative, unitsDone, unitsTotal, percent, activeSeconds, lastSeenAt } = course;
    done.push({
      ...{ courseSlug, title, locale: shown, illustrative, unitsDone, unitsTotal, percent, activeSeconds, lastSeenAt },
      completedAt: enrolment.completedAt,
      certificate: certificate ? { id: certificate.id, code: certificate.code, revoked: certificate.revokedAt !== null } : null,
      left: enrolment.leftAt !== null,
    });
  }
  const touched = (course: CourseInProgress) => (course.lastSeenAt ?? course.enrolledAt).getTime();
  inProgress.sort((a, b) => touched(b) - touched(a));
  done.sort((a, b) => b.completedAt.getTime() - a.completedAt.getTime());
  return { continue: inProgress[0] ?? null, inProgress, done, hours: { year, seconds: sum.seconds ?? 0 } };
}
