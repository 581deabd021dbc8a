import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { signIn } from "#tests/support/people.ts";

// Somebody changes a text that is already there before the scripts of the page have come, or while they take it over.

const place = "/actions/demo-action-housing/edit/problem";
const text = (page: Page) => page.locator("textarea").first();

test.beforeEach(({ page }) => signIn(page, "coordinator@demo.example"));

test("what is typed before the scripts have come stays", async ({ page }) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  await page.route(/\/assets\/entry\.client-[^/]*\.js/, (route) => gate.then(() => route.continue()));
  await page.goto(place, { waitUntil: "commit" });
  const before = await text(page).inputValue();
  await text(page).press("Control+End");
  await page.keyboard.type(" And more.");
  open();
  await expect(page.locator("footer button"), "the page is hydrated").toBeVisible();
  await expect(text(page)).toHaveValue(`${before} And more.`);
});

test("what is typed in the moment in which the page wakes up stays, and so does what was typed before", async ({ page }) => {
  await page.addInitScript(() => {
    const listen = document.addEventListener.bind(document);
    let isTyped = false;
    document.addEventListener = (...[type, ...rest]: Parameters<typeof listen>) => {
      listen(type, ...rest);
      if (type !== "click" || isTyped) return;
      isTyped = true;
      queueMicrotask(() => {
        const area = document.querySelector("textarea");
        if (!area) return;
        area.focus();
        area.setSelectionRange(area.value.length, area.value.length);
        document.execCommand("insertText", false, " And more.");
      });
    };
  });
  await page.goto(place);
  await expect(page.locator("footer button"), "the page is hydrated").toBeVisible();
  await expect(text(page)).toHaveValue(/ And more\.$/);
});
