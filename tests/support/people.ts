import { randomUUID } from "node:crypto";
import type { Locale } from "#app/i18n/locales.ts";
import { openDatabase } from "./past.ts";

/**
 * Somebody like a demo account, but of one test alone: what the test changes in the profile is met by no other.
 * @returns the e-mail address; the password is the demo accounts'
 */
export function makePersonLike(dataDir: string, email: string, { name, locale }: { name: string; locale: Locale }): string {
  const database = openDatabase(dataDir);
  try {
    return database.transaction(() => {
      const model = database.prepare("SELECT * FROM User WHERE email = ?").get(email) as Record<string, string>;
      const person: Record<string, unknown> = { ...model, id: randomUUID(), email: `${randomUUID()}@demo.example`, name, locale };
      const columns = Object.keys(person);
      database.prepare(`INSERT INTO User (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${columns.map((column) => `@${column}`).join(", ")})`).run(person);
      database.prepare("INSERT INTO RoleGrant (userId, role) SELECT ?, role FROM RoleGrant WHERE userId = ?").run(person.id, model.id);
      return String(person.email);
    }).immediate();
  } finally {
    database.close();
  }
}
