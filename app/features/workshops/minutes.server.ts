import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { minutesContent, type MinutesContent } from "./after/minutes-content.ts";
import { listTexts, type MinutesText } from "./after/minutes-text.server.ts";
import { listAttendance } from "./room/attendance.server.ts";
import { readPeople } from "./room/people.server.ts";
import { readSharedNotes } from "./room/notes/notes.server.ts";
import { workshopRoom } from "./room/room.events.ts";
import { readRoom } from "./room/room-store.server.ts";
import { standingIn } from "./room/standing.server.ts";
import type { RoomView } from "./room/state/parts.ts";
import type { RoomState } from "./room/state/room-state.ts";
import { sharedSections } from "./room/state/view-shared.ts";
import { merged } from "./room/state/view.ts";
import { getVisibleRoom, getVisibleWorkshop } from "./workshop-access.server.ts";
import { canManage, canReadMinutes } from "./workshops.policy.ts";

export interface Minutes {
  workshop: { id: string; title: string; purpose: string; locale: string; startsAt: Date; timeZone: string; isOver: boolean };
  /** Of what everybody in the room could see, what the minutes say: neither talk nor who wrote a note. */
  content: MinutesContent;
  /** What was written together. */
  notes: Awaited<ReturnType<typeof readSharedNotes>>;
  /** Who was there and how long, by name. */
  present: { name: string; region: string | null; minutes: number }[];
  /** What facilitators wrote: as approved, else, for themselves, their draft. */
  text: MinutesText | null;
  /** Versions that were approved, newest first. */
  approved: { version: number; approvedAt: Date }[];
  /** For facilitators: what was written last, approved or not, and whether the room has changed since it was approved. */
  desk: { newest: MinutesText | null; isBehind: boolean } | null;
}

/**
 * What happened in a workshop, made from its events, with what facilitators wrote. Eight statements at most.
 * @param version an earlier one that was approved
 * @throws AppError not-found, forbidden
 */
export async function readMinutes(actor: Actor, { workshopId, version }: { workshopId: string; version?: number }): Promise<Minutes> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  const now = await readRoom(db, workshopId, access.lastSeq);
  if (!canReadMinutes(actor, access, standingIn(now, access.seat))) throw new AppError("forbidden", "refusals:noMinutes");
  const leads = canManage(actor, access);
  const { id, title, purpose, timeZone, locale, startsAt, closedAt, lastSeq } = access;
  const texts = await listTexts(db, id);
  const approved = texts.flatMap((text) => (text.approvedAt ? [{ version: text.version, approvedAt: text.approvedAt }] : []));
  const text = texts.find((each) => (version === undefined ? each.approvedAt !== null || (leads && approved.length === 0) : each.version === version && each.approvedAt !== null)) ?? null;
  if (version !== undefined && text === null) throw new AppError("not-found", "after:errors.noSuchVersion");
  const { parts, directory } = await readShared(id, text?.approvedAt ? await readRoomAt(now, id, text.seq) : now);
  const present = (await listAttendance(workshopId)).map(({ registrationId, seconds }) => ({ name: directory[registrationId]?.name ?? "", region: directory[registrationId]?.region ?? null, minutes: Math.round(seconds / 60) }));
  return {
    workshop: { id, title, purpose, locale, startsAt, timeZone, isOver: closedAt !== null },
    content: minutesContent(parts),
    notes: await readSharedNotes(id, groupNames(now)),
    present: present.filter(({ name }) => name !== "").sort((a, b) => a.name.localeCompare(b.name)),
    text, approved,
    desk: leads ? { newest: texts[0] ?? null, isBehind: approved.length > 0 && (texts[0]?.seq ?? lastSeq) < lastSeq } : null,
  };
}

/** Names of all groups that there have been, of those that others took the place of where they had a board. */
function groupNames({ boards, groups }: RoomState): Record<string, { name: string }> {
  return { ...Object.fromEntries(Object.values(boards).flatMap(({ groupId, groupName = "" }) => (groupId === null ? [] : [[groupId, { name: groupName }]]))), ...groups };
}

/** The room up to an event; as it is now where nothing has happened since. */
async function readRoomAt(now: RoomState, id: string, seq: number): Promise<RoomState> {
  return seq === now.seq ? now : readRoom(db, id, seq);
}

async function readShared(id: string, state: RoomState) {
  const { directory } = await readPeople(db, id);
  return { seq: state.seq, directory, parts: merged(sharedSections(state, directory)) };
}

export interface StagePage {
  workshop: { id: string; title: string; locale: string; startsAt: Date; isRehearsal: boolean };
  view: RoomView;
  cursor: number;
  now: number;
  /** The facilitator is in the room and hears it. */
  isInside: boolean;
}

/** What a projector shows: what everybody sees, and nothing of the one who is signed in. @throws AppError not-found, forbidden */
export async function readStage(actor: Actor, workshopId: string, now = new Date()): Promise<StagePage> {
  const cursor = await getCursor(workshopRoom(workshopId));
  const access = await getVisibleRoom(db, actor, workshopId);
  if (!canManage(actor, access)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  const { seq, parts } = await readShared(workshopId, await readRoom(db, workshopId, access.lastSeq));
  const isInside = access.seat !== null && `person:${access.seat}` in parts;
  return { workshop: { id: access.id, title: access.title, locale: access.locale, startsAt: access.startsAt, isRehearsal: access.rehearsalOf !== null }, view: { seq, shared: parts, own: {} }, cursor, now: now.getTime(), isInside };
}
