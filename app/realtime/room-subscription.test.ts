import { expect, it } from "vitest";
import type { JoinAnswer, LiveEvent, Reply } from "./live.ts";
import { RoomSubscription } from "./room-subscription.ts";

const log: LiveEvent[] = [3, 7, 8, 20].map((seq, index, all) => ({ room: "test:1", seq, after: all[index - 1] ?? 0, name: "test:happened", payload: {} }));

function setUp(cursor: number | null, answer: (cursor: number | null) => Reply<JoinAnswer>) {
  const applied: number[] = [];
  const told: string[] = [];
  const asked: (number | null)[] = [];
  const subscription = new RoomSubscription(
    "test:1",
    cursor,
    { onEvent: ({ seq }) => applied.push(seq), onReload: () => told.push("reload"), onJoined: () => told.push("joined"), onRefused: (refusal) => told.push(refusal?.code ?? "removed") },
    (_room, from) => {
      asked.push(from);
      return Promise.resolve(answer(from));
    },
  );
  return { subscription, applied, told, asked };
}

const tail = (cursor: number | null, limit = 10): Reply<JoinAnswer> => {
  const due = log.filter(({ seq }) => seq > (cursor ?? 20));
  return { ok: true, data: { events: due.slice(0, limit), more: due.length > limit, reload: false, cursor: 20, presence: null } };
};

it("takes a long tail in parts", async () => {
  const { subscription, applied } = setUp(0, (cursor) => tail(cursor, 1));
  await subscription.resume();
  expect(applied).toEqual([3, 7, 8, 20]);
});

it("asks for what is missing when an event comes early", async () => {
  const { subscription, applied, asked } = setUp(3, tail);
  for (const event of log.slice(2)) subscription.receive(event);
  expect(applied).toEqual([]);
  await expect.poll(() => applied).toEqual([7, 8, 20]);
  expect(asked).toEqual([3]);
});

it("asks again when the answer fails to come", async () => {
  let isDown = true;
  const { subscription, applied } = setUp(0, (cursor) => {
    if (isDown) throw new Error("timeout");
    return tail(cursor);
  });
  await subscription.resume();
  isDown = false;
  await expect.poll(() => applied).toEqual([3, 7, 8, 20]);
});

it("starts at the newest event without a cursor, and loses nothing that comes meanwhile", async () => {
  const { subscription, applied } = setUp(null, () => ({ ok: true, data: { events: [], more: false, reload: false, cursor: 8, presence: null } }));
  const asking = subscription.resume();
  subscription.receive(log[3] ?? expect.fail());
  await asking;
  expect(applied).toEqual([20]);
});

it("asks for a reload when its cursor is too old, and goes on from there", async () => {
  const { subscription, applied, told } = setUp(1, () => ({ ok: true, data: { events: [], more: false, reload: true, cursor: 8, presence: null } }));
  await subscription.resume();
  subscription.receive(log[3] ?? expect.fail());
  expect({ told, applied }).toEqual({ told: ["reload", "joined"], applied: [20] });
});

it("says each time that it is in the room, since what passed before was not heard", async () => {
  const { subscription, told } = setUp(8, tail);
  await subscription.resume();
  await subscription.resume();
  expect(told).toEqual(["joined", "joined"]);
});

it("ends when it is refused, and hears nothing any more", async () => {
  const { subscription, applied, told } = setUp(8, () => ({ ok: false, code: "forbidden", detail: "", values: {}, message: "" }));
  await subscription.resume();
  subscription.receive(log[3] ?? expect.fail());
  expect({ told, applied }).toEqual({ told: ["forbidden"], applied: [] });
});
