import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { actOf } from "#tests/support/room-script.ts";
import { createWorkshop } from "#tests/support/workshop-factory.ts";
import { enterRoom, readRoomPage } from "../entering.server.ts";
import { appendAct } from "../room-acts.server.ts";
import { textOf } from "./notes-prose.ts";
import { appendToNotes, mayHearNotes, openNotes, readNotesPage, readSharedNotes, writeNotes } from "./notes.server.ts";
import { forgetNotes } from "./notes-store.server.ts";

let lead: Actor;
let ana: Actor;
let bo: Actor;
let workshopId: string;

const act = (actor: Actor, input: object) => appendAct(actor, { workshopId, key: newId(), act: actOf(input) });
const seatOf = async (actor: Actor) => (await readRoomPage(actor, workshopId)).view.own.me?.seat ?? "";
const groupOf = async (actor: Actor) => (await readRoomPage(actor, workshopId)).view.own.me?.groupId ?? "";

beforeEach(async () => {
  lead = await createActor(createUser({ grants: ["facilitator"] }));
  ({ id: workshopId } = await createWorkshop({ ownerId: lead.id }));
  await enterRoom(lead, workshopId);
  await act(lead, { type: "room.open" });
  [ana, bo] = [await createActor(), await createActor()];
  for (const actor of [ana, bo]) await enterRoom(actor, workshopId);
});

/** A page that writes: it sends each piece, and takes what the others wrote. */
function writer(actor: Actor, groupId: string | null = null) {
  const doc = new Y.Doc();
  const sync = async () => {
    const { update } = await openNotes(actor, { workshopId, groupId, vector: Y.encodeStateVector(doc) });
    Y.applyUpdate(doc, new Uint8Array(update));
  };
  return {
    doc,
    sync,
    write: async (words: string) => {
      await sync();
      const before = Y.encodeStateVector(doc);
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(words)]);
      doc.getXmlFragment("prose").push([paragraph]);
      await writeNotes(actor, { workshopId, groupId, update: Y.encodeStateAsUpdate(doc, before) });
    },
  };
}

const words = async () => (await readSharedNotes(workshopId)).flatMap(({ blocks }) => blocks.map(textOf));

describe("shared notes", () => {
  it("hold what everybody wrote, with whose words they are, and are the same after the server was stopped", async () => {
    const [one, two] = [writer(ana), writer(bo)];
    await Promise.all([one.sync(), two.sync()]);
    await one.write("We begin");
    await two.write("and go on");
    await one.sync();
    expect(one.doc.getXmlFragment("prose").toJSON()).toBe(two.doc.getXmlFragment("prose").toJSON());
    await appendToNotes(bo, workshopId, { groupId: null, text: "without scripts\ntwo lines" });
    forgetNotes({ workshopId, groupId: null });
    expect(await words()).toEqual(["We begin", "and go on", "without scripts", "two lines"]);
    const { documents } = await readNotesPage(ana, workshopId);
    expect(documents[0]?.blocks.map(({ seats }) => seats)).toEqual([[await seatOf(ana)], [await seatOf(bo)], [await seatOf(bo)], [await seatOf(bo)]]);
  });

  it("are joined into one piece from time to time, and lose nothing by it", async () => {
    const one = writer(ana);
    for (let n = 1; n <= 205; n += 1) await one.write(`Line ${n}`);
    expect(await db.notesUpdate.count({ where: { workshopId } })).toBeLessThan(10);
    forgetNotes({ workshopId, groupId: null });
    expect(await words()).toHaveLength(205);
  });

  it("of a group are its own and the facilitators' while groups work, and for all to read once they are back", async () => {
    await act(lead, { type: "breakout.open", minutes: "" });
    const [north, south] = [await groupOf(ana), await groupOf(bo)];
    expect(north).not.toBe(south);
    await writer(ana, north).write("Ours");
    await expect(writer(bo, north).sync()).rejects.toMatchObject({ code: "forbidden" });
    await expect(appendToNotes(bo, workshopId, { groupId: north, text: "Mine" })).rejects.toMatchObject({ code: "not-found" });
    expect(await mayHearNotes(bo, `${workshopId}.${north}`)).toBe(false);
    await writer(lead, north).write("Good start");
    await act(lead, { type: "breakout.close" });
    await writer(bo, north).sync();
    await expect(appendToNotes(bo, workshopId, { groupId: north, text: "Mine" })).rejects.toMatchObject({ code: "not-found" });
    expect(await words()).toEqual(["Ours", "Good start"]);
  });

  it("are read only while the room is paused, for who was taken out, and when it is over", async () => {
    await act(lead, { type: "room.pause" });
    await expect(writer(ana).write("Now?")).rejects.toMatchObject({ detail: "refusals:paused" });
    await writer(lead).write("A word from me");
    await act(lead, { type: "room.resume" });
    await act(lead, { type: "person.remove", seat: await seatOf(ana) });
    await expect(appendToNotes(ana, workshopId, { groupId: null, text: "Still here" })).rejects.toMatchObject({ code: "forbidden" });
    expect(await mayHearNotes(ana, `${workshopId}.room`)).toBe(false);
    await act(lead, { type: "room.close" });
    await expect(writer(bo).write("One more")).rejects.toMatchObject({ detail: "refusals:closed" });
    expect(await words()).toEqual(["A word from me"]);
  });
});

