import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { Enrolment, Unit } from "#app/db/generated/client.ts";
import { pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { settleCompletion, type Settlement } from "./completion.server.ts";
import { getUnitInCourse, type UnitAddress } from "./enrolment-access.server.ts";

// Time on task (docs/decisions/time-on-task.md).
//
//   The player sends beats: "s seconds of activity since my last beat", s ≤ 30. It stops counting after 60 s without
//   input, while the page is hidden, and while the device sleeps. The server trusts none of it further than
//     granted = min(s, 30, wall time since the person's clock, 3 × planned minutes − what the unit has already)
//   The clock (LearningClock) is one per person, so two tabs or devices at once count once. Before there is a clock,
//   and whenever the unit was first opened later than it stands, wall time runs from that opening.
//   What is granted goes to the unit and to the ledger of days (UTC) in one transaction.
//
//   Without JavaScript there are no beats. When a unit that has no time yet is marked done or handed in, the wall time
//   since it was opened counts instead, at most its planned minutes.

export const beatLimit = 30; // seconds
const unitLimitFactor = 3;

export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

interface Place {
  actor: Actor;
  enrolment: Pick<Enrolment, "id" | "courseId">;
  unit: Pick<Unit, "key" | "minutes">;
  now: Date;
}

/** Grants at most `claim(wall seconds)` and writes it everywhere. Returns what was granted. */
async function grant(tx: Tx, { actor, enrolment, unit, now }: Place, claim: (spent: number) => number): Promise<number> {
  const where = { enrolmentId_unitKey: { enrolmentId: enrolment.id, unitKey: unit.key } };
  const progress = await tx.unitProgress.findUnique({ where });
  if (!progress?.openedAt) return 0;
  const clock = await tx.learningClock.findUnique({ where: { userId: actor.id } });
  const from = Math.max(progress.openedAt.getTime(), clock?.counted.getTime() ?? 0);
  const wall = Math.floor((now.getTime() - from) / 1_000);
  const claimed = Math.floor(claim(progress.activeSeconds));
  const room = unitLimitFactor * unit.minutes * 60 - progress.activeSeconds;
  const seconds = Math.min(claimed, wall, room);
  if (seconds <= 0) return 0;

  // Where wall time was the limit the clock keeps the part of a second that was not granted, or it would be lost beat by beat.
  const counted = seconds === wall ? new Date(from + seconds * 1_000) : now;
  await tx.learningClock.upsert({ where: { userId: actor.id }, create: { userId: actor.id, counted }, update: { counted } });
  await tx.unitProgress.update({ where, data: { activeSeconds: { increment: seconds } } });
  const day = { userId: actor.id, courseId: enrolment.courseId, day: utcDay(now) };
  await tx.learningDay.upsert({ where: { userId_courseId_day: day }, create: { ...day, seconds }, update: { seconds: { increment: seconds } } });
  return seconds;
}

/** Counts one beat of the player. `seconds` is what the player claims; returns what was granted. */
export async function countActiveSeconds(
  actor: Actor,
  { courseSlug, unitKey, seconds, now = new Date() }: UnitAddress & { seconds: number; now?: Date },
): Promise<{ granted: number; settlement: Settlement | null }> {
  if (!Number.isFinite(seconds) || seconds < 0) throw new AppError("invalid", "errors:learning.invalidTime");
  return transaction(async (tx) => {
    const { enrolment, unit } = await getUnitInCourse(tx, actor, { courseSlug, unitKey });
    const granted = await grant(tx, { actor, enrolment, unit, now }, () => Math.min(seconds, beatLimit));
    // Only time that was granted can complete a course, and only once.
    const settlement = granted > 0 && enrolment.completedAt === null ? await settleCompletion(tx, enrolment.id, now) : null;
    return { granted, settlement };
  });
}

/** The fallback without JavaScript: see the top of this file. Inside the transaction that marks the unit done. */
export async function countPlannedTime(tx: Tx, place: Place): Promise<number> {
  return grant(tx, place, (spent) => (spent === 0 ? place.unit.minutes * 60 : 0));
}

export interface Hours {
  year: number;
  seconds: number;
  /** January first; always twelve. */
  months: number[];
  courses: { courseId: string; slug: string; title: string; seconds: number }[];
}

/** Active learning time of a calendar year (UTC), by month and course, longest course first. Four statements. */
export async function listHours(actor: Actor, { year, locale = actor.locale }: { year: number; locale?: Locale }): Promise<Hours> {
  const days = await db.learningDay.findMany({ where: { userId: actor.id, day: { gte: `${year}-01-01`, lte: `${year}-12-31` } } });
  const months = Array.from({ length: 12 }, () => 0);
  const perCourse = new Map<string, number>();
  for (const { day, courseId, seconds } of days) {
    const month = Number(day.slice(5, 7)) - 1;
    months[month] = (months[month] ?? 0) + seconds;
    perCourse.set(courseId, (perCourse.get(courseId) ?? 0) + seconds);
  }
  const courses = await db.course.findMany({ where: { id: { in: [...perCourse.keys()] } }, select: { id: true, slug: true, currentVersionId: true } });
  const texts = await db.courseText.findMany({
    where: { versionId: { in: courses.flatMap((course) => course.currentVersionId ?? []) } },
    select: { versionId: true, locale: true, title: true, version: { select: { defaultLanguage: true } } },
  });
  const titleOf = (course: (typeof courses)[number]): string => {
    const own = texts.filter((text) => text.versionId === course.currentVersionId);
    const best = pickLocale(own.map((text) => text.locale), locale, own[0]?.version.defaultLanguage ?? "en");
    return own.find((text) => text.locale === best)?.title ?? course.slug;
  };
  return {
    year,
    seconds: days.reduce((sum, day) => sum + day.seconds, 0),
    months,
    courses: courses.map((course) => ({ courseId: course.id, slug: course.slug, title: titleOf(course), seconds: perCourse.get(course.id) ?? 0 })).sort((a, b) => b.seconds - a.seconds),
  };
}
