import { startServer } from "./server.ts";

/** Starts the one server of all browser tests; Playwright calls what this answers at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.REGIN_TEST_ORIGIN = server.origin;
  process.env.REGIN_TEST_DATA = server.dataDir;
  return async () => {
    await server.stop();
  };
}
