/**
 * `npm run bench [-- --size=S --size=M] [--quick] [--only=TEXT] [--no-weight]`: measures the built server with the data
 * folders of `npm run load:seed` (made when missing), prints a table and writes build/bench.json. Server and load
 * generator share the machine. --only takes some of it: pages with the text in their name, "fan-out", "workshop room", "practice import".
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { isLoadSize } from "#prisma/seed/load/load.ts";
import { startServer } from "../support/server.ts";
import { fanOut, type FanOut } from "./fan-out.ts";
import { answerBytes, load, memory, statements } from "./measure.ts";
import { benchCourse, benchPages, type BenchPeople } from "./pages.ts";
import { joinRooms, loadRoom } from "./room-load.ts";
import type { BenchRooms } from "./room-people.ts";
import { formatReport, type Bulk, type PageResult, type PracticeImport, type Report, type SizeResult } from "./report.ts";
import { weighPages, type Weight } from "./weight.ts";

const root = path.resolve(import.meta.dirname, "../..");
const { values } = parseArgs({
  options: { size: { type: "string", multiple: true, default: ["S", "M"] }, quick: { type: "boolean", default: false }, only: { type: "string", default: "" }, folders: { type: "string", default: ".bench" }, "no-weight": { type: "boolean", default: false } },
});
const seconds = values.quick ? 2 : 6;
const say = (line: string) => process.stderr.write(`${line}\n`);

/** Runs one of our scripts in its own process and answers what it printed. */
function runScript(script: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(`${script} ended with ${code}:\n${output}`))));
  });
}

async function measureSize(size: string, folder: string): Promise<{ result: SizeResult; weights: Weight[]; told: FanOut[] }> {
  const environment = { REGIN_DATA: folder, REGIN_MODE: "demo" };
  say(`Size ${size}`);
  await runScript("scripts/load-seed.ts", [`--size=${size}`, `--data=${folder}`]);
  const people = JSON.parse(await runScript("tests/bench/learners.ts", [], environment)) as BenchPeople;
  const begun = performance.now();
  const server = await startServer({ dataDir: folder, env: { REGIN_MODE: "demo", REGIN_TRUST_PROXY: "1" } });
  const startMilliseconds = Math.round(performance.now() - begun);
  try {
    const { origin } = server;
    const megabytesAtRest = await memory(origin);
    const pages: PageResult[] = [];
    for (const page of benchPages(people, origin).filter(({ name }) => name.includes(values.only))) {
      await load(origin, page, { connections: 10, seconds: 1 }); // the compiler of the server warms up
      const loads = [];
      for (const connections of [10, 50]) loads.push(await load(origin, page, { connections, seconds }));
      pages.push({ name: page.name, loads, statements: await statements(origin, page), bytes: await answerBytes(origin, page) });
      say(`  ${page.name}: ${loads.map(({ requestsPerSecond }) => `${requestsPerSecond} req/s`).join(", ")}`);
    }
    const megabytesAfterLoad = await memory(origin);
    const learner = people.learners[0];
    const course = `/courses/${benchCourse.slug}`;
    const weights = values["no-weight"] || values.only !== ""
      ? []
      : await weighPages(origin, [
          { page: "home", path: "/" },
          { page: "catalogue", path: "/courses" },
          { page: "course", path: course },
          { page: "lesson", path: `${course}/learn/${benchCourse.lesson}`, cookie: learner?.cookie },
          { page: "quiz", path: `${course}/learn/${benchCourse.quiz}/attempts/${learner?.attemptId}`, cookie: learner?.cookie },
          { page: "certificate checked", path: `/verify/${people.certificate.code}` },
          { page: "forum home", path: "/forum" },
          { page: "topic, signed out", path: people.forum.topic },
          { page: "topic, signed in", path: people.forum.topic, cookie: learner?.cookie },
          { page: "forum search", path: people.forum.searches[1] ?? "/forum/search" },
        ]);
    const told: FanOut[] = [];
    for (const clients of "fan-out".includes(values.only) ? [100, 1_000] : []) {
      told.push(await fanOut(origin, people, { clients, posts: values.quick ? 30 : 80, folder }));
      say(`  one post to ${clients}: p95 ${told.at(-1)?.product.p95} ms`);
    }
    return { told, result: { size, startMilliseconds, megabytesAtRest, megabytesAfterLoad, pages }, weights };
  } finally {
    await server.stop();
  }
}

/** Rooms are the same at every size: measured once, beside the largest. */
async function measureRooms(folder: string): Promise<Report["rooms"]> {
  const environment = { REGIN_DATA: folder, REGIN_MODE: "demo" };
  const rooms = JSON.parse(await runScript("tests/bench/room-people.ts", [], environment)) as BenchRooms;
  const server = await startServer({ dataDir: folder, env: { REGIN_MODE: "demo", REGIN_TRUST_PROXY: "1" } });
  try {
    const loads = [];
    for (const room of rooms.load) {
      loads.push(await loadRoom(server.origin, room, values.quick ? { seconds: 5, rounds: 1 } : { seconds: 20, rounds: 3 }));
      say(`  a room of ${room.cookies.length}: p95 ${loads.at(-1)?.product.p95} ms`);
    }
    return { load: loads, joining: await joinRooms(server.origin, rooms.joining, { times: values.quick ? 4 : 20 }) };
  } finally {
    await server.stop();
  }
}

const sizes = values.size;
const unknown = sizes.find((size) => !isLoadSize(size));
if (unknown !== undefined) throw new Error(`There is no size ${unknown}.`);
if (!existsSync(path.join(root, "build/server/index.js"))) throw new Error("There is no build: run npm run build first.");

const report: Report = { sizes: [], weights: [], bulk: null, practiceImport: null, fanOut: [], rooms: null };
// An import is measured in a folder of its own: what else is there does not matter to it.
const isImportOnly = values.only === "practice import";
if (values.only === "" || isImportOnly) report.practiceImport = JSON.parse(await runScript("tests/bench/practice-import.ts", [`--rows=${values.quick ? 2_000 : 20_000}`, `--data=${path.resolve(root, values.folders, "import")}`])) as PracticeImport;
for (const size of isImportOnly ? [] : sizes) {
  const folder = path.resolve(root, values.folders, size.toLowerCase());
  const { result, weights, told } = await measureSize(size, folder);
  report.sizes.push(result);
  report.weights = weights;
  report.fanOut = told;
  if (size !== sizes.at(-1)) continue;
  if ("workshop room".includes(values.only)) report.rooms = await measureRooms(folder);
  if (values.only === "") report.bulk = JSON.parse(await runScript("tests/bench/bulk-certificates.ts", [values.quick ? "100" : "1000"], { REGIN_DATA: folder, REGIN_MODE: "demo" })) as Bulk;
}
mkdirSync(path.join(root, "build"), { recursive: true });
writeFileSync(path.join(root, "build/bench.json"), `${JSON.stringify(report, null, 2)}\n`);
process.stdout.write(`\n${formatReport(report)}\n`);
