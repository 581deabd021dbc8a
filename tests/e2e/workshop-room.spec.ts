import type { Browser, BrowserContext } from "@playwright/test";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { press, tabTo } from "#tests/support/keyboard.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { act, begin, enter, makeWorkshop } from "#tests/support/workshop-room.ts";

// What people do together in a room, each in a browser of their own.

test.use({ expectedErrors: /status of 422|status of 400|status of 409/ }); // what is refused

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

test("notes are put together by dragging and by keyboard, carry a link, and stay in their field when they are refused", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const { page: lead, email } = await open(browser, watch, "facilitator", "Laia Facilita");
  const { page: ana } = await open(browser, watch, "learner", "Ana Example");
  const path = makeWorkshop(email, `On a board ${Date.now()}`);
  for (const page of [lead, ana]) await enter(page, path);
  await begin(lead);
  await lead.getByRole("button", { name: en("add.ideas"), exact: true }).click();
  const add = act(ana, "note.add");
  const note = (page: Page, text: string) => page.locator("li.note", { has: page.locator("p", { hasText: text }) });
  for (const text of ["Empty flats", "Old houses", "A bus at night"]) {
    await add.getByRole("textbox").first().fill(text);
    await add.getByRole("button").click();
    await expect(note(ana, text)).toBeVisible();
    await expect(add.getByRole("textbox").first()).toHaveValue("");
  }

  await test.step("what does not fit stays where it was typed, also while the room is paused", async () => {
    const long = "long ".repeat(120).trim();
    await add.getByRole("textbox").first().fill(long);
    await add.getByRole("button").click();
    await expect(add.getByRole("alert")).toBeVisible();
    await lead.locator("#desk summary", { hasText: en("desk.more") }).last().click();
    await lead.getByRole("button", { name: en("desk.pause") }).click();
    await expect(add).toHaveCount(0);
    await lead.getByRole("button", { name: en("desk.resume") }).click();
    await expect(add.getByRole("textbox").first()).toHaveValue(long);
    await add.getByRole("textbox").first().fill("See what Example did");
    await add.locator("summary").click();
    await add.getByRole("textbox").last().fill("/practices/nowhere/at/all");
    await add.getByRole("button").click();
    await expect(add.getByRole("alert")).toBeVisible();
    await add.getByRole("textbox").last().fill("/practices/example");
    await add.getByRole("button").click();
    await expect(note(ana, "See what Example did").getByRole("link")).toHaveAttribute("href", "/practices/example");
  });

  await lead.getByRole("button", { name: en("board.reveal") }).click();
  await expect(note(lead, "Old houses")).toBeVisible();
  await test.step("dragged", async () => {
    const grip = note(lead, "Empty flats").locator("[data-grip]");
    await grip.scrollIntoViewIfNeeded();
    const from = await grip.boundingBox();
    const to = await note(lead, "Old houses").boundingBox();
    if (!from || !to) throw new Error("The notes are not on the page.");
    await lead.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await lead.mouse.down();
    await lead.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
    await lead.mouse.up();
    await expect(ana.locator('[data-drop^="cluster:"] li.note')).toHaveCount(2);
  });
  await test.step("named, and joined by keyboard", async () => {
    const cluster = lead.locator('[data-drop^="cluster:"]');
    await cluster.locator("summary", { hasText: en("board.clusterMore") }).click();
    await cluster.getByLabel(en("board.clusterName")).fill("Housing");
    await act(lead, "cluster.name").getByRole("button").click();
    await expect(ana.getByRole("heading", { name: "Housing" })).toBeVisible();
    const bus = note(lead, "A bus at night");
    await press(lead, bus.locator("summary"));
    await tabTo(lead, bus.getByLabel(en("board.toCluster")));
    await lead.keyboard.press("ArrowDown");
    await press(lead, bus.getByRole("button", { name: en("board.move"), exact: true }));
    await expect(ana.locator('[data-drop^="cluster:"] li.note')).toHaveCount(3);
  });
  for (const page of [lead, ana]) await page.context().close();
});

test("two people write the shared notes at once, a third adds to them without scripts, and all is in one place", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const { page: lead, email } = await open(browser, watch, "facilitator", "Laia Facilita");
  const { page: ana } = await open(browser, watch, "learner", "Ana Example");
  const plain = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Bea Example", locale: "en" }), { locale: "en-GB", javaScriptEnabled: false });
  const path = makeWorkshop(email, `Written together ${Date.now()}`);
  for (const page of [lead, ana]) await enter(page, path);
  await begin(lead);
  const notes = (page: Page) => page.getByRole("region", { name: en("notes.of", { name: en("notes.ofRoom") }) });
  const area = (page: Page) => notes(page).getByRole("textbox");
  for (const page of [lead, ana]) {
    await page.locator("#notes > summary").click();
    await notes(page).getByRole("button", { name: en("notes.write") }).click();
    await expect(area(page)).toHaveAttribute("contenteditable", "true");
    await expect(notes(page).getByRole("status")).toHaveText(en("notes.states.saved"));
  }
  await area(lead).pressSequentially("We meet again in March.");
  await expect(area(ana)).toContainText("We meet again in March.");
  await expect(notes(ana).locator(".notes-caret-name")).toHaveText("Laia Facilita");
  await area(ana).click();
  await ana.keyboard.press("ControlOrMeta+End");
  await ana.keyboard.press("Enter");
  await area(ana).pressSequentially("Ana brings the figures.");
  await expect(area(lead)).toContainText("Ana brings the figures.");
  await expect(notes(ana).getByRole("status")).toHaveText(en("notes.states.saved"));

  await plain.goto(`${path}/room`);
  await plain.locator('button[value="enter"]').click();
  await plain.goto(`${path}/notes`);
  await expect(plain.locator("main")).toContainText("Ana brings the figures.");
  await plain.getByLabel(en("notes.append")).first().fill("Bea takes the bus.");
  await plain.getByRole("button", { name: en("notes.add") }).first().click();
  await expect(plain.locator("main")).toContainText("Bea takes the bus.");
  await expect(area(lead)).toContainText("Bea takes the bus.");

  await test.step("nobody but who leads writes while the room is paused, and nothing typed is lost", async () => {
    await plain.getByLabel(en("notes.append")).first().fill("Bea asks the mayor.");
    await lead.locator("#desk summary", { hasText: en("desk.more") }).last().click();
    await lead.getByRole("button", { name: en("desk.pause") }).click();
    await expect(area(ana)).toHaveAttribute("contenteditable", "false");
    await plain.getByRole("button", { name: en("notes.add") }).first().click();
    await expect(plain.locator("main")).toContainText(getT("en", "refusals")("paused"));
    await expect(plain.getByLabel(en("notes.append")).first()).toHaveValue("Bea asks the mayor.");
    await lead.getByRole("button", { name: en("desk.resume") }).click();
    await expect(area(ana)).toHaveAttribute("contenteditable", "true");
    await plain.getByRole("button", { name: en("notes.add") }).first().click();
    await expect(area(ana)).toContainText("Bea asks the mayor.");
  });

  await notes(ana).getByRole("button", { name: en("notes.done") }).click();
  for (const words of ["We meet again in March.", "Ana brings the figures.", "Bea takes the bus.", "Laia Facilita", "Bea Example"]) await expect(notes(ana)).toContainText(words);
  await ana.getByRole("button", { name: en("notes.hideNames") }).click();
  await expect(notes(ana)).not.toContainText("Laia Facilita");
  for (const page of [lead, ana, plain]) await page.context().close();
});