describe("what is no piece of shared notes", () => {
  const refused = (update: Uint8Array) => expect(writeNotes(bo, { workshopId, groupId: null, update })).rejects.toMatchObject({ code: expect.stringMatching(/invalid|conflict/) as string });

  it("is refused, and leaves the notes and the server as they were", async () => {
    const one = writer(ana);
    await one.write("Kept");
    for (const bytes of [[], [1], [255, 255, 255, 255, 255], Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256)]) await refused(Uint8Array.from(bytes));
    const late = new Y.Doc();
    late.getXmlFragment("prose").push([new Y.XmlElement("paragraph")]);
    const vector = Y.encodeStateVector(late);
    late.getXmlFragment("prose").push([new Y.XmlElement("paragraph")]);
    await refused(Y.encodeStateAsUpdate(late, vector)); // what came before it is missing
    const elsewhere = new Y.Doc();
    elsewhere.getMap("other").set("x", "y");
    await refused(Y.encodeStateAsUpdate(elsewhere));
    const deep = new Y.Doc();
    let inner: Y.XmlFragment = deep.getXmlFragment("prose");
    for (let n = 0; n < 200; n += 1) {
      const next = new Y.XmlElement("bulletList");
      inner.insert(0, [next]);
      inner = next;
    }
    await refused(Y.encodeStateAsUpdate(deep));
    expect(await words()).toEqual(["Kept"]);
    await one.write("And more");
    expect(await words()).toEqual(["Kept", "And more"]);
  });

  it("may not speak in another's name", async () => {
    const one = writer(ana);
    await one.write("I said this");
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(one.doc));
    forged.clientID = one.doc.clientID;
    const before = Y.encodeStateVector(forged);
    forged.getXmlFragment("prose").push([new Y.XmlElement("paragraph")]);
    await refused(Y.encodeStateAsUpdate(forged, before));
    expect(await words()).toEqual(["I said this"]);
  });

  it("is too much when the document is full, and then nothing is lost that was there", async () => {
    await appendToNotes(ana, workshopId, { groupId: null, text: "First" });
    const big = new Y.Doc();
    const text = new Y.XmlText("x".repeat(450_000));
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [text]);
    big.getXmlFragment("prose").push([paragraph]);
    await expect(writeNotes(bo, { workshopId, groupId: null, update: Y.encodeStateAsUpdate(big) })).rejects.toMatchObject({ detail: "refusals:notesFull" });
    expect(await words()).toEqual(["First"]);
  });
});
