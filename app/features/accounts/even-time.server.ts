import { setTimeout as wait } from "node:timers/promises";

/** Answers after at least this long, in milliseconds: whether an address has an account cannot be read off the clock. */
export async function inEvenTime<T>(work: () => Promise<T>, milliseconds = 250): Promise<T> {
  const [result] = await Promise.allSettled([work(), wait(milliseconds)]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
