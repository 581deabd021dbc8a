import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { contentOf } from "#app/features/indicators/questionnaires.server.ts";
import { textOf, valueName } from "#app/features/indicators/set-texts.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Outcome } from "#app/features/practices/keys.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import type { ActionStatus, Light, MemberRole } from "./actions.kinds.ts";
import { nextStatuses } from "./actions.kinds.ts";
import { canEditPlan, canLead, canLog, canReadAction } from "./actions.policy.ts";
import { noSuch } from "./actions.server.ts";
import { isSectionKey, type Plan, type SectionContent } from "./plan-fields.ts";

export interface LogEntry {
  id: string;
  day: string;
  light: Light;
  reasons: string;
  next: string;
  actuals: Record<string, number>;
  by: string;
  canRemove: boolean;
}

export interface ActionPage {
  id: string;
  title: string;
  summary: string;
  locale: Locale;
  status: ActionStatus;
  outcome: Outcome | null;
  illustrative: boolean;
  region: { slug: string; nutsCode: string; name: string; id: string } | null;
  areas: string[];
  targets: string[];
  starts: string;
  ends: string;
  plan: Plan;
  /** Revision of each section that has been written. */
  revisions: Record<string, number>;
  changedAt: Date;
  log: LogEntry[];
  /** Last value that was logged, by row of the section "indicators". */
  actuals: Record<string, { value: number; day: string }>;
  team: { id: string; name: string; role: MemberRole }[];
  origin: {
    /** The area as its set calls it. */
    gap: { set: string; year: number; area: string; name: string } | null;
    /** The title only where the reader may know of it. */
    workshop: { id: string; title: string } | null;
    practice: { slug: string; title: string } | null;
  };
  topicId: number | null;
  submission: { id: string; slug: string | null } | null;
  can: { edit: boolean; lead: boolean; log: boolean; next: ActionStatus[]; isMember: boolean };
}

interface Row {
  id: string; title: string; summary: string; locale: string; status: string; outcome: string | null; illustrative: number; areas: string; targets: string; starts: string; ends: string; changedAt: string;
  region: string | null; role: string | null; gapSetId: string | null; gapYear: number | null; gapArea: string | null; gapSet: string | null; workshop: string | null; practice: string | null; topicId: number | bigint | null; submission: string | null; sections: string;
}

