import type { Browser, BrowserContext } from "@playwright/test";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { act, begin, enter, makeWorkshop } from "#tests/support/workshop-room.ts";

// What people do together in a room, each in a browser of their own.

const en = getT("en", "room");

async function open(browser: Browser, watch: (context: BrowserContext) => void, role: "facilitator" | "learner", name: string): Promise<{ page: Page; email: string }> {
  const email = makePersonLike(`${role}@demo.example`, { name, locale: "en" });
  return { page: await openAs(browser, watch, email, { locale: "en-GB" }), email };
}

test("groups work for a while, are warned before the end, call for help, and come back", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const { page: lead, email } = await open(browser, watch, "facilitator", "Laia Facilita");
  const { page: ana } = await open(browser, watch, "learner", "Ana Example");
  const path = makeWorkshop(email, `In groups ${Date.now()}`, { groups: ["North"] });
  for (const page of [lead, ana]) await enter(page, path);
  await begin(lead);
  await expect(lead.locator("[data-agenda-end]")).toBeVisible();
  await expect(lead.locator("[data-drift]")).toBeVisible();
  await expect(ana.locator("[data-drift]")).toHaveCount(0);

  await lead.locator("#groups > summary").click();
  await act(lead, "breakout.open").getByRole("spinbutton").fill("1");
  await act(lead, "breakout.open").getByRole("button").click();
  await expect(ana.locator("#groups")).toContainText(en("groups.yours", { name: "North" }));
  await expect(ana.locator("#groups")).toContainText(en("timer.near.groups.minute"));
  await act(lead, "breakout.extend").getByRole("button", { name: en("timer.more", { count: 1 }) }).click();
  await expect(ana.locator("#groups").getByRole("status").first()).toHaveText(en("timer.near.groups.soon"));

  await act(lead, "breakout.tell").getByRole("textbox").fill("Write down one thing");
  await act(lead, "breakout.tell").getByRole("button").click();
  await expect(ana.getByRole("log", { name: en("groups.said") })).toContainText("Write down one thing");
  await ana.getByRole("button", { name: en("groups.help") }).click();
  await expect(lead.locator("#desk").getByRole("status").filter({ hasText: en("groups.calls", { name: "North" }) })).toBeVisible();
  await lead.locator("#desk").getByRole("button", { name: en("groups.visitOf", { name: "North" }) }).click();
  await expect(ana.getByRole("button", { name: en("groups.help") })).toBeVisible();

  const { page: late } = await open(browser, watch, "learner", "Leo Late");
  await enter(late, path);
  await expect(late.locator("#groups")).toContainText(en("groups.yours", { name: "North" }));
  await ana.reload();
  await expect(ana.locator("#groups")).toContainText(en("groups.yours", { name: "North" }));

  await lead.getByRole("button", { name: en("groups.close") }).click();
  await expect(late.getByText(en("groups.back"))).toBeAttached();
  await expect(late.locator("#groups")).toHaveCount(0);
  for (const page of [lead, ana, late]) await page.context().close();
});
