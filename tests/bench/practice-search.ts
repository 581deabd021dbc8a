/**
 * `npm run bench:practices [-- --size=M] [--data=FOLDER] [--rounds=10]`: searches practices by the queries of the golden set,
 * in one process, beside all else that a database of that size holds, and beside each search asks the bare full-text index
 * the same: its first page by rank. Prints the spreads as JSON, of the clock and of the processor's time.
 */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { parseArgs } from "node:util";
import { percentile } from "./measure.ts";

const { values } = parseArgs({ options: { size: { type: "string", default: "M" }, data: { type: "string" }, rounds: { type: "string", default: "10" } } });
const folder = path.resolve(values.data ?? path.join(".bench", values.size.toLowerCase()));
Object.assign(process.env, { REGIN_DATA: folder, REGIN_MODE: "demo" });
const { status } = spawnSync(process.execPath, ["scripts/load-seed.ts", `--size=${values.size}`, `--data=${folder}`], { stdio: ["ignore", "ignore", "inherit"] });
if (status !== 0) process.exit(1);

const { closeDatabase, db } = await import("#app/db/client.server.ts");
const { parsePracticeSearch, searchPractices } = await import("#app/features/practices/search.server.ts");
const { parseQuery, toMatch } = await import("#app/features/practices/query.ts");
const { golden } = await import("../support/golden-queries.ts");

interface Times {
  wall: number[];
  cpu: number[];
}
const product: Times = { wall: [], cpu: [] };
const bare: Times = { wall: [], cpu: [] };
const found: number[] = [];

async function timed({ wall, cpu }: Times, work: () => Promise<unknown>): Promise<void> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await work();
  wall.push(performance.now() - begun);
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
}

const rounds = Number(values.rounds);
for (let round = -1; round < rounds; round++) {
  if (round === 0) for (const list of [product.wall, product.cpu, bare.wall, bare.cpu, found]) list.length = 0; // the first round warms up
  for (const [locale, query] of golden) {
    const match = toMatch(parseQuery(query, locale), { expand: true });
    const search = parsePracticeSearch(new URLSearchParams({ q: query }));
    await timed(bare, () => db.$queryRaw`SELECT rowid FROM "PracticeSearch" WHERE "PracticeSearch" MATCH ${match} AND rank MATCH 'bm25(8.0, 4.0, 1.0, 5.0, 1.0)' ORDER BY rank LIMIT 20`);
    await timed(product, async () => found.push((await searchPractices(null, search, locale)).total));
  }
}
const spread = (times: number[]): Record<string, number> => {
  const sorted = times.toSorted((a, b) => a - b);
  return Object.fromEntries([0.5, 0.95, 0.99].map((share) => [`p${share * 100}`, Math.round(percentile(sorted, share) * 100) / 100]));
};
const counted = await db.$queryRaw<{ practices: bigint; posts: bigint }[]>`SELECT (SELECT COUNT(*) FROM "Practice") AS "practices", (SELECT COUNT(*) FROM "Post") AS "posts"`;
await closeDatabase();
const both = ({ wall, cpu }: Times) => ({ wall: spread(wall), cpu: spread(cpu) });
const ratio = (ours: number[], theirs: number[]) => Object.fromEntries(Object.entries(spread(ours)).map(([name, time]) => [name, Math.round((time / (spread(theirs)[name] ?? 0)) * 100) / 100]));
process.stdout.write(`${JSON.stringify({
  ...Object.fromEntries(Object.entries(counted[0] ?? {}).map(([name, count]) => [name, Number(count)])),
  searches: product.wall.length, found: Math.round(found.reduce((sum, total) => sum + total, 0) / found.length),
  product: both(product), bare: both(bare), ratio: { wall: ratio(product.wall, bare.wall), cpu: ratio(product.cpu, bare.cpu) },
}, null, 1)}\n`);
