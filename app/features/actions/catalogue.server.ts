import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { Prisma } from "#app/db/generated/client.ts";
import { themes } from "#app/features/courses/keys.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { outcomes, targets, type Outcome } from "#app/features/practices/keys.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { actionStatuses, type ActionStatus, type Light } from "./actions.kinds.ts";

// Every action that was published, to be found; and one's own drafts.

export const perPage = 20;

export interface ActionFilter {
  words: string;
  area: string;
  target: string;
  /** By its name in addresses, or its NUTS code. */
  region: string;
  status: string;
  outcome: string;
  /** Only those in whose team the actor is. */
  isMine: boolean;
  page: number;
}

const known = (value: string | null, values: readonly string[]): string => (value !== null && values.includes(value) ? value : "");

/** What an address asks for; what it cannot mean is left out. */
export function parseFilter(params: URLSearchParams): ActionFilter {
  return {
    words: (params.get("q") ?? "").trim().slice(0, 100), area: known(params.get("area"), themes), target: known(params.get("target"), targets), region: (params.get("region") ?? "").slice(0, 80),
    status: known(params.get("status"), actionStatuses.filter((status) => status !== "draft")), outcome: known(params.get("outcome"), outcomes), isMine: params.get("mine") === "yes", page: Math.min(1_000, Math.max(1, Math.floor(Number(params.get("page")) || 1))),
  };
}

export interface ActionCard {
  id: string;
  title: string;
  summary: string;
  locale: Locale;
  status: ActionStatus;
  outcome: Outcome | null;
  illustrative: boolean;
  areas: string[];
  region: { slug: string; nutsCode: string; name: string } | null;
  starts: string;
  ends: string;
  /** How it stood when it was last looked at. */
  light: Light | null;
  changedAt: Date;
  publishedAt: Date | null;
}

interface Row {
  id: string; title: string; summary: string; locale: string; status: string; outcome: string | null; illustrative: number; areas: string; slug: string | null; nutsCode: string | null; names: string | null; starts: string; ends: string; light: string | null; changedAt: string; publishedAt: string | null; total: number | bigint;
}

const contains = (words: string): string => `%${words.replace(/[\\%_]/g, "\\$&")}%`;

/** A page of actions, those that changed last first. One statement */
export async function listActions(actor: Actor | null, filter: ActionFilter, locale: Locale, size = perPage): Promise<{ actions: ActionCard[]; total: number; pages: number }> {
  const own = Prisma.sql`EXISTS (SELECT 1 FROM "ActionMember" m WHERE m."actionId" = a."id" AND m."userId" = ${actor?.id ?? ""})`;
  const conditions = [
    filter.isMine ? own : Prisma.sql`a."status" <> 'draft'`,
    ...(filter.status === "" ? [] : [Prisma.sql`a."status" = ${filter.status}`]),
    ...(filter.outcome === "" ? [] : [Prisma.sql`a."outcome" = ${filter.outcome}`]),
    ...(filter.region === "" ? [] : [Prisma.sql`${filter.region} IN (r."slug", r."nutsCode")`]),
    ...(filter.area === "" ? [] : [Prisma.sql`EXISTS (SELECT 1 FROM json_each(a."areas") WHERE value = ${filter.area})`]),
    ...(filter.target === "" ? [] : [Prisma.sql`EXISTS (SELECT 1 FROM json_each(a."targets") WHERE value = ${filter.target})`]),
    ...(filter.words === "" ? [] : [Prisma.sql`(a."title" LIKE ${contains(filter.words)} ESCAPE '\\' OR a."summary" LIKE ${contains(filter.words)} ESCAPE '\\')`]),
  ];
  const rows = await db.$queryRaw<Row[]>`
    SELECT a."id", a."title", a."summary", a."locale", a."status", a."outcome", a."illustrative", CAST(a."areas" AS TEXT) AS "areas", r."slug", r."nutsCode", CAST(r."names" AS TEXT) AS "names", a."starts", a."ends", a."changedAt", a."publishedAt",
      (SELECT e."light" FROM "MonitoringEntry" e WHERE e."actionId" = a."id" ORDER BY e."day" DESC, e."writtenAt" DESC LIMIT 1) AS "light", count(*) OVER () AS "total"
    FROM "Action" a LEFT JOIN "Region" r ON r."id" = a."regionId" WHERE ${Prisma.join(conditions, " AND ")} ORDER BY a."changedAt" DESC, a."id" LIMIT ${size} OFFSET ${(filter.page - 1) * size}`;
  const total = Number(rows[0]?.total ?? 0);
  return {
    total, pages: Math.max(1, Math.ceil(total / size)),
    actions: rows.map(({ areas, names, slug, nutsCode, illustrative, status, outcome, light, locale: written, changedAt, publishedAt, total: _total, ...row }) => ({
      ...row, locale: isLocale(written) ? written : "en", status: status as ActionStatus, outcome: outcome as Outcome | null, light: light as Light | null, illustrative: Number(illustrative) === 1, areas: JSON.parse(areas) as string[],
      region: slug === null ? null : { slug, nutsCode: nutsCode ?? "", name: regionName(JSON.parse(names ?? "{}"), locale) }, changedAt: new Date(changedAt), publishedAt: publishedAt === null ? null : new Date(publishedAt),
    })),
  };
}
