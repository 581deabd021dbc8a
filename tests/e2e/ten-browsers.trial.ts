import path from "node:path";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { startServer } from "#tests/support/server.ts";
import { act, enter } from "#tests/support/workshop-room.ts";

// A whole capacity-building session with ten participants' browsers of three sizes and seven languages: two drop out and
// come back, one comes late, and the server is killed while they vote. `npm run trial`; pictures of the main moments are
// put into test-results/trial, to be looked at.

test.use({ expectedErrors: /status of (409|503)|ERR_CONNECTION|WebSocket|Failed to fetch|net::/ }); // the server is away for a while

interface Person {
  page: Page;
  name: string;
  locale: Locale;
  width: number;
  t: (key: string, values?: Record<string, unknown>) => string;
}

const en = getT("en", "room");
const plan = getT("en", "workshops");
const after = getT("en", "after");
const widths = [360, 768, 1280];

/** A picture of a moment, and that nothing on it is wider than the screen. */
async function look(page: Page, moment: string): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 };
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join("test-results/trial", `${moment}-${width}-${colorScheme}.png`), fullPage: true });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${moment} at ${width}`).toBeLessThanOrEqual(0);
}

test("ten browsers hold a capacity-building session from its plan to approved minutes", async ({ browser, watch }) => {
  test.setTimeout(900_000);
  let server = await startServer();
  const { dataDir } = server;
  const port = Number(new URL(server.origin).port);
  [process.env.REGIN_TEST_ORIGIN, process.env.REGIN_TEST_DATA] = [server.origin, dataDir];
  const lead = await openAs(browser, watch, makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" }), { locale: "en-GB", viewport: { width: 1280, height: 900 } });
  const people: Person[] = [];
  for (let n = 0; n < 10; n += 1) {
    const locale = locales[n % locales.length] ?? "en";
    const name = `Person ${n + 1} ${locale}`;
    const width = widths[n % widths.length] ?? 360;
    const page = await openAs(browser, watch, makePersonLike(n % 2 ? "learner@demo.example" : "learner2@demo.example", { name, locale }), { locale, viewport: { width, height: 800 } });
    people.push({ page, name, locale, width, t: getT(locale, "room") });
  }
  const [phone, tablet] = people as [Person, Person];
  const late = people.at(-1) as Person;
  const early = people.slice(0, -1);
  const title = `Ten browsers ${Date.now()}`;

  await lead.goto("/workshops/new?template=cbs");
  await lead.getByLabel(plan("plan.fields.title"), { exact: true }).fill(title);
  await lead.getByLabel(plan("plan.fields.purpose")).fill("Agree on one step that the regions take together.");
  await lead.getByRole("button", { name: plan("plan.create") }).last().click();
  await lead.getByRole("button", { name: plan("page.publish") }).click();
  await expect(lead.getByRole("button", { name: plan("page.publish") })).toBeHidden();
  const workshop = new URL(lead.url()).pathname;
  const goTo = async (step: string): Promise<void> => {
    const to = plan(`templates.cbs.${step}`);
    await lead.getByRole("button", { name: en("desk.next", { title: to }) }).click();
    await expect(lead.locator("#now-title")).toHaveText(to);
  };

  await test.step("nine come in, and see the first step", async () => {
    await enter(lead, workshop);
    for (const { page } of early) await enter(page, workshop);
    await act(lead, "room.open").getByRole("button").click();
    await act(lead, "stage.move").getByRole("button").first().click();
    for (const { page } of early) await expect(page.locator("#now-title")).toHaveText(plan("templates.cbs.welcome"));
  });

  const wall = await lead.context().newPage();
  await test.step("three groups work as planned; two drop out, one comes late", async () => {
    await goTo("evidence");
    await goTo("swot");
    await look(lead, "offer");
    await lead.getByRole("button", { name: en("planned.follow") }).click();
    for (const { page, t } of early) await expect(page.locator("#groups")).toContainText(t("groups.working"));
    await enter(late.page, workshop);
    await expect(late.page.locator("#groups")).toContainText(late.name);
    for (const { page, name, t } of people) {
      const label = t("board.newNote", { column: t("swot.strengths") });
      const form = page.locator("form", { has: page.getByLabel(label) });
      await form.getByLabel(label).fill(`What ${name} sees every day at the desk`);
      await form.getByRole("button").last().click();
      await expect(page.locator("li.note", { hasText: name })).toBeVisible();
    }
    for (const { page } of [phone, tablet]) await page.goto("about:blank");
    await look(late.page, "groups");
    await look(lead, "groups-lead");
    await wall.goto(`${workshop}/stage`);
    await look(wall, "stage-groups");
  });

  await test.step("the groups come back, and so do those who dropped out: to everything", async () => {
    await lead.getByRole("button", { name: en("groups.close") }).click();
    await lead.getByRole("button", { name: en("groups.bringBack") }).click();
    for (const { page } of [phone, tablet]) await page.goto(`${workshop}/room`);
    for (const { page } of people) await expect(page.locator("li.note")).toHaveCount(10);
    await look(phone.page, "boards");
    await look(lead, "boards");
  });

  await test.step("they vote, and the server is killed in the middle", async () => {
    await goTo("actions");
    await goTo("vote");
    await lead.getByRole("button", { name: en("add.voteAll") }).click();
    const give = async ({ page, t }: Person): Promise<void> => {
      const what = `What ${phone.name} sees every day at the desk`;
      await page.getByRole("button", { name: t("dots.more", { what }) }).click();
      await expect(page.getByText(t("dots.left", { left: 2, dots: 3 }))).toBeVisible();
    };
    for (const person of people.slice(0, 5)) await give(person);
    await server.kill9();
    server = await startServer({ dataDir, port });
    for (const { page } of people) await expect(page.locator("[data-live]")).toBeVisible({ timeout: 60_000 });
    for (const person of people.slice(5)) await give(person);
    for (const { page, t } of people) await expect(page.getByText(t("dots.voters", { count: 10 }))).toBeVisible();
    await look(phone.page, "vote");
    await expect(lead.getByText(en("dots.voters", { count: 10 }))).toBeVisible();
    await lead.getByRole("button", { name: en("poll.show") }).click();
    for (const { page } of people) await expect(page.locator("section[id^=dots-] li").first()).toContainText("10");
    await look(phone.page, "result");
    await look(lead, "result");
    await wall.goto(`${workshop}/stage`);
    await look(wall, "stage-result");
  });

  await test.step("they agree, and have the minutes, which are approved", async () => {
    await goTo("plenary");
    await goTo("agreed");
    await lead.locator("#new-action-text").fill("A shared guarantee fund for one year");
    await lead.locator("#new-action-who").fill(phone.name);
    await lead.getByRole("button", { name: en("action.agree") }).click();
    for (const { page } of people) await expect(page.locator("#agreed")).toContainText("A shared guarantee fund for one year");
    await lead.locator("#desk summary", { hasText: en("desk.more") }).last().click();
    await lead.getByRole("button", { name: en("desk.close") }).click();
    for (const { page, t } of people) await expect(page.getByRole("link", { name: t("closed.minutes") })).toBeVisible();
    await lead.goto(`${workshop}/minutes/edit`);
    await lead.getByLabel(after("minutes.summary")).fill("Ten people of four regions try one guarantee fund.");
    await lead.getByRole("button", { name: after("edit.approve") }).click();
    await expect(lead.locator("main article")).toContainText("Laia Facilita");
    for (const { page, name } of people) {
      await page.goto(`${workshop}/minutes`);
      for (const words of ["A shared guarantee fund for one year", "Ten people of four regions", name, `What ${late.name} sees`]) await expect(page.locator("main article")).toContainText(words);
    }
    await look(phone.page, "minutes");
    await look(lead, "minutes");
  });
  for (const { page } of people) await page.context().close();
  await lead.context().close();
  await server.stop();
});
