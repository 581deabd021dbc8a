import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { config } from "#app/config.server.ts";
import { AppError } from "../app-error.ts";
import { log } from "../log.server.ts";
import { singleton } from "../singleton.server.ts";

// Files that are brought are checked and written in the background, whatever is in them.

/** The process ends: what is half done is begun again at the next start. */
export class Stopped extends Error {}

const held = singleton("imports", () => ({ isStopping: false, running: new Map<string, Promise<void>>() }));

export function setStopping(isStopping: boolean): void {
  held.isStopping = isStopping;
}

/** @throws Stopped once the process ends */
export function goOn(): void {
  if (held.isStopping) throw new Stopped();
}

export const isRunning = (id: string): boolean => held.running.has(id);

/**
 * Lets others be answered for as long as the last piece of work took: the database works on the thread of the pages.
 * @param begun of that piece, by `performance.now()`
 */
export const giveWay = (begun: number): Promise<void> => pause(Math.min(200, performance.now() - begun));

/** Where a file lies as long as it is needed. */
export const importFile = (id: string): string => path.join(config.dataDir, "imports", id);

export async function makeImportFolder(): Promise<void> {
  await mkdir(path.join(config.dataDir, "imports"), { recursive: true, mode: 0o700 });
}

/**
 * Goes on in the background; what becomes of it stands in the import itself.
 * @param fail writes down why it went wrong: a translation key with its values, as JSON
 */
export function runImport(id: string, work: () => Promise<void>, fail: (failure: string) => Promise<unknown>): void {
  const done = work()
    .catch(async (error: unknown) => {
      if (error instanceof Stopped) return;
      if (!(error instanceof AppError)) log.error({ err: error }, "an import failed");
      await fail(JSON.stringify(error instanceof AppError ? [error.detail, error.values] : ["imports:failed.other", {}]));
    })
    .catch((error: unknown) => log.error({ err: error }, "an import failed"))
    .finally(() => held.running.delete(id));
  held.running.set(id, done);
}

/** Waits for what runs. */
export async function settleImports(): Promise<void> {
  await Promise.all(held.running.values());
}

/** Takes up what a stopped process left; the returned function lets what runs come to a rest. */
export function startImports(resume: readonly (() => Promise<void>)[], onError: (error: unknown) => void): () => Promise<void> {
  setStopping(false);
  for (const one of resume) one().catch(onError);
  return async () => {
    setStopping(true);
    await settleImports();
  };
}

/** What is being done, in whole per cent; never all of it before it is done. */
export const progressOf = (done: number, all: number): number => Math.min(99, Math.floor((done / Math.max(1, all)) * 100));
