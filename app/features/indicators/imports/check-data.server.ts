import { db, transaction } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { giveWay, goOn } from "#app/lib/imports/import-work.server.ts";
import { judgeRow, type Judged, type Known, type Said } from "./judge-row.ts";
import { readKnown } from "./known.server.ts";
import type { Mapping } from "./mapping.ts";
import { readData, type DataFormat } from "./read-data.server.ts";

const together = 500;
export const largestImport = 500_000;
/** So many rows of a kind are shown. */
const shown = { wrong: 200, left: 100, good: 100 };

type Numbered = Judged & { number: number };

/**
 * The dry run: reads a file row by row, writes what is good where nobody sees it, and says of the first rows of each kind
 * what was found. Begun again after a stop, it begins at the beginning.
 */
export async function checkData(id: string, file: string, now = new Date()): Promise<void> {
  const { format, target, setId, sourceId, mapping } = await db.dataImport.findUniqueOrThrow({ where: { id } });
  if (!sourceId) throw new Error("A file is checked once it is said where it comes from.");
  const { chosen, scope } = mapping as unknown as { chosen: Mapping; scope: string | null };
  await removeHidden(sourceId);
  await db.dataImportRow.deleteMany({ where: { importId: id } });
  const known = await readKnown({ target: target as Known["target"], setId, scope }, now);
  const counts = { good: 0, wrong: 0, left: 0, flagged: 0 };
  const kept = { good: 0, wrong: 0, left: 0 };
  let waiting: Numbered[] = [];
  let begun = performance.now();
  const flush = async (read: number): Promise<void> => {
    goOn();
    const rows = await writeGood(waiting, { sourceId, setId });
    const report: Prisma.DataImportRowCreateManyInput[] = [];
    for (const { number, state, title, problems } of rows) {
      counts[state] += 1;
      if (state === "good" && problems.length > 0) counts.flagged += 1;
      if (kept[state]++ < shown[state]) report.push({ importId: id, number, state, title, problems: problems as unknown as Prisma.InputJsonArray });
    }
    if (report.length > 0) await db.dataImportRow.createMany({ data: report });
    await db.dataImport.update({ where: { id }, data: { ...counts, read } });
    waiting = [];
    await giveWay(begun);
    begun = performance.now();
  };
  let [last, rows] = [0, 0];
  for await (const { number, row, isWhole, read } of readData(file, format as DataFormat)) {
    if (++rows > largestImport) throw new AppError("invalid", "figureImports:failed.tooMany", { most: largestImport });
    waiting.push({ ...judgeRow(row, isWhole, chosen, known), number });
    last = read;
    if (waiting.length >= together) await flush(read);
  }
  await flush(last);
  if (rows === 0) throw new AppError("invalid", "figureImports:failed.empty");
  await db.dataImport.update({ where: { id }, data: { state: "checked", replaces: await countReplaced(sourceId, known.regions) } });
}

/** Writes what is good; a row that says again what another one of the file has said is wrong. What is said of a region itself goes before what is said of the region around it. */
async function writeGood(rows: Numbered[], { sourceId, setId }: { sourceId: string; setId: string | null }): Promise<Numbered[]> {
  const said = rows.flatMap(({ said: all, number }) => all.map((one) => ({ ...one, number })));
  if (said.length === 0) return rows;
  const keyOf = ({ regionId, key, year, group }: Pick<Said, "regionId" | "key" | "year" | "group">): string => `${regionId} ${key} ${year} ${group}`;
  const json = JSON.stringify(said);
  const written = setId === null
    ? await db.$queryRaw<{ regionId: string; key: string; year: number; group: Said["group"] }[]>`
        INSERT INTO "OutcomeFigure" ("sourceId", "regionId", "indicatorKey", "year", "group", "forCode", "value", "flags")
        SELECT ${sourceId}, value ->> 'regionId', value ->> 'key', value ->> 'year', value ->> 'group', value ->> 'forCode', value ->> 'value', value ->> 'flags' FROM json_each(${json}) WHERE true
        ON CONFLICT DO UPDATE SET "forCode" = '', "value" = excluded."value", "flags" = excluded."flags" WHERE excluded."forCode" = '' AND "OutcomeFigure"."forCode" <> ''
        RETURNING "regionId", "indicatorKey" AS "key", "year", "group"`
    : await db.$queryRaw<{ regionId: string; key: string; year: number; group: Said["group"] }[]>`
        INSERT INTO "PublishedScore" ("sourceId", "regionId", "setId", "year", "code", "forCode", "score", "flags")
        SELECT ${sourceId}, value ->> 'regionId', ${setId}, value ->> 'year', value ->> 'key', value ->> 'forCode', value ->> 'value', value ->> 'flags' FROM json_each(${json}) WHERE true
        ON CONFLICT DO UPDATE SET "forCode" = '', "score" = excluded."score", "flags" = excluded."flags" WHERE excluded."forCode" = '' AND "PublishedScore"."forCode" <> ''
        RETURNING "regionId", "code" AS "key", "year", '' AS "group"`;
  const fresh = new Set(written.map((row) => keyOf({ ...row, year: Number(row.year) })));
  const judged = rows.map((row) => ({ row, isFresh: row.said.every((one) => fresh.delete(keyOf(one))) }));
  const doubtful = judged.filter(({ row, isFresh }) => !isFresh && row.said.every(({ forCode }) => forCode !== ""));
  const nearer = doubtful.length > 0 ? await readOwn(sourceId) : null;
  return judged.map(({ row, isFresh }) => {
    if (isFresh) return row;
    const isNearer = nearer !== null && row.said.every((one) => one.forCode !== "" && nearer.has(keyOf(one)));
    return isNearer ? { ...row, state: "left" as const, problems: [{ column: "", code: "nearer" as const }] } : { ...row, state: "wrong" as const, problems: [{ column: "", code: "twice" as const }] };
  });
}

