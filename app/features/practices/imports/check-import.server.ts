import { rm } from "node:fs/promises";
import { db } from "#app/db/client.server.ts";
import { writeRows } from "#app/db/write-rows.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { goOn } from "#app/lib/imports/import-work.server.ts";
import { checkRow, isDistinct, likeness, sourceKey, type CheckedRow } from "./check-row.ts";
import { largestImport, type RowProblem } from "./columns.ts";
import { removeRows } from "./publish-import.server.ts";
import { readRows, type ImportFormat } from "./read-rows.server.ts";

const together = 200;

/** What is known already: published, or further up in the file (then with its row's number). */
interface Known {
  titles: Map<string, number>;
  sources: Map<string, number>;
}

/**
 * The dry run: reads a file row by row and writes down what is good, what is wrong and what is there already. Publishes
 * nothing. Begun again after a stop, it begins at the beginning.
 */
export async function checkImport(id: string, file: string): Promise<void> {
  const { format } = await db.practiceImport.findUniqueOrThrow({ where: { id }, select: { format: true } });
  await removeRows(id);
  const known = await readKnown();
  const counts = { good: 0, wrong: 0, twice: 0 };
  let rows: { importId: string; number: number; state: string; title: string; problems: RowProblem[]; content: CheckedRow["content"] }[] = [];
  const flush = async (read: number): Promise<void> => {
    goOn();
    await writeRows(db, "PracticeImportRow", rows);
    await db.practiceImport.update({ where: { id }, data: { ...counts, read } });
    rows = [];
  };
  let last = 0;
  for await (const { number, row, isWhole, read } of readRows(file, format as ImportFormat)) {
    if (counts.good + counts.wrong + counts.twice >= largestImport) throw new AppError("invalid", "imports:failed.tooMany", { most: largestImport });
    const checked: CheckedRow = isWhole ? checkRow(row) : { title: [row.title ?? ""].flat().join(" "), content: null, problems: [{ column: "", code: "cells" }] };
    const twins = checked.content && !isDistinct(row) ? findTwins(checked, known) : [];
    if (checked.content) remember(checked, known, number);
    const state = checked.content === null ? "wrong" : twins.length > 0 ? "twice" : "good";
    counts[state] += 1;
    rows.push({ importId: id, number, state, title: checked.title.slice(0, 200), problems: [...checked.problems, ...twins].slice(0, 30), content: state === "good" ? checked.content : null });
    last = read;
    if (rows.length >= together) await flush(read);
  }
  await flush(last);
  if (counts.good + counts.wrong + counts.twice === 0) throw new AppError("invalid", "imports:failed.empty");
  await db.practiceImport.update({ where: { id }, data: { state: "checked" } });
  await rm(file, { force: true });
}

async function readKnown(): Promise<Known> {
  const [row] = await db.$queryRaw<{ titles: string; sources: string }[]>`
    SELECT (SELECT json_group_array(json_array(t."title", (SELECT group_concat(r."nutsCode") FROM "PracticeRegion" r WHERE r."practiceId" = p."id"))) FROM "PracticeTranslation" t JOIN "Practice" p ON p."id" = t."practiceId" WHERE p."currentVersionId" IS NOT NULL) AS "titles",
      (SELECT json_group_array(DISTINCT s.value ->> '$.url') FROM "Practice" p JOIN "PracticeVersion" v ON v."id" = p."currentVersionId", json_each(v."content", '$.record.sources') s) AS "sources"`;
  const titles = JSON.parse(row?.titles ?? "[]") as [string, string | null][];
  const sources = JSON.parse(row?.sources ?? "[]") as (string | null)[];
  return { titles: new Map(titles.map(([title, regions]) => [likeness(title, regions?.split(",") ?? []), 0])), sources: new Map(sources.flatMap((url) => (url !== null && URL.canParse(url) ? [[sourceKey(url), 0]] : []))) };
}

const keysOf = ({ title, content }: CheckedRow) => ({ name: likeness(title, content?.record.regions ?? []), url: content?.record.sources.source?.url });

function findTwins(row: CheckedRow, { titles, sources }: Known): RowProblem[] {
  const { name, url } = keysOf(row);
  const [title, source] = [titles.get(name), url === undefined ? undefined : sources.get(sourceKey(url))];
  return [
    ...(title === undefined ? [] : [{ column: "title", code: title === 0 ? ("twiceHere" as const) : ("twiceInFile" as const), values: { row: title } }]),
    ...(source === undefined ? [] : [{ column: "source_url", code: source === 0 ? ("sourceHere" as const) : ("sourceInFile" as const), values: { row: source } }]),
  ];
}

function remember(row: CheckedRow, { titles, sources }: Known, number: number): void {
  const { name, url } = keysOf(row);
  if (!titles.has(name)) titles.set(name, number);
  if (url !== undefined && !sources.has(sourceKey(url))) sources.set(sourceKey(url), number);
}
