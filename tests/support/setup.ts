import { copyFileSync, mkdtempSync } from "node:fs";
import path from "node:path";
import { format } from "node:util";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeEach, inject } from "vitest";

// Runs before each test file, and before any module of the app is loaded: the app reads its configuration once.
// Each test file gets a data folder and a database of its own, a copy nobody has opened yet.
const dataDir = mkdtempSync(path.join(inject("scratchDir"), "data-"));
const file = path.join(dataDir, "regin.db");
copyFileSync(inject("templateDatabase"), file);
Object.assign(process.env, {
  REGIN_DATA: dataDir,
  REGIN_MODE: "test",
  REGIN_SECRET: "only-for-tests-8f2c5e71b0a94d36",
  REGIN_LOG: "silent",
  TZ: "UTC",
});
for (const name of ["HOST", "PORT", "REGIN_ORIGIN", "SMTP_URL", "MAIL_FROM", "REGIN_TRUST_PROXY", "REGIN_METRICS_TOKEN"]) delete process.env[name];

// A second connection empties the tables, so that a test's first statement finds nothing whatever ran before it.
const janitor = new Database(file, { timeout: 2_000 });
janitor.pragma("synchronous = OFF");
janitor.pragma("foreign_keys = OFF");
const tables = (janitor.pragma("table_list") as { schema: string; name: string; type: string }[])
  .filter(({ schema, name, type }) => schema === "main" && type !== "shadow" && type !== "view" && !name.startsWith("sqlite_") && name !== "_prisma_migrations")
  .map(({ name }) => name);
const empty = janitor.transaction(() => {
  for (const table of tables) janitor.exec(`DELETE FROM "${table}"`);
});

const complaints: string[] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...args: unknown[]) => complaints.push(`console.${level}: ${format(...args)}`);
}

beforeEach(() => {
  empty.immediate();
  complaints.length = 0;
});

// A test that expects a complaint says so: vi.spyOn(console, "error").mockImplementation(() => {}).
afterEach(() => {
  if (complaints.length > 0) throw new Error(`Written to the console:\n${complaints.join("\n")}`);
});

afterAll(() => {
  janitor.close();
});
