import { isLocale, defaultLocale } from "#app/i18n/locales.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { log } from "#app/lib/log.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { readPeople } from "../room/people.server.ts";
import { change, commit, contextFor } from "../room/room-acts.server.ts";
import { readRoom } from "../room/room-store.server.ts";
import { actSchema } from "../room/state/acts.schema.ts";
import { decideArrival } from "../room/state/decide-people.ts";
import { decide } from "../room/state/decide.ts";
import { rulesSchema } from "../workshops.schema.ts";
import { nextStep, type Words } from "./simulated-people.ts";

// Lets the simulated participants of a rehearsal act, by the way into a room's events that people's acts go. They act
// while a facilitator is in the room: its page says so now and then, so that nothing has to be begun again after a restart.

/** A rehearsal nobody looks at rests after this, in milliseconds. */
const patience = 120_000;
/** Milliseconds in which about everybody does something, and the shortest pause between two of them. */
const turn = 10_000;
const shortest = 250;

const playing = singleton("rehearsals", () => new Map<string, { until: number }>());

function wordsIn(locale: string): Words {
  const t = getT(isLocale(locale) ? locale : defaultLocale, "room");
  return { note: (number) => t("rehearsal.note", { number }), question: (number) => t("rehearsal.question", { number }), word: (number) => t("rehearsal.word", { number }), chat: t("rehearsal.chat") };
}

/** One of them does something, if there is something to do. @returns how many take part; 0: the rehearsal is over */
export async function playOnce(workshopId: string, random: () => number = Math.random, now = new Date()): Promise<number> {
  let people = 0;
  await commit(workshopId, async (tx) => {
    const workshop = await tx.workshop.findFirst({ where: { id: workshopId, rehearsalOf: { not: null } }, select: { id: true, rehearsalOf: true, lastSeq: true, locale: true, rules: true, closedAt: true } });
    if (!workshop || workshop.closedAt !== null) return { seq: 0, told: null };
    const state = await readRoom(tx, workshopId, workshop.lastSeq);
    const seats = (await tx.registration.findMany({ where: { workshopId, simulated: { not: null } }, orderBy: { id: "asc" }, select: { id: true } })).map(({ id }) => id);
    people = seats.length;
    const { votedOf } = await readPeople(tx, workshopId);
    const step = nextStep(state, seats, { random, words: wordsIn(workshop.locale), votedOf });
    if (!step) return { seq: state.seq, told: null };
    const { seat } = step;
    if (step.act === null) return change(tx, { workshop, state, decision: decideArrival(state, { seat, role: "participant", groupId: null, waits: rulesSchema.parse(workshop.rules).waitingRoom }), seat, isUndoable: false, actKey: null, now });
    const act = actSchema.parse(step.act);
    return change(tx, { workshop, state, decision: decide(state, seat, act, await contextFor(tx, act, workshopId, now)), seat, isUndoable: false, actKey: null, now });
  }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error; // what is refused, as it is to people, is not done
  });
  return people;
}

/** Somebody is in the rehearsal's room: its simulated people go on for a while. */
export function keepPlaying(workshopId: string, now = new Date()): void {
  const known = playing.get(workshopId);
  const until = now.getTime() + patience;
  if (known) known.until = until;
  else playing.set(workshopId, { until });
  if (!known) goOn(workshopId, turn / 10);
}

function goOn(workshopId: string, pause: number): void {
  const round = async (): Promise<void> => {
    const isWatched = (playing.get(workshopId)?.until ?? 0) > Date.now();
    const people = isWatched ? await playOnce(workshopId) : 0;
    if (people === 0) playing.delete(workshopId);
    else goOn(workshopId, Math.max(shortest, turn / people));
  };
  setTimeout(() => void round().catch((error: unknown) => {
    playing.delete(workshopId);
    log.error({ err: error }, "a rehearsal stopped");
  }), pause).unref();
}
