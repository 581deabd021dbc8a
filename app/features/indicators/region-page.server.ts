import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { themes } from "#app/features/courses/keys.ts";
import { askedPeopleAsJson, readAskedPeople, type AskedPerson } from "#app/features/network/asked-people.server.ts";
import { listRegions, regionName, type RegionSummary } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { listFinals } from "./finals.server.ts";
import { competences } from "./gaps.ts";
import { competenceOf } from "./gap-page.server.ts";
import { canCoordinate, canHandleSet, canReview } from "./indicators.policy.ts";
import { contentOf, ownRegionOf, readScores } from "./questionnaires.server.ts";
import { ownerOf, textOf } from "./set-texts.ts";
import { isAnswered } from "./sets/keep-set.server.ts";
import { standingOf } from "./standing.ts";

/** Figures of fewer people are not shown. */
const fewest = 5;

export interface RegionListed extends RegionSummary {
  /** Years for which it has said something of itself, newest first. */
  years: number[];
}

/** All regions of the network. Two statements. */
export async function listRegionPages(locale: Locale): Promise<RegionListed[]> {
  const finals = await listFinals(locale);
  return (await listRegions(locale)).map((region) => ({ ...region, years: [...new Set(finals.filter(({ region: { id } }) => id === region.id).map(({ year }) => year))] }));
}

interface RegionRow {
  id: string;
  slug: string;
  nutsCode: string;
  nutsLevel: number;
  countryCode: string;
  role: string;
  names: string;
  asked: string;
  languages: string;
  competences: string;
  ownRegionId: string | null;
  organisations: string;
  people: string;
  spaceSlug: string | null;
  learned: string;
  completions: number;
  drafts: string;
  workshops: string;
  published: string;
}

export interface RegionPage {
  region: RegionSummary & { nutsLevel: number; languages: string[] };
  organisations: string[];
  space: string | null;
  /** The newest that everybody may see. */
  workshops: { id: string; title: string; locale: string; startsAt: string; agreed: number }[];
  asked: string[];
  /** Those who agreed to be named. */
  people: AskedPerson[];
  competences: Record<string, string>;
  /** Of its people, where they are at least five. */
  learning: { people: number; completions: number; hours: number } | null;
  finals: { id: string; set: string; title: string; owner: string | null; kind: string; year: number; overall: number | null; illustrative: boolean }[];
  /** What institutions have published of it, newest first. */
  published: { set: string; title: string; edition: string; year: number; illustrative: boolean }[];
  /** Every set one may answer, for who works on answers. */
  sets: ListedSet[];
  /** Only for who works on them. */
  drafts: { id: string; setId: string; year: number; version: number }[];
  can: { coordinate: boolean };
}

/** A region with what the network knows of it. Four statements. @throws AppError not-found */
export async function getRegionPage(actor: Actor | null, { slug, locale }: { slug: string; locale: Locale }): Promise<RegionPage> {
  const [row] = await db.$queryRaw<RegionRow[]>`
    SELECT r."id", r."slug", r."nutsCode", r."nutsLevel", r."countryCode", r."role", CAST(r."names" AS TEXT) AS "names", CAST(r."asked" AS TEXT) AS "asked", CAST(r."languages" AS TEXT) AS "languages", CAST(r."competences" AS TEXT) AS "competences",
      (SELECT u."regionId" FROM "User" u WHERE u."id" = ${actor?.id ?? ""}) AS "ownRegionId",
      (SELECT json_group_array(o."name") FROM (SELECT "name" FROM "Organisation" WHERE "regionId" = r."id" ORDER BY "name" LIMIT 50) o) AS "organisations",
      ${askedPeopleAsJson(Prisma.sql`a."regionId" = r."id"`)} AS "people",
      (SELECT s."slug" FROM "Space" s WHERE s."regionId" = r."id" AND s."readers" = 'public' LIMIT 1) AS "spaceSlug",
      (SELECT json_array(count(*), coalesce(sum(l."seconds"), 0)) FROM (SELECT sum(d."seconds") AS "seconds" FROM "User" u JOIN "LearningDay" d ON d."userId" = u."id" WHERE u."regionId" = r."id" GROUP BY u."id") l) AS "learned",
      (SELECT count(*) FROM "Certificate" c JOIN "User" u ON u."id" = c."userId" WHERE u."regionId" = r."id") AS "completions",
      (SELECT json_group_array(json_object('id', w."id", 'title', w."title", 'locale', w."locale", 'startsAt', w."startsAt", 'agreed', w."agreed")) FROM (
        SELECT * FROM "Workshop" WHERE "regionId" = r."id" AND "audience" = 'open' AND "status" = 'published' ORDER BY "startsAt" DESC LIMIT 5) w) AS "workshops",
      (SELECT json_group_array(json_object('set', p."setId", 'year', p."year", 'illustrative', p."illustrative")) FROM (
        SELECT p."setId", p."year", max(s."illustrative" OR r."role" = 'illustrative') AS "illustrative" FROM "PublishedScore" p JOIN "DataSource" s ON s."id" = p."sourceId" WHERE p."regionId" = r."id" AND s."publishedAt" IS NOT NULL GROUP BY p."setId", p."year" ORDER BY p."year" DESC, p."setId") p) AS "published",
      (SELECT json_group_array(json_object('id', q."id", 'setId', q."setId", 'year', q."year", 'version', q."version", 'isExpert', EXISTS (SELECT 1 FROM "QuestionnaireExpert" e WHERE e."questionnaireId" = q."id" AND e."userId" = ${actor?.id ?? ""}))) FROM "Questionnaire" q WHERE q."regionId" = r."id" AND q."status" = 'draft') AS "drafts"
    FROM "Region" r WHERE r."slug" = ${slug}`;
  if (!row) throw new AppError("not-found", "regions:errors.noRegion");
  const [learners, seconds] = JSON.parse(row.learned) as [number, number];
  const finals = (await listFinals(locale)).filter(({ region: { id } }) => id === row.id);
  const scores = await readScores(finals.map(({ id }) => id));
  const mayCoordinate = canCoordinate(actor, { regionId: row.id, ownRegionId: row.ownRegionId });
  const drafts = (JSON.parse(row.drafts) as (RegionPage["drafts"][number] & { isExpert: number })[]).filter(({ isExpert }) => mayCoordinate || canReview(actor) || Number(isExpert) === 1);
  const works = mayCoordinate || drafts.length > 0;
  const published = JSON.parse(row.published) as { set: string; year: number; illustrative: number }[];
  const shown = [...new Set([...finals.map(({ setId }) => setId), ...published.map(({ set }) => set)])];
  const kept = await db.indicatorSet.findMany({ ...(works ? {} : { where: { id: { in: shown } } }), orderBy: setOrder });
  const sets = new Map(kept.map(({ id, content }) => [id, contentOf(content)]));
  return {
    region: { id: row.id, slug: row.slug, nutsCode: row.nutsCode, nutsLevel: Number(row.nutsLevel), countryCode: row.countryCode, role: row.role, name: regionName(JSON.parse(row.names), locale), languages: JSON.parse(row.languages) as string[] },
    organisations: JSON.parse(row.organisations) as string[],
    space: row.spaceSlug, workshops: (JSON.parse(row.workshops) as (Omit<RegionPage["workshops"][number], "startsAt"> & { startsAt: string | number })[]).map(({ startsAt, ...workshop }) => ({ ...workshop, startsAt: new Date(startsAt).toISOString() })), asked: JSON.parse(row.asked) as string[], people: readAskedPeople(row.people), competences: competenceOf(JSON.parse(row.competences) as Record<string, string>),
    learning: learners >= fewest ? { people: learners, completions: Number(row.completions), hours: Math.round(seconds / 3_600) } : null,
    finals: finals.flatMap(({ id, setId, year, illustrative }) => {
      const content = sets.get(setId);
      if (!content) return [];
      return [{ id, set: setId, title: textOf(content, locale).text.title, owner: ownerOf(content, locale), kind: content.structure.kind, year, illustrative, overall: standingOf(content, scores.get(id) ?? {}).overall }];
    }),
    published: published.flatMap(({ set, year, illustrative }) => { const content = sets.get(set); return content ? [{ set, year, illustrative: Number(illustrative) === 1, title: textOf(content, locale).text.title, edition: content.structure.edition }] : []; }),
    sets: works ? kept.map((set) => saySet(set, locale)) : [],
    drafts: drafts.map(({ id, setId, year, version }) => ({ id, setId, year, version })),
    can: { coordinate: mayCoordinate },
  };
}

