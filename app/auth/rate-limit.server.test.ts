import { expect, test } from "vitest";
import type { AppError } from "#app/lib/app-error.ts";
import { clearLimit, forgive, limit } from "./rate-limit.server.ts";

async function spend(key: string, times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) await limit("resetPerson", key);
}

test("refuses the try after the last allowed one and says for how many seconds", async () => {
  await spend("a@region.example", 3);
  const refusal: unknown = await limit("resetPerson", "A@region.example").catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: "too-many", values: { count: 60 } });
  const { seconds } = (refusal as AppError).values;
  expect(seconds).toBeGreaterThan(3500);
  expect(seconds).toBeLessThanOrEqual(3600);
});

test("counts each key and each limit for itself", async () => {
  await spend("b@region.example", 3);
  await expect(limit("resetPerson", "c@region.example")).resolves.toBeUndefined();
  await expect(limit("registerPerson", "b@region.example")).resolves.toBeUndefined();
});

test("gives tries back", async () => {
  await spend("d@region.example", 3);
  await forgive("resetPerson", "d@region.example");
  await spend("d@region.example", 1);
  await clearLimit("resetPerson", "d@region.example");
  await spend("d@region.example", 3);
});
