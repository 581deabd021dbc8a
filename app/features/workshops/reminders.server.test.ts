import { beforeEach, describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import type { User, Workshop } from "#app/db/generated/client.ts";
import type { NotificationChoices } from "#app/features/notifications/kinds.ts";
import { deliverNotificationMail } from "#app/features/notifications/mail.server.ts";
import { saveNotificationChoices } from "#app/features/notifications/settings.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { subjectsTo } from "#tests/support/mailbox.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { templateAgenda } from "./agenda-templates.ts";
import { cancelWorkshop, editWorkshop } from "./planning.server.ts";
import { withdrawFromWorkshop } from "./registering.server.ts";
import { remindPeople } from "./reminders.server.ts";
import { workshopSchema } from "./workshops.schema.ts";

const start = new Date("2027-03-02T09:00:00Z");
const before = (hours: number): Date => new Date(start.getTime() - hours * 3_600_000);
const all: NotificationChoices = { mail: "each", muted: [], quietFrom: null, quietTo: null };

let workshop: Workshop;
let ana: User;
beforeEach(async () => {
  workshop = await createWorkshop({ title: "Housing", startsAt: start });
  ana = await createUser({ locale: "sv", timeZone: "Europe/Stockholm" });
  await createRegistration(workshop.id, { userId: ana.id });
});
const told = async (hours: number): Promise<number> => (await remindPeople(before(hours))).told;

describe("reminders", () => {
  it("come a day and an hour before, in one's language and time, on the site and by mail, once", async () => {
    expect([await told(25), await told(24), await told(23), await told(1), await told(0.5), await told(0)]).toEqual([0, 1, 0, 1, 0, 0]);
    expect(await subjectsTo(ana.email)).toEqual(["Snart dags: Housing", "Snart dags: Housing"]);
    expect((await db.mail.findFirstOrThrow({ where: { to: ana.email } })).text).toContain("10:00");
    expect(await db.notification.findMany({ where: { userId: ana.id }, select: { kind: true, path: true } })).toEqual(Array.from({ length: 2 }, () => ({ kind: "reminder", path: `/workshops/${workshop.id}` })));
  });

  it("are in no other mail, and told once by two processes at the same time", async () => {
    const rounds = await Promise.all([remindPeople(before(20)), remindPeople(before(20)), remindPeople(before(20))]);
    expect(rounds.reduce((sum, round) => sum + round.told, 0)).toBe(1);
    expect((await deliverNotificationMail(before(10))).queued).toBe(0);
    expect(await subjectsTo(ana.email)).toHaveLength(1);
  });

  it("come once when the server was away: whoever hears of the hour hears not of the day", async () => {
    expect([await told(0.7), await told(0.6)]).toEqual([1, 0]);
  });

  it("tell whoever came late only of what is still ahead", async () => {
    const [late, last] = [await createUser(), await createUser()];
    await createRegistration(workshop.id, { userId: late.id, registeredAt: before(5) });
    await createRegistration(workshop.id, { userId: last.id, registeredAt: before(0.5) });
    expect([await told(4), await told(0.9), await told(0.2)]).toEqual([1, 2, 0]);
    expect([await subjectsTo(late.email), await subjectsTo(last.email)]).toEqual([["Soon: Housing"], []]);
  });

  it("are not for those who withdrew or wait, nor for a workshop that is called off, a draft or over", async () => {
    const gone = await createActor();
    await createRegistration(workshop.id, { userId: gone.id });
    await withdrawFromWorkshop(gone, workshop.id);
    await createRegistration(workshop.id, { status: "waiting" });
    for (const overrides of [{ status: "cancelled" }, { status: "draft" }, { closedAt: before(26) }]) await createRegistration((await createWorkshop({ startsAt: start, ...overrides })).id);
    expect(await told(3)).toBe(1);
    expect(await subjectsTo(gone.email)).toEqual([]);
  });

  it("go by mail as people chose, and wait for the end of quiet hours", async () => {
    const [mute, never, asleep] = [await createActor(), await createActor(), await createActor(createUser({ timeZone: "UTC" }))];
    for (const { id: userId } of [mute, never, asleep]) await createRegistration(workshop.id, { userId });
    await saveNotificationChoices(mute, { ...all, muted: ["reminder"] });
    await saveNotificationChoices(never, { ...all, mail: "never" });
    await saveNotificationChoices(asleep, { ...all, quietFrom: 6, quietTo: 10 });
    expect([await told(24), await told(22.9)]).toEqual([3, 1]);
    expect(await db.notification.count({ where: { kind: "reminder" } })).toBe(4);
    expect([await subjectsTo(mute.email), await subjectsTo(never.email), await subjectsTo(asleep.email)]).toEqual([[], [], ["Soon: Housing"]]);
  });

  it("follow the workshop when it is moved, and are taken back", async () => {
    await told(20);
    const owner = await createActor(db.user.findUniqueOrThrow({ where: { id: workshop.ownerId ?? "" } }));
    const plan = workshopSchema.parse({ title: "Housing", purpose: "x", locale: "en", languages: ["en"], startsAt: new Date("2027-03-10T09:00:00Z"), timeZone: "UTC", capacity: null, audience: "open", regionId: null, videoUrl: "", preparation: [], rules: {}, agenda: templateAgenda("plain", getT("en", "workshops")) });
    await editWorkshop(owner, workshop.id, plan, before(19));
    expect(await db.notification.count({ where: { kind: "reminder" } })).toBe(0);
    expect([await told(18), (await remindPeople(new Date("2027-03-09T09:00:00Z"))).told]).toEqual([0, 1]);
    await editWorkshop(owner, workshop.id, { ...plan, startsAt: new Date("2027-03-09T20:00:00Z") }, new Date("2027-03-09T10:00:00Z"));
    expect((await remindPeople(new Date("2027-03-09T11:00:00Z"))).told).toBe(0);
    expect((await remindPeople(new Date("2027-03-09T19:30:00Z"))).told).toBe(1);
    await cancelWorkshop(owner, workshop.id);
    expect(await db.notification.count({ where: { kind: "reminder" } })).toBe(0);
  });
});
