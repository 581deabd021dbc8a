import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import type { Theme } from "#app/features/courses/keys.ts";
import { isLocale, pickLocale, defaultLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAdministerSpaces, canAnnounce, canModerate, canWriteIn } from "./forum.policy.ts";
import { accessColumns, anyOf, isShown, readableSpaces, requireReadable, type AccessRow, type SpaceAccess } from "./space-access.server.ts";

/** A space as it introduces itself. */
export interface SpaceView extends SpaceAccess {
  name: string;
  description: string;
  /** Of name and description. */
  locale: Locale;
  /** Languages written here; none for any. */
  languages: Locale[];
  theme: Theme | null;
  courseSlug: string | null;
  regionSlug: string | null;
  can: { write: boolean; announce: boolean; moderate: boolean; administer: boolean };
  follow: "follow" | "mute" | null;
  followers: number;
}

export interface SpaceLine extends SpaceView {
  topics: number;
  /** Topics of the last weeks with posts that the actor has not read; 0 for visitors. */
  unread: number;
  latest: { topicId: number; title: string; at: Date } | null;
}

type SpaceTexts = Partial<Record<string, { name: string; description: string }>>;

interface SpaceRow {
  id: string;
  texts: unknown;
  languages: unknown;
  theme: string | null;
  courseSlug: string | null;
  regionSlug: string | null;
  muted: boolean | null;
  followers: number | bigint;
}

/** How far back unread topics are counted and listed as new: an archive is no news. */
export const newsDays = 60;

/** JSON columns come from raw statements parsed or as text, by what the driver knows of them. */
export const storedJson = <T>(value: unknown): T => (typeof value === "string" ? JSON.parse(value) : value) as T;

function readView(access: SpaceAccess, row: SpaceRow, actor: Actor | null, locale: Locale): SpaceView {
  const texts = storedJson<SpaceTexts>(row.texts);
  const best = pickLocale(Object.keys(texts), locale, defaultLocale);
  return {
    ...access,
    name: texts[best]?.name ?? access.slug,
    description: texts[best]?.description ?? "",
    locale: isLocale(best) ? best : defaultLocale,
    languages: storedJson<string[]>(row.languages).filter(isLocale),
    theme: row.theme as Theme | null,
    courseSlug: row.courseSlug,
    regionSlug: row.regionSlug,
    can: { write: canWriteIn(actor, access), announce: canAnnounce(actor, access), moderate: canModerate(actor, access), administer: canAdministerSpaces(actor) },
    follow: row.muted === null ? null : row.muted ? "mute" : "follow",
    followers: Number(row.followers),
  };
}

const columns = (actor: Actor | null): Prisma.Sql => Prisma.sql`
  s."id", s."texts", s."languages", s."theme",
  (SELECT c."slug" FROM "Course" c WHERE c."id" = s."courseId") AS "courseSlug", (SELECT r."slug" FROM "Region" r WHERE r."id" = s."regionId") AS "regionSlug",
  (SELECT f."muted" FROM "Follow" f WHERE f."userId" = ${actor?.id ?? ""} AND f."targetType" = 'space' AND f."targetId" = s."id") AS "muted",
  (SELECT COUNT(*) FROM "Follow" f WHERE f."targetType" = 'space' AND f."targetId" = s."id" AND f."muted" = 0) AS "followers"`;

/** One space by its address. @throws AppError not-found, also for spaces the actor may not read. One statement */
export async function getSpace(actor: Actor | null, { slug, locale }: { slug: string; locale: Locale }): Promise<SpaceView> {
  const [row] = await db.$queryRaw<(SpaceRow & AccessRow)[]>`SELECT ${columns(actor)}, ${accessColumns(actor)} FROM "Space" s WHERE s."slug" = ${slug}`;
  if (!row) throw new AppError("not-found", "forum:errors.noSuchSpace");
  return readView(requireReadable(actor, row), row, actor, locale);
}

/** The spaces that the actor may read, by name, and whether they may write there. Two statements. */
export async function listSpaceNames(actor: Actor | null, locale: Locale): Promise<{ id: string; slug: string; name: string; canWrite: boolean }[]> {
  const spaces = await readableSpaces(actor);
  const rows = await db.$queryRaw<{ id: string; texts: unknown }[]>`SELECT s."id", s."texts" FROM "Space" s WHERE s."id" IN ${anyOf(spaces.map(({ id }) => id))}`;
  const textsOf = new Map(rows.map(({ id, texts }) => [id, storedJson<SpaceTexts>(texts)]));
  return spaces.map((space) => {
    const { id, slug } = space;
    const texts = textsOf.get(id) ?? {};
    return { id, slug, canWrite: canWriteIn(actor, space), name: texts[pickLocale(Object.keys(texts), locale, defaultLocale)]?.name ?? slug };
  });
}

interface SpaceLineRow extends SpaceRow {
  topics: number | bigint;
  unread: number | bigint;
  latestId: number | bigint | null;
}

/** All spaces that the actor may read, with what goes on in them, for the forum's home. Three statements. */
export async function listSpaces(actor: Actor | null, { locale, now = new Date() }: { locale: Locale; now?: Date }): Promise<SpaceLine[]> {
  const spaces = await readableSpaces(actor);
  const since = new Date(now.getTime() - newsDays * 86_400_000);
  const rows = await db.$queryRaw<SpaceLineRow[]>`
    SELECT ${columns(actor)},
      (SELECT COUNT(*) FROM "Topic" t WHERE t."spaceId" = s."id" AND ${isShown}) AS "topics",
      (SELECT t."id" FROM "Topic" t WHERE t."spaceId" = s."id" AND ${isShown}
        ORDER BY t."lastPostAt" DESC LIMIT 1) AS "latestId",
      ${actor === null ? Prisma.sql`0` : unreadTopicsOf(actor, since)} AS "unread"
    FROM "Space" s WHERE s."id" IN ${anyOf(spaces.map(({ id }) => id))}`;
  const latest = await db.topic.findMany({ where: { id: { in: rows.flatMap(({ latestId }) => (latestId === null ? [] : [Number(latestId)])) } }, select: { id: true, title: true, lastPostAt: true } });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const topicOf = new Map(latest.map((topic) => [topic.id, topic]));
  return spaces.flatMap((space) => {
    const row = rowOf.get(space.id);
    if (!row) return [];
    const topic = row.latestId === null ? undefined : topicOf.get(Number(row.latestId));
    return [{
      ...readView(space, row, actor, locale),
      topics: Number(row.topics),
      unread: Number(row.unread),
      latest: topic ? { topicId: topic.id, title: topic.title, at: topic.lastPostAt } : null,
    }];
  });
}

/** SQL: whether topic `t` has a post that everybody may see, that the actor has not read and did not write. */
export const hasUnread = (actor: Actor): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "Post" p WHERE p."topicId" = t."id" AND p."authorId" IS NOT ${actor.id}
    AND p."seq" > COALESCE((SELECT r."lastSeq" FROM "TopicReader" r WHERE r."userId" = ${actor.id} AND r."topicId" = t."id"), 0)
    AND p."heldAt" IS NULL AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL)`;

const unreadTopicsOf = (actor: Actor, since: Date): Prisma.Sql => Prisma.sql`(
  SELECT COUNT(*) FROM "Topic" t WHERE t."spaceId" = s."id" AND t."lastPostAt" >= ${since} AND ${isShown}
    AND ${hasUnread(actor)})`;
