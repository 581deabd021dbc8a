import { randomInt } from "node:crypto";
import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { roles } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { arrangeGroups, type Groupable } from "./grouping.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";
import { canEdit, canManage } from "./workshops.policy.ts";
import type { groupsSchema } from "./workshops.schema.ts";

// Breakout groups as they are prepared. The room takes them over when it opens; from then on they are changed there.

export interface GroupedPerson {
  /** Of the registration. */
  id: string;
  /** "" for somebody whose account is gone. */
  name: string;
  region: string | null;
  /** What they are on the site; null: a learner. */
  role: string | null;
  /** Position of their group; null: none yet. */
  group: number | null;
}

export interface GroupsPage {
  title: string;
  groups: string[];
  /** How many the agenda counts on where it works with prepared ones; null: it does not say. */
  planned: number | null;
  people: GroupedPerson[];
}

/** One statement. @throws AppError not-found, forbidden (not theirs, or the room has opened) */
async function requireEditable(tx: DbOrTx, actor: Actor, workshopId: string): Promise<{ title: string }> {
  const workshop = await getVisibleWorkshop(tx, actor, workshopId);
  if (!canEdit(actor, workshop)) throw new AppError("forbidden", canManage(actor, workshop) && workshop.openedAt ? "refusals:roomOpen" : "refusals:noPlanning");
  return workshop;
}

/** Who takes part, as groups are made of them. Four statements. */
export async function listGroupable(tx: DbOrTx, workshopId: string): Promise<Groupable[]> {
  const rows = await tx.registration.findMany({ where: { workshopId, role: "participant", status: "registered" }, select: { id: true, user: { select: { regionId: true, roles: { select: { role: true } } } } }, orderBy: { id: "asc" } });
  return rows.map(({ id, user }) => ({ id, region: user?.regionId ?? null, role: roles.find((role) => user?.roles.some((grant) => grant.role === role)) ?? null }));
}

/** Everybody who takes part, by name. Five statements. */
async function readPeople(tx: DbOrTx, workshopId: string, locale: Locale): Promise<GroupedPerson[]> {
  const rows = await tx.registration.findMany({
    where: { workshopId, role: "participant", status: { in: ["registered", "invited"] } },
    include: { group: { select: { position: true } }, user: { select: { name: true, region: { select: { names: true } }, roles: { select: { role: true } } } } },
    orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ id, user, group }) => ({
    id, name: user?.name ?? "", region: user?.region ? regionName(user.region.names, locale) : null, role: roles.find((role) => user?.roles.some((grant) => grant.role === role)) ?? null, group: group?.position ?? null,
  }));
}

/** The names of the groups, and how many the agenda counts on. One statement. */
async function readNames(workshopId: string): Promise<{ names: string[]; planned: number | null }> {
  const [row] = await db.$queryRaw<{ names: string; planned: number | bigint | null }[]>`
    SELECT (SELECT json_group_array(g."name") FROM (SELECT "name" FROM "BreakoutGroup" WHERE "workshopId" = ${workshopId} ORDER BY "position") g) AS "names",
      (SELECT json_extract(a."breakout", '$.groups') FROM "AgendaItem" a WHERE a."workshopId" = ${workshopId} AND a."kind" = 'breakout' AND json_extract(a."breakout", '$.way') = 'prepared' ORDER BY a."position" LIMIT 1) AS "planned"`;
  return { names: JSON.parse(row?.names ?? "[]") as string[], planned: row?.planned === null || row === undefined ? null : Number(row.planned) };
}

/** The groups of a plan and who is in them. Seven statements. @throws AppError not-found, forbidden */
export async function getGroups(actor: Actor, { workshopId, locale }: { workshopId: string; locale: Locale }): Promise<GroupsPage> {
  const { title } = await requireEditable(db, actor, workshopId);
  const { names, planned } = await readNames(workshopId);
  return { title, groups: names, planned, people: await readPeople(db, workshopId, locale) };
}

/**
 * Saves the groups as they were given, or spreads the people over them anew.
 * @throws AppError not-found, forbidden (not theirs, or the room has opened)
 */
export async function saveGroups(actor: Actor, workshopId: string, { names, places, arrange }: z.output<typeof groupsSchema>): Promise<void> {
  await transaction(async (tx) => {
    await requireEditable(tx, actor, workshopId);
    const people = await readPeople(tx, workshopId, actor.locale);
    const chosen = arrange ? arrangeGroups(people, names.length, arrange, () => randomInt(2 ** 32) / 2 ** 32) : new Map(Object.entries(places));
    await tx.breakoutGroup.deleteMany({ where: { workshopId } });
    for (const [position, name] of names.entries()) {
      const inIt = people.filter(({ id }) => chosen.get(id) === position).map(({ id }) => ({ id }));
      await tx.breakoutGroup.create({ data: { id: newId(), workshopId, name, position, members: { connect: inIt } } });
    }
  });
}
