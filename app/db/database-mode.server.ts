import { existsSync, statSync } from "node:fs";
import Database from "better-sqlite3";
import { db } from "./client.server.ts";

const key = "mode";

/** In which mode a database was begun, or null for a new one. Only reads, so that a database of the other mode stays as it is. */
export function findDatabaseMode(file: string): string | null {
  if (!existsSync(file) || statSync(file).size === 0) return null;
  const connection = new Database(file, { readonly: true, timeout: 30_000 });
  try {
    const hasSettings = connection.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'Setting'").get() !== undefined;
    if (!hasSettings) return null;
    const row = connection.prepare<[string], { value: string }>(`SELECT "value" FROM "Setting" WHERE "key" = ?`).get(key);
    return row ? (JSON.parse(row.value) as string) : null;
  } finally {
    connection.close();
  }
}

/** Notes in which mode a new database begins. */
export async function keepDatabaseMode(mode: string): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value: mode }, update: {} });
}
