import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { normaliseCode } from "#app/lib/ids.server.ts";
import { replacedReason } from "./certificate.schema.ts";
import { canManageCertificates, canReadCertificate, canReissue, canRevoke } from "./certificates.policy.ts";
import { composeCertificate } from "./pdf/certificate-model.ts";
import { drawCertificate } from "./pdf/certificate-pdf.server.ts";
import { parseSnapshot } from "./snapshot.server.ts";

/** A file to hand out; `name` is plain ASCII. */
export interface CertificateFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * The certificate as PDF, in the language it was issued in or, if asked, another one.
 * @throws AppError not-found, also for whom it does not concern: ids tell nothing
 */
export async function renderCertificate(actor: Actor, { id, locale }: { id: string; locale?: string | null }): Promise<CertificateFile> {
  const row = await db.certificate.findUnique({ where: { id } });
  if (!row || !canReadCertificate(actor, { ...row, isReplaced: false })) throw new AppError("not-found", "certificates:error.unknown");
  const snapshot = parseSnapshot(row);
  const lang = isLocale(locale) ? locale : snapshot.locale;
  const source = { snapshot, serial: row.serial, code: row.code, issuedAt: row.issuedAt, revokedAt: row.revokedAt };
  const model = composeCertificate(source, { locale: lang, origin: config.origin, t: getT(lang, "certificates") });
  return { name: `${row.serial}.pdf`, bytes: await drawCertificate(model) };
}

/** The actor's newest certificate of a course, or null. */
export async function findOwnCertificate(actor: Actor, { courseId }: { courseId: string }): Promise<{ id: string; serial: string; code: string; issuedAt: Date; revokedAt: Date | null } | null> {
  return db.certificate.findFirst({
    where: { userId: actor.id, courseId },
    orderBy: [{ issuedAt: "desc" }, { revokedAt: { sort: "asc", nulls: "first" } }],
    select: { id: true, serial: true, code: true, issuedAt: true, revokedAt: true },
  });
}

export interface CertificateRow {
  id: string;
  serial: string;
  code: string;
  holderName: string;
  courseTitle: string;
  courseLang: string;
  issuedAt: Date;
  revokedAt: Date | null;
  revokedReason: string | null;
  isReplaced: boolean; // revoked because a newer one took its place
  can: { revoke: boolean; reissue: boolean };
}

export interface CertificatePage {
  rows: CertificateRow[];
  total: number;
  page: number; // from 1
  pages: number;
}

const pageSize = 25;

/**
 * All certificates, newest first, whose serial, code or holder's name has the words asked for. Three statements.
 * @throws AppError forbidden
 */
export async function listCertificates(actor: Actor, { q = "", page = 1, locale }: { q?: string; page?: number; locale: Locale }): Promise<CertificatePage> {
  if (!canManageCertificates(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const where = matching(q.trim());
  const total = await db.certificate.count({ where });
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const current = Math.min(Math.max(1, page), pages);
  const found = await db.certificate.findMany({ where, orderBy: [{ issuedAt: "desc" }, { serial: "desc" }], skip: (current - 1) * pageSize, take: pageSize });
  const replacements = await db.certificate.findMany({ where: { replacesId: { in: found.map(({ id }) => id) } }, select: { replacesId: true } });
  const replaced = new Set(replacements.map(({ replacesId }) => replacesId));
  const rows = found.map((row): CertificateRow => {
    const { holder, course } = parseSnapshot(row);
    const courseLang = pickLocale(Object.keys(course.texts), locale, course.defaultLanguage);
    const subject = { userId: row.userId, revokedAt: row.revokedAt, isReplaced: replaced.has(row.id) };
    return {
      id: row.id,
      serial: row.serial,
      code: row.code,
      holderName: holder.name,
      courseTitle: course.texts[courseLang]?.title ?? course.slug,
      courseLang,
      issuedAt: row.issuedAt,
      revokedAt: row.revokedAt,
      revokedReason: row.revokedReason,
      isReplaced: row.revokedReason === replacedReason,
      can: { revoke: canRevoke(actor, subject), reissue: canReissue(actor, subject) },
    };
  });
  return { rows, total, page: current, pages };
}

function matching(q: string): Prisma.CertificateWhereInput {
  if (q === "") return {};
  return { OR: [{ serial: { contains: q.toUpperCase() } }, { code: normaliseCode(q) }, { user: { name: { contains: q } } }, { snapshot: { path: "$.holder.name", string_contains: q } }] };
}
