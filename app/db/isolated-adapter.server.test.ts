import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { createOrganisation } from "#tests/support/factories.ts";
import { closeDatabase, countStatements, db, isUniqueViolation, transaction } from "./client.server.ts";
import { databaseFile } from "./database-file.server.ts";
import { PrismaClient } from "./generated/client.ts";
import { isolatedSqlite } from "./isolated-adapter.server.ts";

/** A promise and the function that keeps it: holds a transaction open exactly as long as a test wants. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

const setting = (key: string, value: number) => ({ data: { key, value } });
const keys = async (): Promise<string[]> => (await db.setting.findMany({ orderBy: { key: "asc" } })).map(({ key }) => key);

/** Starts a transaction that writes "inside" and waits to be told how to end. */
async function openTransaction() {
  const wrote = gate();
  const goOn = gate();
  const plan = { fails: false };
  const done = transaction(async (tx) => {
    await tx.setting.create(setting("inside", 1));
    wrote.open();
    await goOn.opened;
    if (plan.fails) throw new Error("changed my mind");
  });
  const settled = done.then(() => "committed", () => "rolled back");
  await wrote.opened;
  const end = (how: "commit" | "fail"): Promise<string> => {
    plan.fails = how === "fail";
    goOn.open();
    return settled;
  };
  onTestFinished(() => void end("fail")); // a test that failed in between must not hold up the next
  return { end };
}

describe("a transaction", () => {
  it("hides what it wrote from everybody until it commits", async () => {
    const open = await openTransaction();
    expect(await db.setting.findUnique({ where: { key: "inside" } })).toBeNull();
    expect(await db.setting.count()).toBe(0);
    expect(await db.$queryRaw`WITH s AS (SELECT key FROM "Setting") SELECT * FROM s`).toEqual([]);
    expect(await open.end("commit")).toBe("committed");
    expect(await keys()).toEqual(["inside"]);
  });

  it("leaves nothing when it fails", async () => {
    const open = await openTransaction();
    expect(await open.end("fail")).toBe("rolled back");
    expect(await keys()).toEqual([]);
  });

  it("does not take a concurrent write with it when it rolls back", async () => {
    const open = await openTransaction();
    const outside = db.setting.create(setting("outside", 2));
    const raw = db.$executeRaw`INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('raw', '3', '2026-01-01T00:00:00.000+00:00')`;
    const answered = Promise.all([outside, raw]);
    expect(await Promise.race([answered.then(() => "answered"), sleep(50, "waiting")])).toBe("waiting");
    expect(await open.end("fail")).toBe("rolled back");
    await answered;
    expect(await keys()).toEqual(["outside", "raw"]);
  });

  it("holds back a nested write and a batch of others as well", async () => {
    const open = await openTransaction();
    const nested = createOrganisation({ regionId: null, domains: ["a.example", "b.example"] });
    const batch = db.$transaction([db.setting.create(setting("batch-1", 1)), db.setting.create(setting("batch-2", 2))]);
    expect(await open.end("fail")).toBe("rolled back");
    await Promise.all([nested, batch]);
    expect(await db.organisationDomain.count()).toBe(2);
    expect(await keys()).toEqual(["batch-1", "batch-2"]);
  });

  it("loses no update when many read and then write at once", async () => {
    await db.serialCounter.create({ data: { name: "serial", next: 0 } });
    const handedOut = await Promise.all(
      Array.from({ length: 30 }, () =>
        transaction(async (tx) => {
          const { next } = await tx.serialCounter.findUniqueOrThrow({ where: { name: "serial" } });
          await sleep(1);
          await tx.serialCounter.update({ where: { name: "serial" }, data: { next: next + 1 } });
          return next;
        }),
      ),
    );
    expect(new Set(handedOut).size).toBe(30);
    expect((await db.serialCounter.findUniqueOrThrow({ where: { name: "serial" } })).next).toBe(30);
  });

  it("goes on after a refused row, whose statement alone is undone", async () => {
    await db.setting.create(setting("taken", 1));
    await transaction(async (tx) => {
      await tx.setting.create(setting("before", 1));
      const error = await tx.setting.create(setting("taken", 2)).catch((caught: unknown) => caught);
      expect(isUniqueViolation(error, "key")).toBe(true);
      await tx.setting.create(setting("after", 1));
    });
    expect(await keys()).toEqual(["after", "before", "taken"]);
  });

  it("takes no further statement after an error that may have ended it, and commits nothing", async () => {
    const attempt = transaction(async (tx) => {
      await tx.setting.create(setting("before", 1));
      await tx.$executeRawUnsafe("NOT SQL").catch(() => {});
      await tx.setting.create(setting("after", 1)).catch(() => {});
    });
    await expect(attempt).rejects.toThrow();
    expect(await keys()).toEqual([]);
    await db.setting.create(setting("next", 1));
    expect(await keys()).toEqual(["next"]);
  });

  it("lets no late statement slip through once it has ended", async () => {
    const late: Promise<unknown>[] = [];
    const attempt = transaction((tx) => {
      for (let n = 0; n < 5; n += 1) late.push(tx.setting.create(setting(`late-${n}`, n)));
      return Promise.reject(new Error("gone"));
    });
    await expect(attempt).rejects.toThrow("gone");
    await Promise.allSettled(late);

    const connection = await isolatedSqlite({ file: databaseFile() }).connect();
    onTestFinished(() => connection.dispose());
    const sql = `INSERT INTO "Setting" ("key", "value", "updatedAt") VALUES ('late', '1', '2026-01-01T00:00:00.000+00:00')`;
    for (const end of ["rollback", "commit"] as const) {
      const ended = await connection.startTransaction();
      await ended[end]();
      await expect(ended.executeRaw({ sql, args: [], argTypes: [] })).rejects.toThrow(/has ended/);
    }
    expect(await keys()).toEqual([]);
  });

  it("refuses at once a write that goes past it, instead of waiting for itself", async () => {
    await expect(transaction(() => db.setting.create(setting("past", 1)))).rejects.toThrow(/never `db`/);
    await expect(transaction(() => transaction((tx) => tx.setting.count()))).rejects.toThrow(/never `db`/);
    await expect(transaction(() => createOrganisation({ regionId: null, domains: ["a.example"] }))).rejects.toThrow(/never `db`/);
    expect(await db.organisation.count()).toBe(0);
  });

  it("that takes too long is rolled back and makes way", async () => {
    const never = db.$transaction(
      async (tx) => {
        await tx.setting.create(setting("slow", 1));
        await sleep(300);
        await tx.setting.create(setting("slower", 1));
      },
      { timeout: 50 },
    );
    const settled = never.then(() => "committed", () => "rolled back");
    await sleep(10);
    await db.setting.create(setting("other", 1));
    expect(await settled).toBe("rolled back");
    expect(await keys()).toEqual(["other"]);
  });

  it("that waited too long for its turn does not keep the turn when it comes", async () => {
    const open = await openTransaction();
    const impatient = db.$transaction((tx) => tx.setting.create(setting("impatient", 1)), { maxWait: 30 });
    await expect(impatient).rejects.toThrow(/Unable to start a transaction/);
    await open.end("commit");
    await db.setting.create(setting("other", 1));
    expect(await keys()).toEqual(["inside", "other"]);
  });
});

