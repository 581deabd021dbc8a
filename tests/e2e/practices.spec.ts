import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openAs } from "#tests/support/people.ts";

// The Integration Lab as a visitor uses it, without any script: links and forms carry it, every state has an address.

const t = getT("pt", "practices");
const bed = "/practices/skane-health-inclusion-test-bed";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, locale: "pt-PT" });

  test("a Portuguese official searches in Portuguese and reads the Skåne test bed", async ({ page }) => {
    await page.goto("/practices");
    await page.locator("#q").fill("grupos de pares parentalidade");
    await page.locator("#practice-search button").click();
    await expect(page).toHaveURL(/q=grupos/);
    await expect(page.locator("main")).toContainText(t("search.also"));
    await page.locator(`main a[href="${bed}"]`).click();
    await expect(page.locator("h1")).toContainText("banco de ensaio");
    await expect(page.locator("main")).toContainText(t("fields.lessons"));
    await page.locator('a[href="#source-2"]').first().click();
    await expect(page.locator("#source-2")).toBeInViewport();
  });

  test("filters narrow the list, stand in the address and can be taken away", async ({ page }) => {
    await page.goto("/practices");
    const all = await page.locator("main article").count();
    await page.locator("#outcome-unsuccessful").check();
    await page.locator("#filters button").click();
    await expect(page).toHaveURL(/outcome=unsuccessful/);
    // Three that failed come with the product; other tests publish more.
    await expect(page.locator("main article").nth(2)).toBeVisible();
    await page.waitForLoadState();
    const failed = await page.locator("main article").count();
    expect(failed).toBeLessThan(all);
    await page.locator(`a[aria-label="${t("search.remove", { label: t("outcomes.unsuccessful") })}"]`).click();
    await expect(page).not.toHaveURL(/outcome/);
  });

  test("the map and the list beside it name the same regions, and lead to their practices", async ({ page }) => {
    await page.goto("/practices?view=map");
    const onMap = await page.locator("figure a").evaluateAll((links) => links.map((link) => link.getAttribute("href")).sort());
    const inList = await page.locator('section[aria-labelledby="by-region"] a').evaluateAll((links) => links.map((link) => link.getAttribute("href")).sort());
    expect(onMap.length).toBeGreaterThan(5);
    expect(onMap).toEqual(inList);
    await page.locator('section[aria-labelledby="by-region"] a[href*="SE224"]').click();
    await expect(page.locator("#region-name")).toBeVisible();
    await expect(page.locator("#region")).toContainText(getT("pt", "regions")("page.talk"));
    await expect(page.locator('figure a[aria-current], section[aria-labelledby="by-region"] a[aria-current]')).toHaveCount(2);
    await page.locator('#region a[href*="region=SE224"]').click();
    await expect(page).toHaveURL(/region=SE224/);
    await expect(page.locator("main article").first()).toContainText("Escânia");
  });
});

test("the map goes closer and back by its buttons and by keys, and a region opens by Enter", async ({ page }) => {
  await page.goto("/practices?view=map&lang=pt");
  const map = page.locator("figure svg[role=group]");
  await page.getByRole("button", { name: t("map.in") }).click();
  await expect(map).not.toHaveAttribute("viewBox", "0 0 1000 880");
  const near = await map.getAttribute("viewBox");
  await page.keyboard.press("ArrowRight");
  await expect(map).not.toHaveAttribute("viewBox", near ?? "");
  await page.keyboard.press("0");
  await expect(map).toHaveAttribute("viewBox", "0 0 1000 880");
  await page.locator('figure a[href*="SE224"]').focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#region article").first()).toContainText("Escânia");
});

test("a box that is ticked narrows the list at once", async ({ page }) => {
  await page.goto("/practices");
  await page.locator("#area-housing").check();
  await expect(page).toHaveURL(/area=housing/);
  await expect(page.locator("#area-housing")).toBeChecked();
});

test("words are searched in all languages, or only as typed", async ({ page }) => {
  await page.goto("/practices?q=asyls%C3%B6kande");
  await expect(page.locator("main article").first()).toBeVisible();
  await page.getByRole("link", { name: getT("en", "practices")("search.exact") }).click();
  await expect(page).toHaveURL(/words=exact/);
  await expect(page.locator("main")).toContainText(getT("en", "practices")("search.exactNote"));
});

for (const javaScriptEnabled of [true, false]) {
  test(`a practice is taken up and discussed, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({ browser, watch }) => {
    const record = javaScriptEnabled ? "/practices/skane-milsa" : "/practices/skane-my-path-forward";
    const t = getT("en", "practices");
    const page = await openAs(browser, watch, "learner@demo.example", { javaScriptEnabled });
    await page.goto(record);
    await page.getByRole("link", { name: t("adopt.say") }).click();
    await page.locator("#adopt-place").fill("Demonstration region");
    await page.locator("#adopt-changes").fill("With volunteers from the library.");
    await page.locator("#adopt-state").selectOption("running");
    await page.getByRole("button", { name: getT("en", "common")("actions.save") }).click();
    await expect(page.locator("main")).toContainText("With volunteers from the library.");
    await expect(page.locator("main")).toContainText(t("adopt.toldHere"));
    await page.getByRole("link", { name: t("adopt.change") }).click();
    await expect(page.locator("#adopt-place")).toHaveValue("Demonstration region");
    await page.locator("#adopt-result").fill("Forty people came.");
    await page.getByRole("button", { name: getT("en", "common")("actions.save") }).click();
    await expect(page.locator("main")).toContainText("Forty people came.");
    await page.getByRole("link", { name: t("discuss.begin") }).click();
    await page.locator("#discuss-text").fill("Who paid for the communicators?");
    await page.getByRole("button", { name: t("discuss.open") }).click();
    await expect(page).toHaveURL(/\/forum\/topics\/\d+/);
    await expect(page.locator("main")).toContainText("Who paid for the communicators?");
    await page.locator(`main a[href$="${record}"]`).first().click();
    await page.getByRole("link", { name: t("discuss.read", { count: 1 }) }).click();
    await expect(page).toHaveURL(/\/forum\/topics\/\d+/);
  });
}
