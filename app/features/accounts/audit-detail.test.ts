import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { actKinds } from "#app/features/forum/moderation-acts.server.ts";
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

test("what moderators did is told with the names of spaces, and without the number of the decision", () => {
  const detail = readDetail({ act: "abc", from: "general", to: "area-health", posts: 2, into: 12, flags: 1, holdFirstPosts: 0 });
  expect(detailInWords(detail, getT("en", "admin"), (id) => (id === "general" ? "General" : id))).toEqual(["From: General", "To: area-health", "2 posts", "Into topic 12", "1 flag", "First posts of new members that wait: 0"]);
});

test("what administrators did with a space is said in the words of its form", () => {
  expect(words({ parts: ["texts", "position"], readers: "members", writers: "moderators" })).toEqual(["Name and description", "Position", "Who reads: Members", "Who writes: Moderators"]);
});

test("every act that the product writes down has a name", () => {
  const written = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".server.ts")).flatMap((file) => [...readFileSync(path.join("app", file), "utf8").matchAll(/action: ["`]([\w.-]+)["`]/g)].map((match) => match[1] ?? ""));
  const names = [...new Set([...written, ...actKinds.map((kind) => `forum.${kind}`), "forum.flags-upheld", "forum.flags-dismissed"])];
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => getT("en", "admin")(`audit.actions.${name}`) === `audit.actions.${name}`)).toEqual([]);
});

test("what nobody foresaw is shown as it was written, and what is no detail as nothing", () => {
  expect(words({ colour: ["red", "blue"] })).toEqual(["colour: red, blue"]);
  expect([null, "text", [1]].map((stored) => words(stored))).toEqual([[], [], []]);
});
