import type { DbOrTx } from "#app/db/client.server.ts";

// What facilitators write into minutes: a summary, and remarks on agenda items. A version that is approved stays as it
// is; a correction is the next version, and becomes the minutes when it is approved in turn.

export interface MinutesText {
  version: number;
  /** Of the last room event that it tells of. */
  seq: number;
  summary: string;
  /** By agenda item. */
  remarks: Record<string, string>;
  revision: number;
  /** Null: a draft, for facilitators only. */
  approvedAt: Date | null;
  /** "" for somebody whose account is gone. */
  approvedBy: string;
}

/** All versions of a workshop's minutes, newest first. One statement. */
export async function listTexts(tx: DbOrTx, workshopId: string): Promise<MinutesText[]> {
  const rows = await tx.$queryRaw<(Omit<MinutesText, "remarks" | "version" | "seq" | "revision"> & Record<"version" | "seq" | "revision", number | bigint> & { remarks: unknown })[]>`
    SELECT m."version", m."seq", m."summary", m."remarks", m."revision", m."approvedAt", COALESCE(u."name", '') AS "approvedBy"
    FROM "WorkshopMinutes" m LEFT JOIN "User" u ON u."id" = m."approvedById" WHERE m."workshopId" = ${workshopId} ORDER BY m."version" DESC`;
  return rows.map((row) => ({ ...row, version: Number(row.version), seq: Number(row.seq), revision: Number(row.revision), remarks: (typeof row.remarks === "string" ? JSON.parse(row.remarks) : row.remarks) as Record<string, string> }));
}
