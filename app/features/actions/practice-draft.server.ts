import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { budgets } from "#app/features/practices/keys.ts";
import type { SubmissionFields } from "#app/features/practices/submission-fields.ts";
import { createDraft } from "#app/features/practices/submissions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getAction, type ActionPage } from "./action-page.server.ts";
import { isOver } from "./actions.kinds.ts";
import { byStage } from "./plan-content.ts";
import { numberOf, type PlanRow, type SectionKey } from "./plan-fields.ts";

// What is over becomes a practice draft, with everything that was written carried over: the Lab reviews it like any other.

const lines = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== "").join("\n");
const paragraphs = (...parts: (string | undefined)[]): string => parts.filter((part) => part !== undefined && part !== "").join("\n\n");
const list = (rows: readonly string[]): string => rows.map((row) => `- ${row}`).join("\n");

/** The band of a budget, of what was spent or else planned; none where nothing was said. */
export function bandOf(rows: readonly PlanRow[]): (typeof budgets)[number] | "" {
  const sum = (field: string) => rows.reduce((total, row) => total + (numberOf(row[field]) ?? 0), 0);
  const total = sum("spent") || sum("planned");
  if (total <= 0) return "";
  const limits = [10_000, 50_000, 250_000, 1_000_000];
  return budgets[limits.filter((limitOfBand) => total >= limitOfBand).length] ?? "";
}

/** What finished evaluations say. */
export interface Judged {
  kind: string;
  judgement: string;
  strengths: string;
  improve: string;
}

/** How it is known how it came out: judged by others, by the team, measured, or only told. */
const evidenceKindOf = (judged: readonly Judged[], action: ActionPage): string => (judged.some(({ kind }) => kind === "external") ? "independent" : judged.length > 0 ? "own" : Object.keys(action.actuals).length > 0 ? "monitored" : "told");

const said = (judged: readonly Judged[], field: "judgement" | "strengths" | "improve"): string[] => judged.map((answer) => answer[field].replace(/\s*\n\s*/g, " ")).filter((text) => text !== "");

/** The form of a practice, filled in with what an action and its evaluations have. Pure. */
export function practiceFields(action: ActionPage, judged: readonly Judged[], nutsCode: string | null, locale: Locale): SubmissionFields {
  const t = getT(locale, "actions");
  const text = (section: SectionKey, name: string): string => action.plan[section]?.texts[name] ?? "";
  const rows = (section: SectionKey): PlanRow[] => action.plan[section]?.rows ?? [];
  const theory = byStage(rows("theory")).filter(({ rows: entries }) => entries.length > 0);
  const troubles = action.log.filter(({ light }) => light !== "green").reverse();
  const failed = action.outcome !== "successful";
  const partners = rows("partners");
  return {
    title: action.title, summary: action.illustrative ? `${t("common:illustrative")}. ${action.summary}` : action.summary, outcome: action.outcome ?? "", areas: action.areas, targets: action.targets, regions: nutsCode === null ? [] : [nutsCode], starts: action.starts, ends: action.ends,
    organisation: (partners.find(({ role }) => role === "lead") ?? partners[0])?.name ?? "",
    need: paragraphs(text("problem", "problem"), text("problem", "evidence")),
    goal: paragraphs(text("objectives", "goal"), list(rows("objectives").map(({ text: one = "" }) => one))),
    process: paragraphs(...theory.map(({ stage, rows: entries }) => lines(t(`choices.${stage}`), list(entries.map(({ text: one = "" }) => one))))),
    partners: list(partners.map(({ name = "", part = "" }) => (part === "" ? name : `${name}: ${part}`))),
    partnerNames: partners.map(({ name }) => name ?? "").join("\n"),
    evidenceKind: evidenceKindOf(judged, action),
    evidence: paragraphs(list(rows("indicators").map(({ key, text: one = "", unit = "", baseline = "", target = "" }) => t("practice.indicator", { indicator: unit === "" ? one : `${one} (${unit})`, baseline: baseline || "–", target: target || "–", actual: action.actuals[key]?.value ?? "–" }))), list(said(judged, "judgement"))),
    lessons: list(said(judged, "strengths")),
    differently: list(said(judged, "improve")),
    challenges: list(troubles.map(({ reasons }) => reasons)),
    solutions: list(troubles.map(({ next }) => next).filter((next) => next !== "")),
    failed: failed ? list(troubles.filter(({ light }) => light === "red").map(({ reasons }) => reasons)) : "",
    conditions: text("theory", "assumptions"),
    resources: lines(list(rows("budget").map(({ text: one = "", spent = "", planned = "" }) => `${one}: ${spent || planned || "–"} €`)), text("budget", "note")),
    budget: bandOf(rows("budget")),
    timeline: list(rows("milestones").map(({ text: one = "", due = "", done = "" }) => `${done || due || "–"}: ${one}`)),
    links: rows("documents").filter(({ address = "" }) => address.startsWith("http")).map(({ text: one, address }) => `${address} ${one}`).join("\n"),
  };
}

/** Begins the draft of a practice from an action that is over; asked again, it is the one there is. @throws AppError not-found, forbidden, conflict, too-many */
export async function tellAsPractice(actor: Actor, id: string, now = new Date()): Promise<{ submissionId: string }> {
  const action = await getAction(actor, { id, locale: actor.locale });
  if (!action.can.lead) throw new AppError("forbidden", "actions:errors.teamOnly");
  if (!isOver(action.status)) throw new AppError("conflict", "actions:errors.notOver");
  if (action.submission) return { submissionId: action.submission.id };
  await limit("submitPerson", actor.id);
  return act(async (tx) => {
    const { region, submissionId: known } = await tx.action.findUniqueOrThrow({ where: { id }, select: { submissionId: true, region: { select: { nutsCode: true, role: true } } } });
    if (known !== null) return { submissionId: known };
    const submissionId = newId();
    const answers = await tx.actionEvaluationAnswer.findMany({ where: { evaluation: { actionId: id, finishedAt: { not: null } } }, orderBy: [{ evaluationId: "asc" }, { question: "asc" }], select: { judgement: true, strengths: true, improve: true, evaluation: { select: { kind: true } } } });
    const judged = answers.map(({ evaluation, ...answer }) => ({ ...answer, kind: evaluation.kind }));
    // An invented region is on no map: the draft names none.
    await createDraft(tx, actor, { id: submissionId, locale: action.locale, fields: practiceFields(action, judged, region?.role === "illustrative" ? null : region?.nutsCode ?? null, action.locale) }, now);
    await tx.action.update({ where: { id }, data: { submissionId }, select: { id: true } });
    return { submissionId };
  });
}
