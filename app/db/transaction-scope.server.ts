import { AsyncLocalStorage } from "node:async_hooks";

const scope = new AsyncLocalStorage<{ open: boolean }>();

/** Marks `work` as running inside an open transaction. */
export async function withinTransaction<T>(work: () => Promise<T>): Promise<T> {
  const state = { open: true };
  try {
    // Awaited inside: a Prisma query starts only when somebody waits for it.
    return await scope.run(state, async () => await work());
  } finally {
    state.open = false;
  }
}

/** A write that goes past the open transaction fails here, at once, instead of waiting for itself. */
export function refuseInsideTransaction(): void {
  if (scope.getStore()?.open) throw new Error("A write went past the open transaction: use the `tx` it was given, never `db` or a second transaction().");
}
