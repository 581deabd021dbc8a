/**
 * `npm run load:seed -- --size=S|M [--data=FOLDER]`: a data folder of a stated size for `npm run bench`. The same size
 * gives the same rows on one day. S is the demonstration content; what M has is in prisma/seed/load/load.ts.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { fillDatabase, isLoadSize, loadSizes, type LoadSize } from "#prisma/seed/load/load.ts";
import { progressBar } from "./load/progress-bar.ts";

/** Everything of the app is loaded here: it reads its configuration once, from the environment set below. */
async function seed(folder: string, size: LoadSize): Promise<string> {
  const { takeLoadFolder, writeNote } = await import("./load/load-folder.ts");
  const { closeDatabase } = await import("#app/db/client.server.ts");
  const { databaseFile } = await import("#app/db/database-file.server.ts");
  const { keepDatabaseMode } = await import("#app/db/database-mode.server.ts");
  const { unlockDataFolder } = await import("#app/db/data-lock.server.ts");
  const { migrateDatabase } = await import("#app/db/migrate.server.ts");
  const { seedDemo } = await import("#prisma/seed.ts");

  if (!takeLoadFolder(folder, size)) return `${folder} is filled to size ${size} already.`;
  const begun = Date.now();
  migrateDatabase(databaseFile(), path.resolve("prisma/migrations"));
  await keepDatabaseMode("demo");
  await seedDemo({ onProgress: (message) => console.log(message) });
  await closeDatabase();
  fillDatabase(databaseFile(), size, progressBar(process.stdout));
  writeNote(folder, { size, complete: true });
  unlockDataFolder();
  return `${folder} has size ${size} (${Math.round((Date.now() - begun) / 1000)} s).`;
}

const { values } = parseArgs({ options: { size: { type: "string", default: "S" }, data: { type: "string" } } });
if (isLoadSize(values.size)) {
  const folder = path.resolve(values.data ?? path.join(".bench", values.size.toLowerCase()));
  Object.assign(process.env, { REGIN_DATA: folder, REGIN_MODE: "demo" });
  try {
    console.log(await seed(folder, values.size));
  } catch (error) {
    if (!(error instanceof Error) || !["StartError", "MigrationError"].includes(error.name)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
} else {
  console.error(`--size must be one of ${Object.keys(loadSizes).join(", ")}.`);
  process.exitCode = 1;
}
