import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { listAttendance } from "./room/attendance.server.ts";
import { readPeople } from "./room/people.server.ts";
import { workshopRoom } from "./room/room.events.ts";
import { readRoom } from "./room/room-store.server.ts";
import { readStanding } from "./room/standing.server.ts";
import type { BoardPart, DotsPart, NotePart, Parts, PollPart, QuestionPart, RoomView } from "./room/state/parts.ts";
import { sharedSections } from "./room/state/view-shared.ts";
import { merged } from "./room/state/view.ts";
import { getVisibleWorkshop, type WorkshopAccess } from "./workshop-access.server.ts";
import { canManage, canReadMinutes } from "./workshops.policy.ts";

export interface Minutes {
  workshop: { id: string; title: string; purpose: string; locale: string; startsAt: Date; timeZone: string; isOver: boolean };
  /** Of what everybody in the room could see, what the minutes show: neither talk nor who wrote a note. */
  parts: Parts;
  /** Who was there and how long, by name. */
  present: { name: string; region: string | null; minutes: number }[];
}

/** What happened in a workshop, made from its events. Seven statements. @throws AppError not-found, forbidden */
export async function readMinutes(actor: Actor, workshopId: string): Promise<Minutes> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canReadMinutes(actor, access, await readStanding(db, access))) throw new AppError("forbidden", "workshops:errors.noMinutes");
  const { purpose, timeZone } = await db.workshop.findUniqueOrThrow({ where: { id: workshopId }, select: { purpose: true, timeZone: true } });
  const { id, title, locale, startsAt, closedAt } = access;
  const { parts, directory } = await readShared(access);
  const present = (await listAttendance(workshopId)).map(({ registrationId, seconds }) => ({ name: directory[registrationId]?.name ?? "", region: directory[registrationId]?.region ?? null, minutes: Math.round(seconds / 60) }));
  return { workshop: { id, title, purpose, locale, startsAt, timeZone, isOver: closedAt !== null }, parts: minutesParts(parts), present: present.filter(({ name }) => name !== "").sort((a, b) => a.name.localeCompare(b.name)) };
}

const shownKinds: readonly string[] = ["item", "group", "board", "note", "cluster", "dots", "poll", "question", "action"];

/** What the minutes say of what everybody saw. What was not shown, was not answered. */
function minutesParts(shared: Parts): Parts {
  const shown = Object.entries(shared).flatMap(([key, part]): [string, unknown][] => {
    const [kind = ""] = key.split(":");
    if (!shownKinds.includes(kind) || (kind === "board" && !(part as BoardPart).isRevealed) || (kind === "dots" && (part as DotsPart).sums === null) || (kind === "poll" && (part as PollPart).result === null)) return [];
    return [[key, kind === "note" || kind === "question" ? { ...(part as NotePart | QuestionPart), seat: null } : part]];
  });
  return Object.fromEntries(shown) as Parts;
}

async function readShared({ id, lastSeq }: WorkshopAccess) {
  const state = await readRoom(db, id, lastSeq);
  const { directory } = await readPeople(db, id);
  return { seq: state.seq, directory, parts: merged(sharedSections(state, directory)) };
}

export interface StagePage {
  workshop: { id: string; title: string; locale: string; startsAt: Date };
  view: RoomView;
  cursor: number;
  now: number;
  /** The facilitator is in the room and hears it. */
  isInside: boolean;
}

/** What a projector shows: what everybody sees, and nothing of the one who is signed in. @throws AppError not-found, forbidden */
export async function readStage(actor: Actor, workshopId: string, now = new Date()): Promise<StagePage> {
  const cursor = await getCursor(workshopRoom(workshopId));
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, access)) throw new AppError("forbidden", "workshops:errors.facilitatorsOnly");
  const { seq, parts } = await readShared(access);
  const isInside = access.seat !== null && `person:${access.seat}` in parts;
  return { workshop: { id: access.id, title: access.title, locale: access.locale, startsAt: access.startsAt }, view: { seq, shared: parts, own: {} }, cursor, now: now.getTime(), isInside };
}
