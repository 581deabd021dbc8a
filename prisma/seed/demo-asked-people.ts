import { hashPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";

// Whom to ask in the invented regions. The names say that they are invented; the one who is no demo account cannot sign in.

/** After accounts. */
export async function seedAskedPeople(now: Date): Promise<void> {
  const { id: lucia } = await db.user.findUniqueOrThrow({ where: { email: "coordinator@demo.example" }, select: { id: true } });
  await db.askedPerson.create({ data: { userId: lucia, regionId: "vistamar", role: "Coordinates health and inclusion", areas: ["health"], languages: ["it", "es", "en"], agreedAt: now } });
  await db.user.create({
    data: {
      id: newId(), email: "nils@norrvik.example", name: "Nils Demo", passwordHash: await hashPassword(newId()), emailConfirmedAt: now, locale: "sv", timeZone: "Europe/Stockholm", organisationName: "Norrvik County (illustrative)", regionId: "norrvik",
      asked: { create: { regionId: "norrvik", role: "Heads the housing unit", areas: ["housing", "language"], languages: ["sv", "en"], agreedAt: now } },
    },
  });
}
