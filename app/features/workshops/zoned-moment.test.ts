import { expect, it } from "vitest";
import { isDay, momentAt, wallClock } from "./zoned-moment.ts";

const iso = (date: string, time: string, zone: string) => momentAt(date, time, zone)?.toISOString();

it("finds the moment that a wall clock shows, in summer and winter", () => {
  expect(iso("2026-11-27", "14:30", "Europe/Stockholm")).toBe("2026-11-27T13:30:00.000Z");
  expect(iso("2026-07-01", "00:15", "Europe/Stockholm")).toBe("2026-06-30T22:15:00.000Z");
  expect(iso("2026-11-27", "23:30", "Atlantic/Azores")).toBe("2026-11-28T00:30:00.000Z");
});

it("takes the hour after one that does not exist, and the first of one that comes twice", () => {
  expect(iso("2026-03-29", "02:30", "Europe/Stockholm")).toBe("2026-03-29T01:30:00.000Z");
  expect(iso("2026-10-25", "02:30", "Europe/Stockholm")).toBe("2026-10-25T00:30:00.000Z");
});

it("says no to what is no date, time or zone", () => {
  expect([momentAt("2026-02-30", "10:00", "UTC"), momentAt("2026-11-27", "24:00", "UTC"), momentAt("", "10:00", "UTC")]).toEqual([null, null, null]);
  expect([momentAt("2026-13-40", "10:00", "UTC"), momentAt("tomorrow", "10:00", "UTC"), momentAt("2026-11-27", "25:99", "UTC"), momentAt("2026-11-27", "10:00", "Mars/Base")]).toEqual([null, null, null, null]);
});

it("knows which days there are", () => {
  expect(["2028-02-29", "2026-02-29", "2026-02-30", "2026-13-01", "1700-01-01", "9999-01-01", "in May", "2027-3-1", "2027-03-01T10:00"].map(isDay)).toEqual([true, ...Array.from({ length: 8 }, () => false)]);
});

it("goes there and back", () => {
  for (const zone of ["Europe/Lisbon", "Pacific/Kiritimati", "America/St_Johns", "UTC"]) {
    const at = new Date("2026-06-15T09:45:00Z");
    const { date, time } = wallClock(at, zone);
    expect(momentAt(date, time, zone)).toEqual(at);
  }
});
