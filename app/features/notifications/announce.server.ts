import { singleton } from "#app/lib/singleton.server.ts";

type Listener = (userIds: string[]) => void;
const listeners = (): Set<Listener> => singleton("notification-listeners", () => new Set<Listener>());

/** Says who has something new to read. Call it after the commit, with what `notify` returned. */
export function announceNotifications(userIds: string[]): void {
  if (userIds.length > 0) for (const listener of listeners()) listener(userIds);
}

/** @returns stops listening */
export function onNotifications(listener: Listener): () => void {
  listeners().add(listener);
  return () => listeners().delete(listener);
}