const setOrder = [{ slug: "asc" as const }, { edition: "desc" as const }];

export interface ListedSet {
  id: string;
  title: string;
  about: string;
  edition: string;
  kind: string;
  locale: Locale;
  indicators: number;
  source: { title: string; url?: string | undefined };
  /** The region that made it; none for what is for all. */
  owner: string | null;
}

function saySet({ id, edition, content: stored }: { id: string; edition: string; content: unknown }, locale: Locale): ListedSet {
  const content = contentOf(stored);
  const { text, locale: language } = textOf(content, locale);
  return { id, edition, title: text.title, about: text.about, kind: content.structure.kind, locale: language, indicators: content.indicators.length, source: content.structure.source, owner: ownerOf(content, locale) };
}

/** Every set one may answer, in the reader's language. One statement. */
export async function listSets(locale: Locale): Promise<ListedSet[]> {
  return (await db.indicatorSet.findMany({ orderBy: setOrder })).map((set) => saySet(set, locale));
}

/** A set with its questions along the axis of the overall score, and whether the actor may change it or take it back. Three statements. @throws AppError not-found */
export async function getSet(actor: Actor | null, id: string, locale: Locale) {
  const row = await db.indicatorSet.findUnique({ where: { id } });
  if (!row) throw new AppError("not-found", "regions:errors.noSet");
  const content = contentOf(row.content);
  const { text, locale: language } = textOf(content, locale);
  const canChange = row.origin === "browser" && canHandleSet(actor, row, await ownRegionOf(db, actor));
  return { id, content, text, locale: language, edition: row.edition, owner: ownerOf(content, locale), canChange, canWithdraw: canChange && !(await isAnswered(db, id)) };
}

export const settingsSchema = z.object({ asked: z.array(z.enum(themes)).default([]), ...Object.fromEntries(themes.map((theme) => [`competence-${theme}`, z.enum([...competences, ""]).catch("")])) });

/** Says what the region decides itself, and in what others may ask its people. @throws AppError not-found, forbidden */
export async function saveRegionSettings(actor: Actor, slug: string, input: z.output<typeof settingsSchema>): Promise<void> {
  await transaction(async (tx) => {
    const region = await tx.region.findUnique({ where: { slug }, select: { id: true } });
    if (!region) throw new AppError("not-found", "regions:errors.noRegion");
    if (!canCoordinate(actor, { regionId: region.id, ownRegionId: await ownRegionOf(tx, actor) })) throw new AppError("forbidden", "regions:errors.notCoordinator");
    const said = Object.fromEntries(themes.flatMap((theme) => { const value = (input as Record<string, unknown>)[`competence-${theme}`]; return typeof value === "string" && value !== "" ? [[theme, value]] : []; }));
    await tx.region.update({ where: { id: region.id }, data: { asked: input.asked, competences: said } });
  });
}
