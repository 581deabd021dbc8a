import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { formatProblem, type CourseProblem } from "#app/features/courses/folder/problem.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { checkPractice } from "./check-practice.ts";
import type { PracticeContent } from "./practice.schema.ts";
import { spreadPractice } from "./spread.ts";
import { carryTranslations } from "./translations/marks.ts";

export type ImportedPractice = { slug: string; status: "published" | "unchanged"; version: number } | { slug: string; status: "left-out" } | { slug: string; status: "refused"; problems: CourseProblem[] };

interface PublishedPractice {
  slug: string;
  status: "published" | "unchanged";
  version: number;
}

interface ImportOptions {
  now?: Date;
  /** Who publishes; null for the product itself, at its start. */
  actor?: Actor | null;
  /** False leaves out records that are invented. */
  illustrative?: boolean;
  onProgress?: (message: string) => void;
}

/**
 * Publishes every record of a folder that is not published as it stands. A record with problems is refused and
 * reported, the others are published all the same.
 */
export async function importPractices(folder: string, { illustrative = true, onProgress, ...options }: ImportOptions = {}): Promise<ImportedPractice[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const results: ImportedPractice[] = [];
  for (const name of entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name).sort()) {
    const { slug, content, problems } = await checkPractice(join(folder, name));
    if (!content) {
      results.push({ slug, status: "refused", problems });
      onProgress?.(`Not published, because the practice has problems:\n${problems.map((problem) => formatProblem(problem, join(folder, name))).join("\n")}`);
    } else if (content.record.illustrative && !illustrative) results.push({ slug, status: "left-out" });
    else results.push(await publishPractice(slug, content, options));
  }
  const published = results.filter(({ status }) => status === "published").length;
  if (published > 0) onProgress?.(`Published ${published} practices`);
  return results;
}

/**
 * Makes a content the current version of a record, all or nothing, with what was translated here of the version before.
 * The same content again only renews what it is found by, if the thesaurus has changed meanwhile.
 */
export async function publishPractice(slug: string, content: PracticeContent, options: ImportOptions = {}): Promise<PublishedPractice> {
  const known = await db.practice.findUnique({ where: { slug }, include: { currentVersion: { select: { number: true, contentHash: true, content: true } }, translations: { select: { locale: true, subject: true, concepts: true, completeness: true } } } });
  const whole = carryTranslations((known?.currentVersion?.content ?? null) as PracticeContent | null, content);
  const rows = spreadPractice(whole);
  const asFound = (list: { locale: string; subject: string; concepts: string; completeness: number }[]) => JSON.stringify(list.map(({ locale, subject, concepts, completeness }) => [locale, subject, concepts, completeness]).sort());
  if (known?.currentVersion?.contentHash === hashOf(whole) && asFound(known.translations) === asFound(rows.translations)) return { slug, status: "unchanged", version: known.currentVersion.number };
  return transaction(async (tx) => publishWithin(tx, slug, carryTranslations(await readCurrent(tx, slug), content), options));
}

/** What a record says now; null when there is none. One statement. */
export async function readCurrent(tx: DbOrTx, slug: string): Promise<PracticeContent | null> {
  const row = await tx.practice.findUnique({ where: { slug }, select: { currentVersion: { select: { content: true } } } });
  return (row?.currentVersion?.content ?? null) as PracticeContent | null;
}

/** Publishes a content as it is given, inside an act that does more. */
export async function publishWithin(tx: Tx, slug: string, content: PracticeContent, { now = new Date(), actor = null }: ImportOptions = {}): Promise<PublishedPractice> {
  const rows = spreadPractice(content);
  const practice = (await tx.practice.findUnique({ where: { slug } })) ?? (await tx.practice.create({ data: { slug, ...rows.practice, publishedAt: now, updatedAt: now } }));
  const { version, isNew } = await findOrWriteVersion(tx, practice.id, content, hashOf(content), now);
  const isCurrent = practice.currentVersionId === version.id;
  await tx.practice.update({ where: { id: practice.id }, data: { ...rows.practice, currentVersionId: version.id, ...(isCurrent ? {} : { updatedAt: now }) } });
  await writeRows(tx, practice.id, content, rows, now);
  if (isNew || !isCurrent) await recordAudit(tx, { actorId: actor?.id ?? null, action: "practice.published", subjectType: "practice", subjectId: String(practice.id), detail: { version: version.number } });
  return { slug, status: isCurrent ? ("unchanged" as const) : ("published" as const), version: version.number };
}

export const hashOf = (content: PracticeContent): string => createHash("sha256").update(JSON.stringify(content)).digest("hex");

async function findOrWriteVersion(tx: Tx, practiceId: number, content: PracticeContent, contentHash: string, now: Date): Promise<{ version: { id: string; number: number }; isNew: boolean }> {
  const same = await tx.practiceVersion.findUnique({ where: { practiceId_contentHash: { practiceId, contentHash } } });
  if (same) return { version: same, isNew: false };
  const last = await tx.practiceVersion.findFirst({ where: { practiceId }, orderBy: { number: "desc" }, select: { number: true } });
  const version = await tx.practiceVersion.create({ data: { id: newId(), practiceId, number: (last?.number ?? 0) + 1, contentHash, publishedAt: now, content } });
  return { version, isNew: true };
}

/** What the version is found by takes the place of what the one before it was found by. Adoptions that people told stay. */
async function writeRows(tx: Tx, practiceId: number, { record }: PracticeContent, rows: ReturnType<typeof spreadPractice>, now: Date): Promise<void> {
  const where = { practiceId };
  await tx.practiceTranslation.deleteMany({ where });
  await tx.practiceTag.deleteMany({ where });
  await tx.practiceRegion.deleteMany({ where });
  await tx.practiceDocument.deleteMany({ where });
  await tx.practiceAdoption.deleteMany({ where: { practiceId, sourceUrl: { not: null } } });
  await tx.practiceTranslation.createMany({ data: rows.translations.map((row) => ({ practiceId, ...row })) });
  await tx.practiceTag.createMany({ data: rows.tags.map((row) => ({ practiceId, ...row })) });
  if (rows.regions.length > 0) await tx.practiceRegion.createMany({ data: rows.regions.map((row) => ({ practiceId, ...row })) });
  if (rows.documents.length > 0) await tx.practiceDocument.createMany({ data: rows.documents.map((row) => ({ practiceId, ...row })) });
  const adoptions = record.adoptions.map(({ place, nuts, state, since, changes, source }) => ({ id: newId(), practiceId, place, nutsCode: nuts ?? null, state, since: since ?? null, changes: changes ?? "", locale: record.original, sourceUrl: record.sources[source]?.url ?? null, createdAt: now }));
  if (adoptions.length > 0) await tx.practiceAdoption.createMany({ data: adoptions });
}
