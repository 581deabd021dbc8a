import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// A morning in the forum: four people, each in a language of their own, at one topic at the same time.

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|WebSocket connection/ });

const t = (locale: Locale, key: string, values: Record<string, unknown> = {}): string => getT(locale, "forum")(key, values);

const post = (page: Page, seq: number) => page.locator("article[id^=post-]").nth(seq - 1);
const write = (page: Page) => page.locator("#write #markdown");
const show = async (page: Page, locale: Locale, count: number): Promise<void> => page.getByRole("button", { name: t(locale, "live.newPosts", { count }) }).click({ timeout: 20_000 });

async function send(page: Page): Promise<void> {
  const before = await page.locator("article[id^=post-]").count();
  await page.locator('#write button[value="reply"]').click();
  await expect(page.locator("article[id^=post-]")).toHaveCount(before + 1);
}

test("four people in four languages ask, answer, mention, react, translate, accept, edit, flag, hide, lose the net and come back", async ({ browser, watch }) => {
  test.setTimeout(240_000);
  const mark = randomUUID().slice(0, 6);
  const asker = `Carme ${mark}`;
  const spanish = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: asker, locale: "es" }));
  const swedish = await openAs(browser, watch, makePersonLike("facilitator@demo.example", { name: `Lars ${mark}`, locale: "sv" }));
  const french = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: `Luce ${mark}`, locale: "fr" }));
  const moderator = await openAs(browser, watch, makePersonLike("editor@demo.example", { name: `Rita ${mark}`, locale: "pt" }));
  let topic = "";

  await test.step("ask", async () => {
    await spanish.goto("/forum/spaces/general/new?kind=question");
    await spanish.getByLabel(t("es", "write.title")).fill(`¿Quién conoce un buen curso para vecinos? ${mark}`);
    await spanish.locator("#markdown").fill("Buscamos algo que reúna a la gente.");
    // Topics like it may be shown first: who has seen them presses again.
    await expect(async () => {
      await spanish.getByRole("button", { name: t("es", "write.open") }).click({ timeout: 2_000 });
      await expect(spanish).toHaveURL(/\/topics\/\d+/, { timeout: 5_000 });
    }).toPass();
    await expect(spanish.getByRole("heading", { level: 1 })).toContainText(mark);
    topic = new URL(spanish.url()).pathname;
    for (const page of [swedish, french, moderator]) await page.goto(topic);
    await expect(spanish.getByText(t("es", "live.readers", { count: 4 }))).toBeVisible();
  });

  await test.step("answer, and mention who asked", async () => {
    await write(swedish).click();
    await write(swedish).pressSequentially("Vi har ett, @Carm");
    await expect(swedish.getByRole("option", { name: asker })).toBeVisible();
    await write(swedish).press("Enter");
    await write(swedish).pressSequentially("i fyra kommuner.");
    await send(swedish);
    await expect(post(swedish, 2).getByRole("link", { name: `@${asker}` })).toBeVisible();
    await show(spanish, "es", 1);
    await expect(post(spanish, 2).locator(".prose")).toContainText(`Vi har ett, @${asker} i fyra kommuner.`);
    await show(french, "fr", 1);
    await show(moderator, "pt", 1);
    await spanish.goto("/notifications");
    await expect(spanish.locator("main li").first()).toContainText(`Lars ${mark}`);
    await spanish.locator("main li").first().getByRole("link").first().click();
    await expect(spanish).toHaveURL(new RegExp(`${topic}.*#post-`));
  });

  await test.step("react", async () => {
    await post(french, 2).locator('button[name="reaction"][value^="thanks"]').click();
    await expect(post(spanish, 2).locator('button[name="reaction"][value^="thanks"]')).toHaveText(/1/);
  });

  await test.step("translate", async () => {
    await post(french, 2).getByRole("link", { name: t("fr", "posts.translateNamed", { seq: 2 }) }).click();
    await expect(french).toHaveURL(/translate/); // both pages have the field
    await french.locator("#markdown").fill("Nous en avons un, dans quatre communes.");
    await french.getByRole("button", { name: t("fr", "translate.save") }).click();
    await expect(post(french, 2).locator('[lang="fr"].prose')).toContainText("dans quatre communes");
  });

  await test.step("accept", async () => {
    await spanish.getByRole("button", { name: t("es", "posts.acceptNamed", { seq: 2 }) }).click();
    await expect(post(swedish, 2)).toContainText(t("sv", "posts.accepted"));
    await expect(post(moderator, 2)).toContainText(t("pt", "posts.accepted"));
  });

  await test.step("edit", async () => {
    await post(swedish, 2).getByRole("link", { name: t("sv", "posts.editNamed", { seq: 2 }) }).click();
    await expect(swedish).toHaveURL(/\/edit/);
    await swedish.locator("#markdown").press("Control+End");
    await swedish.locator("#markdown").pressSequentially(" Och snart i en femte.");
    await swedish.getByRole("button", { name: getT("sv")("actions.save") }).click();
    await expect(post(spanish, 2)).toContainText("Och snart i en femte.");
    await expect(post(french, 2)).toContainText(t("fr", "posts.outdated"));
    await expect(post(spanish, 2).getByRole("link", { name: t("es", "posts.edited") })).toBeVisible();
  });

  await test.step("flag and hide", async () => {
    await write(swedish).fill("Ring aldrig dit, de är hopplösa.");
    await send(swedish);
    await show(french, "fr", 1);
    await show(spanish, "es", 1);
    await moderator.goto("/forum/moderation");
    await post(french, 3).getByRole("link", { name: t("fr", "posts.flagNamed", { seq: 3 }) }).click();
    await french.locator('input[name="reason"][value="offensive"]').check();
    await french.locator("main form button").last().click();
    await expect(post(french, 3)).toContainText(t("fr", "posts.flagged.open"));
    const queued = moderator.locator("article", { hasText: mark });
    await queued.locator('textarea[name="reason"]').fill("Por favor, sem insultos.");
    await queued.locator('button[value="uphold"]').click();
    await expect(post(spanish, 3)).toContainText(t("es", "posts.hidden"));
    await expect(post(spanish, 3)).not.toContainText("hopplösa");
  });

  await test.step("lose the net, and come back", async () => {
    await spanish.context().setOffline(true);
    for (const text of ["Den fjärde.", "Den femte."]) {
      await write(swedish).fill(text);
      await send(swedish);
    }
    await write(spanish).fill("Escrito en un túnel.");
    await spanish.context().setOffline(false);
    await show(spanish, "es", 2);
    await expect(post(spanish, 5).locator(".prose")).toHaveText("Den femte.");
    await expect(write(spanish)).toContainText("Escrito en un túnel.");
    await send(spanish);
    await show(swedish, "sv", 1);
    await expect(swedish.locator("article[id^=post-]")).toHaveCount(6);
  });
  for (const page of [spanish, swedish, french, moderator]) await page.context().close();
});
