import { getT } from "#app/i18n/i18n.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { act, begin, enter, fillBoard, makeWorkshop } from "#tests/support/workshop-room.ts";

// What comes and goes in a room: reactions, a session that has ended, somebody who leads no longer.

test.use({ expectedErrors: /status of 401/ }); // of who was signed out

const en = getT("en", "room");

test("reactions are counted before everybody's eyes for a moment, on the wall too, and sent without scripts", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const email = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const learner = makePersonLike("learner@demo.example", { name: "Ana Example", locale: "en" });
  const lead = await openAs(browser, watch, email, { locale: "en-GB" });
  const ana = await openAs(browser, watch, learner, { locale: "en-GB" });
  const path = makeWorkshop(email, `Applause ${Date.now()}`);
  for (const page of [lead, ana]) await enter(page, path);
  await begin(lead);
  const wall = await lead.context().newPage();
  await wall.goto(`${path}/stage`);
  // The wall is live when it has heard of a step.
  await lead.locator('form[data-act="stage.move"]').first().getByRole("button").click();
  await expect(wall.locator("#now-title")).toHaveText("Step 2");

  const clap = ana.getByRole("button", { name: en("reactions.applause") });
  await clap.click();
  await expect(lead.locator('#reactions [data-shown="applause"]')).toHaveText("1");
  await expect(wall.locator('[data-shown="applause"]')).toContainText("1");
  await expect(lead.locator("#reactions").getByRole("status")).toHaveText(en("reactions.counted", { what: en("reactions.applause"), number: 1 }), { timeout: 15_000 });
  await expect(lead.locator("#reactions [data-shown]")).toHaveCount(0, { timeout: 15_000 });
  await expect(clap).toBeFocused();

  const plain = await openAs(browser, watch, learner, { locale: "en-GB", javaScriptEnabled: false });
  await plain.goto(`${path}/room`);
  await plain.getByRole("button", { name: en("reactions.heart") }).click();
  await expect(lead.locator('#reactions [data-shown="heart"]')).toHaveText("1");
  await expect(plain).toHaveURL(/\/room#reactions$/);
  for (const page of [lead, ana, plain]) await page.context().close();
});

test("a full board is shown on the wall a few notes at a time, and in the room the newest of each column", async ({ browser, watch }) => {
  const email = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const lead = await openAs(browser, watch, email, { locale: "en-GB" });
  const path = makeWorkshop(email, `Many notes ${Date.now()}`);
  await enter(lead, path);
  await begin(lead);
  await lead.getByRole("button", { name: en("add.swot"), exact: true }).click();
  await expect(act(lead, "note.add")).toHaveCount(4);
  const boardId = await act(lead, "note.add").first().locator('input[name="boardId"]').inputValue();
  await act(lead, "board.reveal").getByRole("button").click();
  await expect(lead.getByRole("button", { name: en("board.hide") })).toBeVisible();
  fillBoard(path, boardId, Array.from({ length: 40 }, (_, n) => ({ columnId: n < 28 ? "strengths" : "threats", text: `Thought ${n} of many` })));
  await lead.reload();
  await expect(lead.locator("li.note", { hasText: "Thought 27 of many" })).toBeVisible();
  await expect(lead.locator("li.note", { hasText: "Thought 3 of many" })).toBeHidden();
  await lead.locator("summary", { hasText: en("board.earlier", { count: 16 }) }).click();
  await expect(lead.locator("li.note", { hasText: "Thought 3 of many" })).toBeVisible();

  const wall = await lead.context().newPage();
  await wall.setViewportSize({ width: 1280, height: 720 });
  await wall.goto(`${path}/stage`);
  await expect(wall.locator("[data-wall] li.note")).toHaveCount(8);
  await expect(wall.locator("[data-wall-at]")).toHaveText(en("wall.at", { number: 1, of: 6 }));
  await wall.getByRole("button", { name: en("wall.halt") }).click();
  await expect(wall.getByRole("button", { name: en("wall.turn") })).toBeVisible();
  await wall.locator("h1").click();
  await wall.keyboard.press("ArrowRight");
  await expect(wall.locator("[data-wall]")).toContainText(en("wall.notes", { from: 9, to: 16, of: 28 }));
  for (let turn = 0; turn < 2; turn += 1) await wall.keyboard.press("ArrowLeft");
  await expect(wall.locator("[data-wall]")).toContainText(en("wall.notes", { from: 9, to: 12, of: 12 }));
  await lead.context().close();
});

test("who was signed out in another tab keeps what is typed, signs in, and is in the room again", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const email = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const learner = makePersonLike("learner@demo.example", { name: "Ana Example", locale: "en" });
  const lead = await openAs(browser, watch, email, { locale: "en-GB" });
  const ana = await openAs(browser, watch, learner, { locale: "en-GB" });
  const path = makeWorkshop(email, `Signed out ${Date.now()}`);
  for (const page of [lead, ana]) await enter(page, path);
  await begin(lead);
  const question = ana.locator("#question-text");
  await ana.locator("summary", { hasText: en("questions.ask") }).click();
  await question.fill("Who pays for the bus?");

  const tab = await ana.context().newPage();
  await tab.goto("/");
  await tab.evaluate(() => fetch("/sign-out", { method: "POST" }));
  await act(ana, "question.ask").getByRole("button").click();
  const refused = act(ana, "question.ask").getByRole("alert");
  await expect(refused).toBeVisible();
  await expect(question).toHaveValue("Who pays for the bus?");

  const opened = ana.context().waitForEvent("page");
  await refused.getByRole("link").click();
  const signIn = await opened;
  await signIn.locator('input[name="email"]').fill(learner);
  await signIn.locator('input[name="password"]').fill(demoPassword);
  await signIn.locator("main form button").first().click();
  await expect(signIn).toHaveURL(new RegExp(`${path}/room$`));
  await expect(signIn.locator("#now-title")).toHaveText("Step 1");

  await act(ana, "question.ask").getByRole("button").click();
  await expect(question).toHaveValue("");
  await lead.locator("#questions").waitFor();
  await expect(lead.locator("#questions")).toContainText("Who pays for the bus?");
  for (const page of [lead, ana]) await page.context().close();
});