/** What a source says of regions themselves that it also says of the regions around them: only such regions are of level 3. */
async function readOwn(sourceId: string): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ key: string }[]>`
    SELECT f."regionId" || ' ' || f."indicatorKey" || ' ' || f."year" || ' ' || f."group" AS "key" FROM "OutcomeFigure" f JOIN "Region" r ON r."id" = f."regionId" WHERE f."sourceId" = ${sourceId} AND f."forCode" = '' AND r."nutsLevel" = 3
    UNION ALL SELECT p."regionId" || ' ' || p."code" || ' ' || p."year" || ' ' FROM "PublishedScore" p WHERE p."sourceId" = ${sourceId} AND p."forCode" = ''`;
  return new Set(rows.map(({ key }) => key));
}

/** How many of the figures or scores of a source are published already, by another; region by region, because there may be many. */
async function countReplaced(sourceId: string, regions: Known["regions"]): Promise<number> {
  let replaced = 0;
  for (const { id } of regions) {
    const begun = performance.now();
    const [row] = await db.$queryRaw<{ count: number }[]>`
      SELECT (SELECT count(*) FROM "OutcomeFigure" f WHERE f."sourceId" = ${sourceId} AND f."regionId" = ${id} AND EXISTS (SELECT 1 FROM "OutcomeFigure" o JOIN "DataSource" s ON s."id" = o."sourceId" WHERE o."regionId" = f."regionId" AND o."indicatorKey" = f."indicatorKey" AND o."year" = f."year" AND o."group" = f."group" AND s."publishedAt" IS NOT NULL))
        + (SELECT count(*) FROM "PublishedScore" f WHERE f."sourceId" = ${sourceId} AND f."regionId" = ${id} AND EXISTS (SELECT 1 FROM "PublishedScore" o JOIN "DataSource" s ON s."id" = o."sourceId" WHERE o."regionId" = f."regionId" AND o."setId" = f."setId" AND o."year" = f."year" AND o."code" = f."code" AND s."publishedAt" IS NOT NULL)) AS "count"`;
    replaced += Number(row?.count ?? 0);
    await giveWay(begun);
  }
  return replaced;
}

/** Takes away what is not published of a source, a little at a time: others write meanwhile. */
export async function removeHidden(sourceId: string): Promise<void> {
  for (;;) {
    const begun = performance.now();
    const removed = await transaction(async (tx) => {
      if ((await tx.dataSource.count({ where: { id: sourceId, publishedAt: null } })) === 0) return 0;
      return (await tx.$executeRaw`DELETE FROM "OutcomeFigure" WHERE rowid IN (SELECT rowid FROM "OutcomeFigure" WHERE "sourceId" = ${sourceId} LIMIT 2000)`) + (await tx.$executeRaw`DELETE FROM "PublishedScore" WHERE rowid IN (SELECT rowid FROM "PublishedScore" WHERE "sourceId" = ${sourceId} LIMIT 2000)`);
    });
    if (removed === 0) return;
    await giveWay(begun);
  }
}
