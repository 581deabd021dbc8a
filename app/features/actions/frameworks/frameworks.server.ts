import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { DbOrTx } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { formatProblem, Problems } from "#app/features/courses/folder/problem.ts";
import { readYaml } from "#app/features/courses/folder/yaml.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import type { Phase } from "../evaluation/evaluation.kinds.ts";
import { completeIn } from "./framework-content.ts";
import { frameworkPath, type FrameworkStatus } from "./framework.kinds.ts";
import { frameworkContentSchema, frameworkSchema, type FrameworkContent, type FrameworkFile } from "./framework.schema.ts";

// Frameworks of files and of regions, read in one way: whoever judges an action does not see where its criteria are kept.

/** A framework in one language, with the questions of one phase. */
export interface Framework {
  key: string;
  /** What it is said in: the reader's language where every text is there in it, else the one it was made in. */
  locale: Locale;
  title: string;
  about: string;
  /** Where the criteria come from, and a page about them: one of this site begins with "/". */
  source: { title: string; url: string };
  /** Those that have a question in this phase. `code` is a question's own in the framework. */
  criteria: { key: string; title: string; questions: { code: string; text: string }[] }[];
}

/** A framework in all its languages. `region`: whose it is; null for one that comes with the product. */
export interface KnownFramework extends Omit<FrameworkContent, "source"> {
  key: string;
  locale: Locale;
  version: number;
  status: FrameworkStatus;
  source: { title: string; url: string };
  region: { id: string; slug: string; names: unknown; isIllustrative: boolean } | null;
}

const folder = path.resolve("evaluation");

/** Every framework that comes with the product, in the order of their file names. Read once: a change of a file needs a new start. */
export function listFrameworkFiles(): FrameworkFile[] {
  return singleton("evaluation-frameworks", () => readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort().map((name) => readFramework(name, readFileSync(path.join(folder, name), "utf8"))));
}

/** @throws Error that says what is wrong with the file */
export function readFramework(name: string, text: string): FrameworkFile {
  const problems = new Problems();
  const { value } = readYaml(name, text, frameworkSchema, problems);
  if (!value) throw new Error(problems.sorted.map((problem) => formatProblem(problem, "evaluation")).join("\n"));
  return value;
}

const ofFile = ({ key, title, about, criteria, source }: FrameworkFile): KnownFramework => ({ key, title, about, criteria, locale: defaultLocale, version: 1, status: "published", source: { title: source.title, url: source.adapted }, region: null });

interface FrameworkRow { id: string; version: number | bigint; status: string; locale: string; content: string; regionId: string; slug: string; names: string; role: string }

const ofRow = ({ id, version, status, locale, content, regionId, slug, names, role }: FrameworkRow): KnownFramework => {
  const { source, ...said } = frameworkContentSchema.parse(JSON.parse(content));
  return { key: id, ...said, locale: isLocale(locale) ? locale : defaultLocale, version: Number(version), status: status as FrameworkStatus, source: { title: source, url: frameworkPath(slug, id) }, region: { id: regionId, slug, names: JSON.parse(names) as unknown, isIllustrative: role === "illustrative" } };
};

const rows = Prisma.sql`SELECT f."id", f."version", f."status", f."locale", CAST(f."content" AS TEXT) AS "content", r."id" AS "regionId", r."slug", CAST(r."names" AS TEXT) AS "names", r."role" FROM "RegionFramework" f JOIN "Region" r ON r."id" = f."regionId"`;

/** Those of the product and those of a region that can be chosen, and those that evaluations of an action were opened by. One statement. */
export async function listFrameworks(tx: DbOrTx, { regionId, actionId = "" }: { regionId: string | null; actionId?: string }): Promise<KnownFramework[]> {
  const found = await tx.$queryRaw<FrameworkRow[]>`${rows}
    WHERE (f."regionId" = ${regionId} AND f."status" = 'published') OR f."id" IN (SELECT e."framework" FROM "ActionEvaluation" e WHERE e."actionId" = ${actionId}) ORDER BY f."rootId", f."version"`;
  return [...listFrameworkFiles().map(ofFile), ...found.map(ofRow)];
}

/** A framework by its key, whatever its status. One statement, none for a file. */
export async function findFramework(tx: DbOrTx, key: string): Promise<KnownFramework | null> {
  const file = listFrameworkFiles().find((one) => one.key === key);
  if (file) return ofFile(file);
  const [row] = await tx.$queryRaw<FrameworkRow[]>`${rows} WHERE f."id" = ${key}`;
  return row ? ofRow(row) : null;
}

/** Whether an evaluation of an action of this region may be opened by it. */
export const canBeChosen = ({ region, status }: KnownFramework, regionId: string | null): boolean => region === null || (status === "published" && region.id === regionId);

/** A later version says which it is. */
const titleIn = ({ title, version }: KnownFramework, locale: Locale): string => `${title[locale] ?? ""}${version > 1 ? ` (v${version})` : ""}`;
const localeFor = (framework: KnownFramework, wanted: Locale): Locale => (completeIn(framework).includes(wanted) ? wanted : framework.locale);

/** Its name in the reader's language, or in the one it was made in. */
export function nameFramework(framework: KnownFramework, wanted: Locale): { key: string; title: string; locale: Locale } {
  const locale = localeFor(framework, wanted);
  return { key: framework.key, title: titleIn(framework, locale), locale };
}

/** A framework in one language, with the questions of a phase; of every phase where none is named. */
export function sayFramework(framework: KnownFramework, phase: Phase | null, wanted: Locale): Framework {
  const locale = localeFor(framework, wanted);
  const criteria = framework.criteria.map((criterion) => ({
    key: criterion.key, title: criterion.title[locale] ?? "",
    questions: criterion.questions.filter(({ phases }) => phase === null || phases.includes(phase)).map((question) => ({ code: `${criterion.key}.${question.key}`, text: question.text[locale] ?? "" })),
  }));
  const { source, region } = framework;
  const named = region ? [regionName(region.names, wanted), source.title].filter((part) => part !== "").join(" – ") : source.title;
  return { key: framework.key, locale, title: titleIn(framework, locale), about: framework.about[locale] ?? "", source: { title: named, url: source.url }, criteria: criteria.filter(({ questions }) => questions.length > 0) };
}
