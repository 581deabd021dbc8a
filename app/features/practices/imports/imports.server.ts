import { rm, stat } from "node:fs/promises";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { importFile, isRunning, progressOf, runImport } from "#app/lib/imports/import-work.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { canImport, canPublishImport, canReview } from "../submission.policy.ts";
import type { RowProblem } from "./columns.ts";
import { checkImport } from "./check-import.server.ts";
import { publishImport, removeUnpublished } from "./publish-import.server.ts";
import type { ImportFormat } from "./read-rows.server.ts";

export type ImportState = "checking" | "checked" | "publishing" | "published" | "failed";

export interface ImportSummary {
  id: string;
  fileName: string;
  state: ImportState;
  failure: string | null;
  good: number;
  wrong: number;
  twice: number;
  /** Per cent of what is being done. */
  progress: number;
  isOwn: boolean;
  createdAt: Date;
  publishedAt: Date | null;
}

export interface ImportPage extends ImportSummary {
  rows: { number: number; state: string; title: string; problems: RowProblem[] }[];
  can: { publish: boolean; discard: boolean };
}

const run = (id: string, work: () => Promise<void>): void => runImport(id, work, (failure) => db.practiceImport.updateMany({ where: { id }, data: { state: "failed", failure } }));

export function requireImporting(actor: Actor): void {
  if (!canImport(actor)) throw new AppError("forbidden", "imports:errors.forbidden");
}

/** A file has come: it is checked, and nothing else. @throws AppError forbidden */
export async function beginImport(actor: Actor, { id, fileName, format }: { id: string; fileName: string; format: ImportFormat }, now = new Date()): Promise<void> {
  requireImporting(actor);
  const { size } = await stat(importFile(id));
  await db.practiceImport.create({ data: { id, fileName: fileName.slice(0, 200), format, size, state: "checking", authorId: actor.id, createdAt: now } });
  run(id, () => checkImport(id, importFile(id)));
}

/** Publishes what is good, all of it at once. @throws AppError not-found, forbidden for who brought it, conflict when it is not ready */
export async function confirmImport(actor: Actor, id: string, now = new Date()): Promise<void> {
  const found = await getStored(actor, id);
  if (!canPublishImport(actor, found)) throw new AppError("forbidden", "imports:errors.own");
  if (found.wrong > 0 || found.good === 0) throw new AppError("conflict", "imports:errors.notReady");
  await act(async (tx) => {
    const { count } = await tx.practiceImport.updateMany({ where: { id, state: "checked" }, data: { state: "publishing", confirmedById: actor.id } });
    if (count === 0) throw new AppError("conflict", "imports:errors.late");
    await recordAudit(tx, { actorId: actor.id, action: "practice.imported", subjectType: "practice", subjectId: id });
  });
  run(id, () => publishImport(id, now));
}

/** Throws a file away that is not published. @throws AppError not-found, conflict while it is worked on */
export async function discardImport(actor: Actor, id: string): Promise<void> {
  const found = await getStored(actor, id);
  if (isRunning(id) || found.state === "publishing" || found.state === "published") throw new AppError("conflict", "imports:errors.late");
  await removeUnpublished(id);
  await db.practiceImport.delete({ where: { id } });
  await rm(importFile(id), { force: true });
}

/** What a stopped process left half done is begun again; until then nothing of it can be found. */
export async function resumePracticeImports(): Promise<void> {
  for (const { id, state, createdAt } of await db.practiceImport.findMany({ where: { state: { in: ["checking", "publishing"] } } })) {
    if (isRunning(id)) continue;
    run(id, () => (state === "checking" ? checkImport(id, importFile(id)) : publishImport(id, createdAt)));
  }
}

async function getStored(actor: Actor, id: string) {
  if (!canReview(actor)) throw new AppError("forbidden", "imports:errors.forbidden");
  const found = await db.practiceImport.findUnique({ where: { id } });
  if (!found) throw new AppError("not-found", "imports:errors.noSuch");
  return found;
}

function summarise(actor: Actor, row: Prisma.PracticeImportGetPayload<object>): ImportSummary {
  const { id, fileName, failure, good, wrong, twice, createdAt, publishedAt, authorId } = row;
  const progress = row.state === "checking" ? progressOf(row.read, row.size) : progressOf(row.done, good);
  return { id, fileName, state: row.state as ImportState, failure, good, wrong, twice, progress, isOwn: authorId === actor.id, createdAt, publishedAt };
}

/** The newest fifty files. One statement. @throws AppError forbidden */
export async function listImports(actor: Actor): Promise<ImportSummary[]> {
  if (!canReview(actor)) throw new AppError("forbidden", "imports:errors.forbidden");
  const rows = await db.practiceImport.findMany({ orderBy: { createdAt: "desc" }, take: 50 });
  return rows.map((row) => summarise(actor, row));
}

export const rowsShown = 200;

/** A file with its report: what is wrong first, then what is there already, then the beginning of what is good. Two statements. @throws AppError forbidden, not-found */
export async function getImport(actor: Actor, id: string): Promise<ImportPage> {
  const found = await getStored(actor, id);
  const rows = await db.$queryRaw<{ number: number; state: string; title: string; problems: string }[]>`
    SELECT "number", "state", "title", CAST("problems" AS TEXT) AS "problems" FROM "PracticeImportRow" WHERE "importId" = ${id}
    ORDER BY CASE "state" WHEN 'wrong' THEN 0 WHEN 'twice' THEN 1 ELSE 2 END, "number" LIMIT ${rowsShown}`;
  const isIdle = found.state === "checked" || found.state === "failed";
  return {
    ...summarise(actor, found),
    rows: rows.map(({ number, problems, ...row }) => ({ ...row, number: Number(number), problems: JSON.parse(problems) as RowProblem[] })),
    can: { publish: found.state === "checked" && found.wrong === 0 && found.good > 0 && canPublishImport(actor, found), discard: isIdle },
  };
}
