import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { openAs, makePersonLike } from "#tests/support/people.ts";
import { accounts } from "#tests/support/world.ts";

// A region answers a set of indicators: begun by its coordinator, answered by an expert, asked about by a reviewer, signed off, and read by everybody.

const en = getT("en", "regions");
const it = getT("it", "regions");

test.use({ expectedErrors: /status of 409/ }); // signed off too early

for (const javaScriptEnabled of [true, false]) {
  test(`a region answers, is asked back, signs off and finds its gaps, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    test.setTimeout(120_000);
    const year = String(new Date().getUTCFullYear() - (javaScriptEnabled ? 1 : 2));
    const expert = makePersonLike("learner@demo.example", { name: "Eva Expert", locale: "en" });
    const lead = await openAs(browser, watch, accounts.coordinator, { locale: "it-IT", javaScriptEnabled });
    await lead.goto("/regions/vistamar");
    await lead.getByLabel(it("page.year"), { exact: true }).selectOption(year);
    await lead.getByRole("button", { name: it("page.begin") }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toContainText(year);
    const path = new URL(lead.url()).pathname;

    await lead.getByLabel(it("form.expertEmail")).fill(expert);
    await lead.getByRole("button", { name: it("form.addExpert") }).click();
    await expect(lead.locator("main li", { hasText: "Eva Expert" })).toBeVisible();

    const answering = await openAs(browser, watch, expert, { locale: "en-GB", javaScriptEnabled });
    await answering.goto(`${path}?part=housing`);
    const first = answering.locator("section[id='q-housing.plan']");
    await choose(first, "No");
    await first.locator("summary", { hasText: en("form.more") }).click();
    await first.getByLabel(en("form.comment")).fill("Nothing is written yet.");
    await first.getByRole("button", { name: "Save" }).click();
    await expect(first).toContainText("Eva Expert");

    const reviewer = await openAs(browser, watch, accounts.reviewer, { locale: "en-GB", javaScriptEnabled });
    await reviewer.goto(`${path}?part=housing`);
    const asked = reviewer.locator("section[id='q-housing.plan']");
    await expect(asked).toContainText("Nothing is written yet.");
    await asked.locator("summary", { hasText: en("form.askBack") }).click();
    await asked.getByLabel(en("form.query")).fill("Is one planned?");
    await asked.getByRole("button", { name: en("form.sendQuery") }).click();
    await expect(asked).toContainText("Is one planned?");

    await lead.goto(path);
    await lead.getByRole("button", { name: it("form.signOff") }).click();
    await expect(lead.locator("main")).toContainText(it("errors.openQueries"));
    await answering.reload();
    await answering.getByLabel(en("form.reply")).fill("Yes, for next spring.");
    await answering.getByRole("button", { name: en("form.sendReply") }).click();
    await expect(answering.locator("main")).toContainText("Yes, for next spring.");
    await lead.goto(path);
    await lead.getByRole("button", { name: it("form.signOff") }).click();
    await lead.waitForURL(/\/regions\/vistamar$/);

    const visitor = await browser.newContext({ locale: "en-GB", javaScriptEnabled });
    const page = await visitor.newPage();
    await page.goto(`/regions/vistamar/profile?year=${year}`);
    await expect(page.locator("main")).toContainText(en("profile.self"));
    await expect(page.locator("main")).toContainText(en("illustrative"));
    await page.getByRole("link", { name: en("gaps.find") }).click();
    await expect(page.locator("main h2", { hasText: "Housing" })).toBeVisible();
    await visitor.close();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`two pages with the same question lose neither answer, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }, { retry }) => {
    const one = await openAs(browser, watch, accounts.admin, { locale: "en-GB", javaScriptEnabled });
    await one.goto(`/regions/${retry === 0 ? "belmonte" : "norrvik"}`);
    await one.getByLabel(en("page.year"), { exact: true }).selectOption(String(new Date().getUTCFullYear() - (javaScriptEnabled ? 1 : 2)));
    await one.getByRole("button", { name: en("page.begin") }).click();
    await one.waitForURL(/questionnaires/);
    const question = (page: Page) => page.locator("section[id='q-housing.plan']");
    const path = `${new URL(one.url()).pathname}?part=housing`;
    const two = await one.context().newPage();
    for (const page of [one, two]) {
      await page.goto(path);
      if (javaScriptEnabled) await expect(page.locator("footer button"), "the page is hydrated").toBeVisible();
    }
    const answer = async (page: Page, label: string, comment: string) => {
      if (!(await question(page).getByLabel(en("form.comment")).isVisible())) await question(page).locator("summary", { hasText: en("form.more") }).click();
      await question(page).getByLabel(en("form.comment")).fill(comment);
      await choose(question(page), label);
      // Choosing something else saves by itself where a script runs, and to press then would be the decision.
      if (page === one || !javaScriptEnabled) await question(page).getByRole("button", { name: "Save" }).click();
    };
    await answer(one, "No", "Said on the first page.");
    await expect(question(one)).toContainText("Ada Demo");
    await answer(two, "Yes", "Typed on the second page.");
    await expect(question(two)).toContainText(en("errors.answeredMeanwhile"));
    await expect(question(two).locator(".bg-surface")).toContainText("Said on the first page.");
    await expect(question(two).getByLabel(en("form.comment"))).toHaveValue("Typed on the second page.");
    await expect(question(two).getByLabel("Yes", { exact: true })).toBeChecked();
    await question(two).getByRole("button", { name: "Save" }).click();
    await expect(question(two)).not.toContainText(en("errors.answeredMeanwhile"));
    await two.goto(path);
    await expect(question(two).getByLabel(en("form.comment"))).toHaveValue("Typed on the second page.");
  });
}

