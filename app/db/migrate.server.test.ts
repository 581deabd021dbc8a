import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { MigrationError, migrateDatabase } from "./migrate.server.ts";

const project = path.resolve(import.meta.dirname, "../..");
const productMigrations = path.join(project, "prisma/migrations");

let folder: string;
let file: string;
let migrations: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(inject("scratchDir"), "migrate-"));
  file = path.join(folder, "regin.db");
  migrations = path.join(folder, "migrations");
  mkdirSync(migrations);
});

function addMigration(name: string, sql: string): void {
  mkdirSync(path.join(migrations, name), { recursive: true });
  writeFileSync(path.join(migrations, name, "migration.sql"), sql);
}

/** A database that has the two migrations 1_author and 2_book and a row of each. */
function makeLibrary(): void {
  addMigration("1_author", "CREATE TABLE author (id INTEGER PRIMARY KEY);");
  addMigration("2_book", "CREATE TABLE book (id INTEGER PRIMARY KEY, authorId INTEGER NOT NULL REFERENCES author (id) ON DELETE CASCADE);");
  migrateDatabase(file, migrations);
  execute("INSERT INTO author VALUES (1); INSERT INTO book VALUES (7, 1);");
}

function query(sql: string, from = file): unknown[] {
  const connection = new Database(from, { readonly: true });
  try {
    return connection.prepare(sql).all();
  } finally {
    connection.close();
  }
}

function execute(sql: string): void {
  const connection = new Database(file);
  connection.exec(sql);
  connection.close();
}

