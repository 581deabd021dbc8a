import { expect, test } from "vitest";
import { formatActiveTime, formatPercent, formatTime } from "./format.ts";
import { locales } from "./locales.ts";

test("sets the space before the per cent sign as the texts of each language do", () => {
  for (const locale of ["en", "it"] as const) expect(formatPercent(86, locale)).toBe("86%");
  for (const locale of ["es", "ca", "pt", "sv", "fr"] as const) expect(formatPercent(86, locale)).toMatch(/^86[\u00a0\u202f]%$/);
});

test("writes times of day with twenty-four hours in every language", () => {
  for (const locale of locales) expect(formatTime("2026-11-27T14:05:00Z", locale, "UTC")).toMatch(/^14:05$/);
});

test("counts a minute of learning once it is over", () => {
  expect([59, 60, 645].map((seconds) => formatActiveTime(seconds, "sv"))).toEqual(["0 min", "1 min", "10 min"]);
});
