/**
 * `npm run bench:search [-- --size=M] [--data=FOLDER] [--rounds=10]`: searches practices by the queries of the golden set and
 * posts by words that stand everywhere, often and seldom, in one process, beside all else that a database of that size holds,
 * and beside each search asks the bare full-text index the same: its first page by rank. Prints the spreads as JSON, of the
 * clock and of the processor's time.
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
const { readWanted, toMatch: toPostMatch } = await import("#app/features/forum/search-query.ts");
const { searchPosts, searchSchema } = await import("#app/features/forum/search.server.ts");
const { golden } = await import("../support/golden-queries.ts");
const { benchQueries } = await import("./forum-rows.ts");

interface Times {
  wall: number[];
  cpu: number[];
}

async function timed({ wall, cpu }: Times, work: () => Promise<unknown>): Promise<void> {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await work();
  wall.push(performance.now() - begun);
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
}

const spread = (times: number[]): Record<string, number> => {
  const sorted = times.toSorted((a, b) => a - b);
  return Object.fromEntries([0.5, 0.95, 0.99].map((share) => [`p${share * 100}`, Math.round(percentile(sorted, share) * 100) / 100]));
};
const both = ({ wall, cpu }: Times) => ({ wall: spread(wall), cpu: spread(cpu) });
const ratio = (ours: number[], theirs: number[]) => Object.fromEntries(Object.entries(spread(ours)).map(([name, time]) => [name, Math.round((time / (spread(theirs)[name] ?? 0)) * 100) / 100]));

/** One question to the product and to the bare index; the product answers how many it found. */
interface Question {
  product: () => Promise<number>;
  bare: () => Promise<unknown>;
}

async function compare(questions: readonly Question[]): Promise<unknown> {
  const [product, bare]: [Times, Times] = [{ wall: [], cpu: [] }, { wall: [], cpu: [] }];
  const found: number[] = [];
  for (let round = -1; round < Number(values.rounds); round++) {
    if (round === 0) for (const list of [product.wall, product.cpu, bare.wall, bare.cpu, found]) list.length = 0; // the first round warms up
    for (const question of questions) {
      await timed(bare, question.bare);
      await timed(product, async () => found.push(await question.product()));
    }
  }
  return { searches: product.wall.length, found: Math.round(found.reduce((sum, total) => sum + total, 0) / found.length), product: both(product), bare: both(bare), ratio: { wall: ratio(product.wall, bare.wall), cpu: ratio(product.cpu, bare.cpu) } };
}

const practices = golden.map(([locale, query]): Question => {
  const match = toMatch(parseQuery(query, locale), { expand: true });
  const search = parsePracticeSearch(new URLSearchParams({ q: query }));
  return {
    product: async () => (await searchPractices(null, search, locale)).total,
    bare: () => db.$queryRaw`SELECT rowid FROM "PracticeSearch" WHERE "PracticeSearch" MATCH ${match} AND rank MATCH 'bm25(8.0, 4.0, 1.0, 5.0, 1.0)' ORDER BY rank LIMIT 20`,
  };
});
const posts = benchQueries().map((q): Question => {
  const match = toPostMatch(readWanted(q));
  return {
    product: async () => (await searchPosts(null, searchSchema.parse({ q }))).total,
    bare: () => db.$queryRaw`SELECT rowid FROM "PostSearch" WHERE "PostSearch" MATCH ${match} AND rank MATCH 'bm25(6.0, 1.0, 1.0)' ORDER BY rank LIMIT 20`,
  };
});
const counted = { practices: await db.practice.count(), posts: await db.post.count() };
const report = { ...counted, ofPractices: counted.practices === 0 ? null : await compare(practices), ofPosts: await compare(posts) };
await closeDatabase();
process.stdout.write(`${JSON.stringify(report, null, 1)}\n`);
