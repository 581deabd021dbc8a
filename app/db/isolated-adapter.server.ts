import { setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { type Connection, isBusy, isReadOnlyRefusal, statement } from "./driver.server.ts";
import { IsolatedTransaction } from "./isolated-transaction.server.ts";
import { tellStatement } from "./statements.server.ts";
import { refuseInsideTransaction } from "./transaction-scope.server.ts";

// The published adapter has one connection: while a transaction is open, every other query of the process runs inside
// it. Reads then see what may never be committed, and writes that were answered vanish with somebody else's rollback.
//
// Invariants kept here (why: docs/decisions/sqlite-isolation.md, proof: isolated-adapter.test.ts):
//   1. One connection writes. Whoever uses it holds the lock: a transaction from BEGIN IMMEDIATE to its end, a lone
//      write for its one statement.
//   2. Reads outside transactions go through a second connection that cannot write, so they see committed rows only.
//   3. A transaction that ended, or that met an error SQLite may have rolled it back for, takes no further statement.

export interface IsolatedSqliteOptions {
  /** Path of the database file. */
  file: string;
  /** How long a write waits for another process that holds the file, in milliseconds. */
  patience?: number;
}

const pragmas = [
  "journal_mode = WAL", // readers and the writer do not wait for each other
  "synchronous = FULL", // a commit that was answered survives a power cut
  "foreign_keys = ON",
  "temp_store = MEMORY",
  "cache_size = -32768", // 32 MiB a connection
  "mmap_size = 2147418112", // up to 2 GiB of the file read without copying, all that SQLite allows: only what is read takes memory
  "journal_size_limit = 67108864", // the log shrinks back after a burst
];

/**
 * Every wait of SQLite for another process stops this whole process, because the driver is synchronous. So SQLite
 * waits for an instant only, and the writer asks again later, with the event loop free in between.
 */
const busyTimeout = 20;
const pauseBetweenTries = 25;

/** Hands out turns in the order they were asked for. */
class Lock {
  #last: Promise<void> = Promise.resolve();

  /** Waits for the turn and answers the function that ends it. */
  async acquire(): Promise<() => void> {
    const before = this.#last;
    let release = (): void => {};
    this.#last = new Promise((resolve) => (release = resolve));
    await before;
    return release;
  }
}

const readsOnly = /^\s*(?:SELECT|VALUES|WITH|EXPLAIN)\b/i;

class Writer {
  readonly connection: Connection;
  readonly #lock = new Lock();
  readonly #patience: number;

  constructor(connection: Connection, patience: number) {
    this.connection = connection;
    this.#patience = patience;
  }

  /** Waits for the turn on this connection. */
  async turn(): Promise<() => void> {
    return this.#lock.acquire();
  }

  /** Runs one statement outside any transaction; the caller holds the turn. A busy file has changed nothing: ask again. */
  async patiently<T>(sql: string, run: () => Promise<T>): Promise<T> {
    const deadline = Date.now() + this.#patience;
    tellStatement(sql);
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (!isBusy(error) || Date.now() >= deadline) throw error;
        await sleep(pauseBetweenTries);
      }
    }
  }

  async alone<T>(sql: string, run: () => Promise<T>): Promise<T> {
    refuseInsideTransaction();
    const release = await this.turn();
    try {
      return await this.patiently(sql, run);
    } finally {
      release();
    }
  }
}

async function connectIsolated(options: IsolatedSqliteOptions): Promise<Connection> {
  const factory = new PrismaBetterSqlite3({ url: `file:${options.file}`, timeout: 5_000 });
  const connection = await factory.connect();
  const reader = await factory.connect();
  for (const pragma of pragmas) {
    await connection.executeScript(`PRAGMA ${pragma}`);
    await reader.executeScript(`PRAGMA ${pragma}`);
  }
  await connection.executeScript(`PRAGMA busy_timeout = ${busyTimeout}`);
  await reader.executeScript("PRAGMA query_only = ON");
  const writer = new Writer(connection, options.patience ?? 10_000);

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    async queryRaw(query) {
      if (!readsOnly.test(query.sql)) return writer.alone(query.sql, () => connection.queryRaw(query));
      try {
        const rows = await reader.queryRaw(query);
        tellStatement(query.sql);
        return rows;
      } catch (error) {
        // WITH … INSERT: the reader refused before anything happened.
        if (!isReadOnlyRefusal(error)) throw error;
        return writer.alone(query.sql, () => connection.queryRaw(query));
      }
    },
    executeRaw: (query) => writer.alone(query.sql, () => connection.executeRaw(query)),
    executeScript: (script) => writer.alone(script, () => connection.executeScript(script)),
    async startTransaction(level) {
      if (level !== undefined && level !== "SERIALIZABLE") throw new Error(`SQLite knows no isolation level but SERIALIZABLE, asked for ${level}.`);
      refuseInsideTransaction();
      const release = await writer.turn();
      try {
        await writer.patiently("BEGIN IMMEDIATE", () => connection.executeRaw(statement("BEGIN IMMEDIATE")));
      } catch (error) {
        release();
        throw error;
      }
      return new IsolatedTransaction(connection, release);
    },
    async dispose() {
      const release = await writer.turn();
      await reader.dispose();
      await connection.dispose(); // the last to close folds the log back into the file
      release();
    },
  };
}

/** A driver adapter for PrismaClient over one SQLite file, with real isolation. */
export function isolatedSqlite(options: IsolatedSqliteOptions): Pick<PrismaBetterSqlite3, "provider" | "adapterName" | "connect"> {
  return { provider: "sqlite", adapterName: "isolated-sqlite", connect: () => connectIsolated(options) };
}
