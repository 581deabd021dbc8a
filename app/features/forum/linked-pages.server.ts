import type { Actor } from "#app/auth/actor.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { formatDate, formatMinutes } from "#app/i18n/format.ts";
import { defaultLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import type { RichDocument } from "#app/richtext/document.ts";
import { linksOf } from "#app/richtext/document.server.ts";
import type { LinkedPage } from "#app/richtext/render.server.ts";
import type { TopicKind } from "./forum.kinds.ts";
import { anyOf, isReadable, isShown } from "./space-access.server.ts";
import { storedJson } from "./spaces.server.ts";
import { translatedTitle } from "./translated-head.server.ts";

// Own pages that posts link to, as the reader may know them: what is not theirs to read is not there, and its link stays a link.

/** A row of the one statement that looks up all a page of posts speaks of (named.server.ts). */
export interface LinkedRow {
  kind: "topic" | "said" | "space" | "course" | "practice" | "workshop";
  id: string;
  /** What it is called, in a language or in several. */
  name: string;
  /** Of what more is said: the kind of a topic, its space, how many answers. */
  about: string | null;
}

type LinkKind = LinkedRow["kind"];
const paths: Record<LinkKind, RegExp> = {
  topic: /^\/forum\/topics\/(\d{1,15})\/?$/,
  said: /^\/forum\/posts\/(\d{1,15})\/?$/,
  space: /^\/forum\/spaces\/([\w-]{1,100})\/?$/,
  course: /^\/courses\/([\w-]{1,100})\/?$/,
  practice: /^\/practices\/([\w-]{1,200})\/?$/,
  workshop: /^\/workshops\/([\w-]{1,100})\/?$/,
};

/** The links of a page of posts by what they lead to: path → id. */
export function readLinks(documents: readonly RichDocument[]): Map<LinkKind, Map<string, string>> {
  const links = [...new Set(documents.flatMap(linksOf))];
  return new Map((Object.keys(paths) as LinkKind[]).map((kind) => [kind, new Map(links.flatMap((path) => { const id = paths[kind].exec(path)?.[1]; return id === undefined ? [] : [[path, id] as const]; }))]));
}

const topicAbout = Prisma.sql`json_array(t."kind", json(s."texts"), t."postCount", t."acceptedPostId" IS NOT NULL)`;

/** SQL: what these links lead to, one SELECT a kind. */
export function selectLinked(actor: Actor | null, links: ReturnType<typeof readLinks>, locale: Locale): Prisma.Sql[] {
  const title = Prisma.sql`COALESCE(json_extract(${translatedTitle([locale])}, '$[1]'), t."title")`;
  const ids = (kind: LinkKind) => anyOf([...new Set(links.get(kind)?.values() ?? [])]);
  const selects: Record<LinkKind, Prisma.Sql> = {
    topic: Prisma.sql`SELECT 'topic' AS "kind", CAST(t."id" AS TEXT) AS "id", ${title} AS "name", NULL AS "at", ${topicAbout} AS "about" FROM "Topic" t JOIN "Space" s ON s."id" = t."spaceId" WHERE t."id" IN (SELECT CAST(value AS INTEGER) FROM ${ids("topic")}) AND ${isShown} AND ${isReadable(actor)}`,
    said: Prisma.sql`SELECT 'said' AS "kind", CAST(l."id" AS TEXT) AS "id", ${title} AS "name", NULL AS "at", ${topicAbout} AS "about" FROM "Post" l JOIN "Topic" t ON t."id" = l."topicId" JOIN "Space" s ON s."id" = t."spaceId" WHERE l."id" IN (SELECT CAST(value AS INTEGER) FROM ${ids("said")}) AND l."heldAt" IS NULL AND l."hiddenAt" IS NULL AND l."deletedAt" IS NULL AND ${isShown} AND ${isReadable(actor)}`,
    space: Prisma.sql`SELECT 'space' AS "kind", s."slug" AS "id", CAST(s."texts" AS TEXT) AS "name", NULL AS "at", NULL AS "about" FROM "Space" s WHERE s."slug" IN ${ids("space")} AND ${isReadable(actor)}`,
    course: Prisma.sql`SELECT 'course' AS "kind", c."slug" AS "id", (SELECT json_group_object(x."locale", x."title") FROM "CourseText" x WHERE x."versionId" = v."id") AS "name", NULL AS "at", json_array(v."minutes", v."illustrative") AS "about" FROM "Course" c JOIN "CourseVersion" v ON v."id" = c."currentVersionId" WHERE c."slug" IN ${ids("course")}`,
    practice: Prisma.sql`SELECT 'practice' AS "kind", r."slug" AS "id", (SELECT json_group_object(x."locale", x."title") FROM "PracticeTranslation" x WHERE x."practiceId" = r."id") AS "name", NULL AS "at", json_array(substr(COALESCE(r."startsOn", ''), 1, 4), r."illustrative") AS "about" FROM "Practice" r WHERE r."slug" IN ${ids("practice")} AND r."currentVersionId" IS NOT NULL`,
    // Those that anybody may see: what is for a region or for guests stays a link.
    workshop: Prisma.sql`SELECT 'workshop' AS "kind", w."id" AS "id", w."title" AS "name", NULL AS "at", json_array(w."startsAt", w."illustrative") AS "about" FROM "Workshop" w WHERE w."id" IN ${ids("workshop")} AND w."status" <> 'draft' AND w."audience" = 'open'`,
  };
  return (Object.keys(selects) as LinkKind[]).filter((kind) => (links.get(kind)?.size ?? 0) > 0).map((kind) => selects[kind]);
}

function nearest<T>(texts: Partial<Record<string, T>>, locale: Locale): T | undefined {
  return texts[pickLocale(Object.keys(texts), locale, defaultLocale)];
}

const spaceName = (texts: Partial<Record<string, { name: string }>>, locale: Locale): string => nearest(texts, locale)?.name ?? "";

function readPage({ kind, name, about }: LinkedRow, locale: Locale): LinkedPage {
  const t = getT(locale, "forum");
  const more = about === null ? [] : storedJson<unknown[]>(about);
  if (kind === "topic" || kind === "said") {
    const [topicKind, texts, posts, isAnswered] = more as [TopicKind, Partial<Record<string, { name: string }>>, number, number];
    const state = isAnswered ? t("topics.answered") : t("topics.replies", { count: Math.max(0, posts - 1) });
    return { title: name, kind: kind === "said" ? t("cards.post") : t(`kinds.${topicKind}`), meta: `${spaceName(texts, locale)} · ${state}` };
  }
  if (kind === "space") return { title: spaceName(storedJson(name), locale), kind: t("cards.space") };
  const [size, isIllustrative] = more as [number | string, number];
  const shownSize = { course: () => formatMinutes(Number(size), locale), practice: () => String(size), workshop: () => formatDate(new Date(String(size)), locale) }[kind]();
  const meta = [shownSize, isIllustrative ? t("topics.illustrative") : ""].filter(Boolean).join(" · ");
  const title = kind === "workshop" ? name : (nearest(storedJson<Partial<Record<string, string>>>(name), locale) ?? "");
  return { title, kind: t(`cards.${kind}`), meta };
}

/** What was found, by the paths that lead there. */
export function readLinked(rows: readonly LinkedRow[], links: ReturnType<typeof readLinks>, locale: Locale): Map<string, LinkedPage> {
  const pages = new Map(rows.map((row) => [`${row.kind}:${row.id}`, readPage(row, locale)]));
  return new Map([...links].flatMap(([kind, ids]) => [...ids].flatMap(([path, id]) => { const page = pages.get(`${kind}:${id}`); return page && page.title !== "" ? [[path, page] as const] : []; })));
}
