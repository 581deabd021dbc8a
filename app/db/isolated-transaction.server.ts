import { type Connection, type DriverTransaction, type Query, type Rows, statement, undoesOneStatement } from "./driver.server.ts";
import { tellStatement } from "./statements.server.ts";

/**
 * One transaction on the writing connection, which is its own until `release` is called: at its end, whatever the end.
 * Once it ended, or met an error that SQLite may have rolled it back for, it takes no further statement: on the shared
 * connection that statement would commit by itself.
 */
export class IsolatedTransaction implements DriverTransaction {
  readonly provider;
  readonly adapterName;
  /** "Phantom": Prisma leaves COMMIT and ROLLBACK to `commit` and `rollback`, where the turn ends whatever happens. */
  readonly options = { usePhantomQuery: true };
  readonly #connection: Connection;
  readonly #release: () => void;
  #state: "open" | "broken" | "ended" = "open";

  constructor(connection: Connection, release: () => void) {
    this.provider = connection.provider;
    this.adapterName = connection.adapterName;
    this.#connection = connection;
    this.#release = release;
  }

  async #run<T>(sql: string, run: () => Promise<T>): Promise<T> {
    if (this.#state !== "open") throw new Error(`The transaction has ${this.#state === "broken" ? "failed" : "ended"}: it takes no further statement.`);
    tellStatement(sql);
    try {
      return await run();
    } catch (error) {
      if (!undoesOneStatement(error)) this.#state = "broken";
      throw error;
    }
  }

  async queryRaw(query: Query): Promise<Rows> {
    return this.#run(query.sql, () => this.#connection.queryRaw(query));
  }

  async executeRaw(query: Query): Promise<number> {
    return this.#run(query.sql, () => this.#connection.executeRaw(query));
  }

  async commit(): Promise<void> {
    try {
      await this.#run("COMMIT", () => this.#connection.executeRaw(statement("COMMIT")));
      this.#end();
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  async rollback(): Promise<void> {
    if (this.#state === "ended") return;
    tellStatement("ROLLBACK");
    try {
      await this.#connection.executeRaw(statement("ROLLBACK"));
    } catch (error) {
      // A full disk or a failing one makes SQLite roll back by itself: then nothing is left to roll back.
      if (this.#state !== "broken") throw error;
    } finally {
      this.#end();
    }
  }

  #end(): void {
    this.#state = "ended";
    this.#release();
  }

  async createSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`SAVEPOINT ${name}`));
  }

  async rollbackToSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`ROLLBACK TO ${name}`));
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.executeRaw(statement(`RELEASE SAVEPOINT ${name}`));
  }
}
