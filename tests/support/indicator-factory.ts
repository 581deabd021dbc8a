import { db } from "#app/db/client.server.ts";
import { checkIndicatorSet } from "#app/features/indicators/import-sets.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { nextNumber } from "./counter.ts";
import { longAgo } from "./factories.ts";

/** A set of its own with the questions that come with the product. */
export async function createIndicatorSet({ kind = "self-assessment" }: { kind?: "self-assessment" | "policy" } = {}): Promise<{ id: string; codes: string[] }> {
  const { content } = await checkIndicatorSet("indicators/self-assessment-2026");
  if (!content) throw new Error("The product's own set has problems.");
  const edition = `test-${nextNumber()}`;
  const id = `self-assessment-${edition}`;
  await db.indicatorSet.create({ data: { id, slug: "self-assessment", edition, content: { ...content, structure: { ...content.structure, edition, kind } }, contentHash: id } });
  return { id, codes: content.indicators.map(({ code }) => code) };
}

interface QuestionnaireInput {
  setId: string;
  regionId: string;
  year?: number;
  version?: number;
  status?: "draft" | "final";
  scores?: Record<string, number | null>;
}

export async function createQuestionnaire({ setId, regionId, year = 2026, version = 1, status = "final", scores = {} }: QuestionnaireInput): Promise<string> {
  const id = newId();
  await db.questionnaire.create({
    data: {
      id, setId, regionId, year, version, status, createdAt: longAgo, signedOffAt: status === "final" ? longAgo : null,
      answers: { create: Object.entries(scores).map(([code, score]) => ({ code, score, answeredAt: longAgo })) },
    },
  });
  return id;
}

interface FiguresInput {
  regionId: string;
  /** Values by year. */
  values: Record<number, number | null>;
  indicator?: string;
  unit?: string;
  group?: string;
  forCode?: string;
  source?: { publishedAt?: Date | null; title?: string; illustrative?: boolean };
}

/** Figures of one source; the indicator is made if nobody has. */
export async function createFigures({ regionId, values, indicator = "unemployment", unit = "percent", group = "all", forCode = "", source = {} }: FiguresInput): Promise<string> {
  const sourceId = newId();
  await db.outcomeIndicator.upsert({ where: { key: indicator }, create: { key: indicator, position: 1, unit, names: { en: indicator } }, update: {} });
  await db.dataSource.create({ data: { id: sourceId, title: "Statistics of the region", licence: "CC BY 4.0", retrievedOn: "2026-11-01", publishedAt: longAgo, ...source } });
  await db.outcomeFigure.createMany({ data: Object.entries(values).map(([year, value]) => ({ sourceId, regionId, indicatorKey: indicator, year: Number(year), group, forCode, value })) });
  return sourceId;
}

interface PublishedInput {
  setId: string;
  regionId: string;
  /** Scores by code. */
  scores: Record<string, number | null>;
  year?: number;
  forCode?: string;
  source?: { publishedAt?: Date | null; title?: string; illustrative?: boolean };
}

/** Scores that an institution has published. */
export async function createPublished({ setId, regionId, scores, year = 2025, forCode = "", source = {} }: PublishedInput): Promise<void> {
  const sourceId = newId();
  await db.dataSource.create({ data: { id: sourceId, title: "An institute", licence: "CC BY 4.0", retrievedOn: "2026-11-01", publishedAt: longAgo, ...source } });
  await db.publishedScore.createMany({ data: Object.entries(scores).map(([code, score]) => ({ sourceId, regionId, setId, year, code, forCode, score })) });
}
