/**
 * `npm run backup -- FILE.tar.gz`: database and files in one archive, also while the server runs. Takes the same
 * environment as the server (REGIN_DATA, REGIN_MODE …).
 */
import { backUp } from "./backup/archive.ts";
import { runCommand } from "./backup/command.ts";

await runCommand("backup", async (file) => {
  const bytes = await backUp(file);
  return `Backed up to ${file} (${(bytes / 1024 / 1024).toFixed(1)} MB).`;
});