/** An action with its plan, its log and its team. Three statements. @throws AppError not-found */
export async function getAction(actor: Actor | null, { id, locale }: { id: string; locale: Locale }): Promise<ActionPage> {
  const own = actor?.id ?? "";
  const [row] = await db.$queryRaw<Row[]>`
    SELECT a."id", a."title", a."summary", a."locale", a."status", a."outcome", a."illustrative", CAST(a."areas" AS TEXT) AS "areas", CAST(a."targets" AS TEXT) AS "targets", a."starts", a."ends", a."changedAt", a."gapSetId", a."gapYear", a."gapArea",
      (SELECT json(s."content") FROM "IndicatorSet" s WHERE s."id" = a."gapSetId") AS "gapSet",
      (SELECT m."role" FROM "ActionMember" m WHERE m."actionId" = a."id" AND m."userId" = ${own}) AS "role",
      (SELECT json_object('id', r."id", 'slug', r."slug", 'nutsCode', r."nutsCode", 'names', json(r."names")) FROM "Region" r WHERE r."id" = a."regionId") AS "region",
      (SELECT json_object('id', w."id", 'title', w."title") FROM "Workshop" w WHERE w."id" = a."workshopId" AND (w."audience" = 'open' AND w."status" <> 'draft' OR w."ownerId" = ${own} OR EXISTS (SELECT 1 FROM "Registration" g WHERE g."workshopId" = w."id" AND g."userId" = ${own}))) AS "workshop",
      (SELECT json_object('slug', p."slug", 'title', (SELECT t."title" FROM "PracticeTranslation" t WHERE t."practiceId" = p."id" ORDER BY t."locale" = ${locale} DESC, t."locale" = p."originalLocale" DESC LIMIT 1)) FROM "Practice" p WHERE p."id" = a."practiceId") AS "practice",
      (SELECT t."id" FROM "Topic" t WHERE t."id" = a."topicId" AND t."deletedAt" IS NULL) AS "topicId",
      (SELECT json_object('id', s."id", 'slug', (SELECT p."slug" FROM "Practice" p WHERE p."id" = s."practiceId" AND s."state" = 'published')) FROM "Submission" s WHERE s."id" = a."submissionId") AS "submission",
      (SELECT json_group_array(json_object('key', s."key", 'revision', s."revision", 'content', json(s."content"))) FROM "ActionSection" s WHERE s."actionId" = a."id") AS "sections"
    FROM "Action" a WHERE a."id" = ${id}`;
  const state = row && { status: row.status as ActionStatus, role: row.role as MemberRole | null };
  if (!row || !state || !canReadAction(actor, state)) throw noSuch();
  const log = await db.$queryRaw<{ id: string; day: string; light: string; reasons: string; next: string; actuals: string; writtenById: string | null; by: string | null }[]>`
    SELECT e."id", e."day", e."light", e."reasons", e."next", CAST(e."actuals" AS TEXT) AS "actuals", e."writtenById", u."name" AS "by"
    FROM "MonitoringEntry" e LEFT JOIN "User" u ON u."id" = e."writtenById" WHERE e."actionId" = ${id} ORDER BY e."day" DESC, e."writtenAt" DESC LIMIT 200`;
  const team = await db.$queryRaw<{ id: string; name: string; role: MemberRole }[]>`SELECT u."id", u."name", m."role" FROM "ActionMember" m JOIN "User" u ON u."id" = m."userId" WHERE m."actionId" = ${id} ORDER BY m."role" = 'lead' DESC, u."name"`;
  const region = row.region === null ? null : (JSON.parse(row.region) as { id: string; slug: string; nutsCode: string; names: unknown });
  const written = (JSON.parse(row.sections) as { key: string; revision: number; content: SectionContent }[]).filter(({ key }) => isSectionKey(key));
  const practice = row.practice === null ? null : (JSON.parse(row.practice) as { slug: string; title: string });
  const lead = canLead(actor, state);
  return {
    id: row.id, title: row.title, summary: row.summary, locale: isLocale(row.locale) ? row.locale : "en", status: state.status, outcome: row.outcome as Outcome | null, illustrative: Number(row.illustrative) === 1,
    region: region && { id: region.id, slug: region.slug, nutsCode: region.nutsCode, name: regionName(region.names, locale) },
    areas: JSON.parse(row.areas) as string[], targets: JSON.parse(row.targets) as string[], starts: row.starts, ends: row.ends, changedAt: new Date(row.changedAt),
    plan: Object.fromEntries(written.map(({ key, content }) => [key, content])), revisions: Object.fromEntries(written.map(({ key, revision }) => [key, revision])),
    log: log.map(({ writtenById, by, actuals, light, ...entry }) => ({ ...entry, light: light as Light, actuals: JSON.parse(actuals) as Record<string, number>, by: state.role === null && !lead ? "" : by ?? "", canRemove: canLog(actor, state) && (lead || writtenById === actor?.id) })),
    actuals: latestActuals(log.map(({ day, actuals }) => ({ day, actuals: JSON.parse(actuals) as Record<string, number> }))),
    // Who works on it is the team's own knowledge; who leads is told to everybody with an account.
    team: team.filter(({ role }) => state.role !== null || lead || (actor !== null && role === "lead")),
    origin: { gap: row.gapSetId !== null && row.gapYear !== null && row.gapArea !== null ? { set: row.gapSetId, year: Number(row.gapYear), area: row.gapArea, name: areaName(row.gapSet, row.gapArea, locale) } : null, workshop: row.workshop === null ? null : (JSON.parse(row.workshop) as { id: string; title: string }), practice },
    topicId: row.topicId === null ? null : Number(row.topicId),
    submission: row.submission === null ? null : (JSON.parse(row.submission) as { id: string; slug: string | null }),
    can: { edit: canEditPlan(actor, state), lead, log: canLog(actor, state), next: lead ? [...nextStatuses[state.status]] : [], isMember: state.role !== null },
  };
}

/** An area as its set calls it; as the product does, where the set is gone. */
function areaName(set: string | null, area: string, locale: Locale): string {
  const t = getT(locale, "common");
  if (set === null) return t(`themes.${area}`, { defaultValue: area });
  const content = contentOf(JSON.parse(set));
  return valueName(textOf(content, locale).text, content.structure.overallAxis, area, t);
}

/** What each indicator reached last. @param log newest first */
export function latestActuals(log: readonly { day: string; actuals: Record<string, number> }[]): Record<string, { value: number; day: string }> {
  const latest: Record<string, { value: number; day: string }> = {};
  for (const { day, actuals } of log) for (const [key, value] of Object.entries(actuals)) latest[key] ??= { value, day };
  return latest;
}
