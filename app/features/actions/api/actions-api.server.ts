import { topicPath } from "#app/features/forum/forum-paths.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageFacts } from "#app/lib/api/api.schema.ts";
import { getAction } from "../action-page.server.ts";
import { actionPath } from "../action-paths.ts";
import { noSuch } from "../actions.server.ts";
import { listActions, parseFilter } from "../catalogue.server.ts";
import { leadsTo, numberOf, ruleOf, type Plan, type SectionKey } from "../plan-fields.ts";
import type { ActionDocument, ActionItem, ActionList, ActionQuery } from "./actions-api.schema.ts";

// Nobody is signed in here: what a visitor may read, and nothing else.

/** A page of the actions that a visitor may read. One statement, two past the end. */
export async function listActionsForApi({ region, area, status, lang, page, pageSize }: ActionQuery, at: URL): Promise<ActionList> {
  const filter = { ...parseFilter(new URLSearchParams()), region: region ?? "", area: area ?? "", status: status ?? "" };
  const found = await listActions(null, { ...filter, page }, lang, pageSize);
  // Past the end no row says how many there are.
  const { total } = page > 1 && found.actions.length === 0 ? await listActions(null, filter, lang, 1) : found;
  return { ...pageFacts({ page, pageSize, total, at }), actions: found.actions.map((card) => ({ ...itemOf(card, at.origin), light: card.light })) };
}

type Facts = Pick<Awaited<ReturnType<typeof getAction>>, "id" | "title" | "summary" | "locale" | "areas" | "status" | "outcome" | "starts" | "ends" | "changedAt" | "illustrative"> & { region: { slug: string; nutsCode: string; name: string } | null };

function itemOf({ id, title, summary, locale, region, areas, status, outcome, starts, ends, changedAt, illustrative }: Facts, origin: string): Omit<ActionItem, "light"> {
  if (status === "draft") throw noSuch();
  return { id, url: origin + actionPath(id), title, summary, language: locale, region: region && { slug: region.slug, nuts: region.nutsCode, name: region.name }, areas, status, outcome, starts, ends, changedAt: changedAt.toISOString(), illustrative };
}

/** One action with its plan and its log, without anybody's name. Three statements. @throws AppError not-found */
export async function getActionForApi({ id, lang }: { id: string; lang: Locale }, origin: string): Promise<ActionDocument> {
  const action = await getAction(null, { id, locale: lang });
  const { gap, practice, workshop } = action.origin;
  return {
    ...itemOf(action, origin),
    light: action.log[0]?.light ?? null,
    targets: action.targets as ActionDocument["targets"],
    plan: planOf(action.plan),
    log: action.log.map(({ day, light, reasons, next, actuals }) => ({ day, light, reasons, next, actuals })),
    origin: { gap: gap && { set: gap.set, year: gap.year, area: gap.area }, practice: practice && origin + practicePath(practice.slug), workshop: workshop && `${origin}/workshops/${workshop.id}` },
    practice: action.submission?.slug ? origin + practicePath(action.submission.slug) : null,
    discussion: action.topicId === null ? null : origin + topicPath(action.topicId),
  };
}

/** A plan as its schema says it: numbers as numbers, links as keys, every field there. */
function planOf(plan: Plan): ActionDocument["plan"] {
  return Object.fromEntries(Object.entries(plan).map(([key, { texts, rows }]) => {
    const rules = ruleOf(key as SectionKey);
    return [key, {
      texts: Object.fromEntries(Object.keys(rules.texts).map((name) => [name, texts[name] ?? ""])),
      rows: rows.map((row) => ({ key: row.key, ...Object.fromEntries(Object.entries(rules.row ?? {}).map(([name, { kind }]) => [name, kind === "number" ? numberOf(row[name]) : kind === "rows" ? leadsTo(row) : (row[name] ?? "")])) })),
    }];
  }));
}
