import { rmSync } from "node:fs";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { answer, press, tabTo, type } from "#tests/support/keyboard.ts";
import { knownCourse, knownQuiz, type KnownUnit } from "#tests/support/known-quiz.ts";
import { countedSeconds, letTimePass, openDatabase } from "#tests/support/past.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";

// The main job, as a civil servant in Skåne does it: in Swedish, on a telephone's screen, by keyboard alone.

test.use({
  viewport: { width: 360, height: 740 },
  locale: "sv-SE",
  timezoneId: "Europe/Stockholm",
  expectedErrors: /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|ERR_SOCKET_NOT_CONNECTED|status of 503|WebSocket connection/, // while the server is away and starts again
});

const course = knownCourse("essentials");
const t = (key: string, values = {}) => getT("sv")(key, values);
const email = "astrid.holm@region.example";
const password = "fyra olika ord 1938";
const note = "I vår region betalar staten, men vi håller kurserna.";
const ownWords = "Våra kollegor i kommunen bör bjudas in redan när målen skrivs.";

let server: RunningServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await startServer();
});

test.afterAll(async () => {
  await server.kill9();
  rmSync(server.dataDir, { recursive: true, force: true, maxRetries: 5 });
});

test("a learner joins, takes the essentials in Swedish by keyboard, survives a killed server, and holds a certificate that a stranger can check", async ({ page, browser, watch }) => {
  test.setTimeout(480_000);
  await page.clock.install();
  await page.goto(server.origin);
  await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  await join(page);

  await test.step("enrol", async () => {
    await press(page, page.locator('main a[href="/courses"]').first());
    await press(page, page.locator('main a[href="/courses/essentials"]').first());
    await press(page, page.locator('button[value="enrol"]'));
  });

  for (const [index, unit] of course.units.entries()) {
    await test.step(unit.key, async () => {
      await expect(page).toHaveURL(`${server.origin}/courses/essentials/learn/${unit.key}`);
      if (unit.kind === "lesson") await readLesson(page, index === 0);
      else if (unit.kind === "case-study") await answerCase(page);
      else await takeQuiz(page, unit, unit.kind === "check");
    });
  }

  await test.step("the time that the course asks for is not there yet, so there is no certificate", async () => {
    await expect(page).toHaveURL(`${server.origin}/courses/essentials/finish`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("learning:finish.notYet"));
    await expect(page.locator('a[href^="/learning/certificates/"]')).toHaveCount(0);
  });
  await test.step("read on until the time is there", () => readOn(page));

  const { certificate, address } = await test.step("the certificate is there", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(t("learning:finish.done"));
    const download = page.locator('main a[href^="/learning/certificates/"]');
    await tabTo(page, download);
    const verify = page.locator('main a[href^="/verify/"]');
    await tabTo(page, verify);
    return { certificate: await download.getAttribute("href"), address: (await verify.textContent()) ?? "" };
  });

  await test.step("its PDF opens", async () => {
    const response = await page.context().request.get(`${server.origin}${certificate}`);
    expect(response.headers()["content-type"]).toBe("application/pdf");
    const bytes = await response.body();
    expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
    expect(bytes.toString("latin1"), "the verification address is a link in the file").toContain(address.split("/verify/")[1]);
    const serial = /RA-\d{4}-\d{6}/.exec((await page.locator("main").textContent()) ?? "")?.[0];
    expect(serial).toBeDefined();
    expect(response.headers()["content-disposition"]).toContain(serial);
  });

  await test.step("somebody without an account checks it", async () => {
    const stranger = await browser.newContext({ locale: "sv-SE" });
    watch(stranger);
    const theirs = await stranger.newPage();
    await theirs.goto(address);
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText(t("certificates:verify.valid.title"));
    await expect(theirs.locator("main")).toContainText("Astrid Holm");
    await stranger.close();
  });
});

async function join(page: Page): Promise<void> {
  await test.step("register, confirm by the demo mailbox, sign in", async () => {
    await press(page, page.locator('main a[href="/join"]'));
    await type(page, page.locator('input[name="name"]'), "Astrid Holm");
    await type(page, page.locator('input[name="email"]'), email);
    await type(page, page.locator('input[name="password"]'), password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/join\/sent/);
    await press(page, page.locator('main a[href^="/mailbox"]'));
    await press(page, page.locator('main a[href^="/confirm/"]').first());
    await press(page, page.locator("main form button"));
    await expect(page).toHaveURL(/\/sign-in/);
    await type(page, page.locator('input[name="email"]'), email);
    await type(page, page.locator('input[name="password"]'), password);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`${server.origin}/learning`);
    await expect(page.locator("html")).toHaveAttribute("lang", "sv");
  });
}

