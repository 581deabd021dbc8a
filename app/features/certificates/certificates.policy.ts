import { hasRole, type Actor } from "#app/auth/actor.ts";

/** A certificate as far as rights depend on it. */
export interface CertificateSubject {
  userId: string | null; // null: the account is gone
  revokedAt: Date | null;
  isReplaced: boolean;
}

/** The PDF itself: its holder and administrators. Everybody else has the public check. */
export function canReadCertificate(actor: Actor | null, certificate: CertificateSubject): boolean {
  return actor !== null && (actor.id === certificate.userId || canManageCertificates(actor));
}

/** Search all certificates, revoke and reissue. */
export function canManageCertificates(actor: Actor | null): boolean {
  return hasRole(actor, "admin");
}

export function canRevoke(actor: Actor | null, certificate: CertificateSubject): boolean {
  return canManageCertificates(actor) && certificate.revokedAt === null;
}

/** Also one that was revoked, by mistake say; but a chain has one end, and somebody must hold the new one. */
export function canReissue(actor: Actor | null, certificate: CertificateSubject): boolean {
  return canManageCertificates(actor) && !certificate.isReplaced && certificate.userId !== null;
}
