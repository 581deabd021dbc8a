import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as tar from "tar";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { config } from "#app/config.server.ts";
import { closeDatabase, db } from "#app/db/client.server.ts";
import { backUp, restore } from "./archive.ts";

const media = path.join(config.dataDir, "media");
let folder = "";

const put = (value: string) => db.setting.upsert({ where: { key: "note" }, create: { key: "note", value }, update: { value } });

beforeEach(() => {
  folder = mkdtempSync(path.join(inject("scratchDir"), "backup-"));
  for (const name of readdirSync(config.dataDir)) if (name.startsWith("before-restore-")) rmSync(path.join(config.dataDir, name), { recursive: true });
  mkdirSync(media, { recursive: true });
  writeFileSync(path.join(media, "figure"), "first");
});

describe("backup and restore", () => {
  it("bring rows and files back and keep what was there", async () => {
    const file = path.join(folder, "one.tar.gz");
    await put("first");
    await backUp(file);
    await put("second");
    writeFileSync(path.join(media, "figure"), "second");
    await closeDatabase();

    const kept = await restore(file);

    expect((await db.setting.findUniqueOrThrow({ where: { key: "note" } })).value).toBe("first");
    expect(readFileSync(path.join(media, "figure"), "utf8")).toBe("first");
    expect(readFileSync(path.join(kept ?? "", "media", "figure"), "utf8")).toBe("second");
    expect(existsSync(path.join(kept ?? "", "regin.db"))).toBe(true);
    expect(readdirSync(config.dataDir).filter((name) => name.startsWith("."))).toEqual([]);
    await closeDatabase();
  });

  it("keep the archive from other people and never replace one", async () => {
    const file = path.join(folder, "one.tar.gz");
    await backUp(file);
    expect(statSync(file).mode & 0o077).toBe(0);
    await expect(backUp(file)).rejects.toThrow("exists already");
  });

  it.each([
    ["text", () => writeFileSync(path.join(folder, "bad"), "not an archive"), /not a backup/],
    ["an empty file", () => writeFileSync(path.join(folder, "bad"), ""), /not a backup/],
    [
      "an archive of something else",
      () => {
        writeFileSync(path.join(folder, "letter"), "x");
        tar.create({ gzip: true, sync: true, file: path.join(folder, "bad"), cwd: folder }, ["letter"]);
      },
      /not a backup/,
    ],
    [
      "a newer format",
      () => {
        writeFileSync(path.join(folder, "regin-backup.json"), JSON.stringify({ format: 2, mode: "test" }));
        writeFileSync(path.join(folder, "regin.db"), "");
        tar.create({ gzip: true, sync: true, file: path.join(folder, "bad"), cwd: folder }, ["regin-backup.json", "regin.db"]);
      },
      /newer version/,
    ],
    [
      "a backup of a demo",
      () => {
        writeFileSync(path.join(folder, "regin-backup.json"), JSON.stringify({ format: 1, mode: "demo" }));
        writeFileSync(path.join(folder, "regin.db"), "");
        tar.create({ gzip: true, sync: true, file: path.join(folder, "bad"), cwd: folder }, ["regin-backup.json", "regin.db"]);
      },
      /demo mode/,
    ],
    [
      "a database that is a link",
      () => {
        writeFileSync(path.join(folder, "regin-backup.json"), JSON.stringify({ format: 1, mode: "test" }));
        symlinkSync("/etc/hostname", path.join(folder, "regin.db"));
        tar.create({ gzip: true, sync: true, file: path.join(folder, "bad"), cwd: folder }, ["regin-backup.json", "regin.db"]);
      },
      /not a backup/,
    ],
  ])("refuse %s and leave everything as it is", async (_what, make, reason) => {
    make();
    const before = readdirSync(config.dataDir).sort();
    await expect(restore(path.join(folder, "bad"))).rejects.toThrow(reason);
    expect(readdirSync(config.dataDir).filter((name) => name !== "server.lock").sort()).toEqual(before.filter((name) => name !== "server.lock"));
    expect(readFileSync(path.join(media, "figure"), "utf8")).toBe("first");
  });
});
