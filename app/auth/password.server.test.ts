import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./password.server.ts";

test("hashes with Argon2id at the cost that OWASP names as the minimum", async () => {
  expect(await hashPassword("a long enough one")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("knows the right password, however its accents are encoded, and no other", async () => {
  const stored = await hashPassword("Caf\u00e9 au lait");
  expect(await verifyPassword(stored, "Cafe\u0301 au lait")).toBe(true);
  expect(await verifyPassword(stored, "Cafe au lait")).toBe(false);
});

test("fits nobody without a stored hash, and works as long for it", async () => {
  await verifyPassword(null, "warm up");
  const stored = await hashPassword("something else");
  const timeOf = async (hash: string | null) => {
    const start = performance.now();
    for (let round = 0; round < 5; round += 1) expect(await verifyPassword(hash, "a guess")).toBe(false);
    return performance.now() - start;
  };
  const [known, unknown] = [await timeOf(stored), await timeOf(null)];
  expect(unknown).toBeGreaterThan(known / 3);
});

test("fits nobody with an unreadable hash", async () => {
  expect(await verifyPassword("fits-no-password", "a guess")).toBe(false);
});
