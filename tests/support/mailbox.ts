import { db } from "#app/db/client.server.ts";
import { defaultLocale } from "#app/i18n/locales.ts";
import type { Visitor } from "#app/features/accounts/visitor.ts";
import { nextNumber } from "./counter.ts";

/** Somebody at the door, from an address that no rate limit has counted yet. */
export function createVisitor(overrides: Partial<Visitor> = {}): Visitor {
  return { address: `192.0.2.${nextNumber()}`, locale: defaultLocale, ...overrides };
}

/** Subjects of the mails to an address, oldest first. */
export async function subjectsTo(email: string): Promise<string[]> {
  const mails = await db.mail.findMany({ where: { to: email }, orderBy: { createdAt: "asc" } });
  return mails.map((mail) => mail.subject);
}

/** The secret in the newest link of that kind that was mailed to an address. */
export async function tokenMailedTo(email: string, kind: "confirm" | "reset" | "invitation" | "suspended"): Promise<string> {
  const mails = await db.mail.findMany({ where: { to: email, text: { contains: `/${kind}/` } }, orderBy: { createdAt: "desc" } });
  const token = mails[0]?.text.match(new RegExp(`/${kind}/([\\w-]+)`))?.[1];
  if (!token) throw new Error(`No link of kind ${kind} was mailed to ${email}.`);
  return token;
}