describe("the connections", () => {
  it("are set to lose nothing that was answered", async () => {
    const read = async (name: string) => Object.values((await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {}).map(Number)[0];
    expect(await db.$queryRawUnsafe("PRAGMA journal_mode")).toEqual([{ journal_mode: "wal" }]);
    expect(await read("synchronous")).toBe(2);
    expect(await read("foreign_keys")).toBe(1);
    expect(await read("temp_store")).toBe(2);
  });

  it("enforce references", async () => {
    await expect(db.roleGrant.create({ data: { userId: "nobody", role: "admin" } })).rejects.toMatchObject({ code: "P2003" });
  });

  it("send a write that looks like a read to the writer", async () => {
    await db.$queryRaw`WITH v(k) AS (VALUES ('cte')) INSERT INTO "Setting" ("key", "value", "updatedAt") SELECT k, '1', '2026-01-01T00:00:00.000+00:00' FROM v`;
    expect(await keys()).toEqual(["cte"]);
  });

  it("open again after closing", async () => {
    await db.setting.create(setting("kept", 1));
    await closeDatabase();
    expect(await keys()).toEqual(["kept"]);
  });
});

describe("beside another process", () => {
  /** Holds the write lock in a process of its own for `held` ms after it said "locked", then commits one row. */
  async function otherWriter(held: number): Promise<ChildProcess> {
    const script = `
      import Database from "better-sqlite3";
      const db = new Database(process.argv[1]);
      db.exec("BEGIN IMMEDIATE");
      db.exec("INSERT INTO Setting (key, value, updatedAt) VALUES ('other-process', '1', '2026-01-01T00:00:00.000+00:00')");
      process.stdout.write("locked");
      setTimeout(() => { db.exec("COMMIT"); db.close(); }, Number(process.argv[2]));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script, databaseFile(), String(held)], {
      cwd: path.resolve(import.meta.dirname, "../.."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    await once(child.stdout, "data");
    return child;
  }

  it("waits for its turn to write, goes on reading meanwhile, and keeps the event loop free", async () => {
    const child = await otherWriter(600);
    const exited = once(child, "exit");
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 20);
    const ours = Promise.all([db.setting.create(setting("lone", 1)), transaction((tx) => tx.setting.create(setting("in-transaction", 1)))]);
    expect(await keys()).toEqual([]);
    await ours;
    clearInterval(ticking);
    await exited;
    expect(await keys()).toEqual(["in-transaction", "lone", "other-process"]);
    expect(ticks).toBeGreaterThan(5);
  });

  it("gives up in the end, with nothing written and the turn passed on", async () => {
    const impatient = new PrismaClient({ adapter: isolatedSqlite({ file: databaseFile(), patience: 100 }) });
    onTestFinished(() => impatient.$disconnect());
    await impatient.setting.count();
    const child = await otherWriter(700);
    const exited = once(child, "exit");
    await expect(impatient.setting.create(setting("lone", 1))).rejects.toThrow();
    await expect(impatient.$transaction((tx) => tx.setting.create(setting("in-transaction", 1)))).rejects.toThrow();
    await exited;
    await impatient.setting.create(setting("afterwards", 1));
    expect(await keys()).toEqual(["afterwards", "other-process"]);
  });

  it("counts a statement once however often it had to ask", async () => {
    await otherWriter(200);
    const { statements } = await countStatements(() => db.setting.deleteMany());
    expect(statements).toHaveLength(1);
  });
});
