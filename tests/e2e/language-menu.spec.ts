import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// Another language is one click away on every page, also in the middle of a sentence: nothing typed is lost for it.

test.use({ expectedErrors: /status of 422/ }); // a refused form is answered 422, and the browser notes it

const openMenu = (page: Page) => page.locator("header summary").first().click();
const choose = (page: Page, name: string) => page.locator("header").getByRole("button", { name, exact: true }).click();
const beside = getT("en")("language.beside");

for (const javaScriptEnabled of [false, true]) {
  test(`what is typed stays where it is when its page is opened in another language, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    const page = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Lia Demo", locale: "en" }), { locale: "en-GB", javaScriptEnabled });
    await page.goto("/profile");
    const name = page.locator('main input[name="name"]');
    await name.focus();
    await name.press("End");
    await name.pressSequentially(" and more");
    await openMenu(page);
    await expect(page.getByText(beside)).toBeVisible();
    const [other] = await Promise.all([page.context().waitForEvent("page"), choose(page, "Svenska")]);
    await expect(other.locator("html")).toHaveAttribute("lang", "sv");
    await expect(other).toHaveURL(/\/profile$/);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(name).toHaveValue(/ and more$/);
    await page.context().close();
  });
}

test("what comes back with a refused form stays too; where nothing was typed, or only searched for, the page itself changes", async ({ browser, watch }) => {
  const page = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Lia Demo", locale: "en" }), { locale: "en-GB", javaScriptEnabled: false });
  await page.goto("/forum/spaces/general/new");
  await page.locator('main input[name="title"]').fill("How do others keep a list of interpreters?");
  await page.locator("#topic-form button[type=submit], #topic-form button:not([type])").last().click();
  await expect(page.locator("[data-form-errors]")).toBeVisible();
  await openMenu(page);
  await expect(page.getByText(beside)).toBeVisible();
  const [other] = await Promise.all([page.context().waitForEvent("page"), choose(page, "Français")]);
  await expect(other.locator("html")).toHaveAttribute("lang", "fr");
  await expect(page.locator('main input[name="title"]')).toHaveValue("How do others keep a list of interpreters?");

  await page.goto("/courses");
  await page.locator("#q").pressSequentially("failure");
  await openMenu(page);
  await expect(page.locator("header .when-typed")).toBeHidden();
  await choose(page, "Italiano");
  await expect(page.locator("html")).toHaveAttribute("lang", "it");
  await page.context().close();
});
