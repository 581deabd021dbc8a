import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { knownCourse, knownQuiz, type KnownQuestion } from "#tests/support/known-quiz.ts";
import { openDatabase } from "#tests/support/past.ts";

// Everything a learner does, in a browser that runs no script at all: forms and links carry it.

test.use({ javaScriptEnabled: false, expectedErrors: /status of 422/ }); // a refused form is answered 422, and the browser notes it

const course = knownCourse("learning-from-failure");
const questions = knownQuiz(course, "check-causes", "en");
const player = "/courses/learning-from-failure/learn";
const t = getT("en");
const person = { name: "Nils Utan Skript", email: "nils@region.example", password: "fem enkla ord 1846" };

test("a person without JavaScript joins, finds a course, learns, takes every kind of question and leaves", async ({ page }) => {
  test.setTimeout(300_000);
  await join(page);
  await changeLanguage(page);
  await findTheCourse(page);

  await test.step("enrol: the first unit opens, a film with its text", async () => {
    await page.locator('button[value="enrol"]').click();
    await expect(page).toHaveURL(new RegExp(`${player}/${course.units[0]?.key}$`));
    await page.locator("figcaption summary").click();
    await expect(page.locator("figcaption dl")).toBeVisible();
    await page.locator('a[rel="next"]').click();
  });

  await readLesson(page);
  await takeQuiz(page);

  await test.step("leave the course", async () => {
    await page.goto("/courses/learning-from-failure");
    await page.locator('button[value="leave"]').click();
    await expect(page.locator("main")).toContainText(t("courses:course.left"));
    await page.goto(`${player}/why-write-it-down`);
    await expect(page).toHaveURL(/\/courses\/learning-from-failure$/);
  });
});

async function join(page: Page): Promise<void> {
  await test.step("register; a bad form says what is wrong and keeps what was typed", async () => {
    await page.goto("/join");
    // A browser without scripts still checks required fields and addresses; the server has its own rules.
    await page.locator('input[name="name"]').fill(person.name);
    await page.locator('input[name="email"]').fill(person.email);
    await page.locator('input[name="password"]').fill("password1234");
    await page.locator("main form button").click();
    await expect(page.locator("[data-form-errors]")).toBeVisible();
    await expect(page.locator('input[name="password"]')).toHaveAttribute("aria-invalid", "true");
    await expect(page.locator('input[name="name"]')).toHaveValue(person.name);
    await expect(page.locator('input[name="email"]')).toHaveValue(person.email);
    await expect(page.locator('input[name="password"]')).toHaveValue("");
    await page.locator('input[name="password"]').fill(person.password);
    await page.locator("main form button").click();
    await expect(page).toHaveURL(/\/join\/sent$/);
  });
  await test.step("confirm by the demo mailbox, sign in", async () => {
    await page.locator('main a[href^="/mailbox"]').click();
    await page.locator("main li", { hasText: person.email }).locator('a[href^="/confirm/"]').click();
    await page.locator("main form button").click();
    await expect(page).toHaveURL(/\/sign-in\?confirmed$/);
    await page.locator('input[name="email"]').fill(person.email);
    await page.locator('input[name="password"]').fill(person.password);
    await page.locator("main form button").click();
    await expect(page).toHaveURL(/\/learning$/);
  });
}

async function changeLanguage(page: Page): Promise<void> {
  await test.step("change the language, there and back", async () => {
    for (const locale of ["pt", "en"]) {
      await page.locator("header summary").first().click();
      await page.locator(`header button[name="locale"][value="${locale}"]:visible`).click();
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      await expect(page).toHaveURL(/\/learning$/);
    }
  });
}

async function findTheCourse(page: Page): Promise<void> {
  await test.step("search and filter the catalogue", async () => {
    const cards = page.locator('main li a[href^="/courses/"]');
    await page.goto("/courses");
    await page.locator("#q").fill("zzzz");
    await page.locator("#search button").click();
    await expect(cards).toHaveCount(0);
    await page.locator("#q").fill("failure");
    await page.locator("#theme").selectOption("evaluation");
    await page.locator("#search button").click();
    await expect(page).toHaveURL(/q=failure.*theme=evaluation/);
    await expect(page.locator("#theme")).toHaveValue("evaluation");
    await cards.and(page.locator('[href="/courses/learning-from-failure"]')).first().click();
    await expect(page.locator("h1")).toBeVisible();
  });
}

async function readLesson(page: Page): Promise<void> {
  await test.step("read a lesson, write a note, bookmark it, mark it done", async () => {
    const unit = new RegExp(`${player}/why-write-it-down$`);
    await expect(page).toHaveURL(unit);
    const free = page.locator("details", { has: page.locator('input[name="prompt"][value=""]') });
    await free.locator("summary").click();
    await free.locator("textarea").fill("Ask the bus company first.\nThen the mothers.");
    await free.locator("button").click();
    await expect(free.locator("[role=status]"), "it says that the note was saved").toHaveText(t("common:states.saved"));
    await expect(free.locator("textarea")).toHaveValue("Ask the bus company first.\nThen the mothers.");
    await page.goto(`${player}/why-write-it-down`);
    await expect(free.locator("textarea")).toHaveValue("Ask the bus company first.\nThen the mothers.");

    await page.locator('button[value="bookmark"]').click();
    await expect(page.locator('button[value="unbookmark"]')).toHaveAttribute("aria-pressed", "true");
    await page.locator('button[value="done"]').click();
    await expect(page).toHaveURL(new RegExp(`${player}/a-course-that-emptied$`));
    await page.goto(`${player}/why-write-it-down`);
    await expect(page.locator('button[value="undone"]')).toBeVisible();
  });
}

