import type Database from "better-sqlite3";

type Connection = InstanceType<typeof Database>;
type Value = string | number | null;

export type OnRows = (step: string, done: number, total: number) => void;

/** As the product stores moments and JSON. */
export const moment = (at: number): string => new Date(at).toISOString().replace("Z", "+00:00");
export const json = (value: unknown): string => JSON.stringify(value);

/** Inserts rows of one table by a statement that is prepared once; the values stand in the order of `columns`. */
export function inserter(connection: Connection, table: string, columns: readonly string[]): (...values: Value[]) => void {
  const statement = connection.prepare(`INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`);
  return (...values) => {
    statement.run(values);
  };
}

/** Inserts rows given as objects: their keys are the columns. Booleans become 0 and 1, other objects JSON. */
export function insertRows(connection: Connection, table: string, rows: readonly object[]): void {
  const [first] = rows;
  if (first === undefined) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const insert = inserter(connection, table, columns);
  for (const row of rows) insert(...columns.map((column) => stored((row as Record<string, unknown>)[column])));
}

function stored(value: unknown): Value {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return json(value);
}

/** Nobody reads the file while it is filled, and a half-filled one is thrown away: no journal, no syncing. */
export function openForFilling(connection: Connection): void {
  connection.pragma("journal_mode = OFF");
  connection.pragma("synchronous = OFF");
  connection.pragma("foreign_keys = OFF");
  connection.pragma("cache_size = -524288");
  connection.pragma("temp_store = MEMORY");
}

/** Back to how the product keeps the file. @throws Error when a row refers to nothing */
export function finishFilling(connection: Connection): void {
  const orphans = connection.pragma("foreign_key_check") as { table: string }[];
  if (orphans.length > 0) throw new Error(`Rows of ${[...new Set(orphans.map(({ table }) => table))].join(", ")} refer to nothing.`);
  connection.pragma("journal_mode = WAL");
}
