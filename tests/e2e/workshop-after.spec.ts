import type { Browser, BrowserContext } from "@playwright/test";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { closedWorkshopOf } from "#tests/support/past-workshop.ts";

// What comes after a workshop, as people go through it: minutes, certificates and hours, the evaluation, the forum.

const t = getT("en", "after");
const notes = getT("en", "notifications");

async function journey(browser: Browser, watch: (context: BrowserContext) => void, { javaScriptEnabled }: { javaScriptEnabled: boolean }): Promise<void> {
  const title = `Housing afterwards ${Date.now()}`;
  const emails = { lead: makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" }), ana: makePersonLike("learner@demo.example", { name: "Ana Example", locale: "en" }) };
  const path = closedWorkshopOf(emails.lead, [emails.ana], { title });
  const options = { locale: "en-GB", javaScriptEnabled };
  const lead = await openAs(browser, watch, emails.lead, options);
  const ana = await openAs(browser, watch, emails.ana, options);
  const after = (page: Page) => page.locator("#after-workshop");

  await test.step("the facilitator writes a summary and approves the minutes", async () => {
    await lead.goto(path);
    await after(lead).getByRole("link", { name: t("minutes.edit") }).click();
    await lead.getByLabel(t("minutes.summary")).fill("Three towns try one guarantee fund.");
    await lead.getByRole("button", { name: t("edit.save") }).click();
    await expect(lead.locator("main article")).toContainText("Three towns try one guarantee fund.");
    await ana.goto(`${path}/minutes`);
    await expect(ana.locator("main article")).not.toContainText("Three towns try one guarantee fund.");
    await lead.locator("main article").getByRole("link", { name: t("minutes.edit") }).first().click();
    await lead.getByRole("button", { name: t("edit.approve") }).click();
    await expect(lead.locator("main article")).toContainText("Laia Facilita");
  });

  await test.step("a participant is told, reads them, and has them as a PDF", async () => {
    await ana.goto("/notifications");
    await ana.locator("main").getByRole("link", { name: notes("kinds.minutes", { title }) }).click();
    await expect(ana.locator("main article")).toContainText("Three towns try one guarantee fund.");
    const pdf = await ana.request.get(`${path}/minutes.pdf`);
    expect(pdf.headers()["content-type"]).toBe("application/pdf");
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  await test.step("certificates are issued by one click; the participant's is genuine and its hours count", async () => {
    await lead.goto(path);
    await after(lead).getByRole("button", { name: t("certificates.issue") }).click();
    await expect(after(lead).getByRole("status")).toContainText(t("certificates.issued", { count: 1 }));
    await ana.goto("/learning/transcript");
    const row = ana.locator("main tr", { hasText: title });
    await expect(row).toContainText("1 hr");
    await row.getByRole("link").last().click();
    await expect(ana.locator("main")).toContainText(getT("en", "certificates")("verify.valid.title"));
    await expect(ana.locator("main")).toContainText("Ana Example");
    await ana.goto("/learning");
    await expect(ana.locator("main aside")).toContainText("1 hr");
  });

  await test.step("the participant answers three questions, and changes the answer", async () => {
    await ana.goto(path);
    await after(ana).getByRole("link", { name: t("evaluation.give") }).click();
    await ana.getByRole("radio", { name: "4", exact: true }).check();
    await ana.getByRole("radio", { name: t("evaluation.uses.partly") }).check();
    await ana.getByLabel(t("evaluation.better")).fill("More time in groups");
    await ana.getByRole("button", { name: t("evaluation.send") }).click();
    await expect(ana.getByText(t("evaluation.thanks"))).toBeVisible();
    await expect(ana.getByLabel(t("evaluation.better"))).toHaveValue("More time in groups");
    await lead.goto(`${path}/evaluation`);
    await expect(lead.locator("main")).toContainText(t("evaluation.tooFew", { fewest: 5 }));
    await expect(lead.locator("main")).not.toContainText("More time in groups");
  });

  await test.step("the result is a topic in the forum, which the workshop leads to", async () => {
    await lead.goto(path);
    await expect(after(lead).getByRole("link", { name: t("topic.edit") })).toBeVisible();
    await after(lead).getByRole("button", { name: t("topic.make") }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toContainText(title);
    await expect(lead.locator("main")).toContainText("Three towns try one guarantee fund.");
    await ana.goto(path);
    await after(ana).getByRole("link", { name: t("topic.read") }).click();
    await expect(ana.getByRole("heading", { level: 1 })).toContainText(title);
  });
  for (const page of [lead, ana]) await page.context().close();
}

test("after a workshop its facilitator and a participant have all that came of it", async ({ browser, watch }) => {
  test.setTimeout(120_000);
  await journey(browser, watch, { javaScriptEnabled: true });
});

test("and without scripts alike", async ({ browser, watch }) => {
  test.setTimeout(120_000);
  await journey(browser, watch, { javaScriptEnabled: false });
});
