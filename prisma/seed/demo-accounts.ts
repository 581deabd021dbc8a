import type { Role } from "#app/auth/actor.ts";
import { hashPassword } from "#app/auth/password.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";

export interface DemoAccount {
  email: string;
  name: string;
  roles: Role[];
  locale: Locale;
  region: string;
  timeZone: string;
}

export const demoPassword = "regin-demo-2026";

/** One account a role; every name says that it is invented. */
export const demoAccounts: DemoAccount[] = [
  { email: "learner@demo.example", name: "Maja Demo", roles: [], locale: "en", region: "skane", timeZone: "Europe/Stockholm" },
  { email: "learner2@demo.example", name: "João Demo", roles: [], locale: "pt", region: "azores", timeZone: "Atlantic/Azores" },
  { email: "facilitator@demo.example", name: "Laia Demo", roles: ["facilitator"], locale: "en", region: "catalonia", timeZone: "Europe/Madrid" },
  { email: "partner@demo.example", name: "Carmen Demo", roles: ["partner"], locale: "es", region: "murcia", timeZone: "Europe/Madrid" },
  { email: "coordinator@demo.example", name: "Lucia Demo", roles: ["coordinator"], locale: "it", region: "vistamar", timeZone: "Europe/Rome" },
  { email: "editor@demo.example", name: "Elsa Demo", roles: ["editor"], locale: "en", region: "skane", timeZone: "Europe/Stockholm" },
  { email: "reviewer@demo.example", name: "Paolo Demo", roles: ["reviewer"], locale: "en", region: "campania", timeZone: "Europe/Rome" },
  { email: "admin@demo.example", name: "Ada Demo", roles: ["admin"], locale: "en", region: "skane", timeZone: "Europe/Stockholm" },
];

const organisationId = "demo-administration";

/** Accounts and the one organisation they belong to; only ever called in demo mode, on an empty database. */
export async function seedDemoAccounts(): Promise<void> {
  const regions = new Map((await db.region.findMany({ select: { id: true, slug: true } })).map(({ slug, id }) => [slug, id]));
  const passwordHash = await hashPassword(demoPassword);
  const now = new Date();
  await transaction(async (tx) => {
    await tx.organisation.create({ data: { id: organisationId, name: "Demonstration administration (illustrative)", domains: { create: { domain: "demo.example" } } } });
    for (const { email, name, roles, locale, region, timeZone } of demoAccounts) {
      await tx.user.create({
        data: { id: newId(), email, name, passwordHash, emailConfirmedAt: now, locale, timeZone, organisationId, regionId: regions.get(region) ?? null, roles: { create: roles.map((role) => ({ role })) } },
      });
    }
  });
}
