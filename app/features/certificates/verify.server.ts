import { db } from "#app/db/client.server.ts";
import { pickLocale, type Locale } from "#app/i18n/locales.ts";
import { normaliseCode } from "#app/lib/ids.server.ts";
import { isOfWorkshop, replacedReason } from "./certificate.schema.ts";
import { parseSnapshot } from "./snapshot.server.ts";

/** What anybody who holds a certificate's code may know: enough to compare it with the paper, nothing else. */
export interface VerifiedCertificate {
  serial: string;
  holderName: string;
  courseTitle: string;
  courseLang: string;
  issuerName: string;
  issuedAt: Date;
  completedAt: Date;
  timeZone: string;
  activeMinutes: number;
  plannedMinutes: number;
  isWorkshop: boolean;
  isDemonstration: boolean;
  isIllustrative: boolean;
}

/** The same shape for every code, so that callers treat all answers alike. */
export interface Verification {
  state: "valid" | "revoked" | "unknown";
  code: string; // as read
  certificate: VerifiedCertificate | null;
  revocation: { date: Date; reason: string; isReplaced: boolean } | null;
}

const codePattern = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** Public: whether a certificate is what it says. Never throws for any code; the caller limits how often it is asked. */
export async function verifyCertificate({ code: typed, locale }: { code: string; locale: Locale }): Promise<Verification> {
  const code = normaliseCode(typed).slice(0, 40);
  const row = codePattern.test(code) ? await db.certificate.findUnique({ where: { code } }) : null;
  if (!row) return { state: "unknown", code, certificate: null, revocation: null };
  const snapshot = parseSnapshot(row);
  const { holder, course, issuer, timeZone, demonstration } = snapshot;
  const courseLang = pickLocale(Object.keys(course.texts), locale, course.defaultLanguage);
  const certificate: VerifiedCertificate = {
    serial: row.serial,
    holderName: holder.name,
    courseTitle: course.texts[courseLang]?.title ?? course.slug,
    courseLang,
    issuerName: issuer.name,
    issuedAt: row.issuedAt,
    completedAt: row.completedAt,
    timeZone,
    activeMinutes: Math.floor(row.seconds / 60),
    plannedMinutes: course.plannedMinutes,
    isWorkshop: isOfWorkshop(snapshot),
    isDemonstration: demonstration,
    isIllustrative: course.illustrative,
  };
  if (row.revokedAt === null) return { state: "valid", code, certificate, revocation: null };
  const reason = row.revokedReason ?? "";
  return { state: "revoked", code, certificate, revocation: { date: row.revokedAt, reason, isReplaced: reason === replacedReason } };
}
