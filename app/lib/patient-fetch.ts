/** Rests between two tries while nothing gets through, in milliseconds: doubling, with jitter. */
const rest = { first: 1_000, longest: 10_000 };

let waiting = 0;
const listeners = new Set<() => void>();

function count(change: 1 | -1): void {
  waiting += change;
  for (const tell of listeners) tell();
}

/** Whether something that was asked for or sent waits for the network. */
export const isWaiting = (): boolean => waiting > 0;

export function onWaiting(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * A fetch that outlasts a lost network. Without it a page that is asked for, sent or refreshed in a tunnel gives way to an
 * error page, with everything typed on it. What cannot have been answered is tried again until it is, or until nobody
 * waits for it any more (its signal). That sends a form twice when only the answer was lost, as a person would who presses
 * the button again: acts that must happen once carry a key of their own.
 * An answer is given when all of it has come, so that who leaves before that is refused here: Remix reads the end of an
 * answer where nobody listens for failures, and a page that asks anew, as live pages do, complained in the console.
 * @param isOurs says which addresses: what has its own way with failures keeps it
 */
export function patientFetch(fetch: typeof globalThis.fetch, isOurs: (url: URL) => boolean): typeof globalThis.fetch {
  return async (input, init) => {
    const url = input instanceof Request ? null : new URL(input, window.location.href);
    if (!url || !isOurs(url)) return fetch(input, init);
    const ask = async (): Promise<Response> => whole(await fetch(url, init));
    try {
      return await ask();
    } catch (error) {
      if (init?.signal?.aborted) throw error;
    }
    count(1);
    try {
      return await insist(ask, init?.signal ?? null);
    } finally {
      count(-1);
    }
  };
}

/** Some answers may not even have an empty body. */
async function whole(response: Response): Promise<Response> {
  return response.body ? new Response(await response.arrayBuffer(), response) : response;
}

async function insist(ask: () => Promise<Response>, signal: AbortSignal | null): Promise<Response> {
  for (let failures = 0; ; failures += 1) {
    await untilWorthATry(Math.min(rest.longest, rest.first * 2 ** failures) * (0.5 + Math.random() / 2), signal);
    try {
      return await ask();
    } catch (error) {
      if (signal?.aborted) throw error;
    }
  }
}

/** After a while, or as soon as the browser says that there is a network; at once when nobody waits any more. */
function untilWorthATry(milliseconds: number, signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    signal?.addEventListener("abort", done);
  });
}
