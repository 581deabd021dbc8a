import type { ConnectionState } from "./live-connection.ts";

// Small enough for every page; the connection itself is loaded by pages that listen.
let current: ConnectionState = "idle";
const listeners = new Set<() => void>();

export function setConnectionState(state: ConnectionState): void {
  if (state === current) return;
  current = state;
  for (const tell of listeners) tell();
}

export function getConnectionState(): ConnectionState {
  return current;
}

export function onConnectionState(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