async function takeQuiz(page: Page): Promise<void> {
  await test.step("the quiz: what cannot be understood is named, and nothing that was given is lost", async () => {
    await page.goto(`${player}/check-causes`);
    await page.locator('button[value="start"]').click();
    expect(new Set([...questions.values()].map(({ definition }) => definition.kind)).size, "every kind of question").toBe(8);
    for (const question of questions.values()) await answer(page, question);
    const number = page.locator('input[name="q.cost-each"]');
    await number.fill("about three thousand");
    await page.locator('#attempt button[value="submit"]').click();
    await expect(page.locator("#q-cost-each-error")).toBeVisible();
    await expect(number).toHaveAttribute("aria-invalid", "true");
    await expect(number).toHaveValue("about three thousand");
    await expectAnswers(page);
    await number.fill("3200");
  });

  await test.step("saved for later, and there again", async () => {
    await page.locator('#attempt button[value="save"]').last().click();
    await expect(page.locator("main")).toContainText(t("quiz:taking.savedNow"));
    await page.goto(`${player}/check-causes`);
    await page.locator('a[href*="/attempts/"]').first().click();
    await expectAnswers(page);
    await expect(page.locator('input[name="q.cost-each"]')).toHaveValue("3200");
  });

  await test.step("handed in: all right, and the review explains", async () => {
    await page.locator('#attempt button[value="submit"]').click();
    await expect(page.locator("#result")).toBeVisible();
    await expect(page.locator("progress.bar").last()).toHaveAttribute("value", "100");
    await expect(page.getByText(t("quiz:explanation"), { exact: true }).first()).toBeVisible();
    await expect(page.locator("#q-last-why")).toContainText(t("quiz:modelAnswer"));
    await page.locator('#q-last-why button[value="partly"]').click();
    await expect(page.locator('#q-last-why button[value="partly"]')).toHaveAttribute("aria-pressed", "true");
    await page.locator('section[aria-labelledby="result"] a').first().click();
    await expect(page).toHaveURL(new RegExp(`${player}/write-the-record$`));
    expect(handedIn()).toBe(1);
  });
}

/** How often this person's quiz was handed in, as the database has it. */
function handedIn(): number {
  const database = openDatabase(sharedServer().dataDir);
  try {
    const row = database.prepare(`SELECT COUNT(*) AS count FROM QuizAttempt a JOIN Enrolment e ON e.id = a.enrolmentId JOIN User u ON u.id = e.userId WHERE u.email = ? AND a.submittedAt IS NOT NULL`).get(person.email);
    return (row as { count: number }).count;
  } finally {
    database.close();
  }
}

async function answer(page: Page, { definition, text }: KnownQuestion): Promise<void> {
  const field = page.locator(`fieldset[data-question="${definition.key}"]`);
  switch (definition.kind) {
    case "single":
      return field.locator(`input[value="${definition.correct}"]`).check();
    case "true-false":
      return field.locator(`input[value="${definition.correct}"]`).check();
    case "multiple":
      for (const option of definition.correct) await field.locator(`input[value="${option}"]`).check();
      return;
    case "matching":
      for (const [left, right] of Object.entries(definition.pairs)) await field.locator(`select[name="q.${definition.key}.${left}"]`).selectOption(right);
      return;
    case "ordering":
      return putInOrder(page, definition.key, definition.order);
    case "numeric":
      return field.locator("input.input").fill(String(definition.correct));
    case "short-text":
      return field.locator("input.input").fill(text.accepted?.[0] ?? "");
    case "open":
      return field.locator("textarea").fill("Nobody asked the mothers.\nThe bus was the reason.");
  }
}

/** The items of a question as they stand, once the page that is on its way has brought all of them. */
async function shownOrder(page: Page, key: string, items: number): Promise<string[]> {
  const buttons = page.locator(`fieldset[data-question="${key}"] button[value$=".up"]`);
  await expect(buttons).toHaveCount(items);
  return buttons.evaluateAll((all) => all.map((button) => (button as HTMLButtonElement).value.split(".")[1] ?? ""));
}

/** Each press of a button is a page of its own, which comes back to the question; every other answer survives it. */
async function putInOrder(page: Page, key: string, order: string[]): Promise<void> {
  for (const [place, item] of order.entries()) {
    for (let now = (await shownOrder(page, key, order.length)).indexOf(item); now > place; now--) {
      await page.locator(`button[value="${key}.${item}.up"]`).click();
      await expect(page).toHaveURL(new RegExp(`#q-${key}$`));
      await expect.poll(async () => (await shownOrder(page, key, order.length)).indexOf(item)).toBe(now - 1);
    }
  }
}

async function expectAnswers(page: Page): Promise<void> {
  for (const { definition, text } of questions.values()) {
    const field = page.locator(`fieldset[data-question="${definition.key}"]`);
    if (definition.kind === "single" || definition.kind === "true-false") await expect(field.locator("input:checked")).toHaveAttribute("value", String(definition.correct));
    else if (definition.kind === "multiple") expect(await field.locator("input:checked").evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value).sort())).toEqual([...definition.correct].sort());
    else if (definition.kind === "matching") for (const [left, right] of Object.entries(definition.pairs)) await expect(field.locator(`select[name="q.${definition.key}.${left}"]`)).toHaveValue(right);
    else if (definition.kind === "ordering") expect(await shownOrder(page, definition.key, definition.order.length)).toEqual(definition.order);
    else if (definition.kind === "short-text") await expect(field.locator("input.input")).toHaveValue(text.accepted?.[0] ?? "");
    else if (definition.kind === "open") await expect(field.locator("textarea")).toHaveValue("Nobody asked the mothers.\nThe bus was the reason.");
  }
}
