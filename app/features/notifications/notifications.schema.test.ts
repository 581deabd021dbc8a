import { expect, test } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { notificationKinds } from "./kinds.ts";
import { choicesOf, notificationSettingSchema } from "./notifications.schema.ts";

test("takes what is not ticked as left out", () => {
  const input = notificationSettingSchema.parse({ mail: "daily", mention: "on", flag: "on", quietFrom: "22", quietTo: "7" });
  expect(choicesOf(input)).toEqual({ mail: "daily", muted: ["reply", "followed", "accepted", "moderation", "held", "appeal", "submission", "translation", "review", "adopted", "reminder", "minutes", "evaluation", "attended", "search", "expert", "action", "message"], quietFrom: 22, quietTo: 7 });
});

test("takes empty hours as none", () => {
  expect(choicesOf(notificationSettingSchema.parse({ mail: "each" }))).toMatchObject({ quietFrom: null, quietTo: null });
});

test.each([
  ["one hour without the other", { mail: "each", quietFrom: "22" }, "quietTo"],
  ["the same hour twice", { mail: "each", quietFrom: "7", quietTo: "7" }, "quietTo"],
  ["an hour that no clock shows", { mail: "each", quietFrom: "24", quietTo: "7" }, "quietFrom"],
  ["a rhythm that there is not", { mail: "hourly" }, "mail"],
  ["no rhythm", {}, "mail"],
])("refuses %s", (_case, input, field) => {
  expect(notificationSettingSchema.safeParse(input).error?.issues[0]?.path).toEqual([field]);
});

test.each(locales)("every kind has a sentence and a name to choose mails by, in %s", (locale) => {
  const t = getT(locale, "notifications");
  const missing = notificationKinds.flatMap((kind) => [`kinds.${kind}`, `kindNames.${kind}`]).filter((key) => t(key) === key);
  expect(missing).toEqual([]);
});
