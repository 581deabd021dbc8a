import { randomUUID } from "node:crypto";
import type { BrowserContextOptions } from "@playwright/test";
import type { Locale } from "#app/i18n/locales.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { expect, sharedServer, type Browser, type BrowserContext, type Page } from "./browser-test.ts";
import { openDatabase } from "./past.ts";

/**
 * Somebody like a demo account, but of one test alone: what the test changes in the profile is met by no other.
 * @returns the e-mail address; the password is the demo accounts'
 */
export function makePersonLike(email: string, { name, locale }: { name: string; locale: Locale }): string {
  const database = openDatabase(sharedServer().dataDir);
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

/** Signs in on this page, by form. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator('main form button[type="submit"]').click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** A browser of their own for one more person, or for one more device of theirs. */
export async function openAs(browser: Browser, watch: (context: BrowserContext) => void, email: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: sharedServer().origin, ...options });
  watch(context);
  const page = await context.newPage();
  await signIn(page, email);
  return page;
}
