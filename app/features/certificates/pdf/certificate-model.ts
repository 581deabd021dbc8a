import type { TFunction } from "i18next";
import { formatDate, formatMinutes, formatPercent } from "#app/i18n/format.ts";
import { pickLocale, type Locale } from "#app/i18n/locales.ts";
import { isOfWorkshop, type CertificateSnapshot } from "../certificate.schema.ts";

export interface CertificateSource {
  snapshot: CertificateSnapshot;
  serial: string;
  code: string;
  issuedAt: Date;
  revokedAt: Date | null;
}

/** Everything the page says, in one language and in reading order: the drawing decides nothing but places. */
export interface CertificateDocument {
  lang: Locale;
  courseLang: string; // the course may not exist in the document's language
  title: string;
  issuer: string;
  notices: { label: string; text: string }[];
  heading: string;
  certifies: string;
  name: string;
  completed: string;
  course: string;
  outcomesLead: string;
  outcomesTitle: string;
  outcomesOverleaf: string;
  outcomes: string[];
  facts: { label: string; values: string[] }[];
  issued: string;
  signatory?: { name: string; position?: string };
  serial: string;
  version: string;
  verify: { label: string; link: string; url: string; qrAlt: string };
  sealAlt: string;
  networkRegions: string[];
  issuedAt: Date;
  pageOf: (page: number, pages: number) => string;
}

/** The public address where a certificate can be checked. */
export function verificationUrl(origin: string, code: string): string {
  return `${origin}/verify/${code}`;
}

/** First of the two steps to a PDF: snapshot → document in `locale`. `t` speaks the namespace `certificates` of that language. */
export function composeCertificate(source: CertificateSource, options: { locale: Locale; origin: string; t: TFunction }): CertificateDocument {
  const { snapshot, issuedAt } = source;
  const { locale, t } = options;
  const { course, timeZone } = snapshot;
  const courseLang = pickLocale(Object.keys(course.texts), locale, course.defaultLanguage);
  const texts = course.texts[courseLang] ?? { title: course.slug, outcomes: [] };
  const url = verificationUrl(options.origin, source.code);
  const date = (value: Date | string) => formatDate(value, locale, timeZone);
  const words = isOfWorkshop(snapshot) ? "workshop" : "document";
  return {
    lang: locale,
    courseLang,
    title: t(`${words}.title`, { course: texts.title, name: snapshot.holder.name }),
    issuer: snapshot.issuer.name,
    notices: notices(source, date, t),
    heading: t(`${words}.heading`),
    certifies: t("document.certifies"),
    name: snapshot.holder.name,
    completed: t(`${words}.completed`),
    course: texts.title,
    outcomesLead: t(`${words}.outcomes`),
    outcomesTitle: t(`${words}.outcomesTitle`),
    outcomesOverleaf: t(`${words}.outcomesOverleaf`),
    outcomes: texts.outcomes,
    facts: facts(snapshot, locale, t),
    issued: t("document.issued", { date: date(issuedAt), issuer: issuerWithCountry(snapshot, locale, t) }),
    signatory: snapshot.signatory,
    serial: t("document.serial", { serial: source.serial }),
    version: course.version === 0 ? "" : t("document.courseVersion", { version: course.version }),
    verify: { label: t("document.verify"), link: t("document.verifyLink", { url }), url, qrAlt: t("document.qrAlt", { url }) },
    sealAlt: t("document.sealAlt"),
    networkRegions: snapshot.networkRegions,
    issuedAt,
    pageOf: (page, pages) => t("document.page", { page, pages }),
  };
}

function notices({ snapshot, revokedAt }: CertificateSource, date: (value: Date) => string, t: TFunction): CertificateDocument["notices"] {
  return [
    ...(revokedAt ? [{ label: t("document.revoked"), text: t("document.revokedText", { date: date(revokedAt) }) }] : []),
    ...(snapshot.demonstration ? [{ label: t("document.demonstration"), text: t("document.demonstrationText") }] : []),
    ...(snapshot.course.illustrative ? [{ label: t(isOfWorkshop(snapshot) ? "workshop.illustrativeLabel" : "document.illustrative"), text: t(isOfWorkshop(snapshot) ? "workshop.illustrative" : "document.illustrativeText") }] : []),
  ];
}

function facts(snapshot: CertificateSnapshot, locale: Locale, t: TFunction): CertificateDocument["facts"] {
  const { course, timeZone } = snapshot;
  const isLive = isOfWorkshop(snapshot);
  const words = isLive ? "workshop" : "document";
  const from = formatDate(snapshot.startedAt, locale, timeZone);
  const to = formatDate(snapshot.completedAt, locale, timeZone);
  return [
    { label: t(`${words}.completedOn`), values: from === to || isLive ? [to] : [to, t("document.startedOn", { date: from })] },
    {
      label: t(`${words}.learningTime`),
      values: [
        t(`${words}.activeTime`, { time: formatMinutes(Math.floor(snapshot.activeSeconds / 60), locale) }),
        t("document.plannedTime", { time: formatMinutes(course.plannedMinutes, locale) }),
      ],
    },
    { label: t("document.form"), values: [t(`document.participation.${snapshot.participation}`)] },
    ...(isLive ? [] : [{ label: t("document.assessment"), values: assessments(snapshot, locale, t) }]),
  ];
}

function assessments(snapshot: CertificateSnapshot, locale: Locale, t: TFunction): string[] {
  if (snapshot.assessments.length === 0) return [t("document.assessmentNone")];
  const percent = (value: number) => formatPercent(value, locale);
  return snapshot.assessments.map(({ titles, percent: reached, passMark }) => {
    const title = titles[pickLocale(Object.keys(titles), locale, snapshot.course.defaultLanguage)] ?? "";
    if (passMark === null) return t("document.assessmentResultNoMark", { title, percent: percent(reached) });
    return t("document.assessmentResult", { title, percent: percent(reached), passMark: percent(passMark) });
  });
}

function issuerWithCountry({ issuer }: CertificateSnapshot, locale: Locale, t: TFunction): string {
  if (issuer.country === undefined) return issuer.name;
  const country = new Intl.DisplayNames(locale, { type: "region" }).of(issuer.country) ?? issuer.country;
  return t("document.issuerWithCountry", { issuer: issuer.name, country });
}
