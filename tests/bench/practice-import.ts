/**
 * `npm run bench:import [-- --rows=20000]`: brings a file of practices to the built server as people would, by its forms, and
 * has it published. Prints rows a second and the server's memory at each tenth of both as JSON. Its folder is made anew.
 */
import { openAsBlob, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { seededChance } from "#prisma/seed/load/chance.ts";
import { makeVocabulary, words } from "#prisma/seed/load/load-words.ts";
import { startServer } from "../support/server.ts";
import { memory } from "./measure.ts";

const { values } = parseArgs({ options: { rows: { type: "string", default: "20000" }, data: { type: "string", default: ".bench/import" } } });
const rows = Number(values.rows);
const folder = path.resolve(values.data);
Object.assign(process.env, { REGIN_DATA: folder, REGIN_MODE: "demo" });
rmSync(folder, { recursive: true, force: true });

/** Rows as an editor's table would have them: about a paragraph each, so that 20,000 are within the 32 MB that a form may have. */
function writeFile(file: string): void {
  const chance = seededChance(77);
  const vocabulary = makeVocabulary();
  const head = "title,summary,language,areas,regions,need,process,lessons,source_title,source_publisher,source_url";
  const line = (number: number): string => [`${words(vocabulary, chance, 6)} ${number}`, words(vocabulary, chance, 25), "en", "health", "SE224", words(vocabulary, chance, 50), words(vocabulary, chance, 50), words(vocabulary, chance, 25), "Report", "Region", `https://region.example/report-${number}`].join(",");
  writeFileSync(file, `${[head, ...Array.from({ length: rows }, (_, number) => line(number))].join("\n")}\n`);
}

const server = await startServer({ dataDir: folder, env: { REGIN_MODE: "demo" } });
const { lucia } = await import("#app/auth/lucia.server.ts");
const { closeDatabase, db } = await import("#app/db/client.server.ts");
const { newId } = await import("#app/lib/ids.server.ts");

async function signIn(role: "editor" | "reviewer"): Promise<string> {
  const user = await db.user.create({ data: { id: newId(), email: `bench-${role}@load.example`, name: `Bench ${role}`, passwordHash: "fits-no-password", emailConfirmedAt: new Date() } });
  await db.roleGrant.create({ data: { userId: user.id, role } });
  return `${lucia.sessionCookieName}=${(await lucia.createSession(user.id, { userAgent: "bench" })).id}`;
}

/** Posts a form and answers where it leads. */
async function send(page: string, cookie: string, body: FormData | URLSearchParams): Promise<string> {
  const response = await fetch(server.origin + page, { method: "POST", redirect: "manual", headers: { cookie, origin: server.origin }, body });
  await response.arrayBuffer();
  if (response.status !== 302) throw new Error(`${page} answered ${response.status}.`);
  return response.headers.get("location") ?? "";
}

/** Waits until the import is in a state; the memory at each tenth of the way. */
async function watch(id: string, state: string, way: (row: { read: number; size: number; done: number }) => number): Promise<{ rowsPerSecond: number; megabytes: number[] }> {
  const begun = performance.now();
  const megabytes: number[] = [];
  for (;;) {
    const row = await db.practiceImport.findUniqueOrThrow({ where: { id } });
    if (row.state === "failed") throw new Error(`The import failed: ${row.failure}`);
    const isOver = row.state === state;
    while (megabytes.length < (isOver ? 10 : Math.floor(way(row) * 10))) {
      megabytes.push(await memory(server.origin));
      process.stderr.write(`${state}: ${megabytes.length * 10} %, ${megabytes.at(-1)} MiB\n`);
    }
    if (isOver) return { rowsPerSecond: Math.round((rows / (performance.now() - begun)) * 1000), megabytes };
    await pause(100);
  }
}

try {
  const [editor, reviewer] = [await signIn("editor"), await signIn("reviewer")];
  const file = path.join(folder, "practices.csv");
  writeFile(file);
  const atRest = await memory(server.origin);
  const form = new FormData();
  form.set("file", await openAsBlob(file), "practices.csv");
  const page = await send("/practices/imports", editor, form);
  const id = page.split("/").at(-1) ?? "";
  const checked = await watch(id, "checked", ({ read, size }) => read / size);
  await send(page, reviewer, new URLSearchParams({ intent: "publish" }));
  const published = await watch(id, "published", ({ done }) => done / rows);
  process.stdout.write(`${JSON.stringify({ rows, megabytesAtRest: atRest, checked, published })}\n`);
} finally {
  await closeDatabase();
  await server.stop();
}
