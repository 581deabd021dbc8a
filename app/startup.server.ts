import { config, setListeningPort } from "#app/config.server.ts";
import { openDataFolder } from "#app/lib/data-folder.server.ts";

/** Tells the operator what is being done. */
export type OnProgress = (message: string) => void;

/**
 * Makes everything ready to answer requests: data folder, database, content. Run once, after the port is ours.
 * @throws StartError with one sentence when the operator has to put something right first
 */
export async function prepare(port: number, onProgress: OnProgress): Promise<void> {
  setListeningPort(port);
  openDataFolder(config.dataDir);
  onProgress("Preparing");
  await Promise.resolve();
}

/** What the operator is told once the server answers. */
export async function describeStart(): Promise<string[]> {
  return Promise.resolve([`REGIN Academy is ready at ${config.origin}`]);
}

/** Does the database answer? */
export async function readiness(): Promise<boolean> {
  return Promise.resolve(true);
}

/** Closes what holds files open. */
export async function shutdown(): Promise<void> {
  await Promise.resolve();
}
