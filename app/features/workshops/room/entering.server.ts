import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { getCursor } from "#app/realtime/event-log.server.ts";
import { canEnter, canManage, canUseVideo } from "../workshops.policy.ts";
import { placeFor } from "../places.server.ts";
import { getVisibleRoom, refuseCancelled, seatWithPlace, type WorkshopAccess } from "../workshop-access.server.ts";
import { keepPlaying } from "../rehearsal/playing.server.ts";
import { noteHere } from "./attendance.server.ts";
import { readPeople, viewerOf } from "./people.server.ts";
import { workshopRoom } from "./room.events.ts";
import { change, commit } from "./room-acts.server.ts";
import { readRoom } from "./room-store.server.ts";
import { decideArrival } from "./state/decide-people.ts";
import type { RoomView } from "./state/parts.ts";
import { find } from "./state/reduce.ts";
import type { Member, Seat } from "./state/room-entities.ts";
import { viewOf } from "./state/view.ts";

export interface RoomPage {
  /** `videoUrl` is "" for who is not inside or may not use it; `showsVideo`: it may be shown within the page. */
  workshop: { id: string; title: string; startsAt: Date; locale: string; videoUrl: string; showsVideo: boolean; isCancelled: boolean; rehearsalOf: string | null };
  view: RoomView;
  /** Who is at the door may come in. */
  canEnter: boolean;
  /** From where to listen. */
  cursor: number;
  /** The server's clock, in milliseconds: pages draw timers by the difference to theirs. */
  now: number;
}

/** The seat of whoever comes in. Without a place they take one, if there is one to have. At most three statements. @throws AppError conflict (full) */
async function takeSeat(tx: Tx, actor: Actor, workshop: WorkshopAccess, role: Member["role"], now: Date): Promise<Seat> {
  const taken = seatWithPlace(workshop);
  if (taken !== null) return taken;
  if ((await placeFor(tx, workshop, role)) === "waiting") throw new AppError("conflict", "refusals:full");
  const place = { role, status: "registered", registeredAt: now, cancelledAt: null };
  if (workshop.seat === null) return (await tx.registration.create({ data: { id: newId(), workshopId: workshop.id, userId: actor.id, ...place } })).id;
  await tx.registration.update({ where: { id: workshop.seat }, data: place });
  return workshop.seat;
}

/** Somebody is there. It counts for nothing in a rehearsal, and keeps its simulated people going. */
async function noteInside(tx: DbOrTx, { id, rehearsalOf }: WorkshopAccess, seat: Seat, isOpen: boolean, now: Date): Promise<void> {
  if (rehearsalOf !== null) keepPlaying(id, now);
  else if (isOpen) await noteHere(tx, seat, now);
}

/**
 * Comes into a room, or back into it: to the group one had, with the minutes before still counted.
 * @throws AppError unauthenticated, not-found, forbidden (no place, removed), conflict (full, cancelled)
 */
export async function enterRoom(actor: Actor | null, workshopId: string, now = new Date()): Promise<RoomPage> {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  await commit(workshopId, async (tx) => {
    const workshop = await getVisibleRoom(tx, actor, workshopId);
    refuseCancelled(workshop);
    if (!canEnter(actor, workshop)) throw new AppError("forbidden", "refusals:noEntry");
    const state = await readRoom(tx, workshopId, workshop.lastSeq);
    const role = canManage(actor, workshop) ? "facilitator" : "participant";
    const seat = await takeSeat(tx, actor, workshop, role, now);
    await noteInside(tx, workshop, seat, state.status !== "closed", now);
    const decision = decideArrival(state, { seat, role, groupId: workshop.groupId, waits: workshop.rules.waitingRoom });
    return change(tx, { workshop, state, decision, seat, isUndoable: false, actKey: null, now });
  });
  return readRoomPage(actor, workshopId, { now });
}

interface ReadOptions {
  /** The page is shown to its person, who is therefore there. */
  isHere?: boolean;
  now?: Date;
}

/** What somebody who may come in sees, inside or at the door. Seven statements at most, however much has happened. @throws AppError not-found, forbidden */
export async function readRoomPage(actor: Actor, workshopId: string, { isHere = false, now = new Date() }: ReadOptions = {}): Promise<RoomPage> {
  const cursor = await getCursor(workshopRoom(workshopId));
  const workshop = await getVisibleRoom(db, actor, workshopId);
  if (workshop.seat === null && !canEnter(actor, workshop)) throw new AppError("forbidden", "refusals:noEntry");
  const state = await readRoom(db, workshopId, workshop.lastSeq);
  const people = await readPeople(db, workshopId);
  const { id, title, startsAt, locale, videoUrl, status } = workshop;
  const seat = seatWithPlace(workshop);
  const standing = find(state.members, seat)?.status ?? null;
  if (isHere && seat !== null && standing === "present") await noteInside(db, workshop, seat, state.status === "open", now);
  const hasVideo = canUseVideo(actor, workshop, standing) && (standing === "present" || canManage(actor, workshop));
  const showsVideo = hasVideo && URL.canParse(videoUrl) && config.videoOrigins.includes(new URL(videoUrl).origin);
  return { workshop: { id, title, startsAt, locale, videoUrl: hasVideo ? videoUrl : "", showsVideo, isCancelled: status === "cancelled", rehearsalOf: workshop.rehearsalOf }, canEnter: canEnter(actor, workshop), view: viewOf(state, viewerOf(people, seat ?? ""), people.directory), cursor, now: now.getTime() };
}

/** A page says that its person is there. @returns the server's clock. @throws AppError unauthenticated, not-found, forbidden */
export async function sayHere(actor: Actor | null, workshopId: string, now = new Date()): Promise<{ now: number }> {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  const workshop = await getVisibleRoom(db, actor, workshopId);
  refuseCancelled(workshop);
  const seat = seatWithPlace(workshop);
  if (seat === null) throw new AppError("forbidden", "refusals:notInRoom");
  const { status, members } = await readRoom(db, workshopId, workshop.lastSeq);
  if (members[seat]?.status === "present") await noteInside(db, workshop, seat, status === "open", now);
  return { now: now.getTime() };
}
