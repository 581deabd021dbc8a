import { setImmediate } from "node:timers/promises";
import { db, transaction } from "#app/db/client.server.ts";
import { writeRows, writeRowsAndReturn } from "#app/db/write-rows.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { goOn } from "#app/lib/imports/import-work.server.ts";
import { hashOf } from "../import.server.ts";
import type { PracticeContent } from "../practice.schema.ts";
import { untakenSlug } from "../review.server.ts";
import { spreadPractice, type PracticeRows } from "../spread.ts";

const together = 100;

interface Ready {
  slug: string;
  content: PracticeContent;
  rows: PracticeRows;
}

/**
 * Publishes all that is good in a file. The records are written in small steps, so that nobody else has to wait, and
 * without a current version, so that nobody finds them; one last statement makes all of them known at once. Begun again
 * after a stop, it begins at the beginning.
 */
export async function publishImport(id: string, now: Date): Promise<void> {
  await removeUnpublished(id);
  const taken = new Set((await db.practice.findMany({ select: { slug: true } })).map(({ slug }) => slug));
  let [after, done] = [0, 0];
  for (;;) {
    goOn();
    const found = await db.practiceImportRow.findMany({ where: { importId: id, state: "good", number: { gt: after } }, orderBy: { number: "asc" }, take: together });
    if (found.length === 0) break;
    const ready: Ready[] = [];
    for (const { content, title } of found) {
      const record = content as unknown as PracticeContent;
      const slug = untakenSlug(title, taken);
      taken.add(slug);
      ready.push({ slug, content: record, rows: spreadPractice(record) });
      if (ready.length % 10 === 0) await setImmediate(); // others are answered meanwhile
    }
    await writeHidden(id, ready, now);
    after = found.at(-1)?.number ?? after;
    done += found.length;
    await db.practiceImport.update({ where: { id }, data: { done } });
  }
  await transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Practice" SET "currentVersionId" = (SELECT v."id" FROM "PracticeVersion" v WHERE v."practiceId" = "Practice"."id") WHERE "importId" = ${id} AND "currentVersionId" IS NULL`;
    await tx.practiceImport.update({ where: { id }, data: { state: "published", publishedAt: now } });
  });
  await removeRows(id);
}

/** Takes away the rows of a file, a little at a time: nobody else has to wait. */
export async function removeRows(importId: string): Promise<void> {
  for (;;) {
    const rows = await db.practiceImportRow.findMany({ where: { importId }, select: { number: true }, orderBy: { number: "asc" }, take: together });
    const last = rows.at(-1);
    if (last === undefined) return;
    await db.practiceImportRow.deleteMany({ where: { importId, number: { lte: last.number } } });
  }
}

/** A hundred records with everything they are found by, in seven statements. */
async function writeHidden(importId: string, ready: readonly Ready[], now: Date): Promise<void> {
  await transaction(async (tx) => {
    const made = await writeRowsAndReturn<{ id: number; slug: string }>(tx, "Practice", ready.map(({ slug, rows }) => ({ slug, ...rows.practice, importId, publishedAt: now, updatedAt: now })), ["id", "slug"]);
    const idOf = new Map(made.map(({ id, slug }) => [slug, Number(id)]));
    const each = <Row extends object>(rowsOf: (one: Ready) => readonly Row[]) => ready.flatMap((one) => rowsOf(one).map((row) => ({ ...row, practiceId: idOf.get(one.slug) ?? 0 })));
    await writeRows(tx, "PracticeVersion", each(({ content }) => [{ id: newId(), number: 1, contentHash: hashOf(content), publishedAt: now, content }]));
    await writeRows(tx, "PracticeTranslation", each(({ rows }) => rows.translations));
    await writeRows(tx, "PracticeTag", each(({ rows }) => rows.tags));
    await writeRows(tx, "PracticeRegion", each(({ rows }) => rows.regions));
    await writeRows(tx, "PracticeDocument", each(({ rows }) => rows.documents));
  });
}

/** Takes away what was written of a file and is not known to anybody yet, a little at a time. */
export async function removeUnpublished(importId: string): Promise<void> {
  for (;;) {
    const hidden = await db.practice.findMany({ where: { importId, currentVersionId: null }, select: { id: true }, take: together });
    if (hidden.length === 0) return;
    await db.practice.deleteMany({ where: { id: { in: hidden.map(({ id }) => id) } } });
  }
}
