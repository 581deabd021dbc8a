import { afterAll, expect, it } from "vitest";
import { transaction } from "#app/db/client.server.ts";
import { record } from "#app/realtime/event-log.server.ts";
import { LiveConnection } from "#app/realtime/live-connection.ts";
import { publish } from "#app/realtime/publish.server.ts";
import { createLiveSocket } from "#tests/support/live-client.ts";
import { startLiveServer } from "#tests/support/live-server.ts";

// Lines are cut and the server goes down at random while things happen; then every client has each of them once, in order.
// npm run soak does it with 200 clients for two minutes.
const clients = Number(process.env.REGIN_SOAK_CLIENTS ?? 20);
const seconds = Number(process.env.REGIN_SOAK_SECONDS ?? 12);

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const server = await startLiveServer({ events: {}, rooms: { test: { mayJoin: () => Promise.resolve(true) } } });
const open: LiveConnection[] = [];

afterAll(async () => {
  for (const connection of open) connection.close();
  await server.cut();
});

it("brings every client each event once and in order, whatever is cut", { timeout: (seconds + 60) * 1_000 }, async () => {
  const room = "test:storm";
  const heard = Array.from({ length: clients }, (): number[] => []);
  const sockets = heard.map((own) => {
    const socket = createLiveSocket(server.origin, { reconnection: true });
    const connection = new LiveConnection(socket);
    connection.subscribe(room, 0, { onEvent: ({ seq }) => own.push(seq), onReload: () => expect.fail("nothing is too old here") });
    open.push(connection);
    return socket;
  });

  const happened: number[] = [];
  const end = Date.now() + seconds * 1_000;
  const happen = async () => {
    while (Date.now() < end) {
      const event = await transaction((tx) => record(tx, room, "test:happened", {}));
      happened.push(event.seq);
      // Some are told late, after others, and some never: as when a process dies between the two.
      const chance = Math.random();
      if (chance < 0.8) publish(event);
      else if (chance < 0.95) setTimeout(() => publish(event), 200 * Math.random());
      await pause(40 * Math.random());
    }
  };
  const cutLines = async () => {
    while (Date.now() < end) {
      await pause(100 * Math.random());
      sockets[Math.floor(Math.random() * sockets.length)]?.io.engine.close();
    }
  };
  const restartServer = async () => {
    while (Date.now() < end) {
      await pause(2_000 + 2_000 * Math.random());
      await server.cut();
      await pause(500 * Math.random());
      await server.restart();
    }
  };
  await Promise.all([happen(), happen(), cutLines(), restartServer()]);
  // The last word is told: whoever missed what was before it sees the gap.
  const last = await transaction((tx) => record(tx, room, "test:happened", {}));
  happened.push(last.seq);
  publish(last);

  await expect.poll(() => heard.filter((own) => own.at(-1) === last.seq).length, { timeout: 30_000 }).toBe(clients);
  happened.sort((a, b) => a - b);
  for (const own of heard) expect(own).toEqual(happened);
});
