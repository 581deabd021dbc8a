import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { enterRoom, sayHere } from "#app/features/workshops/room/entering.server.ts";
import { appendAct } from "#app/features/workshops/room/room-acts.server.ts";
import { actSchema } from "#app/features/workshops/room/state/acts.schema.ts";
import { partsOf } from "#app/features/workshops/room/state/parts.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "./factories.ts";
import { createRegistration, createWorkshop } from "./workshop-factory.ts";

interface Held {
  id: string;
  lead: Actor;
  people: [Actor, Actor, ...Actor[]];
  /** Of each of the people, in their order. */
  seats: string[];
}

interface Options {
  isClosed?: boolean;
  /** Participants: at least two. */
  size?: number;
  notes?: number;
  /** How long each of them stays, in minutes; otherwise to the end. */
  stays?: number[];
  regionId?: string;
  /** When it opens. */
  start?: Date;
}

const minute = 60_000;

/** A workshop of an hour that was held: a board with notes, an answered poll, a question, an agreed action; all through the acts that people do. */
export async function holdWorkshop({ isClosed = true, size = 2, notes = 2, stays = [], regionId, start = new Date(Date.now() - 2 * 60 * minute) }: Options = {}): Promise<Held> {
  const owner = await createUser({ grants: ["facilitator"], name: "Laia Facilita" });
  const lead = await createActor(owner);
  const { id: workshopId } = await createWorkshop({ ownerId: owner.id, startsAt: start, ...(regionId && { regionId }) });
  await createRegistration(workshopId, { userId: owner.id, role: "facilitator" });
  const users = await Promise.all(Array.from({ length: size }, (_, n) => createUser({ name: `Participant ${n + 1}`, ...(regionId && { regionId }) })));
  const seats = [];
  for (const { id: userId } of users) seats.push((await createRegistration(workshopId, { userId })).id);
  const people = (await Promise.all(users.map((user) => createActor(user)))) as Held["people"];
  let now = start;
  const act = (who: Actor, input: object): Promise<unknown> => appendAct(who, { workshopId, key: newId(), act: actSchema.parse(input) }, now);
  await enterRoom(lead, workshopId, now);
  await act(lead, { type: "room.open" });
  for (const who of people) await enterRoom(who, workshopId, now);
  const shared = async () => (await enterRoom(lead, workshopId, now)).view;
  const [itemId = ""] = partsOf(await shared(), "item").map(([item]) => item);
  await act(lead, { type: "stage.move", itemId });
  await act(lead, { type: "board.add", title: "Housing", kind: "swot", itemId });
  const [[boardId = ""] = []] = partsOf(await shared(), "board");
  for (let n = 0; n < notes; n++) await act(people[n % size] ?? people[0], { type: "note.add", boardId, columnId: "strengths", text: `Note ${n + 1}` });
  await act(lead, { type: "board.reveal", boardId, isRevealed: true });
  await act(people[0], { type: "question.ask", text: "Who pays?", isAnonymous: true });
  await act(lead, { type: "action.set", actionId: "", text: "Open a desk", who: "The town", due: "2027-06-01" });
  for (let passed = 0; passed <= 60; passed++) {
    now = new Date(start.getTime() + passed * minute);
    for (const [n, who] of people.entries()) if (passed <= (stays[n] ?? 60)) await sayHere(who, workshopId, now);
    await sayHere(lead, workshopId, now);
  }
  if (isClosed) await act(lead, { type: "room.close" });
  return { id: workshopId, lead, people, seats };
}

/** Of somebody, as tests compare it. */
export const hoursOf = async (userId: string): Promise<number> => (await db.learningDay.aggregate({ where: { userId }, _sum: { seconds: true } }))._sum.seconds ?? 0;
