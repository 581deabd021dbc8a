import type { BrowserContextOptions } from "@playwright/test";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test, type Browser, type BrowserContext, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { openDatabase } from "#tests/support/past.ts";

// One learner, a computer at work and a telephone on the way home.

// While a device is offline, and where the computer asks for an attempt that the telephone has handed in.
test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 409/ });

const phone: BrowserContextOptions = { viewport: { width: 390, height: 780 } };
const player = "/courses/learning-from-failure/learn";
const quiz = `${player}/check-causes`;
const t = getT("en");
const password = "sju enkla ord 1912";

/** A new person in the course, and the cookies of one device. */
async function joinCourse(email: string): Promise<FormClient> {
  const { origin, dataDir } = sharedServer();
  const client = new FormClient(origin);
  const database = openDatabase(dataDir);
  await client.join(database, { name: "Två Apparater", email, password });
  database.close();
  await client.post("/courses/learning-from-failure", { intent: "enrol" });
  return client;
}

async function signIn(context: BrowserContext, email: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await page.locator("main form button").click();
  await expect(page).toHaveURL(/\/learning$/);
  return page;
}

async function secondDevice(browser: Browser, watch: (context: BrowserContext) => void, email: string): Promise<Page> {
  const context = await browser.newContext({ ...phone, baseURL: sharedServer().origin, locale: "en-GB" });
  watch(context);
  return signIn(context, email);
}

const savedAt = (page: Page) => expect(page.locator("form#attempt p[role=status]").last()).toContainText(t("quiz:taking.savedAt", { time: "" }).trim(), { timeout: 20_000 });
const hydrated = (page: Page) => expect(page.locator("form#attempt[data-hydrated]")).toBeVisible();

function scored(email: string): unknown[] {
  const database = openDatabase(sharedServer().dataDir);
  try {
    return database.prepare(`SELECT a.number, a.points, a.maxPoints FROM QuizAttempt a JOIN Enrolment e ON e.id = a.enrolmentId JOIN User u ON u.id = e.userId WHERE u.email = ? AND a.submittedAt IS NOT NULL`).all(email);
  } finally {
    database.close();
  }
}

test("an attempt goes on at the other device with every answer, offline and back, and a double click hands in once", async ({ context, browser, watch }) => {
  test.setTimeout(180_000);
  const email = "tva@region.example";
  await joinCourse(email);
  const computer = await signIn(context, email);

  await computer.goto(quiz);
  await computer.locator('button[value="start"]').click();
  await hydrated(computer);
  await computer.locator('input[value="no-bus-home"]').check();
  await computer.locator('input[name="q.cost-each"]').fill("3200");
  await computer.locator('textarea[name="q.last-why"]').fill("Nobody asked.");
  await savedAt(computer);

  const telephone = await secondDevice(browser, watch, email);
  await telephone.goto(quiz);
  await telephone.locator('a[href*="/attempts/"]').first().click();
  await hydrated(telephone);
  await expect(telephone.locator('input[value="no-bus-home"]')).toBeChecked();
  await expect(telephone.locator('input[name="q.cost-each"]')).toHaveValue("3200");
  await expect(telephone.locator('textarea[name="q.last-why"]')).toHaveValue("Nobody asked.");

  await test.step("offline it says so, hands nothing in, and catches up", async () => {
    const status = telephone.locator("form#attempt p[role=status]").last();
    await telephone.context().setOffline(true);
    await telephone.locator('input[name="q.wrong-idea"][value="false"]').check();
    await expect(status).toHaveText(t("quiz:taking.offline"));
    await telephone.locator("[data-submit]").click();
    await expect(status).toHaveText(t("quiz:taking.offline"));
    await expect(telephone.locator('input[name="q.wrong-idea"][value="false"]')).toBeChecked();
    expect(scored(email)).toEqual([]);
    await telephone.context().setOffline(false);
    await savedAt(telephone);
  });

  await test.step("typed and handed in at once, with a double click", async () => {
    await telephone.locator('textarea[name="q.last-why"]').fill("Nobody asked the mothers.");
    await telephone.locator("[data-submit]").dblclick();
    await expect(telephone.locator("#result")).toBeVisible();
    await expect(telephone.locator("#q-last-why")).toContainText("Nobody asked the mothers.");
    expect(scored(email)).toHaveLength(1);
  });

  await test.step("the computer, still at the questions, is led to the one result", async () => {
    await computer.locator("[data-submit]").click();
    await expect(computer.locator("#result")).toBeVisible();
    expect(scored(email)).toHaveLength(1);
  });
  await telephone.context().close();
});

test("answers given after the session has ended wait on the device until one has signed in again", async ({ context }) => {
  const email = "utloggad@region.example";
  await joinCourse(email);
  const page = await signIn(context, email);
  await page.goto(quiz);
  await page.locator('button[value="start"]').click();
  await hydrated(page);
  await context.clearCookies({ name: "session" });
  await page.locator('input[value="no-bus-home"]').check();
  await expect(page.locator("form#attempt p[role=status]").last()).toHaveText(t("quiz:taking.signedOut"));
  await (await signIn(context, email)).close();
  await savedAt(page);
  await page.reload();
  await expect(page.locator('input[value="no-bus-home"]')).toBeChecked();
});

test("Continue leads to the unit and the line where the other device stopped reading", async ({ context, browser, watch }) => {
  const email = "laser@region.example";
  await joinCourse(email);
  const computer = await signIn(context, email);
  await computer.goto(`${player}/a-course-that-emptied`);
  await expect(computer.locator("h1#unit-title")).toBeVisible();
  const beat = computer.waitForRequest(/\/beat$/);
  const block = computer.locator("[data-block]").nth(8);
  await block.evaluate((element) => element.scrollIntoView());
  const left = Number(await block.getAttribute("data-block"));
  expect(left).toBeGreaterThan(0);
  await beat;

  const telephone = await secondDevice(browser, watch, email);
  await telephone.goto(player);
  await expect(telephone).toHaveURL(new RegExp(`${player}/a-course-that-emptied$`));
  await expect.poll(() => telephone.locator(`[data-block="${left}"]`).evaluate((element) => Math.round(Math.abs(element.getBoundingClientRect().top)))).toBeLessThan(80);
  await telephone.context().close();
});
