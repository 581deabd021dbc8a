import { expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { templateAgenda } from "./agenda-templates.ts";
import { newPlan, parsePlan, typedPlan, type TypedPlan } from "./plan-form.server.ts";
import { actSchema } from "./room/state/acts.schema.ts";
import { readMaterial, type WorkshopInput } from "./workshops.schema.ts";

// What is typed into plans and rooms: taken as it is meant, or refused with a sentence beside its field.

const t = getT("en", "workshops");
const good: TypedPlan = { ...newPlan({ template: "plain", items: templateAgenda("plain", t), locale: "en", timeZone: "UTC", t, now: new Date("2026-11-27T09:00:00Z") }), title: "Housing", purpose: "Agree" };
const parse = (changes: Partial<TypedPlan>): WorkshopInput => {
  const parsed = parsePlan({ ...good, ...changes });
  return "input" in parsed ? parsed.input : expect.fail(JSON.stringify(parsed.errors));
};
const errors = (changes: Partial<TypedPlan>): Record<string, string[]> => {
  const parsed = parsePlan({ ...good, ...changes });
  return "errors" in parsed ? parsed.errors : {};
};
const item = { kind: "talk", title: "Talk", minutes: "10", instructions: "", material: "", way: "", groups: "3", groupMinutes: "", board: "none", columns: "", tasks: "" };

it.each([
  ["a title of nothing that can be seen", { title: "\u200B\u0000" }, { title: ["refusals:empty"] }],
  ["a day that no month has", { date: "2026-02-30" }, { date: ["refusals:badDate"] }],
  ["the hour 24", { time: "24:00" }, { date: ["refusals:badDate"] }],
  ["no day", { date: "" }, { date: ["refusals:badDate"] }],
  ["half a person", { capacity: "2.5" }, { capacity: ["refusals:badNumber"] }],
  ["a capacity in words", { capacity: "many" }, { capacity: ["refusals:badNumber"] }],
  ["a capacity in another notation", { capacity: "0x10" }, { capacity: ["refusals:badNumber"] }],
  ["a capacity without end", { capacity: "Infinity" }, { capacity: ["refusals:badNumber"] }],
  ["no minutes", { agenda: [{ ...item, minutes: "" }] }, { agenda: ["refusals:badNumber"] }],
  ["half a minute", { agenda: [{ ...item, minutes: "1.5" }] }, { agenda: ["refusals:badNumber"] }],
  ["reading of another site", { preparation: "//evil.example Read this" }, { preparation: ["refusals:badPath"] }],
  ["reading of another site by a backslash", { preparation: "/\\evil.example Read this" }, { preparation: ["refusals:badPath"] }],
])("refuses of a plan %s", (_, changes, expected) => {
  expect(errors(changes)).toEqual(expected);
});

it("takes the plan for groups of a step of work in groups, and of no other", () => {
  const typed = { ...item, kind: "breakout", way: "region", groups: "4", groupMinutes: "", board: "free", columns: "What\n\n Who ", tasks: "Housing\r\nWork" };
  const breakout = { way: "region", groups: 4, minutes: null, board: "free", columns: ["What", "Who"], tasks: ["Housing", "Work"] };
  const input = parse({ agenda: [typed, { ...typed, way: "" }, { ...typed, kind: "talk" }] });
  expect(input.agenda.map((step) => step.breakout)).toEqual([breakout, null, null]);
  expect(parse(typedPlan(input)).agenda).toEqual(input.agenda);
  expect([errors({ agenda: [{ ...typed, groups: "0" }] }), errors({ agenda: [{ ...typed, groups: "many" }] }), errors({ agenda: [{ ...typed, groupMinutes: "0" }] }), errors({ agenda: [{ ...typed, tasks: "x".repeat(301) }] })].map(({ agenda }) => agenda)).toEqual([["refusals:badNumber"], ["refusals:badNumber"], ["refusals:badNumber"], ["refusals:tooLong"]]);
  expect(parse({ agenda: [{ ...typed, kind: "talk", groups: "many" }] }).agenda[0]?.breakout).toBeNull();
});

it("takes what a plan means", () => {
  const input = parse({ title: " Housing\r\nfirst\u0000 ", purpose: "One\r\ntwo", capacity: " 30 ", preparation: "/courses/mipex-r?unit=2#goals The indicators", agenda: [{ ...item, title: "Talk\u202E" }] });
  expect(input).toMatchObject({ title: "Housing first", purpose: "One\ntwo", capacity: 30, preparation: [{ path: "/courses/mipex-r?unit=2#goals", title: "The indicators" }], agenda: [{ title: "Talk", minutes: 10 }] });
  expect(parse(typedPlan(input))).toEqual(input);
});

it("leaves out stored reading that leads elsewhere", () => {
  expect(readMaterial([{ path: "//evil.example", title: "Read this" }, { path: "/courses", title: "Courses" }, null])).toEqual([{ path: "/courses", title: "Courses" }]);
});

it.each([
  ["a day by when that does not exist", { type: "action.set", text: "Open a desk", due: "2027-02-30" }, "refusals:badDay"],
  ["a day by when in words", { type: "action.set", text: "Open a desk", due: "soon" }, "refusals:badDay"],
  ["an action of nothing", { type: "action.set", text: "\u200B" }, "refusals:empty"],
  ["a link elsewhere", { type: "note.add", boardId: "b", columnId: "c", text: "Note", link: { kind: "topic", path: "//evil.example", title: "Topic" } }, undefined],
  ["half a minute", { type: "timer.start", minutes: "1.5" }, "refusals:badNumber"],
  ["no minute", { type: "timer.start", minutes: "" }, "refusals:badNumber"],
  ["a minute that is no number", { type: "timer.start", minutes: [1] }, "refusals:badNumber"],
])("refuses of an act %s", (_, act, message) => {
  const { error } = actSchema.safeParse(act);
  expect(error).toBeDefined();
  if (message) expect(error?.issues[0]?.message).toBe(message);
});

it("takes what an act means", () => {
  expect(actSchema.parse({ type: "action.set", text: "Open\r\na desk\u0000", due: "2027-02-28" })).toMatchObject({ text: "Open\na desk", due: "2027-02-28" });
  expect(actSchema.parse({ type: "timer.start", minutes: "15" })).toMatchObject({ minutes: 15 });
});
