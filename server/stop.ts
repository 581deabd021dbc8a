import type { Server } from "node:http";

/** How long running requests may take to finish, in milliseconds. */
const patience = 8_000;

/**
 * On SIGTERM or SIGINT: takes no new connection, ends live ones (they never end by themselves), lets running requests
 * finish, closes the app, ends with 0. A terminal and a parent may both pass the signal on, so later ones are ignored.
 */
export function stopOnSignal(server: Server, endSockets: () => void, closeApp: () => Promise<void>): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    const cut = setTimeout(() => server.closeAllConnections(), patience);
    const ended = new Promise((resolve) => server.close(resolve));
    endSockets();
    server.closeIdleConnections();
    await ended;
    clearTimeout(cut);
    await closeApp();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Closing failed: ${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
