import { existsSync } from "node:fs";
import path from "node:path";
import { config, setListeningPort } from "#app/config.server.ts";
import { closeDatabase, db } from "#app/db/client.server.ts";
import { databaseFile } from "#app/db/database-file.server.ts";
import { findDatabaseMode, keepDatabaseMode } from "#app/db/database-mode.server.ts";
import { lockDataFolder, unlockDataFolder } from "#app/db/data-lock.server.ts";
import { checkDatabase, migrateDatabase } from "#app/db/migrate.server.ts";
import { startRetention } from "#app/features/accounts/retention.server.ts";
import { ensureSetupLink } from "#app/features/accounts/setup.server.ts";
import { startForumUpkeep } from "#app/features/forum/editing.server.ts";
import { startInforming } from "#app/features/forum/untold-posts.server.ts";
import { resumeDataImports } from "#app/features/indicators/imports/data-imports.server.ts";
import { startNotificationMail } from "#app/features/notifications/mail.server.ts";
import { startTellingPages } from "#app/features/notifications/notifications.socket.server.ts";
import { resumePracticeImports } from "#app/features/practices/imports/imports.server.ts";
import { startSearchNews } from "#app/features/practices/search-news.server.ts";
import { startWorkshopReminders } from "#app/features/workshops/reminders.server.ts";
import { openDataFolder } from "#app/lib/data-folder.server.ts";
import { startImports } from "#app/lib/imports/import-work.server.ts";
import { log } from "#app/lib/log.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { StartError } from "#app/lib/start-error.ts";
import { startMailDelivery } from "#app/mail/outbox.server.ts";
import { startForgetting } from "#app/realtime/event-log.server.ts";
import { demoAccounts, demoPassword, seedDemo, seedReference } from "#prisma/seed.ts";

/** Tells the operator what is being done. */
export type OnProgress = (message: string) => void;

const migrationsDir = path.resolve("prisma/migrations");
const background = singleton<{ stop: (() => void | Promise<void>)[] }>("background", () => ({ stop: [] }));

/**
 * Makes everything ready to answer requests: data folder, database, content. Run once, after the port is ours.
 * What is there is judged before anything is written.
 * @param port the port that is listened on
 * @throws StartError or MigrationError with one sentence when the operator has to put something right first
 */
export async function prepare(port: number, onProgress: OnProgress): Promise<void> {
  setListeningPort(port);
  openDataFolder(config.dataDir);
  const file = databaseFile();
  checkDatabase(file, migrationsDir);
  checkMode(file);
  if (!lockDataFolder(config.dataDir)) {
    throw new StartError(`REGIN Academy already runs with the data folder ${config.dataDir}: stop it first, or name another folder with REGIN_DATA.`);
  }
  if (!existsSync(file)) onProgress(`Making the database ${file}`);
  migrateDatabase(file, migrationsDir, (name, position, total) => onProgress(`Migrating the database (${position} of ${total}): ${name}`));
  await keepDatabaseMode(config.mode);
  await (config.mode === "demo" ? seedDemo : seedReference)({ onProgress });
  background.stop = [
    startMailDelivery((error) => log.error({ err: error }, "mail delivery failed")),
    startNotificationMail((error) => log.error({ err: error }, "mail about notifications failed")),
    startTellingPages(),
    startRetention((error) => log.error({ err: error }, "clearing up failed")),
    startInforming((error) => log.error({ err: error }, "looking for posts that nobody was told of failed")),
    startForumUpkeep((error) => log.error({ err: error }, "clearing up the forum failed")),
    startWorkshopReminders((error) => log.error({ err: error }, "reminding of workshops failed")),
    startImports([resumePracticeImports, resumeDataImports], (error) => log.error({ err: error }, "taking up imports failed")),
    startSearchNews((error) => log.error({ err: error }, "looking for new matches of saved searches failed")),
    startForgetting((error) => log.error({ err: error }, "clearing the live log failed")),
  ];
}

/** A demo's accounts have public passwords, so its database never serves in production; and a real one is never seeded. */
function checkMode(file: string): void {
  const begun = findDatabaseMode(file);
  if (begun === null || begun === config.mode) return;
  throw new StartError(`The database ${file} was begun in ${begun} mode and cannot be used in ${config.mode} mode: set REGIN_MODE=${begun}, or name another folder with REGIN_DATA.`);
}

/** What the operator is told once the server answers. */
export async function describeStart(): Promise<string[]> {
  const lines = ["", `REGIN Academy is ready: ${config.origin}/`, ""];
  if (config.mode === "demo") {
    const width = Math.max(...demoAccounts.map(({ email }) => email.length));
    lines.push(`Demo accounts, password ${demoPassword}:`, ...demoAccounts.map(({ email, roles }) => `  ${email.padEnd(width)}  ${roles.join(", ") || "learner"}`), "");
  }
  const setupLink = config.mode === "production" ? await ensureSetupLink() : null;
  if (setupLink) lines.push("There is no administrator yet. This link makes the first one, once:", `  ${setupLink}`, "");
  return lines;
}

/** Does the database answer? */
export async function readiness(): Promise<boolean> {
  try {
    await db.$queryRaw`SELECT 1`;
    return true;
  } catch (error) {
    log.error({ err: error }, "the database does not answer");
    return false;
  }
}

/** Ends what runs in the background and closes what holds files open. */
export async function shutdown(): Promise<void> {
  for (const stop of background.stop) await stop();
  await closeDatabase();
  unlockDataFolder();
}
