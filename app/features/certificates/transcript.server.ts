import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { pickLocale } from "#app/i18n/locales.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { CertificateSnapshot } from "./certificate.schema.ts";
import { parseSnapshot } from "./snapshot.server.ts";

export interface Completion {
  id: string;
  serial: string;
  code: string;
  courseTitle: string;
  courseLang: string;
  courseVersion: number;
  participation: CertificateSnapshot["participation"];
  completedAt: Date;
  timeZone: string; // whose day the completion counts for
  plannedMinutes: number;
  activeMinutes: number;
  assessments: { title: string; percent: number; passMark: number | null }[];
  isDemonstration: boolean;
  isIllustrative: boolean;
}

export interface TranscriptYear {
  year: number;
  /** All active learning time of the year (UTC days), also in courses that were not completed. */
  activeMinutes: number;
  completions: Completion[]; // in the order of completion
}

export interface Transcript {
  holderName: string;
  years: TranscriptYear[]; // newest first
}

/**
 * The actor's own completions and workshops with hours, by year: valid certificates only, and the ledger of learning time.
 * Two statements, however long the career. @param year only this one
 */
export async function getTranscript(actor: Actor, { year, locale }: { year?: number; locale: Locale }): Promise<Transcript> {
  const certificates = await db.certificate.findMany({ where: { userId: actor.id, revokedAt: null }, orderBy: [{ completedAt: "asc" }, { serial: "asc" }] });
  const days = await db.learningDay.groupBy({ by: ["day"], where: { userId: actor.id }, _sum: { seconds: true } });
  const seconds = new Map<number, number>();
  for (const { day, _sum } of days) seconds.set(yearOfDay(day), (seconds.get(yearOfDay(day)) ?? 0) + (_sum.seconds ?? 0));
  const completions = new Map<number, Completion[]>();
  for (const row of certificates) {
    const completion = toCompletion(row, locale);
    const itsYear = yearIn(completion.completedAt, completion.timeZone);
    completions.set(itsYear, [...(completions.get(itsYear) ?? []), completion]);
  }
  const years = [...new Set([...seconds.keys(), ...completions.keys()])].filter((candidate) => year === undefined || candidate === year).sort((a, b) => b - a);
  return {
    holderName: actor.name,
    years: years.map((each) => ({ year: each, activeMinutes: Math.floor((seconds.get(each) ?? 0) / 60), completions: completions.get(each) ?? [] })),
  };
}

type Row = Awaited<ReturnType<typeof db.certificate.findMany>>[number];

function toCompletion(row: Row, locale: Locale): Completion {
  const { course, timeZone, assessments, demonstration, participation } = parseSnapshot(row);
  const courseLang = pickLocale(Object.keys(course.texts), locale, course.defaultLanguage);
  return {
    id: row.id,
    serial: row.serial,
    code: row.code,
    courseTitle: course.texts[courseLang]?.title ?? course.slug,
    courseLang,
    courseVersion: row.courseVersion,
    participation,
    completedAt: row.completedAt,
    timeZone,
    plannedMinutes: course.plannedMinutes,
    activeMinutes: Math.floor(row.seconds / 60),
    assessments: assessments.map(({ titles, percent, passMark }) => ({ title: titles[pickLocale(Object.keys(titles), locale, course.defaultLanguage)] ?? "", percent, passMark })),
    isDemonstration: demonstration,
    isIllustrative: course.illustrative,
  };
}

function yearOfDay(day: string): number {
  return Number(day.slice(0, 4));
}

/** The year a moment lies in for somebody who lives by that zone, as printed on the certificate. */
function yearIn(moment: Date, timeZone: string): number {
  return Number(new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(moment));
}