function refusal(work: () => unknown): MigrationError {
  try {
    work();
  } catch (error) {
    if (error instanceof MigrationError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

/** Expects a refusal for this reason that leaves the file's bytes and its folder as they were. */
function expectUntouched(reason: MigrationError["reason"]): void {
  const bytes = readFileSync(file);
  const neighbours = readdirSync(folder);
  expect(refusal(() => migrateDatabase(file, migrations)).reason).toBe(reason);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(folder)).toEqual(neighbours);
}

describe("a database that is not there", () => {
  it("is made, with the folders above it, and needs no safety copy", () => {
    file = path.join(folder, "new/data/regin.db");
    const told: unknown[] = [];
    const applied = migrateDatabase(file, productMigrations, (...progress) => told.push(progress));
    expect(applied.length).toBeGreaterThan(0);
    expect(told).toEqual(applied.map((name, index) => [name, index + 1, applied.length]));
    expect(query("SELECT count(*) AS users FROM User")).toEqual([{ users: 0 }]);
    expect(query("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    expect(readdirSync(path.dirname(file)).filter((name) => name.endsWith(".bak"))).toEqual([]);
  });

  it("is left alone the second time", () => {
    migrateDatabase(file, productMigrations);
    const bytes = readFileSync(file);
    expect(migrateDatabase(file, productMigrations)).toEqual([]);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

describe("the books", () => {
  it("carry Prisma's checksum: SHA-256 of the file, in hexadecimal", () => {
    migrateDatabase(file, productMigrations);
    const expected = readdirSync(productMigrations, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ migration_name: name, checksum: createHash("sha256").update(readFileSync(path.join(productMigrations, name, "migration.sql"))).digest("hex") }));
    expect(query("SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND applied_steps_count = 1 ORDER BY migration_name")).toEqual(expected);
  });

  it("are accepted as Prisma wrote them", () => {
    makeLibrary();
    // Prisma's engine writes milliseconds, over a driver adapter text; and it keeps what was rolled back.
    execute("UPDATE _prisma_migrations SET started_at = '2026-01-01T00:00:00.000+00:00', finished_at = '2026-01-01T00:00:01.000+00:00'");
    execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, rolled_back_at) VALUES ('x', 'other', '2_book', 1767225600000)");
    expect(migrateDatabase(file, migrations)).toEqual([]);
  });
});

describe("a database that holds something", () => {
  it("is copied before it is changed, and only the latest copy is kept", () => {
    makeLibrary();
    addMigration("3_title", "ALTER TABLE book ADD COLUMN title TEXT;");
    expect(migrateDatabase(file, migrations)).toEqual(["3_title"]);
    expect(query("SELECT * FROM book", `${file}.before-3_title.bak`)).toEqual([{ id: 7, authorId: 1 }]);
    addMigration("4_year", "ALTER TABLE book ADD COLUMN year INTEGER;");
    migrateDatabase(file, migrations);
    expect(readdirSync(folder).filter((name) => name.endsWith(".bak"))).toEqual(["regin.db.before-4_year.bak"]);
    expect(query("SELECT * FROM book")).toEqual([{ id: 7, authorId: 1, title: null, year: null }]);
  });

  it("is copied with what still stands in the log only", () => {
    makeLibrary();
    const running = new Database(file);
    running.exec("INSERT INTO book VALUES (8, 1)");
    expect(existsSync(`${file}-wal`)).toBe(true);
    addMigration("3_title", "ALTER TABLE book ADD COLUMN title TEXT;");
    migrateDatabase(file, migrations);
    running.close();
    expect(query("SELECT id FROM book ORDER BY id", `${file}.before-3_title.bak`)).toEqual([{ id: 7 }, { id: 8 }]);
  });

  it("keeps rows that refer to a table which is rebuilt", () => {
    makeLibrary();
    addMigration(
      "3_rebuild",
      `PRAGMA foreign_keys=OFF;
       CREATE TABLE new_author (id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '');
       INSERT INTO new_author (id) SELECT id FROM author; DROP TABLE author; ALTER TABLE new_author RENAME TO author;
       PRAGMA foreign_keys=ON;`,
    );
    migrateDatabase(file, migrations);
    expect(query("SELECT * FROM book")).toEqual([{ id: 7, authorId: 1 }]);
  });

  it("stays as it was when a migration fails half-way", () => {
    makeLibrary();
    addMigration("3_breaks", "CREATE TABLE half (id INTEGER); INSERT INTO nowhere VALUES (1);");
    const error = refusal(() => migrateDatabase(file, migrations));
    expect([error.reason, error.message]).toEqual(["failed", expect.stringContaining("3_breaks")]);
    expect(query("SELECT name FROM sqlite_schema WHERE name = 'half'")).toEqual([]);
    expect(query("SELECT migration_name FROM _prisma_migrations ORDER BY 1")).toHaveLength(2);
    addMigration("3_breaks", "CREATE TABLE half (id INTEGER);");
    expect(migrateDatabase(file, migrations)).toEqual(["3_breaks"]);
  });

  it("stays as it was when a migration would leave rows that refer to nothing", () => {
    makeLibrary();
    addMigration("3_orphans", "DELETE FROM author;");
    expect(refusal(() => migrateDatabase(file, migrations)).message).toContain("book");
    expect(query("SELECT * FROM author")).toEqual([{ id: 1 }]);
  });
});

describe("a database that is not plainly ours is refused and left untouched:", () => {
  beforeEach(makeLibrary);

  it("newer, with a migration that is not known here", () => {
    execute("INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '9_later', 1)");
    addMigration("3_title", "ALTER TABLE book ADD COLUMN title TEXT;");
    expectUntouched("newer");
  });

  it("changed, with a migration that reads differently here", () => {
    addMigration("2_book", "CREATE TABLE book (id INTEGER PRIMARY KEY);");
    addMigration("3_title", "ALTER TABLE book ADD COLUMN title TEXT;");
    expectUntouched("changed");
  });

  it("foreign, with tables but no record of migrations", () => {
    execute("DROP TABLE _prisma_migrations");
    expectUntouched("foreign");
  });

  it("foreign, when it is no database at all", () => {
    file = path.join(folder, "letter.txt");
    writeFileSync(file, "Dear reader, ".repeat(500));
    expectUntouched("foreign");
  });

  it("failed, with a migration that another tool began and never finished", () => {
    execute("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_book'");
    expectUntouched("failed");
  });

  it("unwritable, when its folder cannot be made", () => {
    writeFileSync(path.join(folder, "occupied"), "");
    expect(refusal(() => migrateDatabase(path.join(folder, "occupied/regin.db"), migrations)).reason).toBe("unwritable");
  });

  it("unwritable, when it is a folder", () => {
    file = path.join(folder, "a-folder");
    mkdirSync(file);
    expect(refusal(() => migrateDatabase(file, migrations)).reason).toBe("unwritable");
  });

  it("unwritable, when no safety copy can be made", () => {
    addMigration("3_title", "ALTER TABLE book ADD COLUMN title TEXT;");
    mkdirSync(`${file}.before-3_title.bak`);
    expectUntouched("unwritable");
  });
});

describe("two processes that start at once", () => {
  it("apply each migration once", async () => {
    cpSync(productMigrations, migrations, { recursive: true });
    copyFileSync(inject("templateDatabase"), file);
    addMigration("99999999999999_slow", "CREATE TABLE slow AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT i FROM n;");
    const script = `import { migrateDatabase } from "./app/db/migrate.server.ts"; console.log(migrateDatabase(process.argv[1], process.argv[2]).length);`;
    const run = async (): Promise<number> => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script, file, migrations], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
      const exited = once(child, "exit");
      let output = "";
      for await (const chunk of child.stdout) output += String(chunk);
      expect((await exited)[0]).toBe(0);
      return Number(output);
    };
    expect((await Promise.all([run(), run()])).sort()).toEqual([0, 1]);
  });
});
