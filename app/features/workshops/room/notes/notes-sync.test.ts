import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { LiveConnection } from "#app/realtime/live-connection.ts";
import { NotesSync, type SyncState } from "./notes-sync.ts";

/** A server that holds one document, and answers as it is told. */
function makeServer() {
  const server = { doc: new Y.Doc(), isPaused: false, isAway: false };
  const send = (name: string, input: unknown) => {
    const { vector, update } = input as { vector: Uint8Array; update: Uint8Array };
    if (server.isAway) return Promise.reject(new Error("timeout"));
    if (name === "notes:open") return Promise.resolve({ ok: true, data: { update: Y.encodeStateAsUpdate(server.doc, vector), vector: Y.encodeStateVector(server.doc) } });
    if (server.isPaused) return Promise.resolve({ ok: false, code: "conflict", detail: "refusals:paused", message: "The room is paused." });
    Y.applyUpdate(server.doc, update);
    return Promise.resolve({ ok: true, data: null });
  };
  return Object.assign(server, { send: send as unknown as LiveConnection["send"] });
}

function makePage(server: ReturnType<typeof makeServer>) {
  const doc = new Y.Doc();
  const states: SyncState["kind"][] = [];
  const sync = new NotesSync(doc, { workshopId: "w", groupId: null }, server, ({ kind }) => states.push(kind));
  sync.join();
  return { sync, doc, text: doc.getText("words"), states };
}

describe("a page of shared notes", () => {
  it("brings what it does not have, and sends what is typed", async () => {
    const server = makeServer();
    server.doc.getText("words").insert(0, "There. ");
    const page = makePage(server);
    await vi.waitFor(() => expect(page.text.toJSON()).toBe("There. "));
    page.text.insert(7, "Here.");
    expect(page.states.at(-1)).toBe("saving");
    await vi.waitFor(() => expect(server.doc.getText("words").toJSON()).toBe("There. Here."));
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("saved"));
  });

  it.each([["refused", "isPaused"], ["away", "isAway"]] as const)("says what was %s, keeps it, and sends it when it joins again", async (state, hindrance) => {
    const server = makeServer();
    const page = makePage(server);
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("saved"));
    server[hindrance] = true;
    page.text.insert(0, "Typed meanwhile");
    await vi.waitFor(() => expect(page.states.at(-1)).toBe(state));
    expect(page.text.toJSON()).toBe("Typed meanwhile");
    server[hindrance] = false;
    page.sync.join();
    await vi.waitFor(() => expect(server.doc.getText("words").toJSON()).toBe("Typed meanwhile"));
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("saved"));
  });

  it("sends what was typed last when it ends", async () => {
    const server = makeServer();
    const page = makePage(server);
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("saved"));
    page.text.insert(0, "The last word");
    page.sync.end();
    await vi.waitFor(() => expect(server.doc.getText("words").toJSON()).toBe("The last word"));
  });

  it("sends what was only deleted while the connection was away", async () => {
    const server = makeServer();
    server.doc.getText("words").insert(0, "Too much");
    const page = makePage(server);
    await vi.waitFor(() => expect(page.text.toJSON()).toBe("Too much"));
    server.isAway = true;
    page.text.delete(0, 4);
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("away"));
    server.isAway = false;
    page.sync.join();
    await vi.waitFor(() => expect(server.doc.getText("words").toJSON()).toBe("much"));
  });

  it("sends what was only deleted while the connection was away, where others had deleted before", async () => {
    const server = makeServer();
    server.doc.getText("words").insert(0, "Far too much");
    server.doc.getText("words").delete(0, 4);
    const page = makePage(server);
    await vi.waitFor(() => expect(page.text.toJSON()).toBe("too much"));
    server.isAway = true;
    page.text.delete(0, 4);
    await vi.waitFor(() => expect(page.states.at(-1)).toBe("away"));
    server.isAway = false;
    page.sync.join();
    await vi.waitFor(() => expect(server.doc.getText("words").toJSON()).toBe("much"));
  });
});
