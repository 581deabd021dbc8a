import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readCsv } from "./read-csv.server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "regin-csv-"));
});
afterAll(() => rm(folder, { recursive: true }));

const table = "Região;Año\nAçores;2026\n";
const long = `${table}${"Île-de-France;2025\n".repeat(10_000)}`;

it.each([
  ["UTF-8", Buffer.from(table)],
  ["UTF-8 with its mark", Buffer.from(`\uFEFF${table}`)],
  ["Windows-1252", Buffer.from(table, "latin1")],
  ["UTF-16 with its mark", Buffer.from(`\uFEFF${table}`, "utf16le")],
  ["UTF-8, longer than a piece", Buffer.from(long)],
  ["Windows-1252, longer than a piece", Buffer.from(long, "latin1")],
])("a table in %s is read with its letters", async (_, bytes) => {
  const file = path.join(folder, "table.csv");
  await writeFile(file, bytes);
  const rows: Record<string, string>[] = [];
  for await (const { row } of readCsv(file)) rows.push(row);
  expect(rows[0]).toEqual({ Região: "Açores", Año: "2026" });
  expect(new Set(rows.slice(1).map((row) => row.Região)).size).toBeLessThanOrEqual(1);
});
