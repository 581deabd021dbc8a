import type { DbOrTx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { newId } from "./ids.server.ts";

export interface AuditRecord {
  /** Who did it; null for the product itself or a visitor. */
  actorId: string | null;
  /** noun.past-tense, e.g. `certificate.revoked`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** What changed. Never personal data: entries outlive accounts. */
  detail?: Prisma.InputJsonObject;
}

/** Notes an act for later accountability, in the transaction of the act itself. */
export async function recordAudit(tx: DbOrTx, { actorId, action, subjectType, subjectId, detail }: AuditRecord): Promise<void> {
  await tx.auditEntry.create({ data: { id: newId(), actorId, action, subjectType, subjectId, detail } });
}
