import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, signIn } from "#tests/support/people.ts";

// A region makes criteria of its own, judges an action by them, and changes them as a new version: without scripts.

test.use({ javaScriptEnabled: false });

test("a coordinator makes a framework in two languages, and an action is evaluated by it", async ({ page }) => {
  test.setTimeout(120_000);
  const number = Date.now() % 1_000_000;
  const title = `Near people ${number}`;
  await signIn(page, makePersonLike("coordinator@demo.example", { name: "Frame Worker", locale: "en" }));
  await page.goto("/regions/vistamar");
  await page.getByRole("link", { name: "Evaluation frameworks" }).click();
  await page.getByRole("button", { name: "Begin a draft" }).click();

  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: "Add a criterion" }).click();
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue(title);
  const criterion = page.getByRole("group", { name: "Criterion 1", exact: true });
  await criterion.getByLabel("Name", { exact: true }).fill("Reach");
  await criterion.getByLabel("Question 1", { exact: true }).fill("Whom does it reach?");
  await criterion.getByRole("button", { name: "Add a question to criterion 1" }).click();
  await criterion.getByLabel("Question 2", { exact: true }).fill("What did it cost?");
  for (const phase of ["Design", "Implementation", "Monitoring"]) await criterion.getByRole("group", { name: "Phases of question 2" }).getByLabel(phase).uncheck();
  await page.getByLabel("Or save and go on in").selectOption("sv");
  await page.getByRole("button", { name: "Save and go on" }).click();

  await expect(page.getByText("“Whom does it reach?”")).toBeVisible();
  await expect(page.getByText("You write in Swedish. Above each field stands what it says in English.")).toBeVisible();
  await page.getByLabel("Title", { exact: true }).fill(`Nära människor ${number}`);
  await page.locator("main").getByRole("button", { name: "Save", exact: true }).last().click();
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await expect(page.getByText("Say in a sentence or two what it is about.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await page.getByRole("link", { name: "Write on" }).click();
  await page.getByLabel("What it is about").fill("Whether people notice.");
  await page.locator("main").getByRole("button", { name: "Save", exact: true }).last().click();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("Can be chosen", { exact: true })).toBeVisible();
  const address = page.url();

  await page.goto("/actions/new?region=vistamar&area=housing");
  await page.getByLabel("Title", { exact: true }).fill(`Judged by own criteria ${number}`);
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await page.getByRole("button", { name: "Publish the plan" }).click();
  await page.getByRole("link", { name: "Evaluation", exact: true }).click();
  await page.getByLabel("Criteria", { exact: true }).selectOption(title);
  await page.getByLabel("Phase", { exact: true }).selectOption("Design");
  await page.getByRole("button", { name: "Open a self-evaluation" }).click();
  await expect(page.getByRole("heading", { name: `${title}: Design` })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What did it cost?" })).toHaveCount(0);
  await page.getByRole("link", { name: "Answer: Whom does it reach?" }).click();
  await page.getByLabel("Judgement").fill("Those who work at night.");
  await page.locator("main").getByRole("button", { name: "Save", exact: true }).last().click();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await expect(page.getByText("Those who work at night.")).toBeVisible();
  const evaluation = page.url();
  expect((await page.request.get(evaluation.replace("/evaluation?", "/evaluation.pdf?"))).status()).toBe(200);

  await page.goto(address);
  await page.getByRole("button", { name: "Make a new version" }).click();
  await page.getByRole("group", { name: "Criterion 1", exact: true }).getByLabel("Question 1", { exact: true }).fill("Whom does it leave out?");
  await page.locator("main").getByRole("button", { name: "Save", exact: true }).last().click();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.goto(evaluation);
  await expect(page.getByRole("heading", { name: "Whom does it reach?" })).toBeVisible();
  await expect(page.getByLabel("Criteria", { exact: true }).getByRole("option", { name: `${title} (v2)` })).toHaveCount(1);
  await expect(page.getByLabel("Criteria", { exact: true }).getByRole("option", { name: title, exact: true })).toHaveCount(0);
});