async function choose(question: ReturnType<Page["locator"]>, label: string): Promise<void> {
  await question.getByText(label, { exact: true }).click();
}

test("a picture of a profile says what its table says, and stands by itself as a file", async ({ page }) => {
  await page.goto("/regions/vistamar/profile");
  for (const axis of await page.locator("section[aria-labelledby^='axis-']").all()) {
    const drawn = await axis.locator("svg g g > text").allTextContents();
    const rows = await axis.locator("tbody tr").all();
    expect(rows.length).toBeGreaterThan(0);
    for (const [index, row] of rows.entries()) {
      const name = (await row.locator("th").textContent()) ?? "";
      const score = (await row.locator("td").first().textContent()) ?? "";
      expect(drawn.slice(index * 2, index * 2 + 2)).toEqual([name, score]);
    }
  }
  const file = await page.request.get("/regions/vistamar/profile.svg?axis=phase");
  const svg = await file.text();
  expect(svg).toContain(en("illustrative"));
  expect(svg).not.toMatch(/var\(|class=/);
});

test("an administrator adds a region by its NUTS code, and it has a page, a place on the map and people who choose it", async ({ browser, watch }, { retry }) => {
  const [code, own, name] = retry === 0 ? ["ES22", "Comunidad Foral de Navarra", "Navarre"] : ["ES23", "La Rioja", "Rioja"];
  const admin = getT("en", "admin");
  const page = await openAs(browser, watch, accounts.admin, { locale: "en-GB" });
  await page.goto("/admin/regions");
  await page.getByLabel(admin("regions.nuts"), { exact: true }).fill(code);
  await page.getByLabel(admin("regions.languages")).fill("es, eu");
  await page.getByRole("button", { name: admin("regions.add") }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own);
  await page.getByLabel(admin("regions.nameIn", { language: "English" })).fill(name);
  await page.getByLabel(admin("regions.nameIn", { language: "French" })).fill(`${name} (fr)`);
  await page.getByRole("button", { name: admin("organisations.save") }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("link", { name: admin("regions.page") }).click();
  const main = page.locator("main");
  await expect(main).toContainText("Spanish and Basque");
  await expect(main.getByRole("img", { name: en("page.mapTitle", { region: name }) })).toBeVisible();
  await page.goto("/profile");
  await expect(page.locator("option", { hasText: name })).toHaveCount(1);
  // Nothing belongs to it: it can go again.
  await page.goto("/admin/regions");
  await page.getByRole("link", { name, exact: true }).click();
  await page.locator("summary", { hasText: admin("regions.removeTitle") }).click();
  await page.getByRole("button", { name: admin("organisations.remove", { name }) }).click();
  await expect(page.locator("main table")).not.toContainText(name);
});
