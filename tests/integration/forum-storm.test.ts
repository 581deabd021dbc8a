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

// A topic in a storm: people write by plain forms while lines are cut, tabs sleep and the server is killed at random. Then
// each reader, visitor or member, has every post once and in order. npm run soak does it with 200 readers for two minutes.
const readers = Number(process.env.REGIN_SOAK_CLIENTS ?? 20);
const seconds = Number(process.env.REGIN_SOAK_SECONDS ?? 10);
const writerCount = 8;
const password = "six plain words 1897";

it("brings every reader each post once and in order, whatever is cut", { timeout: (seconds + 150) * 1_000 }, async () => {
  let server = await startServer({ dataDir: mkdtempSync(path.join(inject("scratchDir"), "forum-storm-")) });
  const { dataDir, origin } = server;
  const database = openDatabase(dataDir);
  const writers = Array.from({ length: writerCount }, () => new FormClient(origin));
  const connections: LiveConnection[] = [];
  try {
    for (const [index, writer] of writers.entries()) await writer.join(database, { name: `Writer ${index}`, email: `writer-${index}@region.example`, password });
    const [opener] = writers;
    const address = await opener?.post("/forum/spaces/general/new", { kind: "question", seen: "yes", title: "What lasts in a storm?", markdown: "The first.", locale: "en", sendKey: randomUUID() });
    const topic = address?.split(/[?#]/)[0] ?? "";
    const topicId = Number(topic.split("/").at(-1));

    const heard = Array.from({ length: readers }, (): { postId: unknown; seq: unknown }[] => []);
    // Every other one is signed in, as one of those who write; a person may have 40 connections.
    const sockets = heard.map((own, index) => {
      const cookie = index % 2 === 0 ? undefined : writers[(index >> 1) % writers.length]?.cookie;
      const socket = createLiveSocket(origin, { reconnection: true, ...(cookie && { cookie }) });
      const connection = new LiveConnection(socket);
      connection.subscribe(`topic:${topicId}`, 0, {
        onEvent: ({ name, payload }) => name === "post:added" && own.push({ postId: payload.postId, seq: payload.seq }),
        onReload: () => expect.fail("nothing is too old here"),
        onRefused: () => expect.fail("everybody may read this"),
      });
      connections.push(connection);
      return socket;
    });

    let said = 1;
    const end = Date.now() + seconds * 1_000;
    /** Says one thing; again, with the same key, as long as the server is away or asks for patience. */
    const say = async (writer: FormClient, text: string): Promise<void> => {
      for (const sendKey = randomUUID(); ; ) {
        try {
          await writer.post(topic, { intent: "reply", markdown: text, locale: "en", sendKey });
          return;
        } catch (error) {
          if (error instanceof Refusal && !/answered (503|429)/.test(error.message)) throw error;
          await pause(100);
        }
      }
    };
    const write = async (writer: FormClient): Promise<void> => {
      while (Date.now() < end) {
        await say(writer, `Number ${(said += 1)}.`);
        await pause(2_000 + 1_000 * Math.random()); // six posts a minute are let through: a short storm asks nobody for patience
      }
    };
    const disturb = async (): Promise<void> => {
      while (Date.now() < end) {
        await pause(150 * Math.random());
        const socket = sockets[Math.floor(Math.random() * sockets.length)];
        if (Math.random() < 0.7) socket?.io.engine.close();
        else {
          socket?.disconnect();
          setTimeout(() => socket?.connect(), 2_000 * Math.random());
        }
      }
    };
    const kill = async (): Promise<void> => {
      while (Date.now() < end) {
        await pause(4_000 * Math.random());
        await server.kill9();
        server = await startServer({ dataDir, port: Number(new URL(origin).port) });
      }
    };
    await Promise.all([...writers.map(write), disturb(), kill()]);

    const rows = database.prepare(`SELECT "id" AS postId, "seq" FROM "Post" WHERE "topicId" = ? ORDER BY "seq"`).all(topicId);
    expect(rows).toHaveLength(said);
    await expect.poll(() => heard.filter((own) => own.length >= said).length, { timeout: 60_000 }).toBe(readers);
    await pause(500); // what came twice would come now
    for (const own of heard) expect(own).toEqual(rows);
    process.stdout.write(`forum storm: ${readers} readers, ${said} posts, ${seconds} s\n`);
  } finally {
    for (const connection of connections) connection.close();
    await server.kill9();
    database.close();
  }
});
