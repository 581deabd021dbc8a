import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// What is done before a workshop: its agenda kept and used again, its groups prepared, its room tried.

test.use({ expectedErrors: /status of 410/ }); // a rehearsal that is gone

const t = getT("en", "workshops");
const room = getT("en", "room");
const save = getT("en", "common")("actions.save");

async function plan(page: Page, title: string): Promise<string> {
  await page.getByLabel(t("plan.fields.title"), { exact: true }).fill(title);
  await page.getByLabel(t("plan.fields.purpose")).fill("Agree on one step.");
  await page.getByRole("button", { name: t("plan.create") }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("an agenda is kept as a template, renamed, and planned with again", async ({ browser, watch }) => {
  const stamp = Date.now();
  const lead = await openAs(browser, watch, makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" }), { locale: "en-GB" });
  await lead.goto("/workshops/new?template=clinic");
  await plan(lead, `Clinic ${stamp}`);
  await lead.getByRole("link", { name: t("page.saveTemplate") }).click();
  await lead.locator("#save-template").getByLabel(t("templatesPage.name")).fill(`Our clinic ${stamp}`);
  await lead.getByRole("button", { name: t("templatesPage.saveNow") }).click();
  const row = lead.locator("main li", { hasText: `Our clinic ${stamp}` });
  await expect(row).toContainText(t("templates.clinic.case"));
  await row.locator("summary").click();
  await row.getByLabel(t("templatesPage.name")).fill(`Our better clinic ${stamp}`);
  await row.getByLabel(t("templatesPage.share")).check();
  await row.getByRole("button", { name: save }).click();
  const renamed = lead.locator("main li", { hasText: `Our better clinic ${stamp}` });
  await expect(renamed).toContainText(t("templatesPage.shared"));
  await renamed.getByRole("link").click();
  await expect(lead.locator('#plan input[name="itemTitle"]').first()).toHaveValue(t("templates.clinic.case"));
  await lead.context().close();
});

test("groups are prepared without scripts, and are what the room works with", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const stamp = Date.now();
  const person = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const lead = await openAs(browser, watch, person, { locale: "en-GB" });
  const plain = await openAs(browser, watch, person, { locale: "en-GB", javaScriptEnabled: false });
  const ana = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: `Ana Example ${stamp}`, locale: "en" }), { locale: "en-GB" });
  await lead.goto("/workshops/new");
  const path = await plan(lead, `Groups ${stamp}`);
  await lead.getByRole("button", { name: t("page.publish") }).click();
  await expect(lead.getByRole("button", { name: t("page.publish") })).toBeHidden();
  await ana.goto(path);
  await ana.locator('button[value="register"]').click();
  await expect(ana.locator('button[value="withdraw"]')).toBeVisible();

  await plain.goto(`${path}/groups`);
  await plain.getByLabel(t("groups.names")).fill("Hills\nCoast");
  await plain.getByRole("button", { name: t("groups.by.mixed") }).click();
  await expect(plain.locator("main [role=status]")).toContainText(t("groups.saved"));
  await plain.getByLabel(`Ana Example ${stamp}`).selectOption("Coast");
  await plain.getByRole("button", { name: save }).last().click();
  await expect(plain.getByLabel(`Ana Example ${stamp}`)).toHaveValue("1");

  for (const page of [lead, ana]) {
    await page.goto(`${path}/room`);
    await page.locator('button[value="enter"]').click();
    await expect(page.locator("[data-live]")).toBeVisible();
  }
  await lead.locator('form[data-act="room.open"] button').click();
  await lead.locator("#groups > summary").click();
  await lead.locator('form[data-act="breakout.open"] button').click();
  await expect(ana.locator("#groups")).toContainText(room("groups.yours", { name: "Coast" }));
  for (const page of [lead, plain, ana]) await page.context().close();
});

test("a room is rehearsed with simulated participants, also without scripts, and nothing of it stays", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const title = `Rehearsed ${Date.now()}`;
  const person = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const lead = await openAs(browser, watch, person, { locale: "en-GB" });
  const plain = await openAs(browser, watch, person, { locale: "en-GB", javaScriptEnabled: false });
  await lead.goto("/workshops/new");
  const path = await plan(lead, title);
  await lead.getByLabel(t("rehearsal.people")).fill("5");
  await lead.getByRole("button", { name: t("rehearsal.begin") }).click();
  await expect(lead).toHaveTitle(new RegExp(room("rehearsal.pageTitle", { title })));
  await expect(lead.getByText(room("rehearsal.text"))).toBeVisible();
  await lead.locator('button[value="enter"]').click();
  await expect(lead.locator("[data-live]")).toBeVisible();
  await lead.locator('form[data-act="room.open"] button').click();
  await lead.locator('form[data-act="stage.move"] button').first().click();
  for (const step of ["evidence", "swot"]) await lead.getByRole("button", { name: room("desk.next", { title: t(`templates.cbs.${step}`) }) }).click();
  await lead.getByRole("button", { name: room("planned.follow") }).click();
  await lead.getByRole("button", { name: room("groups.visitOf", { name: room("groups.name", { number: 1 }) }) }).click();
  await lead.getByRole("button", { name: room("board.reveal") }).click();
  await expect(lead.locator("li.note", { hasText: room("rehearsal.note", { number: "" }).trim() }).first()).toBeVisible({ timeout: 30_000 });

  await plain.goto(path);
  await plain.getByRole("link", { name: t("rehearsal.enter") }).click();
  await expect(plain.getByText(room("rehearsal.text"))).toBeVisible();
  await expect(plain.locator("li.note", { hasText: room("rehearsal.note", { number: "" }).trim() }).first()).toBeVisible();
  await plain.getByRole("link", { name: room("rehearsal.back") }).click();
  await plain.getByRole("button", { name: t("rehearsal.end") }).click();
  await expect(plain.getByRole("button", { name: t("rehearsal.begin") })).toBeVisible();
  // Whoever was in it is told, and finds back.
  await expect(lead.getByRole("heading", { level: 1, name: room("rehearsal.gone") })).toBeVisible();
  await lead.getByRole("link", { name: room("rehearsal.goneBack") }).click();
  await expect(lead.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await plain.goto("/workshops?view=mine");
  await expect(plain.locator("main").getByRole("link", { name: title })).toHaveCount(1);
  for (const page of [lead, plain]) await page.context().close();
});
