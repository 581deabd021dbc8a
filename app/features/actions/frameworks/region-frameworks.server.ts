import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { canCoordinate } from "#app/features/indicators/indicators.policy.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { checkTyped, missingOf, type TypedFramework, type Wrong } from "./framework-content.ts";
import type { FrameworkStatus } from "./framework.kinds.ts";
import { frameworkContentSchema, type FrameworkContent } from "./framework.schema.ts";
import { findFramework } from "./frameworks.server.ts";

// A region makes criteria of its own: as a draft, published, and changed as a new version once an evaluation was opened by it.

export interface RegionAccess {
  id: string;
  slug: string;
  names: unknown;
  isIllustrative: boolean;
  mayMake: boolean;
}

const noSuch = (): AppError => new AppError("not-found", "frameworks:errors.noSuch");

/** A region, and whether the actor makes its frameworks. One statement. @throws AppError not-found */
export async function getRegionAccess(tx: DbOrTx, actor: Actor | null, slug: string): Promise<RegionAccess> {
  const [row] = await tx.$queryRaw<{ id: string; names: string; role: string; ownRegionId: string | null }[]>`
    SELECT r."id", CAST(r."names" AS TEXT) AS "names", r."role", (SELECT u."regionId" FROM "User" u WHERE u."id" = ${actor?.id ?? ""}) AS "ownRegionId" FROM "Region" r WHERE r."slug" = ${slug}`;
  if (!row) throw new AppError("not-found", "frameworks:errors.noRegion");
  return { id: row.id, slug, names: JSON.parse(row.names) as unknown, isIllustrative: row.role === "illustrative", mayMake: canCoordinate(actor, { regionId: row.id, ownRegionId: row.ownRegionId }) };
}

export interface RegionFramework {
  id: string;
  rootId: string;
  version: number;
  locale: Locale;
  status: FrameworkStatus;
  content: FrameworkContent;
  revision: number;
}

/** A framework of a region; a draft is there for those who make it only. Two statements. @throws AppError not-found */
export async function getRegionFramework(tx: DbOrTx, actor: Actor | null, slug: string, id: string): Promise<{ region: RegionAccess; framework: RegionFramework }> {
  const region = await getRegionAccess(tx, actor, slug);
  const row = await tx.regionFramework.findFirst({ where: { id, regionId: region.id } });
  if (!row || (row.status === "draft" && !region.mayMake)) throw noSuch();
  return { region, framework: { id, rootId: row.rootId, version: row.version, locale: row.locale as Locale, status: row.status as FrameworkStatus, content: frameworkContentSchema.parse(row.content), revision: row.revision } };
}

/** @throws AppError forbidden: it is for the region's coordinator */
export function requireMaker({ mayMake }: RegionAccess): void {
  if (!mayMake) throw new AppError("forbidden", "frameworks:errors.notCoordinator");
}

async function mustMake(tx: Tx, actor: Actor, slug: string, id: string): Promise<{ region: RegionAccess; framework: RegionFramework }> {
  const found = await getRegionFramework(tx, actor, slug, id);
  requireMaker(found.region);
  return found;
}

const record = (tx: Tx, actor: Actor, what: "created" | "published" | "changed" | "retired" | "discarded", region: RegionAccess, { id, version }: { id: string; version: number }): Promise<void> =>
  recordAudit(tx, { actorId: actor.id, action: `framework.${what}`, subjectType: "region", subjectId: region.id, detail: { framework: id, version } });

/** Begins a draft, empty or as a copy. A copy is made in the language of what it copies where it has not the actor's. @throws AppError not-found, forbidden, invalid, too-many */
export async function createFramework(actor: Actor, slug: string, { copy, locale }: { copy: string; locale: Locale }, now = new Date()): Promise<{ id: string; locale: Locale }> {
  await limit("submitPerson", actor.id);
  return transaction(async (tx) => {
    const region = await getRegionAccess(tx, actor, slug);
    requireMaker(region);
    const from = copy === "" ? null : await findFramework(tx, copy);
    if (copy !== "" && (!from || (from.status === "draft" && from.region?.id !== region.id))) throw new AppError("invalid", "frameworks:errors.noCopy");
    const content: FrameworkContent = from ? { source: from.source.title, title: from.title, about: from.about, criteria: from.criteria } : { source: "", title: {}, about: {}, criteria: [] };
    const made = from && missingOf(content, locale).length > 0 ? from.locale : locale;
    const id = newId();
    await tx.regionFramework.create({ data: { id, rootId: id, version: 1, regionId: region.id, locale: made, status: "draft", content, changedAt: now }, select: { id: true } });
    await record(tx, actor, "created", region, { id, version: 1 });
    return { id, locale: made };
  });
}

