import { db } from "#app/db/client.server.ts";
import type { Prisma, Registration, Workshop } from "#app/db/generated/client.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createUser, longAgo } from "./factories.ts";
import { nextNumber } from "./counter.ts";

type WorkshopInput = Partial<Prisma.WorkshopUncheckedCreateInput> & { items?: number; groups?: string[]; material?: { path: string; title: string }[] };

/** A published workshop that everybody may join, with an agenda and groups. */
export async function createWorkshop({ items = 3, groups = ["North", "South"], material = [], ...overrides }: WorkshopInput = {}): Promise<Workshop> {
  const id = overrides.id ?? newId();
  const workshop = await db.workshop.create({
    data: {
      id, ownerId: overrides.ownerId === undefined ? (await createUser({ grants: ["facilitator"] })).id : overrides.ownerId, title: `Workshop ${nextNumber()}`, purpose: "Agree on one action", locale: "en", languages: ["en"],
      startsAt: longAgo, timeZone: "Europe/Brussels", capacity: null, audience: "open", videoUrl: "", preparation: [], rules: {}, status: "published", createdAt: longAgo, publishedAt: longAgo, ...overrides,
    },
  });
  await db.agendaItem.createMany({ data: Array.from({ length: items }, (_, position) => ({ id: newId(), workshopId: id, position, kind: "board", title: `Item ${position + 1}`, minutes: 10, material })) });
  await db.breakoutGroup.createMany({ data: groups.map((name, position) => ({ id: newId(), workshopId: id, name, position })) });
  return workshop;
}

/** A person's place in a workshop; a new person's if none is given. */
export async function createRegistration(workshopId: string, overrides: Partial<Prisma.RegistrationUncheckedCreateInput> = {}): Promise<Registration> {
  const userId = overrides.userId === undefined ? (await createUser()).id : overrides.userId;
  return db.registration.create({ data: { id: newId(), workshopId, role: "participant", status: "registered", registeredAt: longAgo, ...overrides, userId } });
}
