import { describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { createActor, createAdminActor, createCourse, createEnrolment, createRegion, createUser } from "#tests/support/factories.ts";
import { subjectsTo } from "#tests/support/mailbox.ts";
import { createRegistration, createWorkshop } from "#tests/support/workshop-factory.ts";
import { agendaTemplateKeys, templateAgenda, templateName, totalMinutes } from "./agenda-templates.ts";
import { renderCalendarFile } from "./calendar.server.ts";
import { cancelWorkshop, editWorkshop, planWorkshop, publishWorkshop } from "./planning.server.ts";
import { registerForWorkshop, withdrawFromWorkshop } from "./registering.server.ts";
import { enterRoom } from "./room/entering.server.ts";
import { appendAct } from "./room/room-acts.server.ts";
import { listWorkshops } from "./workshop-list.server.ts";
import { getPlan } from "./workshop-page.server.ts";
import { workshopSchema, type WorkshopInput } from "./workshops.schema.ts";

const t = getT("en", "workshops");
const planner = () => createActor(createUser({ grants: ["facilitator"] }));
const plan = (overrides: Partial<WorkshopInput> = {}): WorkshopInput => workshopSchema.parse({
  title: "Housing first", purpose: "Agree on one action", locale: "en", languages: ["en", "sv"], startsAt: new Date("2027-03-01T09:00:00Z"), timeZone: "Europe/Stockholm", capacity: null, audience: "open", regionId: null,
  videoUrl: "https://video.region.example/room", preparation: [{ title: "Read this", path: "/courses" }], rules: {}, agenda: templateAgenda("cbs", t), ...overrides,
});

describe("planning", () => {
  it("makes a draft that its planner leads and nobody else sees, until it is published", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan());
    const other = await createActor();
    await expect(registerForWorkshop(other, id)).rejects.toMatchObject({ code: "not-found" });
    await publishWorkshop(actor, id);
    await publishWorkshop(actor, id);
    expect(await registerForWorkshop(other, id)).toBe("registered");
    expect(await db.agendaItem.findMany({ where: { workshopId: id }, orderBy: { position: "asc" }, select: { kind: true } })).toHaveLength(7);
    expect((await enterRoom(actor, id)).view.own.me?.role).toBe("facilitator");
  });

  it("is for facilitators, coordinators and administrators; changing it for its own people", async () => {
    await expect(planWorkshop(await createActor(), plan())).rejects.toMatchObject({ code: "forbidden" });
    const { id } = await planWorkshop(await planner(), plan());
    await publishWorkshop(await createAdminActor(), id);
    await expect(editWorkshop(await planner(), id, plan({ title: "Mine" }))).rejects.toMatchObject({ code: "forbidden" });
    const second = await createActor();
    await createRegistration(id, { userId: second.id, role: "facilitator" });
    await editWorkshop(second, id, plan({ title: "Ours" }));
    expect((await db.workshop.findUniqueOrThrow({ where: { id } })).title).toBe("Ours");
  });

  it("is for what is to come, within some years; what has begun a moment ago may still be written down", async () => {
    const actor = await planner();
    const now = new Date("2026-11-27T10:00:00Z");
    const at = (moment: string) => planWorkshop(actor, plan({ startsAt: new Date(moment) }), now);
    await expect(at("2026-11-27T08:30:00Z")).rejects.toMatchObject({ code: "invalid", detail: "refusals:pastDate" });
    await expect(at("1700-01-01T10:00:00Z")).rejects.toMatchObject({ detail: "refusals:pastDate" });
    await expect(at("9999-01-01T10:00:00Z")).rejects.toMatchObject({ detail: "refusals:farDate" });
    const { id } = await at("2026-11-27T09:45:00Z");
    const later = new Date("2026-11-28T10:00:00Z");
    await expect(publishWorkshop(actor, id, later)).rejects.toMatchObject({ detail: "refusals:pastDate" });
    await publishWorkshop(actor, id, now);
    await editWorkshop(actor, id, plan({ startsAt: new Date("2026-11-27T09:45:00Z"), title: "Other words" }), later);
    await expect(editWorkshop(actor, id, plan({ startsAt: new Date("2026-11-26T09:45:00Z") }), later)).rejects.toMatchObject({ detail: "refusals:pastDate" });
  });

  it("wants a region where it is for one", async () => {
    const actor = await planner();
    await expect(planWorkshop(actor, plan({ audience: "region" }))).rejects.toMatchObject({ detail: "refusals:regionMissing" });
    await expect(planWorkshop(actor, plan({ regionId: "nowhere" }))).rejects.toMatchObject({ detail: "refusals:regionMissing" });
    const region = await createRegion();
    const { id } = await planWorkshop(actor, plan({ audience: "region", regionId: region.id }));
    await publishWorkshop(actor, id);
    await expect(registerForWorkshop(await createActor(), id)).rejects.toMatchObject({ code: "not-found" });
    expect(await registerForWorkshop(await createActor(createUser({ regionId: region.id })), id)).toBe("registered");
  });

  it("is for the people of a course where it says so: who left it is none", async () => {
    const actor = await planner();
    await expect(planWorkshop(actor, plan({ audience: "cohort", courseSlug: "no-such-course" }))).rejects.toMatchObject({ detail: "refusals:courseMissing" });
    const { course } = await createCourse();
    const { id } = await planWorkshop(actor, plan({ audience: "cohort", courseSlug: course.slug }));
    await publishWorkshop(actor, id);
    const [inside, left] = [await createActor(), await createActor()];
    await createEnrolment({ userId: inside.id, courseId: course.id });
    await createEnrolment({ userId: left.id, courseId: course.id, leftAt: new Date() });
    const found = async (who: Actor) => (await listWorkshops(who, { view: "upcoming", page: 1, locale: "en" })).workshops.map((workshop) => workshop.id);
    expect([await found(inside), await found(left)]).toEqual([[id], []]);
    await expect(registerForWorkshop(left, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await registerForWorkshop(inside, id)).toBe("registered");
    expect((await getPlan(actor, id)).courseSlug).toBe(course.slug);
  });

  it("keeps the material of each step", async () => {
    const actor = await planner();
    const [first, ...rest] = templateAgenda("plain", t);
    if (!first) throw new Error("no step");
    const material = [{ path: "/practices", title: "The practice" }];
    const { id } = await planWorkshop(actor, plan({ agenda: [{ ...first, material }, ...rest] }));
    expect((await getPlan(actor, id)).agenda.map((item) => item.material)).toEqual([material, [], []]);
  });

  it("ends when the room opens: neither changed nor called off any more", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan());
    await publishWorkshop(actor, id);
    await enterRoom(actor, id);
    await appendAct(actor, { workshopId: id, key: "key-of-the-opening", act: { type: "room.open" } });
    await expect(editWorkshop(actor, id, plan())).rejects.toMatchObject({ detail: "refusals:roomOpen" });
    await expect(cancelWorkshop(actor, id)).rejects.toMatchObject({ detail: "refusals:roomOpen" });
  });
});

