import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, inject, it } from "vitest";
import { freePort, spawnServer, startServer } from "#tests/support/server.ts";

const secret = "p7H2x9Kq4Wm1Zt8Rv5Yb3Nc6Lf0Jd-Gs";
const newFolder = () => path.join(mkdtempSync(path.join(inject("scratchDir"), "start-")), "data");

/** Starts a server that is expected to refuse, and answers what it said. */
async function refusal(env: Record<string, string>): Promise<string> {
  const { child, exited, output } = spawnServer({ PORT: String(await freePort()), ...env });
  const limit = setTimeout(() => child.kill("SIGKILL"), 15_000);
  const code = await exited;
  clearTimeout(limit);
  expect({ code, output: output() }).toMatchObject({ code: 1 });
  return output();
}

const oneSentence = /^[A-Z/][^\n]+\.\n$/;

function existingDatabase(sql: string): string {
  const folder = mkdtempSync(path.join(inject("scratchDir"), "start-"));
  const database = new Database(path.join(folder, "regin.db"));
  database.exec(sql);
  database.close();
  return folder;
}

describe("the server refuses to start, in one sentence, and touches nothing", () => {
  it("when its port is taken", async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, "127.0.0.1", () => resolve((other.address() as { port: number }).port));
    });
    const data = newFolder();
    const said = await refusal({ REGIN_DATA: data, PORT: String(port) });
    other.close();
    expect(said).toMatch(oneSentence);
    expect(said).toContain(`Port ${port} is already taken`);
    expect(existsSync(data)).toBe(false);
  });

  it("when its folder cannot be written", async () => {
    const file = `${newFolder()}-is-a-file`;
    writeFileSync(file, "mine");
    const said = await refusal({ REGIN_DATA: path.join(file, "data") });
    expect(said).toMatch(oneSentence);
    expect(said).toContain("cannot be written to");
    expect(readFileSync(file, "utf8")).toBe("mine");
  });

  it("in production without a secret", async () => {
    const data = newFolder();
    const said = await refusal({ REGIN_DATA: data, REGIN_MODE: "production" });
    expect(said).toMatch(oneSentence);
    expect(said).toContain("REGIN_SECRET");
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    ["is not a database of this product", `CREATE TABLE letters (body TEXT)`, "is not a database of this product"],
    [
      "was written by a newer version",
      `CREATE TABLE "_prisma_migrations" (id TEXT, checksum TEXT, finished_at DATETIME, migration_name TEXT, rolled_back_at DATETIME, started_at DATETIME);
       INSERT INTO "_prisma_migrations" VALUES ('1', 'x', 1, '29991231000000_later', NULL, 1)`,
      "written by a newer version",
    ],
    ["was begun in the other mode", `CREATE TABLE "Setting" (key TEXT, value JSONB); INSERT INTO "Setting" VALUES ('mode', '"demo"'); CREATE TABLE "_prisma_migrations" (id TEXT, checksum TEXT, finished_at DATETIME, migration_name TEXT, rolled_back_at DATETIME, started_at DATETIME)`, "begun in demo mode"],
  ])("when its database %s", async (_case, sql, reason) => {
    const data = existingDatabase(sql);
    const before = readFileSync(path.join(data, "regin.db"));
    const said = await refusal({ REGIN_DATA: data, REGIN_MODE: "production", REGIN_SECRET: secret });
    expect(said).toMatch(oneSentence);
    expect(said).toContain(reason);
    expect(readdirSync(data)).toEqual(["regin.db"]);
    expect(readFileSync(path.join(data, "regin.db")).equals(before)).toBe(true);
  });
});

describe("a running server", { timeout: 60_000 }, () => {
  it("of a new production says once how to make the first administrator, keeps its folder, measures, and ends cleanly", async () => {
    const replaced = path.resolve(`build/client/assets/replaced-${process.pid}.txt`);
    writeFileSync(replaced, "From the last build.\n");
    const server = await startServer({ env: { REGIN_MODE: "production", REGIN_SECRET: secret } });
    rmSync(replaced);
    const { origin, dataDir } = server;
    expect(server.output()).toMatch(/\/setup\/[\w-]{20,}/);
    expect(server.output()).not.toContain("demo.example");
    expect(statSync(dataDir).mode & 0o077).toBe(0);

    expect(await refusal({ REGIN_DATA: dataDir, REGIN_MODE: "production", REGIN_SECRET: secret })).toContain("already runs with the data folder");

    const page = await fetch(`${origin}/courses`);
    expect(page.status).toBe(200);
    const policy = page.headers.get("Content-Security-Policy") ?? "";
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "no nonce";
    expect(policy).not.toContain("unsafe");
    const html = await page.text();
    const inlineScripts = html.match(/<script(?![^>]*\ssrc=)[^>]*>/g) ?? [];
    expect(inlineScripts.filter((tag) => !tag.includes(nonce))).toEqual([]);
    expect(html).not.toMatch(/<[^>]+\sstyle="/);

    const foreign = await fetch(`${origin}/sign-in`, { method: "POST", headers: { Origin: "https://evil.example" }, body: new URLSearchParams({ email: "x" }) });
    expect(foreign.status).toBe(403);
    const large = await fetch(`${origin}/sign-in`, { method: "POST", headers: { Origin: origin }, body: new URLSearchParams({ email: "x".repeat(1_100_000) }) });
    expect(large.status).toBe(413);
    const picture = new FormData();
    picture.set("image", new Blob([new Uint8Array(33 * 1_048_576)]), "large.png");
    const told = await fetch(`${origin}/forum/topics/1`, { method: "POST", headers: { Origin: origin, Accept: "text/html", "Accept-Language": "sv", "X-Body-Limit": "7" }, body: picture });
    expect([told.status, told.headers.get("Content-Type")]).toEqual([413, "text/html; charset=utf-8"]);
    expect(await told.text()).toMatch(/<html lang="sv"[\s\S]*större än 32 MB/);
    expect((await fetch(`${origin}/too-large`, { headers: { "X-Body-Limit": "7" } })).status).toBe(404);
    expect((await fetch(`${origin}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`${origin}/assets/none.js`)).status).toBe(404);

    // What the build replaced meanwhile is a broken answer to one visitor, and no more.
    await expect(fetch(`${origin}/assets/${path.basename(replaced)}`).then(async (response) => response.text())).rejects.toThrow();
    // A proxy that keeps the address for itself: the page's origin is ours all the same.
    const status = await new Promise((resolve, reject) => {
      const sent = request(`${origin}/sign-in`, { method: "POST", headers: { Host: "inside.example:3000", Origin: origin, "Content-Type": "application/x-www-form-urlencoded" } }, (response) => resolve(response.resume().statusCode));
      sent.on("error", reject).end("email=nobody@region.example&password=four+unrelated+words");
    });
    expect(status).toBe(422);

    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${origin}/metrics`)).text()).toContain("http_request_duration_seconds_count");
    expect((await fetch(`${origin}/metrics`, { headers: { "X-Forwarded-For": "203.0.113.9" } })).status).toBe(403);

    expect(await server.stop()).toBe(0);
  });
});
