import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { backupDatabase } from "./backup.server.ts";
import { db, transaction } from "./client.server.ts";
import { databaseFile } from "./database-file.server.ts";

const target = (name: string): string => path.join(path.dirname(databaseFile()), name);

function keysIn(file: string): unknown[] {
  const copy = new Database(file, { readonly: true });
  try {
    return copy.prepare("SELECT key FROM Setting ORDER BY key").pluck().all();
  } finally {
    copy.close();
  }
}

it("holds what was committed, the log included, and nothing of an open transaction", async () => {
  await db.setting.create({ data: { key: "committed", value: 1 } });
  expect(existsSync(`${databaseFile()}-wal`)).toBe(true);
  const file = target("backup-1.db");
  await transaction(async (tx) => {
    await tx.setting.create({ data: { key: "open", value: 1 } });
    backupDatabase(file);
  });
  expect(keysIn(file)).toEqual(["committed"]);
  expect(readdirSync(path.dirname(file)).filter((name) => name.startsWith("backup-1.db"))).toEqual(["backup-1.db"]);
  expect(await db.setting.count()).toBe(2);
});

it("never replaces a file", () => {
  const file = target("backup-2.db");
  writeFileSync(file, "precious");
  expect(() => backupDatabase(file)).toThrow(/exists already/);
});

it("leaves nothing behind when it cannot write", () => {
  const folder = target("backup-3");
  mkdirSync(folder);
  expect(() => backupDatabase(path.join(folder, "missing/regin.db"))).toThrow();
  expect(readdirSync(folder)).toEqual([]);
});
