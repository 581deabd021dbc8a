import { createHash, randomUUID } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { snapshotDatabase } from "./snapshot.server.ts";

// Applies prisma/migrations without Prisma's engine, and keeps the same books as `prisma migrate`, so that its `status`
// agrees. A database is judged before anything is written: what is not plainly ours stays as it is.

/**
 * newer: has a migration that this product does not know. changed: an applied migration reads differently here.
 * foreign: is not a database of this product. unwritable: the file or its folder cannot be written.
 * failed: a migration stopped half-way; it was rolled back.
 */
export type MigrationErrorReason = "newer" | "changed" | "foreign" | "unwritable" | "failed";

export class MigrationError extends Error {
  readonly reason: MigrationErrorReason;

  constructor(reason: MigrationErrorReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "MigrationError";
    this.reason = reason;
  }
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface AppliedMigration {
  name: string;
  checksum: string;
  finished: number | string | null;
}

type OnProgress = (migration: string, position: number, total: number) => void;

// The shape Prisma gives this table.
const bookkeeping = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/**
 * Brings the database in `file` (made if missing) up to the migrations in `migrationsDir` and names those it applied.
 * Before it changes a database that holds something it keeps a copy as `<file>.before-<migration>.bak`, the latest only.
 * @param onProgress called before each migration, `position` from 1
 * @throws MigrationError; nothing has been changed then, except by migrations that were complete before one failed
 */
export function migrateDatabase(file: string, migrationsDir: string, onProgress?: OnProgress): string[] {
  const known = readMigrations(migrationsDir);
  const applied = inspect(file, known);
  const pending = known.filter((migration) => !applied.some(({ name }) => name === migration.name));
  const [first] = pending;
  if (!first) return [];
  ensureWritable(file);
  if (applied.length > 0) keepSafetyCopy(file, first.name);

  const connection = open(file);
  try {
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    // Prisma rebuilds tables by dropping the old one, which must not cascade, and cannot be switched inside a transaction.
    connection.pragma("foreign_keys = OFF");
    return pending.filter((migration, index) => {
      onProgress?.(migration.name, index + 1, pending.length);
      return apply(connection, migration);
    }).map(({ name }) => name);
  } finally {
    connection.close();
  }
}

/**
 * Judges whether the database in `file`, if there is one, can be brought up to `migrationsDir`. Only reads.
 * @throws MigrationError
 */
export function checkDatabase(file: string, migrationsDir: string): void {
  inspect(file, readMigrations(migrationsDir));
}

function readMigrations(directory: string): Migration[] {
  const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().map((name) => {
    const bytes = readFileSync(path.join(directory, name, "migration.sql"));
    return { name, sql: bytes.toString("utf8"), checksum: createHash("sha256").update(bytes).digest("hex") };
  });
}

/** Judges what is there, without writing. Answers the migrations that are applied. */
function inspect(file: string, known: Migration[]): AppliedMigration[] {
  if (!existsSync(file) || statSync(file).size === 0) return [];
  const applied = readApplied(file);
  for (const { name, checksum, finished } of applied) {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration) throw new MigrationError("newer", `${file} has the migration ${name}, which this version does not know: it was written by a newer version.`);
    if (migration.checksum !== checksum) throw new MigrationError("changed", `The migration ${name} was applied to ${file} with another content than it has here.`);
    if (finished === null) throw new MigrationError("failed", `The migration ${name} was begun on ${file} and never finished.`);
  }
  return applied;
}

function readApplied(file: string): AppliedMigration[] {
  let connection: Database.Database | undefined;
  try {
    // Not `readonly`: such a connection leaves its log files behind, which may then belong to the wrong account.
    connection = new Database(file, { fileMustExist: true, timeout: 30_000 });
    connection.pragma("query_only = ON");
    const tables = connection.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'").all();
    if (tables.length === 0) return [];
    if (!tables.some(({ name }) => name === "_prisma_migrations")) throw new MigrationError("foreign", `${file} has tables but no record of migrations: it is not a database of this product.`);
    return connection
      .prepare<[], AppliedMigration>("SELECT migration_name AS name, checksum, finished_at AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name")
      .all();
  } catch (error) {
    if (error instanceof Database.SqliteError) throw readingError(file, error);
    throw error;
  } finally {
    connection?.close();
  }
}

function readingError(file: string, error: InstanceType<typeof Database.SqliteError>): MigrationError {
  if (error.code === "SQLITE_NOTADB" || error.code === "SQLITE_ERROR") return new MigrationError("foreign", `${file} is not a database of this product.`, error);
  return new MigrationError("unwritable", `${file} cannot be opened: ${error.message}.`, error);
}

function ensureWritable(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    accessSync(path.dirname(file), constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
  } catch (error) {
    throw new MigrationError("unwritable", `${file} cannot be written.`, error);
  }
}

function open(file: string): Database.Database {
  try {
    return new Database(file, { timeout: 30_000 });
  } catch (error) {
    throw new MigrationError("unwritable", `${file} cannot be opened for writing.`, error);
  }
}

function keepSafetyCopy(file: string, nextMigration: string): void {
  const copy = `${file}.before-${nextMigration}.bak`;
  try {
    snapshotDatabase(file, copy);
  } catch (error) {
    throw new MigrationError("unwritable", `No safety copy of ${file} could be made, so it was left as it is.`, error);
  }
  const prefix = `${path.basename(file)}.before-`;
  for (const name of readdirSync(path.dirname(file))) {
    const older = path.join(path.dirname(file), name);
    if (name.startsWith(prefix) && name.endsWith(".bak") && older !== copy) rmSync(older);
  }
}

/** One migration, whole or not at all. False if another process applied it while this one waited for its turn. */
function apply(connection: Database.Database, migration: Migration): boolean {
  const work = connection.transaction(() => {
    connection.exec(bookkeeping);
    const done = connection.prepare("SELECT 1 FROM _prisma_migrations WHERE migration_name = ? AND rolled_back_at IS NULL").get(migration.name);
    if (done !== undefined) return false;
    const startedAt = Date.now();
    connection.exec(migration.sql);
    const orphans = connection.pragma("foreign_key_check") as { table: string }[];
    if (orphans.length > 0) throw new Error(`Rows of ${[...new Set(orphans.map(({ table }) => table))].join(", ")} would refer to nothing.`);
    connection
      .prepare("INSERT INTO _prisma_migrations (id, checksum, started_at, finished_at, migration_name, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)")
      .run(randomUUID(), migration.checksum, startedAt, Date.now(), migration.name);
    return true;
  });
  try {
    return work.immediate();
  } catch (error) {
    throw new MigrationError("failed", `The migration ${migration.name} failed and was rolled back: ${error instanceof Error ? error.message : String(error)}`, error);
  }
}
