import type { Actor } from "#app/auth/actor.ts";
import { hasRole } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { totalMinutes } from "./agenda-templates.ts";
import type { WorkshopState } from "./workshops.policy.ts";

export const workshopViews = ["upcoming", "mine", "past"] as const;
export type WorkshopView = (typeof workshopViews)[number];

export interface WorkshopSummary {
  id: string;
  title: string;
  locale: string;
  languages: Locale[];
  startsAt: Date;
  timeZone: string;
  minutes: number;
  status: WorkshopState["status"];
  /** How far its room is. */
  phase: "before" | "open" | "over";
  audience: string;
  region: string | null;
  /** Null: no limit. */
  free: number | null;
  illustrative: boolean;
  /** The actor's own place. */
  own: { role: string; status: string } | null;
}

/** So many on a page. */
export const workshopsPerPage = 20;
/** A workshop that nobody has opened is over so long after its beginning. */
const longest = 12 * 3_600_000;

/** What somebody may see in a list: as `canSee` says, and no rehearsals. */
export const visibleTo = (actor: Actor | null): Prisma.WorkshopWhereInput => ({ status: { not: "rehearsal" }, AND: [shownTo(actor)] });

function shownTo(actor: Actor | null): Prisma.WorkshopWhereInput {
  if (hasRole(actor, "admin")) return {};
  const open: Prisma.WorkshopWhereInput = { audience: "open", status: { not: "draft" } };
  if (!actor) return open;
  return {
    OR: [
      open,
      { ownerId: actor.id },
      { status: { not: "draft" }, audience: "region", region: { users: { some: { id: actor.id } } } },
      { status: { not: "draft" }, audience: "cohort", course: { enrolments: { some: { userId: actor.id, leftAt: null } } } },
      { status: { not: "draft" }, registrations: { some: { userId: actor.id, status: { not: "cancelled" } } } },
      { registrations: { some: { userId: actor.id, role: "facilitator", status: { not: "cancelled" } } } },
    ],
  };
}

function inView(actor: Actor | null, view: WorkshopView, now: Date): Prisma.WorkshopWhereInput {
  const ended: Prisma.WorkshopWhereInput = { OR: [{ closedAt: { not: null } }, { openedAt: null, startsAt: { lt: new Date(now.getTime() - longest) } }] };
  if (view === "mine") return actor ? { OR: [{ ownerId: actor.id }, { registrations: { some: { userId: actor.id, status: { not: "cancelled" } } } }] } : { id: "" };
  return view === "past" ? { ...ended, status: "published" } : { NOT: ended, status: "published" };
}

/** A page of workshops that the actor may see; what comes next is first, what was last is first among those that are over. Five statements. */
export async function listWorkshops(actor: Actor | null, { view, page, locale, now = new Date() }: { view: WorkshopView; page: number; locale: Locale; now?: Date }): Promise<{ workshops: WorkshopSummary[]; hasMore: boolean }> {
  const rows = await db.workshop.findMany({
    where: { AND: [visibleTo(actor), inView(actor, view, now)] },
    orderBy: [{ startsAt: view === "upcoming" ? "asc" : "desc" }, { id: "asc" }],
    skip: (page - 1) * workshopsPerPage,
    take: workshopsPerPage + 1,
    include: {
      agenda: { select: { minutes: true } },
      region: { select: { names: true } },
      registrations: { where: { userId: actor?.id ?? "" }, select: { role: true, status: true } },
      _count: { select: { registrations: { where: { role: "participant", status: "registered" } } } },
    },
  });
  const workshops = rows.slice(0, workshopsPerPage).map((row): WorkshopSummary => ({
    id: row.id, title: row.title, locale: row.locale, languages: (row.languages as string[]).filter(isLocale), startsAt: row.startsAt, timeZone: row.timeZone, minutes: totalMinutes(row.agenda),
    status: row.status as WorkshopSummary["status"], phase: phaseOf(row), audience: row.audience, region: row.region && regionName(row.region.names, locale),
    free: row.capacity === null ? null : Math.max(0, row.capacity - row._count.registrations), illustrative: row.illustrative, own: row.registrations[0] ?? null,
  }));
  return { workshops, hasMore: rows.length > workshopsPerPage };
}

export function phaseOf({ openedAt, closedAt }: { openedAt: Date | null; closedAt: Date | null }): WorkshopSummary["phase"] {
  return closedAt ? "over" : openedAt ? "open" : "before";
}
