import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { locales, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { phases, type Phase } from "../evaluation/evaluation.kinds.ts";
import { completeIn, countTexts, missingOf, typedIn, type TypedFramework } from "./framework-content.ts";
import type { FrameworkStatus } from "./framework.kinds.ts";
import type { FrameworkContent } from "./framework.schema.ts";
import { findFramework, listFrameworkFiles, sayFramework, type Framework } from "./frameworks.server.ts";
import { getRegionAccess, getRegionFramework, requireMaker } from "./region-frameworks.server.ts";

export interface RegionHead {
  slug: string;
  name: string;
  isIllustrative: boolean;
}

/** In the reader's language, else in the one it is made in; a draft may have none yet. */
const titleIn = ({ title }: Pick<FrameworkContent, "title">, wanted: Locale, made: string): { title: string; locale: Locale } => {
  const locale = pickLocale(Object.keys(title), wanted, made) as Locale;
  return { title: title[locale] ?? "", locale };
};

export interface FrameworkList {
  region: RegionHead;
  mayMake: boolean;
  /** Of the region, the newest of each first. Drafts for those who make them only. */
  own: { id: string; title: string; locale: Locale; version: number; status: FrameworkStatus; evaluations: number }[];
  /** Those of the product. */
  product: { key: string; title: string; about: string }[];
  /** What a new one can be a copy of. */
  copies: { key: string; title: string }[];
}

/** The frameworks by which actions of a region can be judged. Two statements. @throws AppError not-found */
export async function getFrameworkList(actor: Actor | null, slug: string, locale: Locale): Promise<FrameworkList> {
  const region = await getRegionAccess(db, actor, slug);
  const rows = await db.$queryRaw<{ id: string; rootId: string; version: number; locale: string; status: FrameworkStatus; title: string; regionId: string; names: string; evaluations: number }[]>`
    SELECT f."id", f."rootId", f."version", f."locale", f."status", f."content" ->> '$.title' AS "title", f."regionId", CAST(r."names" AS TEXT) AS "names", (SELECT count(*) FROM "ActionEvaluation" e WHERE e."framework" = f."id") AS "evaluations"
    FROM "RegionFramework" f JOIN "Region" r ON r."id" = f."regionId" WHERE f."regionId" = ${region.id} OR (f."status" = 'published' AND ${region.mayMake ? 1 : 0}) ORDER BY f."regionId" <> ${region.id}, f."rootId", f."version" DESC LIMIT 500`;
  const said = rows.map((row) => ({ ...row, ...titleIn({ title: JSON.parse(row.title) as FrameworkContent["title"] }, locale, row.locale) }));
  const product = listFrameworkFiles().map(({ key, title, about }) => ({ key, title: title[locale], about: about[locale] }));
  return {
    region: { slug, name: regionName(region.names, locale), isIllustrative: region.isIllustrative }, mayMake: region.mayMake, product,
    own: said.filter(({ regionId, status }) => regionId === region.id && (status !== "draft" || region.mayMake)).map(({ id, title, locale: written, version, status, evaluations }) => ({ id, title, locale: written, version: Number(version), status, evaluations: Number(evaluations) })),
    copies: region.mayMake ? [...product, ...said.filter(({ title }) => title !== "").map(({ id, title, version, names, regionId }) => ({ key: id, title: `${title}${Number(version) > 1 ? ` (v${version})` : ""}${regionId === region.id ? "" : ` – ${regionName(JSON.parse(names), locale)}`}` }))] : [],
  };
}

export interface FrameworkPage {
  region: RegionHead;
  id: string;
  version: number;
  status: FrameworkStatus;
  /** What it was made in. */
  madeIn: Locale;
  said: Omit<Framework, "criteria"> & { criteria: { key: string; title: string; questions: { code: string; text: string; phases: Phase[] }[] }[] };
  languages: Locale[];
  /** Evaluations that were opened by it. */
  evaluations: number;
  mayMake: boolean;
  /** Before a draft can be published. */
  missing: { key: string; number?: number }[];
}

/** A framework as everybody reads it, and what its makers can do with it. Four statements. @throws AppError not-found */
export async function getFrameworkPage(actor: Actor | null, { slug, id, locale }: { slug: string; id: string; locale: Locale }): Promise<FrameworkPage> {
  const { region, framework } = await getRegionFramework(db, actor, slug, id);
  const known = await findFramework(db, id);
  const evaluations = await db.actionEvaluation.count({ where: { framework: id } });
  const { content, status, version, locale: madeIn } = framework;
  const said = known ? sayFramework(known, null, locale) : null;
  const asked = new Map<string, Phase[]>(content.criteria.flatMap((criterion) => criterion.questions.map((question) => [`${criterion.key}.${question.key}`, phases.filter((phase) => question.phases.includes(phase))] as const)));
  if (!said) throw new Error(`The framework ${id} was there a moment ago.`);
  return {
    region: { slug, name: regionName(region.names, locale), isIllustrative: region.isIllustrative }, id, version, status, madeIn, evaluations, mayMake: region.mayMake,
    said: { ...said, criteria: said.criteria.map((criterion) => ({ ...criterion, questions: criterion.questions.map((question) => ({ ...question, phases: asked.get(question.code) ?? [] })) })) },
    languages: completeIn(content), missing: region.mayMake && status === "draft" ? missingOf(content, madeIn) : [],
  };
}

export interface FrameworkForm {
  region: RegionHead;
  id: string;
  title: string;
  isDraft: boolean;
  /** What the form is in, and what the framework was made in. */
  locale: Locale;
  madeIn: Locale;
  typed: TypedFramework;
  /** The same in the language it was made in, where the form is in another: what there is to translate. */
  original: TypedFramework | null;
  languages: { locale: Locale; said: number; of: number }[];
  seen: number;
}

/** What the form of a draft shows in one language. Two statements. @throws AppError not-found, forbidden */
export async function getFrameworkForm(actor: Actor, { slug, id, wanted, locale }: { slug: string; id: string; wanted: Locale | null; locale: Locale }): Promise<FrameworkForm> {
  const { region, framework } = await getRegionFramework(db, actor, slug, id);
  requireMaker(region);
  const { content, locale: madeIn } = framework;
  const shown = wanted ?? madeIn;
  return {
    region: { slug, name: regionName(region.names, locale), isIllustrative: region.isIllustrative }, id, title: titleIn(content, locale, madeIn).title, isDraft: framework.status === "draft", locale: shown, madeIn,
    typed: typedIn(content, shown), original: shown === madeIn ? null : typedIn(content, madeIn), languages: locales.map((one) => ({ locale: one, ...countTexts(content, one) })), seen: framework.revision,
  };
}
