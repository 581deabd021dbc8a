import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { expect, sharedServer, test } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// One forum in seven languages: what one writes in one, another translates, and a third reads.

test.use({ expectedErrors: /status of 422/ });

const t = (locale: Locale, key: string, values: Record<string, unknown> = {}): string => getT(locale, "forum")(key, values);

const own = (email: string, name: string, locale: Locale): string => makePersonLike(email, { name, locale });

async function openSwedishTopic(title: string, email = own("learner2@demo.example", "Lars Demo", "sv")): Promise<string> {
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email, password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "Vi har provat språkkaféer i tre kommuner.", locale: "sv", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

test("a Swede writes, a Portuguese translates, and whoever reads Portuguese sees that, with the original one click away", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const topic = await openSwedishTopic("Språkkaféer i små kommuner");
  const translator = await openAs(browser, watch, own("facilitator@demo.example", "Rita Demo", "pt"));
  const portuguese = "Experimentámos cafés de línguas em três municípios.";

  await test.step("translate", async () => {
    await translator.goto(topic);
    await translator.getByRole("link", { name: t("pt", "posts.translateNamed", { seq: 1 }) }).click();
    await expect(translator.locator('[lang="sv"].prose')).toContainText("språkkaféer");
    await translator.getByRole("button", { name: t("pt", "translate.save") }).click();
    await expect(translator.getByRole("alert")).toContainText(t("pt", "errors.emptyPost"));
    await translator.locator("#markdown").fill(portuguese);
    await translator.getByRole("button", { name: t("pt", "translate.save") }).click();
    await expect(translator.locator('article [lang="pt"].prose')).toHaveText(portuguese);
    await expect(translator.locator("article").first()).toContainText(t("pt", "posts.translatedBy", { name: "" }).trim());
    await translator.getByText(t("pt", "posts.original", { language: "Svenska" })).click();
    await expect(translator.locator('article [lang="sv"].prose')).toContainText("språkkaféer");
  });
  await translator.context().close();

  await test.step("an Italian who reads Italian and Portuguese chooses so, sees the translation, and what is left out", async () => {
    await openSwedishTopic("Bara på svenska");
    const reader = await openAs(browser, watch, own("coordinator@demo.example", "Gina Demo", "it"));
    await reader.goto("/forum?view=active");
    await expect(reader.getByRole("link", { name: "Bara på svenska" })).toBeVisible();
    await reader.getByText(t("it", "reading.choose")).click();
    await reader.getByRole("checkbox", { name: "Italiano" }).check();
    await reader.getByRole("checkbox", { name: "Português" }).check();
    await reader.getByRole("button", { name: getT("it")("actions.save") }).click();
    await expect(reader.getByText(t("it", "reading.only", { languages: "Português e Italiano" }))).toBeVisible();
    await expect(reader).toHaveURL(/view=active$/);
    await expect(reader.getByRole("link", { name: "Språkkaféer i små kommuner" })).toBeVisible();
    await expect(reader.getByRole("link", { name: "Bara på svenska" })).toHaveCount(0);
    await reader.getByRole("link", { name: t("it", "reading.showAll") }).click();
    await expect(reader.getByRole("link", { name: "Bara på svenska" })).toBeVisible();
    await reader.getByRole("link", { name: t("it", "reading.showChosen", { languages: "Português e Italiano" }) }).click();
    await reader.getByRole("link", { name: "Språkkaféer i små kommuner" }).click();
    await expect(reader.locator('article [lang="pt"].prose')).toHaveText(portuguese);
    await expect(reader.locator("article details[open]")).toHaveCount(0);

    const swede = new FormClient(sharedServer().origin);
    await swede.post("/sign-in", { email: own("learner2@demo.example", "Siv Demo", "sv"), password: demoPassword });
    await swede.post(topic, { intent: "reply", markdown: "Tack för översättningen!", locale: "sv", sendKey: randomUUID() });
    await reader.reload();
    const folded = reader.getByRole("article").filter({ hasText: "Tack för översättningen!" });
    await expect(folded.locator(".prose")).toBeHidden();
    await expect(folded.locator("summary")).toContainText("Svenska");
    await folded.locator("summary").click();
    await expect(folded.locator(".prose")).toBeVisible();
    await reader.goto("/profile");
    await reader.getByRole("checkbox", { name: "Italiano" }).uncheck();
    await reader.getByRole("checkbox", { name: "Português" }).uncheck();
    await reader.locator("#details button").last().click();
    await expect(reader.locator("main").getByRole("status")).toBeVisible();
    await reader.goto("/forum");
    await expect(reader.getByText(t("it", "reading.choose"))).toBeVisible();
    await reader.context().close();
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a visitor chooses languages, sees what is left out, and chooses all again", async ({ page }) => {
    await openSwedishTopic("Utan skript");
    await page.goto("/forum/spaces/general");
    await page.getByText(t("en", "reading.choose")).click();
    await page.getByRole("checkbox", { name: "Italiano" }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page).toHaveURL(/\/forum\/spaces\/general$/);
    await expect(page.getByText(t("en", "reading.only", { languages: "Italiano" }))).toBeVisible();
    await expect(page.getByRole("link", { name: "Utan skript" })).toHaveCount(0);
    await page.getByRole("link", { name: t("en", "reading.show"), exact: true }).click();
    await expect(page.getByRole("link", { name: "Utan skript" })).toBeVisible();
    await page.getByText(t("en", "reading.change"), { exact: true }).click();
    await page.getByRole("checkbox", { name: "Italiano" }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(t("en", "reading.choose"))).toBeVisible();
  });
});

