import { randomUUID } from "node:crypto";
import { sharedServer } from "./browser-test.ts";
import { openDatabase } from "./past.ts";

/** A workshop of an hour that has just ended, led by one and attended by others to the end, put into the records. @returns its path */
export function closedWorkshopOf(lead: string, participants: string[], { title }: { title: string }): string {
  const database = openDatabase(sharedServer().dataDir);
  const id = randomUUID();
  const end = Date.now() - 60_000;
  const at = (minutes: number): string => new Date(end - minutes * 60_000).toISOString().replace("Z", "+00:00");
  try {
    database.transaction(() => {
      const userId = (email: string): string => (database.prepare("SELECT id FROM User WHERE email = ?").get(email) as { id: string }).id;
      database.prepare(`INSERT INTO Workshop (id, ownerId, title, purpose, locale, languages, startsAt, timeZone, audience, preparation, rules, status, createdAt, publishedAt, openedAt, closedAt)
        VALUES (?, ?, ?, 'Agree on one step.', 'en', '["en"]', ?, 'Europe/Brussels', 'open', '[]', '{}', 'published', ?, ?, ?, ?)`).run(id, userId(lead), title, at(60), at(900), at(900), at(60), at(0));
      database.prepare("INSERT INTO AgendaItem (id, workshopId, position, kind, title, minutes, material) VALUES (?, ?, 0, 'plenary', 'What comes first', 60, '[]')").run(randomUUID(), id);
      for (const email of [lead, ...participants]) {
        const seat = randomUUID();
        database.prepare("INSERT INTO Registration (id, workshopId, userId, role, status, registeredAt) VALUES (?, ?, ?, ?, 'registered', ?)").run(seat, id, userId(email), email === lead ? "facilitator" : "participant", at(900));
        database.prepare(`INSERT INTO AttendanceSpan (id, registrationId, "from", "to") VALUES (?, ?, ?, ?)`).run(randomUUID(), seat, at(60), at(0));
      }
    }).immediate();
  } finally {
    database.close();
  }
  return `/workshops/${id}`;
}