/** `newer`: somebody saved meanwhile, and this is its revision now. */
export type FrameworkSaved = { saved: true } | { wrong: Wrong } | { newer: number };

/** Saves a draft's form in one language. @throws AppError not-found, forbidden, conflict, too-many */
export async function saveFramework(actor: Actor, { slug, id, locale, typed, seen }: { slug: string; id: string; locale: Locale; typed: TypedFramework; seen: number }, now = new Date()): Promise<FrameworkSaved> {
  await limit("draftPerson", actor.id);
  return transaction(async (tx): Promise<FrameworkSaved> => {
    const { framework } = await mustMake(tx, actor, slug, id);
    if (framework.status !== "draft") throw new AppError("conflict", "frameworks:errors.notDraft");
    const checked = checkTyped(typed, framework.content, locale);
    if ("wrong" in checked) return checked;
    if (JSON.stringify(checked.content) === JSON.stringify(framework.content)) return { saved: true };
    if (framework.revision !== seen) return { newer: framework.revision };
    await tx.regionFramework.update({ where: { id }, data: { content: checked.content, changedAt: now, revision: { increment: 1 } }, select: { id: true } });
    return { saved: true };
  });
}

/** It can be chosen from now on, instead of its other versions. What was retired can come back. @throws AppError not-found, forbidden, conflict */
export async function publishFramework(actor: Actor, slug: string, id: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const { region, framework } = await mustMake(tx, actor, slug, id);
    if (framework.status === "published") return;
    if (missingOf(framework.content, framework.locale).length > 0) throw new AppError("conflict", "frameworks:errors.incomplete");
    await tx.regionFramework.updateMany({ where: { rootId: framework.rootId, status: "published" }, data: { status: "retired", changedAt: now } });
    await tx.regionFramework.update({ where: { id }, data: { status: "published", changedAt: now }, select: { id: true } });
    await record(tx, actor, "published", region, framework);
  });
}

/** No new evaluation is opened by it; those that were keep it. @throws AppError not-found, forbidden */
export async function retireFramework(actor: Actor, slug: string, id: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const { region, framework } = await mustMake(tx, actor, slug, id);
    if (framework.status === "draft") throw new AppError("conflict", "frameworks:errors.stillDraft");
    if (framework.status === "retired") return;
    await tx.regionFramework.update({ where: { id }, data: { status: "retired", changedAt: now }, select: { id: true } });
    await record(tx, actor, "retired", region, framework);
  });
}

/**
 * What is to be changed, as a draft: what no evaluation was opened by becomes one again; otherwise a new version begins, or
 * the one that has begun goes on. @throws AppError not-found, forbidden
 */
export async function changeFramework(actor: Actor, slug: string, id: string, now = new Date()): Promise<{ id: string; locale: Locale }> {
  return transaction(async (tx) => {
    const { region, framework } = await mustMake(tx, actor, slug, id);
    const { rootId, locale, content } = framework;
    if (framework.status === "draft") return { id, locale };
    const [newest] = await tx.regionFramework.findMany({ where: { rootId }, orderBy: { version: "desc" }, take: 1, select: { id: true, version: true, status: true, locale: true } });
    if (newest?.status === "draft") return { id: newest.id, locale: isLocale(newest.locale) ? newest.locale : locale };
    if (newest?.id === id && !(await tx.actionEvaluation.findFirst({ where: { framework: id }, select: { id: true } }))) {
      await tx.regionFramework.update({ where: { id }, data: { status: "draft", changedAt: now }, select: { id: true } });
      await record(tx, actor, "changed", region, framework);
      return { id, locale };
    }
    const next = { id: newId(), version: (newest?.version ?? framework.version) + 1 };
    await tx.regionFramework.create({ data: { ...next, rootId, regionId: region.id, locale, status: "draft", content, changedAt: now }, select: { id: true } });
    await record(tx, actor, "changed", region, next);
    return { id: next.id, locale };
  });
}

/** Throws a draft away. @throws AppError not-found, forbidden, conflict */
export async function discardFramework(actor: Actor, slug: string, id: string): Promise<void> {
  await transaction(async (tx) => {
    const { region, framework } = await mustMake(tx, actor, slug, id);
    if (framework.status !== "draft") throw new AppError("conflict", "frameworks:errors.notDraft");
    await tx.regionFramework.delete({ where: { id }, select: { id: true } });
    await record(tx, actor, "discarded", region, framework);
  });
}
