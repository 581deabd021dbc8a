import type { Actor } from "#app/auth/actor.ts";
import { rightsChanged } from "#app/auth/session.server.ts";
import { db } from "#app/db/client.server.ts";

export interface OwnSession {
  /** The stored hash: names the session without being able to use it. */
  key: string;
  startedAt: Date;
  expiresAt: Date;
  userAgent: string;
  isCurrent: boolean;
}

/** The person's running sessions, this device first. @param currentKey from `currentSessionKey(request)` */
export async function listOwnSessions(actor: Actor, currentKey: string | null, now = new Date()): Promise<OwnSession[]> {
  const rows = await db.session.findMany({ where: { userId: actor.id, expiresAt: { gt: now } }, orderBy: { createdAt: "desc" }, take: 100 });
  const sessions = rows.map((row) => ({ key: row.id, startedAt: row.createdAt, expiresAt: row.expiresAt, userAgent: row.userAgent, isCurrent: row.id === currentKey }));
  return sessions.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** Ends one session of the person's own; one that is gone already, or somebody else's, changes nothing. */
export async function endOwnSession(actor: Actor, key: string): Promise<void> {
  await db.session.deleteMany({ where: { id: key, userId: actor.id } });
  await rightsChanged(actor.id);
}
