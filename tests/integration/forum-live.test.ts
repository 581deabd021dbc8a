import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, inject, it } from "vitest";
import { LiveConnection } from "#app/realtime/live-connection.ts";
import { FormClient, Refusal } from "#tests/support/form-client.ts";
import { createLiveSocket } from "#tests/support/live-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { startServer } from "#tests/support/server.ts";

// Posts go on while the server is killed and started anew: who listens has each of them once, in order.

const kills = 3;
const password = "six plain words 1897";

it("brings a reader every post once and in order, however often the server is killed", { timeout: 240_000 }, async () => {
  let server = await startServer({ dataDir: mkdtempSync(path.join(inject("scratchDir"), "forum-live-")) });
  const { dataDir, origin } = server;
  const database = openDatabase(dataDir);
  const writer = new FormClient(origin);
  const heard: { postId: unknown; seq: unknown }[] = [];
  const reader = new LiveConnection(createLiveSocket(origin, { reconnection: true }));
  try {
    await writer.join(database, { name: "Ada", email: "ada@region.example", password });
    const address = await writer.post("/forum/spaces/general/new", { kind: "question", seen: "yes", title: "What lasts?", markdown: "The first.", locale: "en", sendKey: randomUUID() });
    const topic = address.split(/[?#]/)[0] ?? "";
    const topicId = Number(topic.split("/").at(-1));
    reader.subscribe(`topic:${topicId}`, 0, {
      onEvent: ({ name, payload }) => name === "post:added" && heard.push({ postId: payload.postId, seq: payload.seq }),
      onReload: () => expect.fail("nothing is too old here"),
    });

    /** Says one thing; again, with the same key, when the server was away: it may or may not have been heard. */
    const say = async (text: string, sendKey = randomUUID()): Promise<void> => {
      for (;;) {
        try {
          await writer.post(topic, { intent: "reply", markdown: text, locale: "en", sendKey });
          return;
        } catch (error) {
          if (error instanceof Refusal && !error.message.includes("answered 503")) throw error; // it starts
          await pause(50);
        }
      }
    };
    let said = 1;
    for (let kill = 0; kill < kills; kill++) {
      const saying = (async () => {
        for (let more = 0; more < 2; more++) await say(`Number ${(said += 1)}.`);
      })();
      await pause(400 * Math.random());
      await server.kill9();
      server = await startServer({ dataDir, port: Number(new URL(origin).port) });
      await saying;
    }

    const rows = database.prepare(`SELECT "id" AS postId, "seq" FROM "Post" WHERE "topicId" = ? ORDER BY "seq"`).all(topicId);
    expect(rows).toHaveLength(said);
    await expect.poll(() => heard.length, { timeout: 30_000 }).toBe(said);
    await pause(500); // what came twice would come now
    expect(heard).toEqual(rows);
  } finally {
    reader.close();
    await server.kill9();
    database.close();
  }
});
