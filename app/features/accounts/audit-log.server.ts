import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { AuditEntry } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAdminister } from "./accounts.policy.ts";
import { readDetail, type AuditDetail } from "./audit-detail.ts";

const pageSize = 100;

export interface AuditRow {
  id: string;
  at: Date;
  /** Name of who did it; null for visitors, the product, and people who are gone. */
  actor: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  /** What it was about, as its page calls it: a name, a course's slug, a certificate's number. Null for what is gone and for what has no name. */
  subject: string | null;
  detail: AuditDetail;
}

/** What happened, newest first, 100 a page, in six statements. @throws AppError forbidden */
export async function listAudit(actor: Actor, { page }: { page: number }): Promise<{ rows: AuditRow[]; pages: number }> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const [entries, total] = await Promise.all([db.auditEntry.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }), db.auditEntry.count()]);
  const names = await findNames(entries);
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
      detail: readDetail(detail),
    })),
  };
}

/** Names of all that a page of entries is about, by id. */
async function findNames(entries: AuditEntry[]): Promise<Map<string, string>> {
  const about = (type: string) => ({ id: { in: [...new Set(entries.filter((entry) => entry.subjectType === type).map((entry) => entry.subjectId))] } });
  const actors = entries.map((entry) => entry.actorId).filter((id) => id !== null);
  const [people, courses, certificates, organisations] = await Promise.all([
    db.user.findMany({ where: { id: { in: [...new Set([...actors, ...about("user").id.in])] } }, select: { id: true, name: true } }),
    db.course.findMany({ where: about("course"), select: { id: true, slug: true } }),
    db.certificate.findMany({ where: about("certificate"), select: { id: true, serial: true } }),
    db.organisation.findMany({ where: about("organisation"), select: { id: true, name: true } }),
  ]);
  return new Map([...people.map(({ id, name }) => [id, name] as const), ...courses.map(({ id, slug }) => [id, slug] as const), ...certificates.map(({ id, serial }) => [id, serial] as const), ...organisations.map(({ id, name }) => [id, name] as const)]);
}
