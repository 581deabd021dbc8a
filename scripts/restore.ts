/**
 * `npm run restore -- FILE.tar.gz`: puts the data folder back as it was when the backup was made. The server must be
 * stopped; what was in the folder is kept beside it.
 */
import { restore } from "./backup/archive.ts";
import { runCommand } from "./backup/command.ts";

await runCommand("restore", async (file) => {
  const kept = await restore(file);
  return kept ? `Restored from ${file}. What was there before is kept in ${kept}.` : `Restored from ${file}.`;
});
