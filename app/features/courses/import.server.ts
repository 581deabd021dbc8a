import { readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { checkCourse, hashCourse } from "./folder/check-course.ts";
import { checkGlossary } from "./folder/check-glossary.ts";
import type { CourseFolder } from "./folder/course-folder.ts";
import { type CourseProblem, formatProblem } from "./folder/problem.ts";
import { storeMedia } from "./media.server.ts";
import { rowsOf } from "./version-rows.server.ts";

export interface ImportOptions {
  now?: Date;
  /** Who publishes; null for the product itself, at its start. */
  actor?: Actor | null;
}

export interface ImportResult {
  slug: string;
  status: "unchanged" | "published";
  version: number;
}

/** A folder that cannot be published: `problems` says why, line by line. */
export class CourseProblemsError extends Error {
  readonly folder: string;
  readonly problems: CourseProblem[];

  constructor(folder: string, problems: CourseProblem[]) {
    super(problems.map((problem) => formatProblem(problem, folder)).join("\n"));
    this.name = "CourseProblemsError";
    this.folder = folder;
    this.problems = problems;
  }
}

/**
 * Publishes a course folder as an immutable version, all or nothing. The same content again changes nothing; content
 * that an earlier version had makes that version current again.
 * @throws CourseProblemsError when the folder has problems
 */
export async function importCourse(folder: string, options: ImportOptions & { terms?: ReadonlySet<string> } = {}): Promise<ImportResult> {
  const unchanged = await findUnchanged(folder, basename(resolve(folder)));
  if (unchanged) return unchanged;
  const { course, problems } = await checkCourse(folder, options.terms ? { terms: options.terms } : {});
  if (!course) throw new CourseProblemsError(folder, problems);
  return publishCourse(course, options);
}

async function publishCourse(course: CourseFolder, { now = new Date(), actor = null }: ImportOptions): Promise<ImportResult> {
  const { slug, hash } = course;
  // Before the transaction: files are found by their content, so one too many does no harm and one too few cannot be.
  await storeMedia(course.media);
  return transaction(async (tx) => {
    const row = (await tx.course.findUnique({ where: { slug } })) ?? (await tx.course.create({ data: { id: newId(), slug, createdAt: now } }));
    const same = await tx.courseVersion.findUnique({ where: { courseId_contentHash: { courseId: row.id, contentHash: hash } } });
    if (same && same.id === row.currentVersionId) return { slug, status: "unchanged", version: same.number };
    const version = same ?? (await writeVersion(tx, row.id, course, now));
    await tx.course.update({ where: { id: row.id }, data: { currentVersionId: version.id } });
    await recordAudit(tx, { actorId: actor?.id ?? null, action: "course.published", subjectType: "course", subjectId: row.id, detail: { version: version.number } });
    return { slug, status: "published", version: version.number };
  });
}

/** The current version, when it is just what the folder holds: it was judged when it was published, and judging takes a second a course. */
async function findUnchanged(folder: string, slug: string): Promise<ImportResult | null> {
  const course = await db.course.findUnique({ where: { slug }, select: { currentVersion: { select: { contentHash: true, number: true } } } });
  if (!course?.currentVersion || course.currentVersion.contentHash !== (await hashCourse(folder))) return null;
  return { slug, status: "unchanged", version: course.currentVersion.number };
}

/** A fixed number of statements, however large the course. */
async function writeVersion(tx: Tx, courseId: string, course: CourseFolder, now: Date): Promise<{ id: string; number: number }> {
  const last = await tx.courseVersion.findFirst({ where: { courseId }, orderBy: { number: "desc" }, select: { number: true } });
  const version = { id: newId(), number: (last?.number ?? 0) + 1 };
  const rows = rowsOf(course, version.id);
  await tx.courseVersion.create({ data: { ...rows.version, ...version, courseId, publishedAt: now } });
  await tx.courseTheme.createMany({ data: rows.themes });
  await tx.courseText.createMany({ data: rows.texts });
  await tx.unit.createMany({ data: rows.units });
  await tx.unitText.createMany({ data: rows.unitTexts });
  if (rows.media.length > 0) await tx.courseMedia.createMany({ data: rows.media });
  return version;
}

interface GlossaryRow {
  key: string;
  locale: string;
  term: string;
  definition: string;
  source: string | null;
}

/**
 * Makes the shared glossary what its folder says.
 * @throws CourseProblemsError when the folder has problems
 */
export async function importGlossary(folder: string): Promise<{ status: "unchanged" | "published"; terms: ReadonlySet<string> }> {
  const { languages, keys, problems } = await checkGlossary(folder);
  if (!languages || !keys) throw new CourseProblemsError(folder, problems);
  const rows: GlossaryRow[] = [...languages].flatMap(([locale, terms]) =>
    Object.entries(terms).map(([key, { term, definition, source }]) => ({ key, locale: locale, term, definition, source: source ?? null })),
  );
  const identity = (row: GlossaryRow) => `${row.key} ${row.locale}`;
  const sorted = rows.sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
  const status = await transaction(async (tx) => {
    const stored = (await tx.glossaryTerm.findMany()).sort((a, b) => (identity(a) < identity(b) ? -1 : 1));
    const asText = (list: GlossaryRow[]) => JSON.stringify(list.map((row) => [row.key, row.locale, row.term, row.definition, row.source]));
    if (asText(stored) === asText(sorted)) return "unchanged" as const;
    await tx.glossaryTerm.deleteMany();
    if (sorted.length > 0) await tx.glossaryTerm.createMany({ data: sorted });
    return "published" as const;
  });
  return { status, terms: keys };
}

export interface ImportAllOptions extends ImportOptions {
  onProgress?: (message: string) => void;
  /** False leaves out courses whose data is invented. */
  illustrative?: boolean;
}

export type ImportAllResult = ImportResult | { slug: string; status: "left-out" } | { slug: string; status: "refused"; problems: CourseProblem[] };

/**
 * Imports the glossary and every course of a folder. A course with problems is refused and reported, the others are
 * published all the same: one author's mistake must not take the whole catalogue down.
 */
export async function importAllCourses(folder: string, { onProgress, illustrative = true, ...options }: ImportAllOptions = {}): Promise<ImportAllResult[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith(".")).map((entry) => entry.name).sort();
  const results: ImportAllResult[] = [];
  let terms: ReadonlySet<string> | undefined;
  if (names.includes("glossary")) terms = await importGlossaryOrReport(join(folder, "glossary"), onProgress);
  for (const slug of names.filter((name) => name !== "glossary")) {
    const path = join(folder, slug);
    const unchanged = await findUnchanged(path, slug);
    if (unchanged) {
      results.push(unchanged);
      continue;
    }
    const { course, problems } = await checkCourse(path, terms ? { terms } : {});
    if (!course) {
      results.push({ slug, status: "refused", problems });
      onProgress?.(`Not published, because the course has problems:\n${problems.map((problem) => formatProblem(problem, path)).join("\n")}`);
    } else if (course.structure.illustrative && !illustrative) {
      results.push({ slug, status: "left-out" });
    } else {
      const result = await publishCourse(course, options);
      results.push(result);
      if (result.status === "published") onProgress?.(`Published the course ${slug}, version ${result.version}`);
    }
  }
  return results;
}

async function importGlossaryOrReport(path: string, onProgress?: (message: string) => void): Promise<ReadonlySet<string> | undefined> {
  try {
    return (await importGlossary(path)).terms;
  } catch (error) {
    if (!(error instanceof CourseProblemsError)) throw error;
    onProgress?.(`The glossary stays as it is, because it has problems:\n${error.message}`);
    return undefined;
  }
}
