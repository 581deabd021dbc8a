import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { AgendaItem } from "#app/db/generated/client.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { totalMinutes } from "./agenda-templates.ts";
import { readAfter, type AfterView } from "./after/after-view.server.ts";
import { readRoom } from "./room/room-store.server.ts";
import type { AgreedAction } from "./room/state/room-entities.ts";
import { find } from "./room/state/reduce.ts";
import { inOrder } from "./room/state/room-state.ts";
import { phaseOf, type WorkshopSummary } from "./workshop-list.server.ts";
import { canEdit, canEnter, canManage, canReadMinutes, canRegister, canUseVideo } from "./workshops.policy.ts";
import { agendaItemKinds } from "./workshops.kinds.ts";
import { readBreakout, readMaterial, rulesSchema, type AgendaItemInput, type Material, type WorkshopInput } from "./workshops.schema.ts";
import { getVisibleWorkshop } from "./workshop-access.server.ts";

export interface WorkshopPage extends WorkshopSummary {
  purpose: string;
  /** "" for who may not use it. */
  videoUrl: string;
  capacity: number | null;
  registered: number;
  waiting: number;
  preparation: Material[];
  agenda: AgendaItemInput[];
  facilitators: string[];
  /** What was agreed, once it is over. */
  actions: (AgreedAction & { id: string })[];
  /** The rehearsal that is under way, for those who lead it. */
  rehearsalId: string | null;
  /** What else came of it, once it is over. */
  after: AfterView | null;
  can: { register: boolean; withdraw: boolean; enter: boolean; manage: boolean; edit: boolean; minutes: boolean };
}

const kindOf = (kind: string): AgendaItemInput["kind"] => agendaItemKinds.find((known) => known === kind) ?? "talk";
/** A step as it was stored. */
export const plannedItem = ({ kind, title, minutes, instructions, material, breakout }: AgendaItem): AgendaItemInput => ({ kind: kindOf(kind), title, minutes, instructions, material: readMaterial(material), breakout: readBreakout(breakout) });

/** A workshop's own page. At most seven statements. @throws AppError not-found */
export async function getWorkshopPage(actor: Actor | null, { workshopId, locale }: { workshopId: string; locale: Locale }): Promise<WorkshopPage> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  const count = { select: { registrations: { where: { role: "participant", status: "registered" } } } };
  const row = await db.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: { agenda: { orderBy: { position: "asc" } }, _count: count } });
  const people = await db.$queryRaw<{ name: string; role: string; status: string }[]>`
    SELECT COALESCE(u."name", '') AS "name", r."role", r."status" FROM "Registration" r LEFT JOIN "User" u ON u."id" = r."userId"
    WHERE r."workshopId" = ${workshopId} AND (r."status" = 'waiting' OR (r."role" = 'facilitator' AND r."status" = 'registered')) ORDER BY r."registeredAt", r."id"`;
  const state = access.lastSeq > 0 && (access.closedAt !== null || access.seat !== null) ? await readRoom(db, workshopId, access.lastSeq) : null;
  const standing = find(state?.members ?? {}, access.seat)?.status ?? null;
  const own = access.registration;
  const registered = row._count.registrations;
  return {
    id: row.id, title: row.title, purpose: row.purpose, locale: row.locale, languages: (row.languages as string[]).filter(isLocale), startsAt: row.startsAt, timeZone: row.timeZone, minutes: totalMinutes(row.agenda),
    status: access.status, phase: phaseOf(row), audience: row.audience, region: access.regionNames ? regionName(access.regionNames, locale) : null, videoUrl: canUseVideo(actor, access, standing) ? row.videoUrl : "", illustrative: row.illustrative,
    capacity: row.capacity, registered, waiting: people.filter(({ status }) => status === "waiting").length, free: row.capacity === null ? null : Math.max(0, row.capacity - registered),
    preparation: readMaterial(row.preparation), agenda: row.agenda.map(plannedItem),
    facilitators: people.filter(({ role, name }) => role === "facilitator" && name !== "").map(({ name }) => name),
    own, rehearsalId: canEdit(actor, access) ? access.rehearsalId : null, actions: state && access.closedAt !== null ? inOrder(state.actions).map(([agreed, action]) => ({ ...action, id: agreed })) : [], after: await readAfter(actor, access),
    can: {
      register: canRegister(actor, access) && own?.status !== "registered" && own?.status !== "waiting",
      withdraw: (own?.status === "registered" || own?.status === "waiting" || own?.status === "invited") && access.ownerId !== actor?.id && access.closedAt === null && access.status === "published",
      enter: canEnter(actor, access) && access.closedAt === null,
      manage: canManage(actor, access), edit: canEdit(actor, access), minutes: canReadMinutes(actor, access, standing),
    },
  };
}

/** A plan for its form. Four statements. @throws AppError not-found, forbidden (not theirs, or the room has opened) */
export async function getPlan(actor: Actor, workshopId: string): Promise<WorkshopInput> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canEdit(actor, access)) throw new AppError("forbidden", canManage(actor, access) && access.openedAt ? "refusals:roomOpen" : "refusals:noPlanning");
  const { agenda, ...row } = await db.workshop.findUniqueOrThrow({ where: { id: workshopId }, include: { agenda: { orderBy: { position: "asc" } }, course: { select: { slug: true } } } });
  return {
    title: row.title, purpose: row.purpose, locale: isLocale(row.locale) ? row.locale : "en", languages: (row.languages as string[]).filter(isLocale), startsAt: row.startsAt, timeZone: row.timeZone,
    capacity: row.capacity, audience: access.audience, regionId: row.regionId, courseSlug: row.course?.slug ?? null, videoUrl: row.videoUrl, preparation: readMaterial(row.preparation), rules: rulesSchema.parse(row.rules),
    agenda: agenda.map(plannedItem),
  };
}

/** A workshop that the actor leads, by name: what pages about it begin with. One statement. @throws AppError not-found, forbidden */
export async function getLedWorkshop(actor: Actor, workshopId: string): Promise<{ id: string; title: string }> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, access)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  return { id: access.id, title: access.title };
}
