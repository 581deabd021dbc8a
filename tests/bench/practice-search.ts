/**
 * Searches many practices by the queries of the golden set, in one process, and beside each search asks the bare full-text
 * index the same: its first page by rank. Prints the spreads as JSON. Arguments: how many practices, how many rounds.
 */
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { percentile } from "./measure.ts";

const [count = 20_000, rounds = 10] = process.argv.slice(2).map(Number);
const folder = path.resolve(".bench", `practices-${count}`);
process.env.REGIN_DATA = folder;
mkdirSync(folder, { recursive: true });

const { databaseFile } = await import("#app/db/database-file.server.ts");
const isNew = !existsSync(databaseFile());
const { migrateDatabase } = await import("#app/db/migrate.server.ts");
migrateDatabase(databaseFile(), path.resolve("prisma/migrations"));
const { closeDatabase, db } = await import("#app/db/client.server.ts");
if (isNew) await (await import("./practice-rows.ts")).fillPractices(count);
const { parsePracticeSearch, searchPractices } = await import("#app/features/practices/search.server.ts");
const { parseQuery, toMatch } = await import("#app/features/practices/query.ts");
const { golden } = await import("../support/golden-queries.ts");

const product: number[] = [];
const bare: number[] = [];
const found: number[] = [];

async function timed(times: number[], work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now();
  await work();
  times.push(performance.now() - begun);
}

for (let round = -1; round < rounds; round++) {
  if (round === 0) for (const list of [product, bare, found]) list.length = 0; // the first round warms up
  for (const [locale, query] of golden) {
    const match = toMatch(parseQuery(query, locale), { expand: true });
    const search = parsePracticeSearch(new URLSearchParams({ q: query }));
    await timed(bare, () => db.$queryRaw`SELECT rowid FROM "PracticeSearch" WHERE "PracticeSearch" MATCH ${match} AND rank MATCH 'bm25(8.0, 4.0, 1.0, 5.0, 1.0)' ORDER BY rank LIMIT 20`);
    await timed(product, async () => found.push((await searchPractices(null, search, locale)).total));
  }
}
const spread = (times: number[]) => {
  const sorted = times.toSorted((a, b) => a - b);
  return Object.fromEntries([0.5, 0.95, 0.99].map((share) => [`p${share * 100}`, Math.round(percentile(sorted, share) * 100) / 100]));
};
await closeDatabase();
process.stdout.write(`${JSON.stringify({ count, searches: product.length, found: Math.round(found.reduce((sum, total) => sum + total, 0) / found.length), product: spread(product), bare: spread(bare) })}\n`);
