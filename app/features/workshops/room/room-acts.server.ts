import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { isUniqueViolation, transaction, type Tx } from "#app/db/client.server.ts";
import { announceNotifications } from "#app/features/notifications/announce.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { hashToken, newId } from "#app/lib/ids.server.ts";
import { log } from "#app/lib/log.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { record } from "#app/realtime/event-log.server.ts";
import { settleClosing } from "../after/closing.server.ts";
import type { BreakoutPlan } from "../breakout-plan.ts";
import { listGroupable } from "../groups.server.ts";
import { readBreakout, readMaterial, rulesSchema } from "../workshops.schema.ts";
import { getVisibleRoom, refuseCancelled, seatWithPlace, type WorkshopAccess } from "../workshop-access.server.ts";
import { withLinkTitle } from "./linked-titles.server.ts";
import { forgetPeople, readPeople } from "./people.server.ts";
import { roomChanged, workshopRoom } from "./room.events.ts";
import { keepRoom, readRoom, writeEvents } from "./room-store.server.ts";
import { tellRoom, type Told } from "./room-telling.server.ts";
import { actKeySchema, actSchema, type Act } from "./state/acts.schema.ts";
import { decide, isUndoable } from "./state/decide.ts";
import type { Context, Decided, Decision } from "./state/deciding.ts";
import type { RoomPlan } from "./state/room-events.ts";
import type { Seat } from "./state/room-entities.ts";
import type { RoomState } from "./state/room-state.ts";
import { isInside } from "./state/view.ts";

// The one way into a room's events: decided, numbered and written in one transaction, told after it.

export const roomActSchema = z.strictObject({ workshopId: z.string().max(64), key: actKeySchema, act: actSchema });
export type RoomActInput = z.output<typeof roomActSchema>;

export interface ActAnswer {
  /** The room's number after the act. */
  seq: number;
}

interface Written extends ActAnswer {
  told: Told | null;
  /** People who were told of something. */
  notified?: string[];
}

export interface Change {
  workshop: Pick<WorkshopAccess, "id" | "rehearsalOf">;
  state: RoomState;
  decision: Decision;
  seat: Seat;
  isUndoable: boolean;
  actKey: string | null;
  now: Date;
}

const short = (text: string): string => hashToken(text).slice(0, 32);

/**
 * How an act is known again: by its key, and by who did what. As hashes, because the keys of one page begin alike and
 * would tell who was anonymous.
 */
const stampOf = (key: string, seat: Seat, act: Act): string => `${short(key)}.${short(JSON.stringify([key, seat, act]))}`;

/** What was done under a key. */
async function findDone(tx: Tx, workshopId: string, key: string): Promise<{ seq: number; actKey: string | null } | null> {
  return tx.roomEvent.findFirst({ where: { workshopId, actKey: { gte: `${short(key)}.`, lt: `${short(key)}/` } }, select: { seq: true, actKey: true } });
}

/**
 * Does something in a room. The same key again does nothing more and is answered alike; with something else it is refused.
 * @throws AppError not-found, forbidden, conflict, invalid, too-many: the refusals of `decide`
 */
export async function appendAct(actor: Actor | null, { workshopId, key, act }: RoomActInput, now = new Date()): Promise<ActAnswer> {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  await limit("roomActPerson", actor.id);
  const titled = await withLinkTitle(act, actor.locale);
  return commit(workshopId, async (tx) => {
    const workshop = await getVisibleRoom(tx, actor, workshopId);
    refuseCancelled(workshop);
    const seat = seatWithPlace(workshop);
    if (seat === null) throw new AppError("forbidden", "refusals:notInRoom");
    const state = await readRoom(tx, workshopId, workshop.lastSeq);
    // Before it is judged again: what was right when it was done may be refused by now.
    const done = isInside(state, seat) ? await findDone(tx, workshopId, key) : null;
    const stamp = stampOf(key, seat, act);
    if (done && done.actKey !== stamp) throw new AppError("conflict", "refusals:keyUsed");
    if (done) return { seq: done.seq, told: null };
    const decision = decide(state, seat, titled, await contextFor(tx, act, workshopId, now));
    return change(tx, { workshop, state, decision, seat, isUndoable: isUndoable(act.type), actKey: stamp, now });
  });
}

