import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createCourse, createEnrolment } from "#tests/support/factories.ts";
import { markUnitDone, markUnitNotDone, openUnit } from "./progress.server.ts";
import { countActiveSeconds, listHours } from "./time.server.ts";

const start = new Date("2026-03-02T10:00:00.000Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

let actor: Actor;
let courseSlug: string;
const spent = async (unitKey: string) => (await db.unitProgress.findFirst({ where: { unitKey } }))?.activeSeconds ?? 0;
const beat = async (unitKey: string, seconds: number, at: number) => (await countActiveSeconds(actor, { courseSlug, unitKey, seconds, now: after(at) })).granted;

beforeEach(async () => {
  const { course } = await createCourse({ title: "Course of hours", units: [{ key: "one", minutes: 2 }, { key: "two", minutes: 10 }] });
  actor = await createActor();
  courseSlug = course.slug;
  await createEnrolment({ userId: actor.id, courseId: course.id });
  await openUnit(actor, { courseSlug, unitKey: "one", now: start });
  await openUnit(actor, { courseSlug, unitKey: "two", now: start });
});

describe("time on task", () => {
  it("counts beats in the unit and in the ledger of days", async () => {
    expect([await beat("one", 30, 30), await beat("two", 20, 60)]).toEqual([30, 20]);
    expect([await spent("one"), await spent("two")]).toEqual([30, 20]);
    expect(await db.learningDay.findMany()).toMatchObject([{ day: "2026-03-02", seconds: 50 }]);
  });

  it("never grants more than a beat, nor more than has passed", async () => {
    expect(await beat("two", 3_600, 3_600)).toBe(30);
    expect(await beat("two", 30, 3_605)).toBe(5);
    expect(await beat("two", 30, 3_605)).toBe(0);
    expect(await beat("two", 30, 3_000)).toBe(0);
  });

  it("counts two devices at once only once", async () => {
    const granted = await Promise.all([beat("one", 30, 30), beat("two", 30, 30), beat("one", 30, 30), beat("two", 30, 30)]);
    expect(granted.reduce((sum, seconds) => sum + seconds, 0)).toBe(30);
  });

  it("never exceeds wall time with many concurrent beats over a while", async () => {
    const beats = Array.from({ length: 40 }, (_, index) => beat(index % 2 ? "one" : "two", 30, Math.floor(index / 4) * 13));
    const granted = (await Promise.all(beats)).reduce((sum, seconds) => sum + seconds, 0);
    expect(granted).toBeLessThanOrEqual(9 * 13);
    expect(granted).toBeGreaterThan(0);
    expect((await spent("one")) + (await spent("two"))).toBe(granted);
  });

  it("loses no parts of seconds between beats that come a little early", async () => {
    let granted = 0;
    for (let index = 1; index <= 10; index++) granted += await beat("two", 30, index * 29.9);
    expect(granted).toBe(299);
  });

  it("stops at three times the planned minutes of a unit, without taking time from another", async () => {
    for (let index = 1; index <= 20; index++) await beat("one", 30, index * 30);
    expect(await spent("one")).toBe(360);
    expect(await beat("two", 30, 630)).toBe(30);
  });

  it("counts nothing for a unit that was never opened, and refuses junk", async () => {
    await db.unitProgress.deleteMany();
    expect(await beat("one", 30, 30)).toBe(0);
    for (const seconds of [Number.NaN, Number.POSITIVE_INFINITY, -1]) await expect(beat("one", seconds, 60)).rejects.toMatchObject({ code: "invalid" });
    await expect(countActiveSeconds(await createActor(), { courseSlug, unitKey: "one", seconds: 10 })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("time without JavaScript", () => {
  it("is the time since opening, at most the planned minutes", async () => {
    await markUnitDone(actor, { courseSlug, unitKey: "one", now: after(45) });
    expect(await spent("one")).toBe(45);
    await markUnitDone(actor, { courseSlug, unitKey: "two", now: after(45 + 3_600) });
    expect(await spent("two")).toBe(600);
  });

  it("counts units read at the same time once", async () => {
    await markUnitDone(actor, { courseSlug, unitKey: "two", now: after(100) });
    await markUnitDone(actor, { courseSlug, unitKey: "one", now: after(110) });
    expect([await spent("two"), await spent("one")]).toEqual([100, 10]);
  });

  it("adds nothing to beats, nor when a unit is marked again", async () => {
    await beat("one", 10, 30);
    await markUnitDone(actor, { courseSlug, unitKey: "one", now: after(90) });
    await markUnitNotDone(actor, { courseSlug, unitKey: "one", now: after(100) });
    await markUnitDone(actor, { courseSlug, unitKey: "one", now: after(200) });
    expect(await spent("one")).toBe(10);
  });
});

describe("hours", () => {
  it("are listed by year, month and course", async () => {
    await db.learningDay.createMany({
      data: [
        ["2025-12-31", 99],
        ["2026-01-01", 60],
        ["2026-12-31", 40],
      ].map(([day, seconds]) => ({ userId: actor.id, courseId: "gone", day: String(day), seconds: Number(seconds) })),
    });
    await beat("one", 30, 30);
    const hours = await listHours(actor, { year: 2026 });
    expect(hours).toMatchObject({ seconds: 130, courses: [{ slug: courseSlug, title: "Course of hours", seconds: 30 }] });
    expect(hours.months).toEqual([60, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 40]);
  });
});
