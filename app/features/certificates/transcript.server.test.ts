import { describe, expect, it } from "vitest";
import { countStatements, db } from "#app/db/client.server.ts";
import { createActor, createCertificate, createUser } from "#tests/support/factories.ts";
import { sampleSnapshot } from "./sample-snapshot.ts";
import { quoteCell } from "#app/i18n/csv.ts";
import { exportTranscript, renderTranscript } from "./transcript-files.server.ts";
import { getTranscript } from "./transcript.server.ts";

async function career() {
  const user = await createUser({ name: "=HYPERLINK(1)", timeZone: "Europe/Brussels" });
  const completions: [string, Date][] = [
    ["RA-2026-000002", new Date("2026-01-01T00:30:00Z")],
    ["RA-2026-000001", new Date("2025-12-31T23:30:00Z")], // already 2026 in Brussels
    ["RA-2025-000001", new Date("2025-06-01T12:00:00Z")],
  ];
  for (const [serial, completedAt] of completions) await createCertificate({ userId: user.id, serial, completedAt, seconds: 7_530, snapshot: sampleSnapshot() });
  await createCertificate({ userId: user.id, serial: "RA-2025-000009", revokedAt: new Date(), snapshot: sampleSnapshot() });
  await createCertificate({ serial: "RA-2025-000008", snapshot: sampleSnapshot() });
  await db.learningDay.createMany({ data: [["2026-01-01", 600], ["2025-06-01", 3_000], ["2025-06-02", 660], ["2024-02-29", 59]].map(([day, seconds]) => ({ userId: user.id, courseId: "c", day: String(day), seconds: Number(seconds) })) });
  return createActor(user);
}

describe("the transcript", () => {
  it("lists the actor's valid completions by the year of their own calendar, and all hours by year", async () => {
    const { years } = await getTranscript(await career(), { locale: "en" });
    expect(years.map(({ year, activeMinutes, completions }) => [year, activeMinutes, completions.map(({ serial }) => serial)])).toEqual([
      [2026, 10, ["RA-2026-000001", "RA-2026-000002"]],
      [2025, 61, ["RA-2025-000001"]],
      [2024, 0, []],
    ]);
    expect(years[0]?.completions[0]).toMatchObject({ activeMinutes: 125, plannedMinutes: 120, courseTitle: "Housing & <homes>" });
  });

  it("shows one year if asked", async () => {
    const { years } = await getTranscript(await career(), { year: 2025, locale: "en" });
    expect(years.map(({ year }) => year)).toEqual([2025]);
  });

  it("needs the same number of statements for one completion and for many", async () => {
    const actor = await career();
    const { statements } = await countStatements(() => getTranscript(actor, { locale: "en" }));
    expect(statements.length).toBe(2);
  });

  it("is exported with dates, whole minutes and no cell that a spreadsheet would run", async () => {
    const actor = await career();
    const { name, bytes } = await exportTranscript(actor, { year: 2025, locale: "en" });
    const [head, line, rest] = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\r\n");
    expect(name).toBe("transcript-2025.csv");
    expect(head?.charCodeAt(0)).toBe(0xfeff);
    expect(line).toMatch(/^2025,2025-06-01,'=HYPERLINK\(1\),Housing & <homes>,1,120,125,"Online, self-paced",Final test: 86 %,RA-2025-000001,http.*\/verify\/[0-9A-Z]{16},$/);
    expect(rest).toBe("");
  });

  it("separates by semicolons where commas are decimal", async () => {
    const { bytes } = await exportTranscript(await career(), { year: 2025, locale: "sv" });
    expect(new TextDecoder().decode(bytes)).toContain("2025;2025-06-01;'=HYPERLINK(1);Bostäder;");
  });

  it.each([["=1", "'=1"], ["+1", "'+1"], ["-1", "'-1"], ["@x", "'@x"], ["\tx", "'\tx"], ['a"b', '"a""b"'], ["a;b", '"a;b"'], ["a\nb", '"a\nb"'], ["plain", "plain"]])("writes the cell %j as %j", (cell, written) => {
    expect(quoteCell(cell, ";")).toBe(written);
  });

  it("is drawn with and without completions", async () => {
    const now = new Date("2026-06-01T00:00:00Z");
    const full = await renderTranscript(await career(), { locale: "en" }, now);
    const empty = await renderTranscript(await createActor(), { locale: "sv" }, now);
    for (const { bytes } of [full, empty]) expect(Buffer.from(bytes).toString("latin1", 0, 8)).toBe("%PDF-1.7");
    const text = Buffer.from(full.bytes).toString("latin1");
    for (const part of ["/S /Table", "/S /TR", "/S /TH", "/S /TD", "/Scope /Column", "/Scope /Row", "/S /H2"]) expect(text).toContain(part);
  });
});
