import type { Actor } from "#app/auth/actor.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { replacedReason, type CertificateSnapshot } from "./certificate.schema.ts";
import { canManageCertificates, canReissue, canRevoke } from "./certificates.policy.ts";
import { createCertificate, type IssuedCertificate } from "./issue.server.ts";
import { gatherIssuer, parseSnapshot } from "./snapshot.server.ts";

async function getForManagement(tx: Tx, actor: Actor, id: string) {
  if (!canManageCertificates(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const certificate = await tx.certificate.findUnique({ where: { id } });
  if (!certificate) throw new AppError("not-found", "certificates:error.unknown");
  const replacement = await tx.certificate.findUnique({ where: { replacesId: id }, select: { id: true } });
  return { ...certificate, isReplaced: replacement !== null };
}

/**
 * Takes a certificate back. The public check shows date and reason from now on.
 * @throws AppError forbidden, not-found, or conflict when it is revoked already
 */
export async function revokeCertificate(actor: Actor, { id, reason }: { id: string; reason: string }, now = new Date()): Promise<{ serial: string }> {
  return transaction(async (tx) => {
    const certificate = await getForManagement(tx, actor, id);
    if (!canRevoke(actor, certificate)) throw new AppError("conflict", "certificates:error.alreadyRevoked");
    await tx.certificate.update({ where: { id }, data: { revokedAt: now, revokedReason: reason } });
    await recordAudit(tx, { actorId: actor.id, action: "certificate.revoked", subjectType: "certificate", subjectId: id, detail: { serial: certificate.serial } });
    return { serial: certificate.serial };
  });
}

/**
 * Issues the same award anew with the holder's current name, the current issuer and a new serial and code. The old one
 * is revoked as replaced; one that was revoked before keeps its own reason.
 * @throws AppError forbidden, not-found, or conflict when it has been replaced already or the account is gone
 */
export async function reissueCertificate(actor: Actor, { id }: { id: string }, now = new Date()): Promise<IssuedCertificate> {
  return transaction(async (tx) => {
    const certificate = await getForManagement(tx, actor, id);
    const holder = certificate.userId === null ? null : await tx.user.findUnique({ where: { id: certificate.userId }, select: { id: true, name: true } });
    if (!holder || !canReissue(actor, certificate)) throw new AppError("conflict", "certificates:error.notReissuable");
    const { signatory: _former, ...award } = parseSnapshot(certificate);
    const snapshot: CertificateSnapshot = { ...award, ...(await gatherIssuer(tx)), holder: { name: holder.name } };
    if (certificate.revokedAt === null) await tx.certificate.update({ where: { id }, data: { revokedAt: now, revokedReason: replacedReason } });
    const issued = await createCertificate(tx, { snapshot, userId: holder.id, courseId: certificate.courseId, workshopId: certificate.workshopId, replacesId: id, now });
    await recordAudit(tx, { actorId: actor.id, action: "certificate.reissued", subjectType: "certificate", subjectId: issued.id, detail: { replaces: certificate.serial } });
    return issued;
  });
}