test("a topic gets another title and theme, seen live; its theme and its author are followed, found again and stopped", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const swede = own("learner2@demo.example", "Nils Demo", "sv");
  const topic = await openSwedishTopic("En rubrik med fel", swede);
  const reader = await openAs(browser, watch, own("partner@demo.example", "Amy Demo", "en"));
  await reader.goto(topic);
  await expect(reader.getByText(t("en", "live.mute"))).toBeVisible();
  const author = await openAs(browser, watch, swede);

  await test.step("edit", async () => {
    await author.goto(topic);
    await author.getByRole("link", { name: t("sv", "topic.edit") }).click();
    await author.getByLabel(t("sv", "write.title")).fill("Fel");
    await author.getByRole("button", { name: getT("sv")("actions.save") }).click();
    await expect(author.getByRole("alert")).toContainText(t("sv", "errors.titleTooShort"));
    await author.getByLabel(t("sv", "write.title")).fill("En rubrik utan fel");
    await author.getByRole("checkbox", { name: getT("sv")("themes.language") }).check();
    await author.getByRole("button", { name: getT("sv")("actions.save") }).click();
    await expect(author.getByRole("heading", { level: 1 })).toHaveText("En rubrik utan fel");
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("En rubrik utan fel");
  });

  await test.step("follow", async () => {
    await reader.getByRole("link", { name: `# ${getT("en")("themes.language")}` }).click();
    await expect(reader).toHaveURL(/tags\/language$/); // both pages have the button
    await reader.getByRole("button", { name: t("en", "follow.follow") }).click();
    await expect(reader.getByRole("button", { name: t("en", "follow.unfollow") })).toBeVisible();
    await reader.getByRole("link", { name: "En rubrik utan fel" }).click();
    await expect(reader).toHaveURL(new RegExp(topic));
    await reader.getByRole("link", { name: "Nils Demo" }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Nils Demo");
    await expect(reader.getByRole("link", { name: "En rubrik utan fel" })).toBeVisible();
    await reader.getByRole("button", { name: t("en", "follow.mute") }).click();
    await expect(reader.getByRole("button", { name: t("en", "follow.unmute") })).toBeVisible();
    await reader.goto("/forum");
    await reader.getByRole("link", { name: t("en", "following.title") }).click();
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText(t("en", "following.title"));
    const theme = `# ${getT("en")("themes.language")}`;
    await expect(reader.getByRole("listitem").filter({ hasText: "Nils Demo" })).toContainText(t("en", "following.muted"));
    await reader.getByRole("button", { name: `${t("en", "following.stop")}: ${theme}` }).click();
    await expect(reader.getByRole("link", { name: theme })).toHaveCount(0);
    await reader.getByRole("button", { name: `${t("en", "following.unmute")}: Nils Demo` }).click();
    await expect(reader.getByRole("link", { name: "Nils Demo" })).toHaveCount(0);
  });
  await reader.context().close();
  await author.context().close();
});