/** Writes what was decided. Inside `commit`. @throws AppError what was refused */
export async function change(tx: Tx, { workshop: { id: workshopId, rehearsalOf }, state, decision, seat, isUndoable, actKey, now }: Change): Promise<Written> {
  if (!decision.ok) throw new AppError(decision.code, decision.detail);
  const { bodies, isAnonymous, ballotOf } = decision;
  if (bodies.length === 0) return { seq: state.seq, told: null };
  const peopleBefore = await readPeople(tx, workshopId);
  if (ballotOf !== null) await noteBallot(tx, ballotOf, seat);
  const after = await writeEvents(tx, state, { workshopId, bodies, seat: isAnonymous ? null : seat, act: newId(), isUndoable, actKey, now });
  const notified = state.status !== "closed" && after.status === "closed" && rehearsalOf === null ? await settleClosing(tx, workshopId, now) : [];
  const event = await record(tx, workshopRoom(workshopId), roomChanged, { seq: after.seq }, now);
  return { seq: after.seq, notified, told: { workshopId, before: state, after, event, peopleBefore, hasNewPeople: ballotOf !== null || bringsSomebody(decision) } };
}

const bringsSomebody = ({ bodies }: Decided): boolean => bodies.some(({ type }) => type === "person.arrived");

/**
 * That a seat has answered an anonymous poll: no time, no answer. Nothing else may be written about this person in the
 * same act, or its time would tell; attendance is therefore never measured by acts.
 */
async function noteBallot(tx: Tx, pollId: string, registrationId: Seat): Promise<void> {
  try {
    await tx.ballotVoter.create({ data: { pollId, registrationId } });
  } catch (error) {
    if (isUniqueViolation(error, "pollId", "registrationId")) throw new AppError("conflict", "refusals:votedAlready");
    throw error;
  }
}

/** One transaction on a room; what it did is told after it, in the order of the numbers. */
export async function commit(workshopId: string, work: (tx: Tx) => Promise<Written>): Promise<ActAnswer> {
  const { seq, told, notified = [] } = await transaction(work);
  announceNotifications(notified);
  if (told) {
    keepRoom(workshopId, told.after);
    if (told.hasNewPeople) forgetPeople(workshopId);
    await inOrder(workshopId, () => tellRoom(told));
  }
  return { seq };
}

const telling = singleton("room-telling", () => new Map<string, Promise<void>>());

/** One after the other for each room. What cannot be told is no failure of the act: pages find it when they resume. */
function inOrder(workshopId: string, tell: () => Promise<void>): Promise<void> {
  const mine = (telling.get(workshopId) ?? Promise.resolve()).then(tell).catch((error: unknown) => log.error({ err: error }, "telling a room failed"));
  telling.set(workshopId, mine);
  return mine.finally(() => {
    if (telling.get(workshopId) === mine) telling.delete(workshopId);
  });
}

const noPlan: RoomPlan = { rules: rulesSchema.parse({}), items: {}, groups: {} };

/** What an act is decided with. */
export async function contextFor(tx: Tx, act: Act, workshopId: string, now: Date): Promise<Context> {
  const isPlanned = act.type === "room.open" || act.type === "breakout.follow";
  return {
    now: now.getTime(), newId, random: () => randomInt(2 ** 32) / 2 ** 32, plan: isPlanned ? await readPlan(tx, workshopId) : noPlan,
    people: act.type === "breakout.follow" ? await listGroupable(tx, workshopId) : [],
  };
}

/** What was prepared, as the room takes it over when it opens; groups that a step makes are named in the plan's language. Four statements. */
async function readPlan(tx: Tx, workshopId: string): Promise<RoomPlan> {
  const { rules, locale } = await tx.workshop.findUniqueOrThrow({ where: { id: workshopId }, select: { rules: true, locale: true } });
  const t = getT(isLocale(locale) ? locale : "en", "room");
  const named = (plan: BreakoutPlan | null) => plan && { ...plan, names: Array.from({ length: plan.groups }, (_, index) => t("groups.name", { number: index + 1 })) };
  const items = await tx.agendaItem.findMany({ where: { workshopId }, orderBy: { position: "asc" } });
  const groups = await tx.breakoutGroup.findMany({ where: { workshopId }, orderBy: { position: "asc" } });
  const placed = await tx.registration.findMany({ where: { workshopId, groupId: { not: null } }, select: { id: true, groupId: true } });
  return {
    rules: rulesSchema.parse(rules),
    items: Object.fromEntries(items.map(({ id, kind, title, minutes, instructions, position, material, breakout }) => [id, { kind, title, minutes, instructions, position, material: readMaterial(material), breakout: named(readBreakout(breakout)) }])),
    groups: Object.fromEntries(groups.map(({ id, name, position }) => [id, { name, position }])),
    places: Object.fromEntries(placed.flatMap(({ id, groupId }) => (groupId === null ? [] : [[id, groupId]]))),
  };
}
