import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma, type AuditEntry } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
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
  /** Names of the spaces that the detail speaks of, by id. */
  spaces: Record<string, string>;
}

/** What happened, newest first, 100 a page, in seven statements. @throws AppError forbidden */
export async function listAudit(actor: Actor, { page, locale }: { page: number; locale: Locale }): Promise<{ rows: AuditRow[]; pages: number }> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const [entries, total] = await Promise.all([db.auditEntry.findMany({ orderBy: [{ at: "desc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }), db.auditEntry.count()]);
  const names = await findNames(entries, locale);
  return {
    pages: Math.max(1, Math.ceil(total / pageSize)),
    rows: entries.map(({ id, at, actorId, action, subjectType, subjectId, detail }) => ({
      id,
      at,
      actor: actorId ? (names.get(`user ${actorId}`) ?? null) : null,
      action,
      subjectType,
      subjectId,
      subject: names.get(`${subjectType} ${subjectId}`) ?? null,
      detail: readDetail(detail),
      spaces: Object.fromEntries(spacesOf(detail).flatMap((space) => (names.has(`space ${space}`) ? [[space, names.get(`space ${space}`) ?? ""]] : []))),
    })),
  };
}

/** The spaces of the forum that a detail speaks of: where a topic was moved. */
function spacesOf(stored: unknown): string[] {
  const { from, to } = readDetail(stored);
  return [from, to].filter((id) => typeof id === "string");
}

/** Names of all that a page of entries is about, by kind and id. */
async function findNames(entries: AuditEntry[], locale: Locale): Promise<Map<string, string>> {
  const idsOf = (type: string) => [...new Set(entries.filter((entry) => entry.subjectType === type).map((entry) => entry.subjectId))];
  const about = (type: string) => ({ id: { in: idsOf(type) } });
  const actors = entries.map((entry) => entry.actorId).filter((id) => id !== null);
  const named = (type: string, rows: { id: string; name: string }[]) => rows.map(({ id, name }): [string, string] => [`${type} ${id}`, name]);
  const [people, courses, certificates, organisations, others] = await Promise.all([
    db.user.findMany({ where: { id: { in: [...new Set([...actors, ...idsOf("user")])] } }, select: { id: true, name: true } }),
    db.course.findMany({ where: about("course"), select: { id: true, slug: true } }),
    db.certificate.findMany({ where: about("certificate"), select: { id: true, serial: true } }),
    db.organisation.findMany({ where: about("organisation"), select: { id: true, name: true } }),
    findOtherNames({ regions: idsOf("region"), topics: idsOf("topic"), posts: idsOf("post"), acts: idsOf("moderation-act"), spaces: [...idsOf("space"), ...entries.flatMap(({ detail }) => spacesOf(detail))] }, locale),
  ]);
  return new Map([
    ...named("user", people),
    ...named("course", courses.map(({ id, slug }) => ({ id, name: slug }))),
    ...named("certificate", certificates.map(({ id, serial }) => ({ id, name: serial }))),
    ...named("organisation", organisations),
    ...others,
  ]);
}

/** What is in the forum, by its title; a space or a region by its name in the reader's language. One statement. */
async function findOtherNames({ regions, topics, posts, acts, spaces }: Record<"regions" | "topics" | "posts" | "acts" | "spaces", string[]>, locale: Locale): Promise<[string, string][]> {
  const ids = (list: string[]) => Prisma.sql`(SELECT value FROM json_each(${JSON.stringify(list)}))`;
  const numbers = (list: string[]) => ids(list.filter((id) => /^\d{1,15}$/.test(id)));
  const rows = await db.$queryRaw<{ key: string; name: string | null }[]>`
    SELECT 'topic ' || t."id" AS "key", t."title" AS "name" FROM "Topic" t WHERE t."id" IN ${numbers(topics)}
    UNION ALL SELECT 'post ' || p."id", t."title" || ' #' || p."id" FROM "Post" p JOIN "Topic" t ON t."id" = p."topicId" WHERE p."id" IN ${numbers(posts)}
    UNION ALL SELECT 'moderation-act ' || m."id", t."title" FROM "ModerationAct" m JOIN "Topic" t ON t."id" = m."topicId" WHERE m."id" IN ${ids(acts)}
    UNION ALL SELECT 'space ' || s."id", COALESCE(json_extract(s."texts", ${`$.${locale}.name`}), json_extract(s."texts", '$.en.name'), (SELECT json_extract(j."value", '$.name') FROM json_each(s."texts") j LIMIT 1), s."slug") FROM "Space" s WHERE s."id" IN ${ids(spaces)}
    UNION ALL SELECT 'region ' || r."id", COALESCE(json_extract(r."names", ${`$.${locale}`}), json_extract(r."names", '$.en')) FROM "Region" r WHERE r."id" IN ${ids(regions)}`;
  return rows.flatMap(({ key, name }): [string, string][] => (name === null ? [] : [[key, name]]));
}
