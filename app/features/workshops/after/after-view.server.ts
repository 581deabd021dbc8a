import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { WorkshopAccess } from "../workshop-access.server.ts";
import { canEvaluate } from "./evaluation.policy.ts";

/** What came of a workshop, as one person may know of it. */
export interface AfterView {
  isApproved: boolean;
  certificates: number;
  ownCertificate: string | null;
  evaluations: number;
  /** Null: it is not theirs to give, or too late. */
  ownEvaluation: "open" | "given" | null;
  topicId: number | null;
}

type Row = Record<"approved" | "certificates" | "evaluations" | "hasEvaluated" | "wasPresent", number | bigint> & { ownCertificate: string | null; topicId: number | bigint | null };

/** For the workshop's page, once it is over. One statement, or none. */
export async function readAfter(actor: Actor | null, access: WorkshopAccess, now = new Date()): Promise<AfterView | null> {
  if (!access.closedAt) return null;
  const [row] = await db.$queryRaw<Row[]>`
    SELECT EXISTS (SELECT 1 FROM "WorkshopMinutes" m WHERE m."workshopId" = w."id" AND m."approvedAt" IS NOT NULL) AS "approved",
      (SELECT COUNT(*) FROM "Certificate" c WHERE c."workshopId" = w."id" AND c."revokedAt" IS NULL) AS "certificates",
      (SELECT c."id" FROM "Certificate" c WHERE c."workshopId" = w."id" AND c."revokedAt" IS NULL AND c."userId" = ${actor?.id ?? ""} LIMIT 1) AS "ownCertificate",
      (SELECT COUNT(*) FROM "WorkshopEvaluation" e WHERE e."workshopId" = w."id") AS "evaluations",
      EXISTS (SELECT 1 FROM "WorkshopEvaluation" e WHERE e."registrationId" = ${access.seat}) AS "hasEvaluated",
      EXISTS (SELECT 1 FROM "AttendanceSpan" s WHERE s."registrationId" = ${access.seat}) AS "wasPresent",
      (SELECT t."id" FROM "Topic" t WHERE t."id" = w."topicId" AND t."deletedAt" IS NULL AND t."hiddenAt" IS NULL) AS "topicId"
    FROM "Workshop" w WHERE w."id" = ${access.id}`;
  if (!row) return null;
  const mayAnswer = canEvaluate(access, Boolean(Number(row.wasPresent)), now);
  return {
    isApproved: Boolean(Number(row.approved)), certificates: Number(row.certificates), ownCertificate: row.ownCertificate, evaluations: Number(row.evaluations),
    ownEvaluation: mayAnswer ? (Number(row.hasEvaluated) ? "given" : "open") : null, topicId: row.topicId === null ? null : Number(row.topicId),
  };
}
