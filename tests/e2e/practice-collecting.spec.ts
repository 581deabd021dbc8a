import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// Practices put side by side, into lists and under watch: the same with scripts and without.

const t = getT("en", "practices");
const save = getT("en", "common")("actions.save");

for (const javaScriptEnabled of [true, false]) {
  test(`practices are compared, collected, shared and watched, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({ browser, watch }) => {
    const page = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Collects Demo", locale: "en" }), { javaScriptEnabled });
    const main = page.locator("main");
    const title = `For the meeting ${javaScriptEnabled ? "with" : "without"} scripts`;

    await test.step("two records that were ticked stand side by side, at an address to pass on", async () => {
      await page.goto("/practices?area=health");
      await page.locator('main input[name="ids"]').nth(0).check();
      await page.locator('main input[name="ids"]').nth(1).check();
      await page.getByRole("button", { name: t("compare.chosen") }).click();
      await expect(page.locator("h1")).toHaveText(t("compare.title"));
      await expect(main.locator("h2")).toHaveCount(2);
      await expect(main).toContainText(t("compare.nothing"));
      await main.getByRole("link", { name: t("compare.remove", { title: "" }).trim() }).first().click();
      await expect(main).toContainText(t("compare.one"));
    });

    await test.step("a record goes into a new list, with a note, and a visitor reads it once it is shared", async () => {
      await page.goto("/practices/skane-milsa");
      await main.getByRole("link", { name: t("lists.collect") }).click();
      await page.locator("#collect-title").fill(title);
      await page.locator("#collect-note").fill("Ask who paid for it.");
      await page.getByRole("button", { name: t("lists.put") }).click();
      await expect(page.locator("h1")).toHaveText(title);
      await expect(main).toContainText("Ask who paid for it.");
      const visitor = await (await browser.newContext({ baseURL: new URL(page.url()).origin, javaScriptEnabled, locale: "en-GB" })).newPage();
      const address = page.url();
      expect((await visitor.request.get(address)).status()).toBe(404);
      await main.locator("details summary").click();
      await page.locator("#list-shared").check();
      await main.getByRole("button", { name: save }).click();
      await expect(main).toContainText(t("lists.saved"));
      expect((await visitor.goto(address))?.status()).toBe(200);
      await expect(visitor.locator("main")).toContainText("Ask who paid for it.");
      await visitor.context().close();
    });

    await test.step("a search is saved by a name, and telling of it stops by one click", async () => {
      await page.goto("/practices?area=housing");
      await main.getByRole("link", { name: t("saved.save") }).click();
      await page.locator("#save-name").fill("Homes");
      await main.getByRole("button", { name: save }).click();
      await expect(main).toContainText(t("saved.done.saved"));
      await main.getByRole("button", { name: t("saved.untellNamed", { name: "Homes" }) }).click();
      await expect(main).toContainText(t("saved.done.untold"));
      await main.getByRole("link", { name: "Homes" }).click();
      await expect(page).toHaveURL(/area=housing/);
    });
  });
}
