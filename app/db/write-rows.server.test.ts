import { describe, expect, it } from "vitest";
import { db, transaction } from "./client.server.ts";
import { writeRows, writeRowsAndReturn } from "./write-rows.server.ts";

const practice = (slug: string) => ({ slug, originalLocale: "en", outcome: null, tellsFailure: true, illustrative: false, publishedAt: new Date("2026-03-04T05:06:07.089Z"), updatedAt: new Date("2026-03-04T05:06:07.089Z") });

describe("rows that are written together", () => {
  it("are read as if each had been created", async () => {
    const made = await transaction((tx) => writeRowsAndReturn<{ id: number; slug: string }>(tx, "Practice", [practice("one-by-text"), practice("two-by-text")], ["id", "slug"]));
    expect(made.map(({ slug }) => slug)).toEqual(["one-by-text", "two-by-text"]);
    const created = await db.practice.create({ data: practice("one-by-itself") });
    const { id: _, slug: __, ...read } = await db.practice.findUniqueOrThrow({ where: { slug: "two-by-text" } });
    const { id: ___, slug: ____, ...alike } = created;
    expect(read).toEqual(alike);
    const [kept] = await db.$queryRaw<{ times: number }[]>`SELECT count(DISTINCT "publishedAt") AS "times" FROM "Practice" WHERE "slug" IN ('two-by-text', 'one-by-itself')`;
    expect(Number(kept?.times)).toBe(1);
  });

  it("keep objects as JSON and texts as they are, whatever is in them", async () => {
    const id = Number((await db.practice.create({ data: practice("with-a-version") })).id);
    const content = { said: ["\"quoted\", 'quoted' \\ ? $1", "ç — 漢字 🙂"], at: "2026-03-04T05:06:07.089Z", nothing: null, much: 1.5 };
    await writeRows(db, "PracticeVersion", [{ id: "version-by-text", practiceId: id, number: 1, contentHash: "'; DROP TABLE \"Practice\"; --", publishedAt: new Date(0), content }]);
    expect(await db.practiceVersion.findUniqueOrThrow({ where: { id: "version-by-text" } })).toMatchObject({ content, contentHash: "'; DROP TABLE \"Practice\"; --", publishedAt: new Date(0) });
  });

  it("are none at all where there are none, and all or none where one is refused", async () => {
    await writeRows(db, "PracticeTag", []);
    expect(await writeRowsAndReturn(db, "Practice", [], ["id"])).toEqual([]);
    const { id: practiceId } = await db.practice.create({ data: practice("with-tags") });
    const tag = (value: string, of = practiceId) => ({ practiceId: of, kind: "test", value });
    await expect(writeRows(db, "PracticeTag", [tag("a"), tag("b", -1)])).rejects.toThrow();
    expect(await db.practiceTag.count({ where: { practiceId, kind: "test" } })).toBe(0);
    await expect(writeRows(db, "PracticeTag", [{ 'x" --': 1 }])).rejects.toThrow(/no name/);
  });
});