async function readLesson(page: Page, withNote: boolean): Promise<void> {
  if (withNote) {
    const words = page.locator(".callout textarea").first();
    await type(page, words, note);
    await expect(page.locator(".callout [role=status]").first()).toHaveText(t("common:states.saved"));
  }
  await press(page, page.locator('button[name="intent"][value="done"]'));
}

/** Answers every question of a case study, and goes on. */
async function answerCase(page: Page): Promise<void> {
  const areas = page.locator('main textarea[name^="answer."]');
  await expect(areas).toHaveCount(4);
  for (let index = 0; index < 4; index++) await type(page, areas.nth(index), ownWords);
  await press(page, page.locator('button[name="intent"][value="answered"]').first());
  await expect(page.locator('button[name="intent"][value="share"]')).toBeVisible();
  await press(page, page.locator('a[rel="next"]'));
}

/** Takes a quiz with every answer right. In the first one the server dies in the middle. */
async function takeQuiz(page: Page, unit: KnownUnit, withPowerCut: boolean): Promise<void> {
  const quiz = knownQuiz(course, unit.key, "sv");
  await press(page, page.locator('button[name="intent"][value="start"]'));
  await expect(page.locator("form#attempt[data-hydrated]")).toBeVisible();
  const keys = await page.locator("fieldset[data-question]").evaluateAll((fieldsets) => fieldsets.map((fieldset) => fieldset.getAttribute("data-question") ?? ""));
  const status = page.locator("form#attempt p[role=status]").last();
  for (const [index, key] of keys.entries()) {
    const question = quiz.get(key);
    if (!question) throw new Error(`${unit.key} has no question ${key}.`);
    if (withPowerCut && index === 3) await cutPower(page, () => answer(page, question, ownWords));
    else await answer(page, question, ownWords);
  }
  await expect(status).toHaveText(new RegExp(t("quiz:taking.savedAt", { time: "\\d\\d[:.]\\d\\d" })));
  await press(page, page.locator("button[data-submit]"));
  await expect(page.locator("#result")).toBeVisible();
  const percent = await page.locator("progress.bar").last().getAttribute("value");
  expect(percent, "all answers were right").toBe("100");
  await press(page, page.locator('section[aria-labelledby="result"] a').first());
}

/** The server is killed between two answers; the next answer is given while it is away; it comes back; the page is loaded anew. */
async function cutPower(page: Page, answerNext: () => Promise<void>): Promise<void> {
  const status = page.locator("form#attempt p[role=status]").last();
  const given = () => page.locator("form#attempt").evaluate((form) => [...new FormData(form as HTMLFormElement)].map(([name, value]) => `${name}=${typeof value === "string" ? value : value.name}`).sort());
  await expect(status).toContainText(t("quiz:taking.savedAt", { time: "" }).trim());
  const port = Number(new URL(server.origin).port);
  await server.kill9();
  await answerNext();
  await expect(status).toHaveText(t("quiz:taking.offline"));
  server = await startServer({ dataDir: server.dataDir, port });
  await expect(status).toContainText(t("quiz:taking.savedAt", { time: "" }).trim(), { timeout: 20_000 });
  const before = await given();
  await page.reload();
  await expect(page.locator("form#attempt[data-hydrated]")).toBeVisible();
  expect(await given(), "every answer is still there").toEqual(before);
}

/** Goes back to three lessons and reads them with a key now and then. 45 minutes go by in the records and in the page's clock alike. */
async function readOn(page: Page): Promise<void> {
  const database = openDatabase(server.dataDir);
  try {
    for (const unit of ["pilot-actions", "skane-test-bed", "learning-from-failure"]) {
      await press(page, page.locator("aside summary"));
      await press(page, page.locator(`aside a[href="/courses/essentials/learn/${unit}"]`));
      await expect(page).toHaveURL(new RegExp(`${unit}$`));
      await expect(page.locator("h1#unit-title")).toBeVisible();
      for (let halfMinutes = 0; halfMinutes < 31; halfMinutes++) {
        const before = countedSeconds(database, email);
        if (before >= course.minimumMinutes * 60) break;
        letTimePass(database, email, 30);
        await page.keyboard.press("Shift");
        await page.clock.fastForward(30_000);
        await expect.poll(() => countedSeconds(database, email), { intervals: [10, 20, 50], message: "the half minute was counted" }).toBeGreaterThan(before);
      }
    }
  } finally {
    database.close();
  }
  await press(page, page.locator('a[rel="next"]'));
  await expect(page).toHaveURL(/case-unused-app$/);
  await press(page, page.locator('a[rel="next"]'));
  await expect(page).toHaveURL(/final-test$/);
  await press(page, page.locator('a[rel="next"]'));
  await expect(page).toHaveURL(`${server.origin}/courses/essentials/finish`);
}