describe("templates", () => {
  it("are there in every language, the capacity-building session with its seven steps", () => {
    for (const locale of locales) {
      const words = getT(locale, "workshops");
      for (const key of agendaTemplateKeys) for (const text of [templateName(key, words), ...templateAgenda(key, words).map(({ title }) => title)]) expect(text).not.toMatch(/^templates\.|^$/);
    }
    expect(templateAgenda("cbs", t)).toHaveLength(7);
    expect(totalMinutes(templateAgenda("cbs", t))).toBe(150);
    expect(templateAgenda("cbs", t).flatMap(({ breakout }) => (breakout ? [[breakout.way, breakout.board, breakout.minutes]] : []))).toEqual([["prepared", "swot", 25], ["same", "free", 25]]);
  });
});

describe("registering", () => {
  it("confirms a place by mail, and a place on the waiting list; who waits longest gets what is given back", async () => {
    const { id } = await createWorkshop({ title: "Housing", capacity: 2 });
    const people = await Promise.all(Array.from({ length: 4 }, () => createActor()));
    const at = (n: number): Actor => people[n] ?? expect.fail("nobody there");
    const outcomes: string[] = [];
    for (const [n, person] of people.entries()) outcomes.push(await registerForWorkshop(person, id, new Date(Date.UTC(2026, 0, n + 1))));
    expect(outcomes).toEqual(["registered", "registered", "waiting", "waiting"]);
    expect(await registerForWorkshop(at(3), id)).toBe("waiting");
    await withdrawFromWorkshop(at(0), id);
    await withdrawFromWorkshop(at(0), id);
    const status = async (n: number) => (await db.registration.findFirstOrThrow({ where: { workshopId: id, userId: people[n]?.id ?? "" } })).status;
    expect(await Promise.all([0, 1, 2, 3].map(status))).toEqual(["cancelled", "registered", "registered", "waiting"]);
    expect(await subjectsTo(people[2]?.email ?? "")).toEqual(["You are on the waiting list: Housing", "You have a place: Housing"]);
    expect(await registerForWorkshop(at(0), id)).toBe("waiting");
  });

  it("never gives more places than there are, however many come at once", async () => {
    const { id } = await createWorkshop({ capacity: 3 });
    const people = await Promise.all(Array.from({ length: 8 }, () => createActor()));
    const outcomes = await Promise.all(people.map((person) => registerForWorkshop(person, id)));
    expect(outcomes.filter((outcome) => outcome === "registered")).toHaveLength(3);
  });

  it("tells people when it changes and when it is called off, once", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan());
    await publishWorkshop(actor, id);
    const ana = await createActor(createUser({ locale: "sv", timeZone: "Europe/Stockholm" }));
    await registerForWorkshop(ana, id);
    await editWorkshop(actor, id, plan({ purpose: "Only the words are others" }));
    await editWorkshop(actor, id, plan({ startsAt: new Date("2027-03-02T09:00:00Z") }));
    await cancelWorkshop(actor, id);
    await cancelWorkshop(actor, id);
    expect(await subjectsTo(ana.email)).toEqual(["Du har en plats: Housing first", "Ändrat: Housing first", "Inställt: Housing first"]);
    const [, changed] = await db.mail.findMany({ where: { to: ana.email }, orderBy: { createdAt: "asc" } });
    expect(changed?.text).toContain("2 mars 2027");
    expect(changed?.text).toContain("10:00");
    const calendars = (await db.mail.findMany({ where: { to: ana.email }, orderBy: { createdAt: "asc" } })).map(({ calendar }) => (calendar ?? "").replace(/\r\n[ \t]/g, "").split("\r\n"));
    expect(calendars.map((lines) => lines.filter((line) => /^(METHOD|SEQUENCE|DTSTART|STATUS):/.test(line)))).toEqual([
      ["METHOD:REQUEST", "SEQUENCE:0", "DTSTART:20270301T090000Z", "STATUS:CONFIRMED"], ["METHOD:REQUEST", "SEQUENCE:2", "DTSTART:20270302T090000Z", "STATUS:CONFIRMED"], ["METHOD:CANCEL", "SEQUENCE:3", "DTSTART:20270302T090000Z", "STATUS:CANCELLED"],
    ]);
    expect(new Set(calendars.map((lines) => lines.find((line) => line.startsWith("UID:")))).size).toBe(1);
    for (const lines of calendars) expect(lines.find((line) => line.startsWith("ATTENDEE"))).toContain(ana.email);
    await expect(registerForWorkshop(await createActor(), id)).rejects.toMatchObject({ detail: "refusals:noRegistering" });
  });

  it("tells of another length or place, also those who wait or are invited, whose calendars do not have it", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan());
    await publishWorkshop(actor, id);
    const [waiting, invited] = [await createActor(), await createActor()];
    await createRegistration(id, { userId: waiting.id, status: "waiting" });
    await createRegistration(id, { userId: invited.id, status: "invited" });
    for (let place = 0; place < 2; place += 1) await createRegistration(id);
    await editWorkshop(actor, id, plan({ capacity: 2, videoUrl: "https://video.region.example/other" }));
    await editWorkshop(actor, id, plan({ capacity: 2, videoUrl: "https://video.region.example/other", agenda: templateAgenda("plain", t) }));
    for (const { email } of [waiting, invited]) expect((await subjectsTo(email)).filter((subject) => subject.startsWith("Changed"))).toHaveLength(2);
    const mails = await db.mail.findMany({ where: { subject: { startsWith: "Changed" } } });
    expect(mails.filter(({ calendar }) => calendar === null).map(({ to }) => to).sort()).toEqual([waiting.email, waiting.email, invited.email, invited.email].sort());
    expect(mails).toHaveLength(10);
  });

  it("lets in who waits when there is more room", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan({ capacity: 2 }));
    await publishWorkshop(actor, id);
    const people = await Promise.all(Array.from({ length: 3 }, () => createActor()));
    for (const person of people) await registerForWorkshop(person, id);
    await editWorkshop(actor, id, plan({ capacity: 10 }));
    expect(await db.registration.count({ where: { workshopId: id, status: "waiting" } })).toBe(0);
  });
});

describe("the calendar file", () => {
  const fold = (file: string): string => file.replace(/\r\n[ \t]/g, "");

  it("keeps its id, counts its changes, and takes a cancelled workshop out again", async () => {
    const actor = await planner();
    const { id } = await planWorkshop(actor, plan({ title: "Housing; work, and more" }));
    await publishWorkshop(actor, id);
    const first = fold(await renderCalendarFile(actor, id));
    expect(first).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    for (const line of ["METHOD:PUBLISH", "SEQUENCE:0", "DTSTART:20270301T090000Z", "DTEND:20270301T113000Z", String.raw`SUMMARY:Housing\; work\, and more`, "STATUS:CONFIRMED"]) expect(first.split("\r\n")).toContain(line);
    await editWorkshop(actor, id, plan());
    await cancelWorkshop(actor, id);
    const last = fold(await renderCalendarFile(actor, id)).split("\r\n");
    for (const line of ["METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED"]) expect(last).toContain(line);
    const uid = (lines: string[]) => lines.find((line) => line.startsWith("UID:"));
    expect(uid(last)).toBe(uid(first.split("\r\n")));
    for (const line of (await renderCalendarFile(null, id)).split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
