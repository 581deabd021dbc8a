import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAdminister } from "./accounts.policy.ts";

const pageSize = 100;

export interface AuditRow {
  id: string;
  at: Date;
  /** Name of who did it; null for visitors, the product, and people who are gone. */
  actor: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** The name of the person it was about, when it was about a person who is here still. */
  subject: string | null;
  detail: string;
}

/** What happened, newest first, 100 a page, in three statements. @throws AppError forbidden */
export async function listAudit(actor: Actor, { page }: { page: number }): Promise<{ rows: AuditRow[]; pages: number }> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const [entries, total] = await Promise.all([db.auditEntry.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }), db.auditEntry.count()]);
  const ids = new Set(entries.flatMap((entry) => [entry.actorId, entry.subjectType === "user" ? entry.subjectId : null]).filter((id) => id !== null));
  const people = await db.user.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return {
    pages: Math.max(1, Math.ceil(total / pageSize)),
    rows: entries.map(({ id, at, actorId, action, subjectType, subjectId, detail }) => ({
      id,
      at,
      actor: actorId ? (names.get(actorId) ?? null) : null,
      action,
      subjectType,
      subjectId,
      subject: names.get(subjectId) ?? null,
      detail: detail === null ? "" : JSON.stringify(detail),
    })),
  };
}
