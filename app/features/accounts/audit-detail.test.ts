import { expect, test } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { detailInWords, readDetail } from "./audit-detail.ts";

const words = (stored: unknown, locale: "en" | "sv" = "en") => detailInWords(readDetail(stored), getT(locale, "admin"));

test("every detail that the product notes is said in words", () => {
  expect(words({ version: 1 })).toEqual(["Version 1"]);
  expect(words({ replaces: "RA-2026-000002" }, "sv")).toEqual(["Ersätter RA-2026-000002"]);
  expect(words({ role: "editor", days: 14, isOpen: false })).toEqual(["Editor", "Valid for 14 days"]);
  expect(words({ role: null, days: 1, isOpen: true })).toEqual(["Valid for 1 day", "A link that anybody may use"]);
  expect(words({ byInvitation: false })).toEqual([]);
  expect(words({ domains: ["nord.example", "ost.example"] })).toEqual(["nord.example", "ost.example"]);
  expect(words({ changed: ["registrationMode", "issuerName"] })).toEqual(["Who may create an account", "Issuer named on certificates"]);
});

test("what nobody foresaw is shown as it was written, and what is no detail as nothing", () => {
  expect(words({ colour: ["red", "blue"] })).toEqual(["colour: red, blue"]);
  expect([null, "text", [1]].map((stored) => words(stored))).toEqual([[], [], []]);
});
