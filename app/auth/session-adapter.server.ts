import type { Adapter, DatabaseSession, DatabaseUser } from "lucia";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";
import { hashToken } from "#app/lib/ids.server.ts";
import { roles, type Role } from "./actor.ts";

/** What a session brings along about its person. */
export interface PersonAttributes {
  email: string;
  name: string;
  locale: Locale;
  timeZone: string;
  extraTimePercent: number;
  roles: Role[];
  /** Languages that they have chosen to read; none: all. */
  languages: Locale[];
  /** What waits in the notification centre: the frame of every page says it. */
  unread: number;
}

export interface SessionAttributes {
  userAgent: string;
}

interface SessionRow {
  userId: string;
  expiresAt: Date | string;
  userAgent: string;
  email: string;
  name: string;
  locale: string;
  timeZone: string;
  extraTimePercent: number | bigint;
  roles: string;
  languages: unknown;
  unread: number | bigint;
}

/**
 * Session, person, roles and what waits for them in one statement: every page begins with it.
 * Suspended people have no session, whatever lies in the table.
 */
async function findSessionRow(hash: string): Promise<SessionRow | undefined> {
  const rows = await db.$queryRaw<SessionRow[]>(Prisma.sql`
    SELECT s."userId", s."expiresAt", s."userAgent", u."email", u."name", u."locale", u."timeZone", u."extraTimePercent", u."languages",
           (SELECT json_group_array(g."role") FROM "RoleGrant" g WHERE g."userId" = u."id") AS "roles",
           (SELECT COUNT(*) FROM "Notification" n WHERE n."userId" = u."id" AND n."readAt" IS NULL) AS "unread"
      FROM "Session" s JOIN "User" u ON u."id" = s."userId"
     WHERE s."id" = ${hash} AND u."suspendedAt" IS NULL`);
  return rows[0];
}

/** JSON comes parsed or as text, by what the driver knows of the column. */
function readLanguages(stored: unknown): Locale[] {
  const languages: unknown = typeof stored === "string" ? JSON.parse(stored) : stored;
  return Array.isArray(languages) ? languages.filter(isLocale) : [];
}

function readRoles(json: string): Role[] {
  const granted = JSON.parse(json) as string[];
  return roles.filter((role) => granted.includes(role));
}

/**
 * Where Lucia keeps sessions. Lucia knows the value of the cookie; the database only its SHA-256,
 * so that a stolen copy of the database signs nobody in.
 */
export const sessionAdapter: Adapter = {
  async getSessionAndUser(sessionId): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await findSessionRow(hashToken(sessionId));
    if (!row) return [null, null];
    return [
      { id: sessionId, userId: row.userId, expiresAt: new Date(row.expiresAt), attributes: { userAgent: row.userAgent } },
      {
        id: row.userId,
        attributes: {
          email: row.email,
          name: row.name,
          locale: isLocale(row.locale) ? row.locale : defaultLocale,
          timeZone: row.timeZone,
          extraTimePercent: Number(row.extraTimePercent),
          roles: readRoles(row.roles),
          languages: readLanguages(row.languages),
          unread: Number(row.unread),
        },
      },
    ];
  },
  async getUserSessions(userId) {
    const rows = await db.session.findMany({ where: { userId }, orderBy: { createdAt: "desc" } });
    return rows.map((row) => ({ id: row.id, userId: row.userId, expiresAt: row.expiresAt, attributes: { userAgent: row.userAgent } }));
  },
  async setSession(session) {
    await db.session.create({
      data: { id: hashToken(session.id), userId: session.userId, expiresAt: session.expiresAt, userAgent: session.attributes.userAgent },
    });
  },
  async updateSessionExpiration(sessionId, expiresAt) {
    await db.session.updateMany({ where: { id: hashToken(sessionId) }, data: { expiresAt } });
  },
  async deleteSession(sessionId) {
    await db.session.deleteMany({ where: { id: hashToken(sessionId) } });
  },
  async deleteUserSessions(userId) {
    await db.session.deleteMany({ where: { userId } });
  },
  async deleteExpiredSessions() {
    await db.session.deleteMany({ where: { expiresAt: { lte: new Date() } } });
  },
};
