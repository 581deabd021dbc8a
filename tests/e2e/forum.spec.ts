import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { signIn } from "#tests/support/people.ts";

// The forum as a plain site: what is done here is done with scripts and without.

async function signInAnew(page: Page, email: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, email);
}

for (const javaScriptEnabled of [true, false]) {
  const word = javaScriptEnabled ? "marmalade" : "gooseberry";
  const [asks, answers] = javaScriptEnabled ? ["learner@demo.example", "facilitator@demo.example"] : ["reviewer@demo.example", "editor@demo.example"];

  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled, expectedErrors: /status of 422/ }); // what is to be corrected

    test("a person asks, another answers and reacts, the first accepts and edits, a visitor finds it", async ({ page }) => {
      test.setTimeout(60_000);
      await signInAnew(page, asks);
      await page.goto("/forum");
      await page.getByRole("link", { name: "Housing" }).first().click();
      await page.getByRole("link", { name: "New topic" }).click();
      await page.getByRole("button", { name: "Question", exact: true }).click();
      await page.getByLabel("Title").fill(`Who has tried ${word} with neighbours?`);
      await page.getByRole("button", { name: "Open topic" }).click();
      await expect(page.getByRole("alert")).toContainText("Write something first.");
      await expect(page.getByLabel("Title")).toHaveValue(`Who has tried ${word} with neighbours?`);
      await page.getByRole("textbox", { name: "Text", exact: true }).fill("We look for **something** that brings people to one table.");
      await page.getByRole("button", { name: "Open topic" }).click();
      await expect(page.getByRole("heading", { level: 1, name: `Who has tried ${word}` })).toBeVisible();
      await expect(page.locator("article strong")).toHaveText("something");
      const address = new URL(page.url()).pathname;

      await signInAnew(page, answers);
      await page.goto(address);
      await page.getByRole("link", { name: "Answer post 1" }).click();
      await expect(page.locator("#write")).toContainText("In answer to");
      await page.getByLabel("Your answer").fill(`We have tried ${word} twice.`);
      await page.getByRole("button", { name: "Send answer" }).click();
      const answer = page.getByRole("article", { name: /^Post 2/ });
      await expect(answer).toContainText(`We have tried ${word} twice.`);
      await expect(answer).toContainText("In answer to");
      await page.getByRole("button", { name: "Useful" }).click();
      await expect(page.getByRole("button", { name: "Useful: 1" })).toHaveAttribute("aria-pressed", "true");

      await signInAnew(page, asks);
      await page.goto(address);
      await expect(page.getByText("Not read from here")).toBeVisible();
      await page.getByRole("button", { name: "Accept as answer: post 2" }).click();
      await expect(answer).toContainText("Accepted answer");
      await page.getByRole("link", { name: "Edit post 1" }).click();
      await page.getByLabel("Text", { exact: true }).fill("We look for anything at all.");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByRole("article", { name: /^Post 1/ })).toContainText("anything at all");
      await page.getByRole("link", { name: "edited" }).click();
      await expect(page.locator("main")).toContainText("brings people to one table");

      await page.context().clearCookies();
      await page.goto("/forum");
      await page.getByRole("searchbox").fill(`tried ${word}`);
      await page.getByRole("search").getByRole("button").click();
      await page.getByRole("link", { name: `Who has tried ${word}` }).first().click();
      await expect(page.getByRole("link", { name: "Sign in to answer" })).toBeVisible();
    });
  });
}

test("the pages stand up to axe, wide and narrow", async ({ page }) => {
  await signInAnew(page, "editor@demo.example");
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["/forum", "/forum/spaces/general", "/forum/spaces/general/new?kind=practice-story", "/forum/topics/2", "/forum/topics/3", "/forum/search?q=question"]) {
      await page.goto(address);
      expect((await new AxeBuilder({ page }).analyze()).violations, address).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width);
    }
  }
});
