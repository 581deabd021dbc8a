import { singleton } from "#app/lib/singleton.server.ts";
import { databaseFile } from "./database-file.server.ts";
import { Prisma, PrismaClient } from "./generated/client.ts";
import { isolatedSqlite } from "./isolated-adapter.server.ts";
import { onStatement } from "./statements.server.ts";
import { withinTransaction } from "./transaction-scope.server.ts";

/** How long a transaction may wait for its turn and then run, in milliseconds. */
const limits = { maxWait: 15_000, timeout: 30_000 };

/** Reads of committed rows, and writes of one statement. Inside `transaction` use its `tx` instead. */
export const db: PrismaClient = singleton("db", () => new PrismaClient({ adapter: isolatedSqlite({ file: databaseFile() }), transactionOptions: limits }));

export type Tx = Prisma.TransactionClient;
export type DbOrTx = PrismaClient | Tx;

/**
 * Runs `work` alone: nobody else writes from its first statement to its end, so what it read still holds when it
 * writes. Commits when `work` is done, rolls back when it throws. Keep it short: other writers wait. A write through
 * `db`, or another `transaction`, inside it throws.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction((tx) => withinTransaction(() => work(tx)));
}

interface UniqueViolation {
  kind: "UniqueConstraintViolation";
  constraint?: { fields?: string[] };
}

function findUniqueViolation(error: unknown): UniqueViolation | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const driverError = error.meta?.driverAdapterError;
  const cause = driverError instanceof Error ? driverError.cause : undefined;
  if (typeof cause !== "object" || cause === null || !("kind" in cause)) return null;
  return cause.kind === "UniqueConstraintViolation" ? (cause as UniqueViolation) : null;
}

/** Whether a write failed because its value stands already; with `fields`, because of a key that has each of them. */
export function isUniqueViolation(error: unknown, ...fields: string[]): boolean {
  const violation = findUniqueViolation(error);
  return violation !== null && fields.every((field) => violation.constraint?.fields?.includes(field));
}

/** Runs `work` and lists the SQL statements that reached the database meanwhile, from whomever they came. */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const stop = onStatement((sql) => statements.push(sql));
  try {
    return { result: await work(), statements };
  } finally {
    stop();
  }
}

/** Lets the current transaction end and closes the file. A query after that opens it again. */
export async function closeDatabase(): Promise<void> {
  await db.$disconnect();
}
