import type { DbOrTx } from "./client.server.ts";
import { Prisma } from "./generated/client.ts";

const name = (word: string): Prisma.Sql => {
  if (!/^\w+$/.test(word)) throw new Error(`${word} is no name of a table or column.`);
  return Prisma.raw(word);
};

/** Times as they are kept everywhere else. */
function asKept(this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  const one = this[key];
  return one instanceof Date ? one.toISOString().replace("Z", "+00:00") : value;
}

function insert(table: Prisma.ModelName, rows: readonly object[]): Prisma.Sql {
  const columns = Object.keys(rows[0] ?? {}).map(name);
  return Prisma.sql`INSERT INTO "${name(table)}" (${Prisma.join(columns.map((column) => Prisma.sql`"${column}"`))}) SELECT ${Prisma.join(columns.map((column) => Prisma.sql`value ->> '${column}'`))} FROM json_each(${JSON.stringify(rows, asKept)})`;
}

/**
 * Writes many rows by one short statement, to which they come as one text: `createMany` makes a plan with a place for each
 * value of each row, which costs more memory than the rows themselves. All rows have the columns of the first; what is
 * missing is null, what is an object is kept as JSON. Nothing is filled in.
 */
export async function writeRows(tx: DbOrTx, table: Prisma.ModelName, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await tx.$executeRaw(insert(table, rows));
}

/** The same, and answers what the database has made of each. */
export async function writeRowsAndReturn<Made>(tx: DbOrTx, table: Prisma.ModelName, rows: readonly object[], columns: readonly (keyof Made & string)[]): Promise<Made[]> {
  if (rows.length === 0) return [];
  return tx.$queryRaw<Made[]>(Prisma.sql`${insert(table, rows)} RETURNING ${Prisma.join(columns.map((column) => Prisma.sql`"${name(column)}"`))}`);
}
