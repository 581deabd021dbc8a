import path from "node:path";
import Database from "better-sqlite3";

// A test cannot wait for 45 minutes, and the server believes no browser's clock. So time is let pass in the records:
// every moment from which the server counts moves into the past. What it grants for that time remains its own decision.

export function openDatabase(dataDir: string): Database.Database {
  const database = new Database(path.join(dataDir, "regin.db"), { timeout: 10_000 });
  database.pragma("foreign_keys = ON");
  return database;
}

const iso = (column: string) => `strftime('%Y-%m-%dT%H:%M:%f+00:00', ${column}, ?)`;

/** For one person, so many seconds go by: since a unit was opened, and since time was last counted. */
export function letTimePass(database: Database.Database, email: string, seconds: number): void {
  const shift = `-${seconds} seconds`;
  database.transaction(() => {
    database.prepare(`UPDATE UnitProgress SET openedAt = ${iso("openedAt")} WHERE enrolmentId IN (SELECT id FROM Enrolment WHERE userId = (SELECT id FROM User WHERE email = ?))`).run(shift, email);
    database.prepare(`UPDATE LearningClock SET counted = ${iso("counted")} WHERE userId = (SELECT id FROM User WHERE email = ?)`).run(shift, email);
  }).immediate();
}

/** All the time that has been counted for a person, in seconds. */
export function countedSeconds(database: Database.Database, email: string): number {
  const row = database.prepare(`SELECT COALESCE(SUM(seconds), 0) AS seconds FROM LearningDay WHERE userId = (SELECT id FROM User WHERE email = ?)`).get(email) as { seconds: number };
  return row.seconds;
}

/** The person came to the course when it had a version before its current one, of which nothing is left. */
export function enrolBeforeCurrentVersion(database: Database.Database, email: string, slug: string): void {
  database.transaction(() => {
    database.prepare("INSERT INTO CourseVersion (id, courseId, number, contentHash, publishedAt, level, minutes, defaultLanguage, illustrative, structure) SELECT 'before-' || version.id, courseId, 0, 'before', publishedAt, level, minutes, defaultLanguage, illustrative, structure FROM CourseVersion version JOIN Course ON currentVersionId = version.id WHERE slug = ?").run(slug);
    database.prepare("UPDATE Enrolment SET versionId = 'before-' || versionId WHERE userId = (SELECT id FROM User WHERE email = ?) AND courseId = (SELECT id FROM Course WHERE slug = ?)").run(email, slug);
  }).immediate();
}

/** The time of an open attempt is over, and the last answers that were on their way have had their seconds. */
export function endTimeOfAttempt(database: Database.Database, attemptId: string): void {
  database.prepare(`UPDATE QuizAttempt SET dueAt = ${iso("'now'")} WHERE id = ?`).run("-60 seconds", attemptId);
}
