import { AsyncLocalStorage } from "node:async_hooks";

const scope = new AsyncLocalStorage<{ open: boolean }>();

/** Runs `work` so that a write that bypasses the open transaction fails at once instead of waiting for itself. */
export async function withinTransaction<T>(work: () => Promise<T>): Promise<T> {
  refuseInsideTransaction();
  const state = { open: true };
  try {
    return await scope.run(state, work);
  } finally {
    state.open = false;
  }
}

export function refuseInsideTransaction(): void {
  if (scope.getStore()?.open) throw new Error("A write went past the open transaction: use the `tx` it was given, never `db` or a second transaction().");
}
