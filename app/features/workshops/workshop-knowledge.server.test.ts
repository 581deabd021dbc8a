import { expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { newId } from "#app/lib/ids.server.ts";
import { renderCalendarFile } from "./calendar.server.ts";
import { readMinutes } from "./minutes.server.ts";
import { withdrawFromWorkshop } from "./registering.server.ts";
import { enterRoom, readRoomPage } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";
import { actSchema } from "./room/state/acts.schema.ts";
import { listWorkshops } from "./workshop-list.server.ts";
import { getWorkshopPage } from "./workshop-page.server.ts";

// What of a workshop is given to whom, whatever a page would show of it.

const videoUrl = "https://video.region.example/secret-room";
const planner = () => createActor(createUser({ grants: ["facilitator"] }));
const act = (actor: Actor, workshopId: string, input: object) => appendAct(actor, { workshopId, key: newId(), act: actSchema.parse(input) });

async function registered(workshopId: string, status = "registered"): Promise<Actor> {
  const actor = await createActor();
  await createRegistration(workshopId, { userId: actor.id, status });
  return actor;
}

it("gives the video link to who has a place and to facilitators, and to nobody else", async () => {
  const lead = await planner();
  const { id: workshopId } = await createWorkshop({ ownerId: lead.id, videoUrl });
  const knows = async (actor: Actor | null): Promise<boolean[]> => {
    const page = await getWorkshopPage(actor, { workshopId, locale: "en" });
    const file = (await renderCalendarFile(actor, workshopId)).replace(/\r\n[ \t]/g, "");
    return [JSON.stringify(page).includes(videoUrl), file.includes(videoUrl)];
  };
  expect(await knows(lead)).toEqual([true, true]);
  expect(await knows(await registered(workshopId))).toEqual([true, true]);
  for (const status of ["invited", "waiting", "cancelled"]) expect(await knows(await registered(workshopId, status)), status).toEqual([false, false]);
  for (const actor of [null, await createActor()]) expect(await knows(actor)).toEqual([false, false]);
});

it("gives the video link in the room to who is inside", async () => {
  const lead = await planner();
  const { id: workshopId } = await createWorkshop({ ownerId: lead.id, videoUrl, rules: { waitingRoom: true } });
  await enterRoom(lead, workshopId);
  await act(lead, workshopId, { type: "room.open" });
  const [ana, bo] = [await registered(workshopId), await createActor()];
  const linkOf = async (actor: Actor) => (await readRoomPage(actor, workshopId)).workshop.videoUrl;
  expect([await linkOf(lead), await linkOf(bo)]).toEqual([videoUrl, ""]);
  const seat = (await enterRoom(ana, workshopId)).view.own.me?.seat;
  expect(await linkOf(ana)).toBe("");
  await act(lead, workshopId, { type: "person.admit", seat });
  expect(await linkOf(ana)).toBe(videoUrl);
  // Within the page only where the administrator has allowed its service.
  const showsTo = async (actor: Actor) => (await readRoomPage(actor, workshopId)).workshop.showsVideo;
  expect(await showsTo(ana)).toBe(false);
  config.videoOrigins.push("https://video.region.example");
  expect([await showsTo(ana), await showsTo(bo)]).toEqual([true, false]);
  config.videoOrigins.pop();
  await act(lead, workshopId, { type: "person.remove", seat });
  expect(await linkOf(ana)).toBe("");
  expect((await getWorkshopPage(ana, { workshopId, locale: "en" })).videoUrl).toBe("");
  expect(await renderCalendarFile(ana, workshopId)).not.toContain("video.region.example");
});

it("gives in the minutes what their page shows, to who took part or had a place", async () => {
  const lead = await planner();
  const { id: workshopId } = await createWorkshop({ ownerId: lead.id, rules: { waitingRoom: true } });
  await enterRoom(lead, workshopId);
  await act(lead, workshopId, { type: "room.open" });
  const [ana, removed, unadmitted, absent] = await Promise.all([0, 1, 2, 3].map(() => registered(workshopId))) as [Actor, Actor, Actor, Actor];
  const seats = [];
  for (const person of [ana, removed, unadmitted]) seats.push((await enterRoom(person, workshopId)).view.own.me?.seat);
  for (const seat of seats.slice(0, 2)) await act(lead, workshopId, { type: "person.admit", seat });
  await act(ana, workshopId, { type: "chat.say", to: "all", text: "Said among us" });
  await act(ana, workshopId, { type: "hand.raise" });
  await act(lead, workshopId, { type: "board.add", title: "Ideas", kind: "free", columns: ["All"], showsAuthors: true });
  await act(lead, workshopId, { type: "board.add", title: "Never shown", kind: "free", columns: ["All"] });
  const [[board = ""] = []] = Object.entries((await readRoomPage(lead, workshopId)).view.shared).filter(([key, part]) => key.startsWith("board:") && JSON.stringify(part).includes("Ideas"));
  await act(ana, workshopId, { type: "note.add", boardId: board.slice(6), columnId: "column-1", text: "A note on the board" });
  await act(lead, workshopId, { type: "board.reveal", boardId: board.slice(6), isRevealed: true });
  await act(lead, workshopId, { type: "poll.add", kind: "open", question: "Never answered?" });
  await act(lead, workshopId, { type: "action.set", text: "Open a desk" });
  await act(lead, workshopId, { type: "person.remove", seat: seats[1] });
  await act(lead, workshopId, { type: "room.close" });

  const minutes = await readMinutes(ana, { workshopId });
  expect(minutes.content).toMatchObject({ boards: [{ title: "Ideas" }], polls: [], questions: [], actions: [{ text: "Open a desk" }] });
  const words = JSON.stringify(minutes);
  for (const shown of ["Ideas", "A note on the board", "Open a desk", ana.name]) expect(words).toContain(shown);
  for (const hidden of ["Said among us", "Never shown", "Never answered?", ...seats]) expect(words).not.toContain(hidden);
  await expect(readMinutes(absent, { workshopId })).resolves.toBeDefined();
  for (const person of [removed, unadmitted]) {
    await expect(readMinutes(person, { workshopId })).rejects.toMatchObject({ code: "forbidden", detail: "refusals:noMinutes" });
    expect((await getWorkshopPage(person, { workshopId, locale: "en" })).can.minutes).toBe(false);
  }
});

it("shows a workshop by invitation no longer to somebody who has declined", async () => {
  const { id: workshopId } = await createWorkshop({ audience: "invitation", startsAt: new Date(Date.now() + 86_400_000) });
  const invited = await registered(workshopId, "invited");
  const listed = async () => (await listWorkshops(invited, { view: "upcoming", page: 1, locale: "en" })).workshops.some(({ id }) => id === workshopId);
  expect(await listed()).toBe(true);
  expect(await withdrawFromWorkshop(invited, workshopId)).toEqual({ isVisible: false });
  await expect(getWorkshopPage(invited, { workshopId, locale: "en" })).rejects.toMatchObject({ code: "not-found" });
  expect(await listed()).toBe(false);
  const { id: open } = await createWorkshop();
  expect(await withdrawFromWorkshop(await registered(open), open)).toEqual({ isVisible: true });
});
