import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import { hasRole, type Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { importFile } from "#app/lib/imports/import-work.server.ts";
import { setContentSchema, type SetContent } from "../indicator-set.schema.ts";
import { canHandleSet, canMakeSets, canPublishPolicy } from "../indicators.policy.ts";
import { contentOf, ownRegionOf } from "../questionnaires.server.ts";
import { textOf } from "../set-texts.ts";
import { checkSet, type SetProblem } from "./check-set.ts";
import { hasOtherShape, isAnswered, keepSet, setIdOf } from "./keep-set.server.ts";
import { completeTables, readSetFile } from "./read-set-file.server.ts";
import { readWords, translatedCells, withOriginal, withWords } from "./set-words.ts";
import { typedSetOf } from "./set-tables.ts";
import { emptyTables, keyOf, type Section, type Tables, type TypedSet } from "./typed-set.ts";

// A set that is made in the browser: a draft between those who make it, until it is published.

/** What somebody has seen: an act on it fails once it has become something else. */
export const tagOf = (seen: unknown): string => createHash("sha256").update(JSON.stringify(seen)).digest("base64url").slice(0, 22);

/** @throws AppError forbidden */
export async function requireMaking(actor: Actor): Promise<{ ownerRegionId: string | null }> {
  const ownRegionId = await ownRegionOf(db, actor);
  if (!canMakeSets(actor, ownRegionId)) throw new AppError("forbidden", hasRole(actor, "coordinator") ? "sets:errors.noRegion" : "sets:errors.forbidden");
  return { ownerRegionId: hasRole(actor, "admin") ? null : ownRegionId };
}

const withAll = { set: true, ownerRegion: { select: { slug: true, names: true } }, changedBy: { select: { name: true } } } as const;

/** @throws AppError not-found: it is not there, or not theirs */
async function getOwn(tx: DbOrTx, actor: Actor, id: string) {
  const row = await tx.indicatorSetDraft.findUnique({ where: { id }, include: withAll });
  if (!row || !canHandleSet(actor, row, await ownRegionOf(tx, actor))) throw new AppError("not-found", "sets:errors.noDraft");
  return { row, typed: row.content as unknown as TypedSet };
}

type Own = Awaited<ReturnType<typeof getOwn>>;

async function create(actor: Actor, typed: TypedSet, { ownerRegionId, slug = "", setId = null }: { ownerRegionId: string | null; slug?: string; setId?: string | null }, now: Date): Promise<{ id: string }> {
  const id = newId();
  await db.indicatorSetDraft.create({ data: { id, setId, slug, ownerRegionId, content: stored(typed), createdAt: now, changedAt: now, changedById: actor.id } });
  return { id };
}

const stored = (typed: TypedSet) => typed as unknown as Prisma.InputJsonObject;

interface Brought {
  /** Under which it lies on the disk; it does not stay there. */
  file: string;
  fileName: string;
  locale: Locale;
}

async function readBrought({ file, fileName, locale }: Brought, now: Date) {
  try {
    return await readSetFile(importFile(file), { name: fileName, locale, now });
  } finally {
    await rm(importFile(file), { force: true });
  }
}

/** A draft from a file, whatever is wrong with it. @throws AppError forbidden, invalid when it cannot be read at all */
export async function beginSetFromFile(actor: Actor, brought: Brought, now = new Date()): Promise<{ id: string }> {
  const owner = await requireMaking(actor);
  await limit("uploadPerson", actor.id);
  const { tables, language } = await readBrought(brought, now);
  return create(actor, { language: language ?? brought.locale, tables, words: {} }, owner, now);
}

/** A draft with nothing in it but a scale. @throws AppError forbidden */
export async function beginEmptySet(actor: Actor, locale: Locale, now = new Date()): Promise<{ id: string }> {
  const owner = await requireMaking(actor);
  await limit("uploadPerson", actor.id);
  const tables = emptyTables();
  completeTables(tables, locale);
  return create(actor, { language: locale, tables: { ...tables, facts: { ...tables.facts, edition: String(now.getUTCFullYear()) } }, words: {} }, owner, now);
}

/** A draft that begins as a copy of a set: a new edition of one's own, or one's own of another's. @throws AppError forbidden, invalid */
export async function beginSetCopy(actor: Actor, set: string, locale: Locale, now = new Date()): Promise<{ id: string }> {
  const owner = await requireMaking(actor);
  await limit("uploadPerson", actor.id);
  const row = await db.indicatorSet.findUnique({ where: { id: set } });
  if (!row) throw new AppError("invalid", "regions:errors.noSet");
  const content = contentOf(row.content);
  const typed = typedSetOf(content, textOf(content, locale).locale);
  typed.tables.facts.edition = "";
  if (!canPublishPolicy(actor, owner)) typed.tables.facts.kind = "self-assessment";
  return create(actor, typed, { ...owner, slug: row.origin === "browser" && row.ownerRegionId === owner.ownerRegionId ? row.slug : "" }, now);
}

/** A draft that changes a published set; the one that is begun, if there is one. @throws AppError not-found */
export async function beginSetChange(actor: Actor, set: string, locale: Locale, now = new Date()): Promise<{ id: string }> {
  const row = await db.indicatorSet.findUnique({ where: { id: set }, include: { draft: { select: { id: true } } } });
  if (!row || row.origin !== "browser" || !canHandleSet(actor, row, await ownRegionOf(db, actor))) throw new AppError("not-found", "regions:errors.noSet");
  if (row.draft) return row.draft;
  const content = contentOf(row.content);
  return create(actor, typedSetOf(content, textOf(content, locale).locale), { ownerRegionId: row.ownerRegionId, setId: row.id }, now);
}

/** Puts a file in the place of a draft; one in another language gives it the words of that language. @throws AppError not-found, invalid, conflict */
export async function replaceSetDraft(actor: Actor, id: string, brought: Brought, seen: string, now = new Date()): Promise<{ added: Locale | null }> {
  const { typed: before } = await getOwn(db, actor, id);
  await limit("uploadPerson", actor.id);
  const { tables, language } = await readBrought({ ...brought, locale: before.language }, now);
  const added = language !== null && language !== before.language ? language : null;
  await change(actor, id, now, (typed) => {
    if (tagOf(typed) !== seen) throw new AppError("conflict", "sets:errors.changedMeanwhile");
    return added ? withWords(typed, added, tables) : withOriginal(typed, tables);
  });
  return { added };
}

async function change(actor: Actor, id: string, now: Date, to: (typed: TypedSet) => TypedSet): Promise<void> {
  await transaction(async (tx) => {
    const { typed } = await getOwn(tx, actor, id);
    await tx.indicatorSetDraft.update({ where: { id }, data: { content: stored(to(typed)), changedAt: now, changedById: actor.id } });
  });
}

/** Takes the words of a further language away. @throws AppError not-found */
export async function dropSetLanguage(actor: Actor, id: string, language: string, now = new Date()): Promise<void> {
  await change(actor, id, now, ({ words, ...typed }) => ({ ...typed, words: Object.fromEntries(Object.entries(words).filter(([code]) => code !== language)) }));
}

/** Keeps a section as it was typed. Who did not see the newest is shown it first. @throws AppError not-found */
export async function saveSetSection(actor: Actor, id: string, { section, content, seen }: { section: Section; content: Tables[Section]; seen: string }, now = new Date()): Promise<{ newer: { by: string } } | { saved: true }> {
  await limit("draftPerson", actor.id);
  return transaction(async (tx) => {
    const { row, typed } = await getOwn(tx, actor, id);
    if (tagOf(typed.tables[section]) !== seen && tagOf(typed.tables[section]) !== tagOf(content)) return { newer: { by: row.changedById === actor.id ? "" : (row.changedBy?.name ?? "") } };
    await tx.indicatorSetDraft.update({ where: { id }, data: { content: stored(withOriginal(typed, { ...typed.tables, [section]: content })), changedAt: now, changedById: actor.id } });
    return { saved: true as const };
  });
}

/** Keeps the words of a further language as they were typed. Who did not see the newest, of either language, is shown it first. @throws AppError not-found */
export async function saveSetWords(actor: Actor, id: string, { language, form, seen }: { language: Locale; form: FormData; seen: string }, now = new Date()): Promise<{ saved: true } | { newer: string }> {
  await limit("draftPerson", actor.id);
  return transaction(async (tx) => {
    const { typed } = await getOwn(tx, actor, id);
    const { words, still } = readWords(form, typed, language);
    const tag = wordsTag(typed, language);
    if (tag !== seen) return { newer: tag };
    await tx.indicatorSetDraft.update({ where: { id }, data: { content: stored(withWords(typed, language, words, still)), changedAt: now, changedById: actor.id } });
    return { saved: true as const };
  });
}

/** Of what is shown to who translates. */
export const wordsTag = (typed: TypedSet, language: Locale): string => tagOf(translatedCells(typed, language));

/** Throws a draft away; what is published stays. @throws AppError not-found */
export async function discardSetDraft(actor: Actor, id: string): Promise<void> {
  await getOwn(db, actor, id);
  await db.indicatorSetDraft.deleteMany({ where: { id } });
}

/** The set of a draft, under the name it will have, and all that stands in its way. */
async function judge(tx: DbOrTx, actor: Actor, { row, typed }: Own): Promise<{ content: SetContent; problems: SetProblem[]; isAnswered: boolean }> {
  const maker = row.ownerRegion ? regionName(row.ownerRegion.names, typed.language) : getT(typed.language, "common")("brand");
  const { content, problems } = checkSet(typed, { maker, mayBePolicy: canPublishPolicy(actor, row) });
  const slug = row.set?.slug ?? (row.slug || [row.ownerRegion?.slug, keyOf(content.texts[typed.language]?.title ?? "", 40) || "set"].filter(Boolean).join("-").slice(0, 80));
  const named: SetContent = { ...content, structure: { ...content.structure, slug }, ...(row.ownerRegion && { owner: row.ownerRegion.names as SetContent["owner"] }) };
  const answered = row.set !== null && (await isAnswered(tx, row.set.id));
  if (row.set && row.set.edition !== named.structure.edition) problems.push({ section: "facts", row: null, number: null, column: "edition", code: "editionStays", values: { edition: row.set.edition } });
  if (row.set && answered && hasOtherShape(contentOf(row.set.content), named)) problems.push({ section: "indicators", row: null, number: null, column: "", code: "answered" });
  return { content: named, problems, isAnswered: answered };
}

/** Publishes a draft that nothing stands in the way of, as it was seen. @throws AppError not-found, conflict */
export async function publishSetDraft(actor: Actor, id: string, seen: string): Promise<{ set: string }> {
  return transaction(async (tx) => {
    const own = await getOwn(tx, actor, id);
    if (tagOf(own.typed) !== seen) throw new AppError("conflict", "sets:errors.changedMeanwhile");
    const { content, problems } = await judge(tx, actor, own);
    if (problems.length > 0) throw new AppError("conflict", "sets:errors.notReady");
    const { ownerRegionId, setId } = own.row;
    const kept = await keepSet(tx, { content: setContentSchema.parse(content), origin: "browser", ownerRegionId, replaces: setId });
    if (kept === "taken") throw new AppError("conflict", "sets:errors.taken");
    if (kept === "answered") throw new AppError("conflict", "sets:problems.answered");
    const set = setIdOf(content);
    await recordAudit(tx, { actorId: actor.id, action: "indicator-set.published", subjectType: "indicator-set", subjectId: set, detail: { indicators: content.indicators.length, region: own.row.ownerRegion?.slug ?? "" } });
    await tx.indicatorSetDraft.delete({ where: { id } });
    return { set };
  });
}

export interface SetDraft {
  id: string;
  typed: TypedSet;
  content: SetContent;
  problems: SetProblem[];
  tag: string;
  owner: string | null;
  set: { id: string; isAnswered: boolean } | null;
  changed: { at: Date; by: string };
}

/** A draft with all that is wrong with it. At most seven statements. @throws AppError not-found */
export async function getSetDraft(actor: Actor, id: string, locale: Locale): Promise<SetDraft> {
  const own = await getOwn(db, actor, id);
  const { row, typed } = own;
  const { content, problems, isAnswered: answered } = await judge(db, actor, own);
  return {
    id, typed, content, problems, tag: tagOf(typed), owner: row.ownerRegion && regionName(row.ownerRegion.names, locale),
    set: row.set && { id: row.set.id, isAnswered: answered }, changed: { at: row.changedAt, by: row.changedBy?.name ?? "" },
  };
}

/** Whether there is such a draft, of whomever. One statement. */
export const hasSetDraft = async (id: string): Promise<boolean> => (await db.indicatorSetDraft.count({ where: { id } })) > 0;

/** Drafts that the actor may go on with, newest first. Two statements. */
export async function listSetDrafts(actor: Actor): Promise<{ id: string; title: string; language: Locale; edition: string; changedAt: Date }[]> {
  const ownRegionId = await ownRegionOf(db, actor);
  const rows = await db.indicatorSetDraft.findMany({ where: hasRole(actor, "admin") ? {} : { ownerRegionId: ownRegionId ?? "" }, orderBy: { changedAt: "desc" }, take: 50 });
  return rows.map(({ id, content, changedAt }) => { const { language, tables: { facts } } = content as unknown as TypedSet; return { id, title: facts.title, language, edition: facts.edition, changedAt }; });
}
