import { rm, stat } from "node:fs/promises";
import { hasRole, type Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { importFile, isRunning, progressOf, runImport } from "#app/lib/imports/import-work.server.ts";
import { canHandleImport, canImportData } from "../indicators.policy.ts";
import { contentOf, ownRegionOf } from "../questionnaires.server.ts";
import { textOf } from "../set-texts.ts";
import { checkData, removeHidden } from "./check-data.server.ts";
import type { RowProblem } from "./judge-row.ts";
import { guessMapping, isGroup, type Mapping, type Seen } from "./mapping.ts";
import { mappingOf, type MappingInput } from "./mapping.schema.ts";
import { detectFormat, readData, type DataFormat } from "./read-data.server.ts";

export type DataImportState = "mapping" | "checking" | "checked" | "published" | "undone" | "failed";

interface Kept {
  seen: Seen;
  chosen: Mapping | null;
  scope: string | null;
}

export interface DataImportSummary {
  id: string;
  fileName: string;
  target: "figures" | "scores";
  format: DataFormat;
  state: DataImportState;
  failure: string | null;
  good: number;
  wrong: number;
  left: number;
  flagged: number;
  replaces: number;
  progress: number;
  isOwn: boolean;
  createdAt: Date;
  publishedAt: Date | null;
}

export interface DataImportPage extends DataImportSummary {
  seen: Seen;
  mapping: Mapping;
  rows: { number: number; state: string; title: string; problems: RowProblem[] }[];
  can: { map: boolean; publish: boolean; undo: boolean; discard: boolean };
}

const run = (id: string, work: () => Promise<void>): void => runImport(id, work, (failure) => db.dataImport.updateMany({ where: { id }, data: { state: "failed", failure } }));
const check = (id: string): void => run(id, () => checkData(id, importFile(id)));

export function requireDataImports(actor: Actor): void {
  if (!canImportData(actor)) throw new AppError("forbidden", "figureImports:errors.forbidden");
}

/** A file has come: its format and columns are looked at, and nothing else. @throws AppError forbidden, invalid when it cannot be read */
export async function beginDataImport(actor: Actor, { id, fileName, set }: { id: string; fileName: string; set: string }, now = new Date()): Promise<void> {
  requireDataImports(actor);
  const file = importFile(id);
  try {
    if (set !== "" && !(await isPolicySet(set))) throw new AppError("invalid", "figureImports:errors.set");
    const format = await detectFormat(file);
    const seen = await lookAt(file, format);
    const scope = hasRole(actor, "admin") ? null : ((await ownRegionOf(db, actor)) ?? "");
    const { size } = await stat(file);
    await db.dataImport.create({ data: { id, target: set === "" ? "figures" : "scores", setId: set || null, fileName: fileName.slice(0, 200), format, size, state: "mapping", mapping: { seen, chosen: null, scope } as unknown as Prisma.InputJsonObject, authorId: actor.id, createdAt: now } });
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

const isPolicySet = async (id: string): Promise<boolean> => {
  const row = await db.indicatorSet.findUnique({ where: { id }, select: { content: true } });
  return row !== null && contentOf(row.content).structure.kind === "policy";
};

/** Columns, the first rows, and what the first thousands have in each column. @throws AppError invalid */
async function lookAt(file: string, format: DataFormat): Promise<Seen> {
  const columns = new Map<string, Set<string>>();
  const sample: Seen["sample"] = [];
  let rows = 0;
  for await (const { row } of readData(file, format)) {
    for (const [name, value] of Object.entries(row)) {
      const values = columns.get(name) ?? new Set();
      if (columns.size < 60) columns.set(name, values);
      if (values.size <= 40) values.add(value.trim().slice(0, 100));
    }
    if (sample.length < 5) sample.push(Object.fromEntries(Object.entries(row).slice(0, 60).map(([name, value]) => [name, value.slice(0, 100)])));
    if (++rows >= 5_000) break;
  }
  if (rows === 0) throw new AppError("invalid", "figureImports:failed.empty");
  return { columns: [...columns].map(([name, values]) => ({ name, values: values.size > 40 ? [] : [...values].sort() })), sample };
}

/** Says what the columns mean and where the file comes from; then it is checked. @throws AppError not-found, invalid, conflict while it is worked on */
export async function mapDataImport(actor: Actor, id: string, input: MappingInput): Promise<void> {
  const found = await getStored(actor, id);
  const chosen = mappingOf(input);
  const kept = found.mapping as unknown as Kept;
  const columns = new Set(kept.seen.columns.map(({ name }) => name));
  if (Object.values(chosen.columns).some((name) => name !== "" && !columns.has(name))) throw new AppError("invalid", "figureImports:errors.column");
  if (found.target === "figures" && chosen.columns.group === "" && !isGroup(chosen.fixed.group)) throw new AppError("invalid", "figureImports:errors.group");
  if (found.target === "figures" && chosen.columns.indicator === "" && !(await db.outcomeIndicator.findUnique({ where: { key: chosen.fixed.indicator } }))) throw new AppError("invalid", "figureImports:errors.indicator");
  await transaction(async (tx) => {
    const { count } = await tx.dataImport.updateMany({ where: { id, state: { in: ["mapping", "checked", "failed"] } }, data: { state: "checking", failure: null, read: 0, good: 0, wrong: 0, left: 0, flagged: 0, replaces: 0, mapping: { ...kept, chosen } as unknown as Prisma.InputJsonObject } });
    if (count === 0) throw new AppError("conflict", "imports:errors.late");
    const sourceId = found.sourceId ?? newId();
    await tx.dataSource.upsert({ where: { id: sourceId }, create: { id: sourceId, ...chosen.source }, update: chosen.source });
    await tx.dataImport.update({ where: { id }, data: { sourceId } });
  });
  check(id);
}

/** Publishes what is good, all of it in one step. @throws AppError not-found, conflict when it is not ready */
export async function publishDataImport(actor: Actor, id: string, now = new Date()): Promise<void> {
  const found = await getStored(actor, id);
  if (found.wrong > 0 || found.good === 0) throw new AppError("conflict", "imports:errors.notReady");
  await transaction(async (tx) => {
    const { count } = await tx.dataImport.updateMany({ where: { id, state: "checked" }, data: { state: "published", publishedAt: now } });
    if (count === 0 || !found.sourceId) throw new AppError("conflict", "imports:errors.late");
    await tx.dataSource.update({ where: { id: found.sourceId }, data: { publishedAt: now } });
    await recordAudit(tx, { actorId: actor.id, action: "figures.imported", subjectType: "figures", subjectId: id, detail: { file: found.fileName, rows: found.good } });
  });
  await rm(importFile(id), { force: true });
}

/** Takes a published file back as a whole: what was there before it counts again. @throws AppError not-found, conflict */
export async function undoDataImport(actor: Actor, id: string): Promise<void> {
  const found = await getStored(actor, id);
  const sourceId = await transaction(async (tx) => {
    const { count } = await tx.dataImport.updateMany({ where: { id, state: "published" }, data: { state: "undone" } });
    if (count === 0 || !found.sourceId) throw new AppError("conflict", "imports:errors.late");
    await tx.dataSource.update({ where: { id: found.sourceId }, data: { publishedAt: null } });
    await recordAudit(tx, { actorId: actor.id, action: "figures.undone", subjectType: "figures", subjectId: id, detail: { file: found.fileName, rows: found.good } });
    return found.sourceId;
  });
  run(id, () => removeSource(sourceId));
}

async function removeSource(sourceId: string): Promise<void> {
  await removeHidden(sourceId);
  await db.dataSource.deleteMany({ where: { id: sourceId, publishedAt: null } });
}

/** Throws a file away that is not published. @throws AppError not-found, conflict while it is worked on */
export async function discardDataImport(actor: Actor, id: string): Promise<void> {
  const found = await getStored(actor, id);
  if (isRunning(id) || found.state === "published") throw new AppError("conflict", "imports:errors.late");
  if (found.sourceId) await removeSource(found.sourceId);
  await db.dataImport.delete({ where: { id } });
  await rm(importFile(id), { force: true });
}

/** What a stopped process left half done is begun again; until then nothing of it can be seen. */
export async function resumeDataImports(): Promise<void> {
  for (const { id, state, sourceId } of await db.dataImport.findMany({ where: { OR: [{ state: "checking" }, { state: "undone", sourceId: { not: null } }] } })) {
    if (isRunning(id)) continue;
    if (state === "checking") check(id);
    else if (sourceId) run(id, () => removeSource(sourceId));
  }
}

async function getStored(actor: Actor, id: string) {
  requireDataImports(actor);
  const found = await db.dataImport.findUnique({ where: { id } });
  if (!found || !canHandleImport(actor, found)) throw new AppError("not-found", "imports:errors.noSuch");
  return found;
}

function summarise(actor: Actor, row: Prisma.DataImportGetPayload<{ omit: { mapping: true } }>): DataImportSummary {
  const { id, fileName, target, format, state, failure, good, wrong, left, flagged, replaces, createdAt, publishedAt, authorId } = row;
  return { id, fileName, target: target as DataImportSummary["target"], format: format as DataFormat, state: state as DataImportState, failure, good, wrong, left, flagged, replaces, progress: progressOf(row.read, row.size), isOwn: authorId === actor.id, createdAt, publishedAt };
}

/** The newest fifty files that the actor may handle. One statement. @throws AppError forbidden */
export async function listDataImports(actor: Actor): Promise<DataImportSummary[]> {
  requireDataImports(actor);
  const rows = await db.dataImport.findMany({ where: hasRole(actor, "admin") ? {} : { authorId: actor.id }, omit: { mapping: true }, orderBy: { createdAt: "desc" }, take: 50 });
  return rows.map((row) => summarise(actor, row));
}

/** A file with what its columns mean and its report: what is wrong first. Three statements. @throws AppError forbidden, not-found */
export async function getDataImport(actor: Actor, id: string, now = new Date()): Promise<DataImportPage> {
  const found = await getStored(actor, id);
  const { seen, chosen } = found.mapping as unknown as Kept;
  const last = chosen ? null : await db.dataImport.findFirst({ where: { authorId: actor.id, target: found.target, id: { not: id }, sourceId: { not: null } }, orderBy: { createdAt: "desc" }, select: { mapping: true } });
  const rows = await db.$queryRaw<{ number: number; state: string; title: string; problems: string }[]>`
    SELECT "number", "state", "title", CAST("problems" AS TEXT) AS "problems" FROM "DataImportRow" WHERE "importId" = ${id} ORDER BY CASE "state" WHEN 'wrong' THEN 0 WHEN 'good' THEN 1 ELSE 2 END, "number" LIMIT 400`;
  const isIdle = ["mapping", "checked", "failed"].includes(found.state);
  return {
    ...summarise(actor, found), seen, mapping: chosen ?? guessMapping(seen, (last?.mapping as unknown as Kept | undefined)?.chosen ?? null, now.toISOString().slice(0, 10)),
    rows: rows.map(({ number, problems, ...row }) => ({ ...row, number: Number(number), problems: JSON.parse(problems) as RowProblem[] })),
    can: { map: isIdle, publish: found.state === "checked" && found.wrong === 0 && found.good > 0, undo: found.state === "published", discard: isIdle || found.state === "undone" },
  };
}

interface Option {
  value: string;
  label: string;
}

/** What figures may be about. One statement. */
export async function listOutcomes(locale: Locale): Promise<Option[]> {
  const rows = await db.outcomeIndicator.findMany({ orderBy: { position: "asc" } });
  return rows.map(({ key, names }) => ({ value: key, label: regionName(names, locale) }));
}

/** Sets whose scores an institution publishes. One statement. */
export async function listPolicySets(locale: Locale): Promise<Option[]> {
  const rows = await db.indicatorSet.findMany({ orderBy: [{ slug: "asc" }, { edition: "desc" }] });
  return rows.map(({ id, edition, content }) => ({ id, edition, content: contentOf(content) })).filter(({ content }) => content.structure.kind === "policy").map(({ id, edition, content }) => ({ value: id, label: `${textOf(content, locale).text.title} (${edition})` }));
}
