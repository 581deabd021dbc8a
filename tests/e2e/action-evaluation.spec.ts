import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, signIn } from "#tests/support/people.ts";

test.use({ expectedErrors: /status of 422/ });

// An action is judged: by its team question by question, and by those who took part, who need neither account nor scripts.

test("a lead evaluates an action, asks participants, and everybody reads what is finished", async ({ page, browser }) => {
  test.setTimeout(120_000);
  await signIn(page, makePersonLike("coordinator@demo.example", { name: "Eva Luator", locale: "en" }));
  await page.goto("/actions/new");
  await page.getByLabel("Title", { exact: true }).fill("A judged bus");
  await page.getByRole("checkbox", { name: "Housing", exact: true }).check();
  await page.getByRole("button", { name: "Begin the draft" }).click();
  await page.getByRole("button", { name: "Publish the plan" }).click();
  await page.getByRole("link", { name: "Evaluation", exact: true }).click();

  await page.getByLabel("Phase", { exact: true }).selectOption("End");
  await page.getByRole("button", { name: "Open a self-evaluation" }).click();
  await page.getByRole("link", { name: /^Answer: Which need does the action answer/ }).click();
  await page.getByLabel("Judgement").fill("Those who work at night asked for it.");
  await page.getByLabel("Address of the evidence").fill("nowhere");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByLabel("Judgement")).toHaveValue("Those who work at night asked for it.");
  await page.getByLabel("Address of the evidence").fill("https://region.example/night");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("12 questions, 1 answered")).toBeVisible();
  await page.getByRole("button", { name: "Finish", exact: true }).click();
  await expect(page.getByText(/^Finished on/)).toBeVisible();

  await page.getByRole("button", { name: "Open the form" }).click();
  const link = (await page.getByText(/\/voice\/[\w-]+$/).textContent()) ?? "";
  const path = new URL(link).pathname;
  const address = page.url().replace(/\?.*$/, "");
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const outside = await plain.newPage();
  for (let count = 0; count < 5; count++) {
    await outside.goto(path);
    await outside.getByRole("group", { name: "How much has changed for you through it?" }).getByLabel("3", { exact: true }).check();
    await outside.getByRole("group", { name: "Would you recommend it to others?" }).getByLabel("5 – in any case").check();
    await outside.getByLabel("What helped?").fill("The driver waited.");
    await outside.getByRole("button", { name: "Send" }).click();
    await expect(outside.getByRole("heading", { name: "Thank you" })).toBeVisible();
  }
  await outside.goto(address);
  await expect(outside.getByText("Those who work at night asked for it.")).toBeVisible();
  await expect(outside.getByText(/Results are shown once the form has closed/)).toBeVisible();
  await expect(outside.getByText("· 5 answers")).toHaveCount(0);

  await page.getByRole("button", { name: "Close the form" }).click();
  await expect(page.getByText("The driver waited.")).toHaveCount(5);
  await outside.goto(address);
  await expect(outside.getByText("· 5 answers")).toBeVisible();
  await expect(outside.getByText("The driver waited.")).toHaveCount(0);
  await outside.goto(path);
  await expect(outside.getByRole("heading", { name: "This form is closed" })).toBeVisible();
  await plain.close();
});
