import { singleton } from "./singleton.server.ts";

interface Held {
  timer?: NodeJS.Timeout;
  running?: Promise<unknown>;
  stopped?: boolean;
}

/**
 * Does `round` again and again, `pause` milliseconds after the last one ended, until the returned function is called; that
 * waits for the round under way. One timer a name and process: a second call, e.g. after a reload in development, replaces
 * the first.
 * @param onError hears of rounds that failed as a whole (the database is gone)
 */
export function repeatInBackground(name: string, pause: number, round: () => Promise<unknown>, onError: (error: unknown) => void): () => Promise<void> {
  const held = singleton<Held>(`background:${name}`, () => ({}));
  clearTimeout(held.timer);
  held.stopped = false;
  const run = (): void => {
    held.running = round()
      .catch(onError)
      .then(() => {
        if (!held.stopped) schedule();
      });
  };
  const schedule = (): void => {
    clearTimeout(held.timer);
    held.timer = setTimeout(run, pause);
    held.timer.unref();
  };
  schedule();
  return async () => {
    held.stopped = true;
    clearTimeout(held.timer);
    await held.running;
  };
}