test("who translates a first post says its title and fields too, and readers of that language find them in lists, search, feeds, on paper and where they are told of it", async ({ browser, watch }) => {
  const mark = randomUUID().slice(0, 8);
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email: makePersonLike("learner@demo.example", { name: "Ebba Rubrik", locale: "sv" }), password: demoPassword });
  const topic = (await author.post("/forum/spaces/general/new", { kind: "practice-request", seen: "yes", title: `Nattbussar ${mark}`, "fields.need": "Ingen buss efter åtta", markdown: "Vem har löst det?", locale: "sv", sendKey: randomUUID() })).split(/[?#]/)[0] ?? "";

  const translator = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Tom Title", locale: "en" }), { locale: "en-GB", javaScriptEnabled: false });
  await translator.goto(topic);
  await translator.getByRole("link", { name: t("en", "posts.translateNamed", { seq: 1 }) }).click();
  await expect(translator.getByText("Ingen buss efter åtta")).toBeVisible();
  await translator.locator("#title").fill(`Night buses ${mark}`);
  await translator.locator("#need").fill("No bus after eight");
  await translator.locator("#markdown").fill("Who has solved it?");
  await translator.locator('button[value="pt"][name="switch"]').click(); // to another language, and back: what was typed comes along
  await expect(translator.locator("#title")).toHaveValue(`Night buses ${mark}`);
  await expect(translator.locator("#need")).toHaveValue("No bus after eight");
  await translator.locator('button[value="en"][name="switch"]').click();
  await translator.locator('button[value="save"]').click();
  await expect(translator.getByRole("heading", { level: 1, name: `Night buses ${mark}` })).toBeVisible();
  await expect(translator.locator("main q")).toHaveText(`Nattbussar ${mark}`);
  await expect(translator.locator("main dl").first()).toContainText("No bus after eight");

  await translator.goto("/forum/spaces/general");
  await expect(translator.getByRole("link", { name: `Night buses ${mark}` })).toBeVisible();
  await expect(translator.locator("main li", { hasText: mark })).toContainText(t("en", "topics.translatedFrom", { language: "Svenska" }));

  await translator.goto(`/forum/search?q=${mark}+buses`);
  await expect(translator.locator("main ol").getByRole("link", { name: `Night buses ${mark}` })).toBeVisible();
  await expect(translator.locator("main ol mark").filter({ hasText: "buses" })).toBeVisible();
  await expect(translator.locator("main ol")).toContainText("No bus after eight");
  const feedOf = async (locale: Locale) => (await translator.request.get(`/forum/spaces/general/feed.atom?lang=${locale}`)).text();
  expect(await feedOf("en")).toContain(`<title xml:lang="en">Night buses ${mark}</title>`);
  expect(await feedOf("fr")).toContain(`<title xml:lang="sv">Nattbussar ${mark}</title>`);
  await translator.goto(`${topic}/print`);
  await expect(translator.getByRole("heading", { level: 1, name: `Night buses ${mark}` })).toBeVisible();
  await expect(translator.locator("main q")).toHaveText(`Nattbussar ${mark}`);
  await expect(translator.locator("main dl").nth(1)).toContainText("No bus after eight");
  await translator.goto(topic);
  await translator.locator("main").getByRole("button", { name: t("en", "follow.follow"), exact: true }).click();
  await expect(translator.locator("main").getByRole("button", { name: t("en", "follow.unfollow"), exact: true })).toBeVisible();
  await author.post(topic, { intent: "reply", markdown: "Tack!", locale: "sv", sendKey: randomUUID() });
  await translator.goto("/notifications");
  await expect(translator.locator("main")).toContainText(`Night buses ${mark}`);
  const reader = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Sven Original", locale: "sv" }), { locale: "sv-SE" });
  await reader.goto(topic);
  await expect(reader.getByRole("heading", { level: 1, name: `Nattbussar ${mark}` })).toBeVisible();
  for (const page of [translator, reader]) await page.context().close();
});
