import { describe, expect, it } from "vitest";
import { hourAt, lastTime } from "./local-time.ts";

const at = (text: string): Date => new Date(text);

describe("the hour of the day", () => {
  it.each([
    ["2026-01-15T12:00:00Z", "Europe/Brussels", 13],
    ["2026-07-15T12:00:00Z", "Europe/Brussels", 14],
    ["2026-07-15T12:00:00Z", "Atlantic/Azores", 12],
    ["2026-01-15T23:30:00Z", "Europe/Helsinki", 1],
    ["2026-01-15T23:30:00Z", "UTC", 23],
    ["2026-01-15T20:00:00Z", "Asia/Kathmandu", 1], // 5:45 ahead
    ["2026-01-15T12:00:00Z", "No/Such_Zone", 12],
  ])("%s in %s is %i", (time, zone, hour) => {
    expect(hourAt(at(time), zone)).toBe(hour);
  });
});

describe("the last seven o'clock", () => {
  it.each([
    ["today when it has struck", "2026-01-15T06:00:00Z", "Europe/Brussels", "2026-01-15T06:00:00Z"],
    ["yesterday a second before", "2026-01-15T05:59:59Z", "Europe/Brussels", "2026-01-14T06:00:00Z"],
    ["an hour earlier in UTC in summer", "2026-07-15T05:00:00Z", "Europe/Brussels", "2026-07-15T05:00:00Z"],
    ["on the morning after the clocks went forward", "2026-03-29T06:00:00Z", "Europe/Brussels", "2026-03-29T05:00:00Z"],
    ["before the clocks go forward, seen from that night", "2026-03-29T02:30:00Z", "Europe/Brussels", "2026-03-28T06:00:00Z"],
    ["on the morning after the clocks went back", "2026-10-25T06:30:00Z", "Europe/Brussels", "2026-10-25T06:00:00Z"],
    ["before the clocks go back, seen from the doubled hour", "2026-10-25T01:30:00Z", "Europe/Brussels", "2026-10-24T05:00:00Z"],
    ["on a day that has not begun in UTC", "2026-01-14T19:00:00Z", "Pacific/Auckland", "2026-01-14T18:00:00Z"],
    ["over the turn of the year", "2026-01-01T03:00:00Z", "Europe/Brussels", "2025-12-31T06:00:00Z"],
  ])("is %s", (_case, now, zone, expected) => {
    expect(lastTime(at(now), zone, 7)).toEqual(at(expected));
  });
});

describe("the last Monday at seven", () => {
  it.each([
    ["2026-03-05T12:00:00Z", "2026-03-02T06:00:00Z"],
    ["2026-03-02T06:00:00Z", "2026-03-02T06:00:00Z"],
    ["2026-03-02T05:59:00Z", "2026-02-23T06:00:00Z"],
    ["2026-03-01T23:30:00Z", "2026-02-23T06:00:00Z"], // already Monday there, but not yet seven
    ["2026-03-30T05:00:00Z", "2026-03-30T05:00:00Z"], // the day after the clocks went forward
  ])("seen from %s", (now, expected) => {
    expect(lastTime(at(now), "Europe/Brussels", 7, 1)).toEqual(at(expected));
  });
});
