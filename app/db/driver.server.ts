import type { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";

// The driver adapter's types and error kinds, as far as our own adapter needs them.
export type Connection = Awaited<ReturnType<PrismaBetterSqlite3["connect"]>>;
export type DriverTransaction = Awaited<ReturnType<Connection["startTransaction"]>>;
export type Query = Parameters<Connection["queryRaw"]>[0];
export type Rows = Awaited<ReturnType<Connection["queryRaw"]>>;

export const statement = (sql: string): Query => ({ sql, args: [], argTypes: [] });

function causeOf(error: unknown): { kind?: unknown; originalCode?: unknown } {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === "object" && cause !== null ? cause : {};
}

/** Another process holds the file; nothing has happened. */
export const isBusy = (error: unknown): boolean => causeOf(error).kind === "SocketTimeout";

/** A connection in query_only mode was asked to write; nothing has happened. */
export const isReadOnlyRefusal = (error: unknown): boolean => String(causeOf(error).originalCode).startsWith("SQLITE_READONLY");

/** A constraint said no: the statement is undone, the transaction around it stands. */
export const undoesOneStatement = (error: unknown): boolean => String(causeOf(error).kind).endsWith("ConstraintViolation");
