import { db } from "#app/db/client.server.ts";
import type { ActionStatus, MemberRole } from "#app/features/actions/actions.kinds.ts";
import { phases } from "#app/features/actions/evaluation/evaluation.kinds.ts";
import { most, type FrameworkStatus } from "#app/features/actions/frameworks/framework.kinds.ts";
import type { FrameworkContent } from "#app/features/actions/frameworks/framework.schema.ts";
import type { Plan } from "#app/features/actions/plan-fields.ts";
import { hashToken, newId } from "#app/lib/ids.server.ts";
import { nextNumber } from "./counter.ts";
import { longAgo } from "./factories.ts";

interface ActionInput {
  status?: ActionStatus;
  regionId?: string | null;
  team?: Record<string, MemberRole>;
  plan?: Plan;
  /** So many entries of the log. */
  entries?: number;
  areas?: string[];
  title?: string;
  summary?: string;
  illustrative?: boolean;
}

/** An action with a plan and a log. */
export async function createAction({ status = "running", regionId = null, team = {}, plan = {}, entries = 0, areas = ["health"], title = `Action ${nextNumber()}`, summary = "", illustrative = false }: ActionInput = {}): Promise<string> {
  const id = newId();
  await db.action.create({
    data: {
      id, title, summary, illustrative, locale: "en", regionId, areas, targets: ["women"], status, createdAt: longAgo, changedAt: longAgo, publishedAt: status === "draft" ? null : longAgo,
      members: { create: Object.entries(team).map(([userId, role]) => ({ userId, role, addedAt: longAgo })) },
      sections: { create: Object.entries(plan).map(([key, content]) => ({ key, content: { ...content }, changedAt: longAgo })) },
      log: { create: Array.from({ length: entries }, (_, index) => ({ id: newId(), day: `2026-01-${String((index % 28) + 1).padStart(2, "0")}`, light: "green", reasons: "As planned", actuals: {}, writtenAt: longAgo })) },
    },
  });
  return id;
}

/** A region's own framework with one criterion, asked in every phase. */
export async function createRegionFramework(regionId: string, { questions = 1, status = "published", title = { en: `Framework ${nextNumber()}` } }: { questions?: number; status?: FrameworkStatus; title?: FrameworkContent["title"] } = {}): Promise<string> {
  const id = newId();
  const asked = Array.from({ length: Math.min(questions, most.questions) }, (_, index) => ({ key: `q${index + 1}`, phases: [...phases], text: { en: `Question ${index + 1}?` } }));
  const content: FrameworkContent = { source: "", title, about: { en: "Ours." }, criteria: [{ key: "c1", title: { en: "Closeness" }, questions: asked }] };
  await db.regionFramework.create({ data: { id, rootId: id, version: 1, regionId, locale: "en", status, content, changedAt: longAgo } });
  return id;
}

/** An evaluation that answers these questions, by the OECD's criteria unless others are named. */
export async function createEvaluation(actionId: string, { kind, answers, phase = "end", isFinished = true, framework = "oecd-dac" }: { framework?: string; kind: string; answers: readonly string[]; phase?: string; isFinished?: boolean }): Promise<string> {
  const id = newId();
  const answer = { judgement: "It did.", strengths: "Everybody came.", improve: "Ask earlier.", evidence: "Lists", evidenceUrl: "https://region.example/lists", changedAt: longAgo };
  await db.actionEvaluation.create({ data: { id, actionId, framework, phase, kind, openedAt: longAgo, finishedAt: isFinished ? longAgo : null, answers: { create: answers.map((question) => ({ question, ...answer })) } }, select: { id: true } });
  return id;
}

/** A form for participants with so many answers. */
export async function createVoice(actionId: string, { answers, token, isClosed }: { answers: number; token: string; isClosed: boolean }): Promise<void> {
  const given = Array.from({ length: answers }, (_, index) => ({ id: newId(), difference: (index % 5) + 1, recommend: 4, changed: `Words ${index}` }));
  await db.voiceForm.create({ data: { id: newId(), actionId, tokenHash: hashToken(token), openedAt: longAgo, closesOn: "2999-12-31", closedAt: isClosed ? longAgo : null, answers: { create: given } }, select: { id: true } });
}

/** A theory of change in which every entry leads to the next. */
export function theoryOf(texts: readonly [stage: string, text: string][]): Plan {
  return { theory: { texts: { assumptions: "" }, rows: texts.map(([stage, text], index) => ({ key: `row-${index}`, stage, text, leadsTo: index + 1 < texts.length ? `row-${index + 1}` : "" })) } };
}
