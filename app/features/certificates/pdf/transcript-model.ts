import type { TFunction } from "i18next";
import { formatDate, formatMinutes, formatPercent } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { Completion, Transcript } from "../transcript.server.ts";
import { verificationUrl } from "./certificate-model.ts";
import type { PageNotice } from "./notices.server.ts";

export interface TranscriptRow {
  completed: string;
  course: string;
  courseLang: string;
  assessment: string[];
  planned: string;
  active: string;
  serial: string;
  verify: { url: string; contents: string };
}

export interface TranscriptDocument {
  lang: Locale;
  title: string;
  issuer: string;
  heading: string;
  holder: string;
  intro: string;
  notices: PageNotice[];
  columns: Record<"completed" | "course" | "assessment" | "planned" | "active", string>;
  years: { heading: string; time: string; rows: TranscriptRow[]; empty: string; total: { label: string; planned: string; active: string } }[];
  empty: string;
  sealAlt: string;
  networkRegions: string[];
  createdAt: Date;
  pageOf: (page: number, pages: number) => string;
}

export interface TranscriptOptions {
  locale: Locale;
  timeZone: string; // of the reader, for the day it was made
  origin: string;
  issuer: string;
  networkRegions: string[];
  now: Date;
  t: TFunction;
}

/** First of the two steps: completions by year → what the pages say. */
export function composeTranscript(transcript: Transcript, options: TranscriptOptions): TranscriptDocument {
  const { locale, t, now } = options;
  const completions = transcript.years.flatMap((year) => year.completions);
  const time = (minutes: number) => formatMinutes(minutes, locale);
  return {
    lang: locale,
    title: t("transcript.documentTitle", { name: transcript.holderName }),
    issuer: options.issuer,
    heading: t("transcript.title"),
    holder: transcript.holderName,
    intro: t("transcript.intro", { date: formatDate(now, locale, options.timeZone), issuer: options.issuer }),
    notices: [
      ...(completions.some((completion) => completion.isDemonstration) ? [{ label: t("document.demonstration"), text: t("transcript.demonstrationText") }] : []),
      ...(completions.some((completion) => completion.isIllustrative) ? [{ label: t("document.illustrative"), text: t("transcript.illustrativeText") }] : []),
    ],
    columns: {
      completed: t("transcript.completedAndSerial"),
      course: t("transcript.course"),
      assessment: t("document.assessment"),
      planned: t("transcript.planned"),
      active: t("transcript.active"),
    },
    years: transcript.years.map(({ year, activeMinutes, completions: ofYear }) => ({
      heading: String(year),
      time: t("transcript.yearTime", { year: String(year), time: time(activeMinutes) }),
      rows: ofYear.map((completion) => row(completion, options)),
      empty: t("transcript.yearEmpty"),
      total: {
        label: t("transcript.total"),
        planned: time(ofYear.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)),
        active: time(ofYear.reduce((sum, completion) => sum + completion.activeMinutes, 0)),
      },
    })),
    empty: t("transcript.empty"),
    sealAlt: t("document.sealAlt"),
    networkRegions: options.networkRegions,
    createdAt: now,
    pageOf: (page, pages) => t("document.page", { page, pages }),
  };
}

function row(completion: Completion, { locale, origin, t }: TranscriptOptions): TranscriptRow {
  const url = verificationUrl(origin, completion.code);
  const percent = (value: number) => formatPercent(value, locale);
  return {
    completed: formatDate(completion.completedAt, locale, completion.timeZone),
    course: completion.isIllustrative ? t("transcript.illustrativeCourse", { course: completion.courseTitle }) : completion.courseTitle,
    courseLang: completion.courseLang,
    assessment: completion.participation === "online-live" ? [t("document.participation.online-live")] : completion.assessments.map(({ title, percent: reached }) => t("document.assessmentResultNoMark", { title, percent: percent(reached) })),
    planned: formatMinutes(completion.plannedMinutes, locale),
    active: formatMinutes(completion.activeMinutes, locale),
    serial: completion.serial,
    verify: { url, contents: t("document.verifyLink", { url }) },
  };
}
