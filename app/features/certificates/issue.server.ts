import type { Tx } from "#app/db/client.server.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newCode, newId } from "#app/lib/ids.server.ts";
import { isOfWorkshop, type CertificateSnapshot } from "./certificate.schema.ts";
import { gatherSnapshot, getCompletedEnrolment } from "./snapshot.server.ts";

export interface IssuedCertificate {
  id: string;
  code: string;
  serial: string;
  /** Set when an administrator has taken it back: completing once does not bring it back. */
  revokedAt: Date | null;
}

/**
 * Issues the certificate of a completed enrolment, in the transaction that completes it. Asking again gives the one
 * there is. After a revocation only a new completion or `reissueCertificate` makes another.
 * @throws AppError not-found, or conflict while the course is not completed
 */
export async function issueCertificate(tx: Tx, { enrolmentId, now = new Date() }: { enrolmentId: string; now?: Date }): Promise<IssuedCertificate> {
  const enrolment = await getCompletedEnrolment(tx, enrolmentId);
  const { userId, courseId, completedAt } = enrolment;
  const latest = await tx.certificate.findFirst({
    where: { userId, courseId },
    orderBy: [{ issuedAt: "desc" }, { revokedAt: { sort: "asc", nulls: "first" } }],
    select: { id: true, code: true, serial: true, revokedAt: true },
  });
  if (latest && (latest.revokedAt === null || latest.revokedAt >= completedAt)) return latest;
  const snapshot = await gatherSnapshot(tx, enrolment);
  const issued = await createCertificate(tx, { snapshot, userId, courseId, replacesId: null, now });
  await recordAudit(tx, { actorId: null, action: "certificate.issued", subjectType: "certificate", subjectId: issued.id });
  return issued;
}

interface NewCertificate {
  snapshot: CertificateSnapshot;
  userId: string;
  courseId: string | null;
  workshopId?: string | null;
  replacesId: string | null;
  now: Date;
}

/** Writes a certificate with the next serial number and a new code. */
export async function createCertificate(tx: Tx, { snapshot, userId, courseId, workshopId = null, replacesId, now }: NewCertificate): Promise<IssuedCertificate> {
  return tx.certificate.create({
    data: {
      id: newId(),
      code: newCode(),
      serial: await nextSerial(tx, now.getUTCFullYear()),
      kind: isOfWorkshop(snapshot) ? "participation" : "completion",
      userId,
      courseId,
      workshopId,
      courseVersion: snapshot.course.version,
      locale: snapshot.locale,
      snapshot,
      seconds: snapshot.activeSeconds,
      completedAt: new Date(snapshot.completedAt),
      issuedAt: now,
      replacesId,
    },
    select: { id: true, code: true, serial: true, revokedAt: true },
  });
}

/** `RA-2026-000001`: counted by year, in the transaction that uses it, so that none is skipped or doubled. */
async function nextSerial(tx: Tx, year: number): Promise<string> {
  const name = `certificate-${year}`;
  const { next } = await tx.serialCounter.upsert({ where: { name }, create: { name, next: 2 }, update: { next: { increment: 1 } } });
  return `RA-${year}-${String(next - 1).padStart(6, "0")}`;
}
