import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Locator, type Page } from "#tests/support/browser-test.ts";
import { press, tabTo, type } from "#tests/support/keyboard.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { act, enter, makeWorkshop } from "#tests/support/workshop-room.ts";

// A facilitator without a mouse, with people waiting: every part of the desk by Tab, Enter, Space and arrow keys.

const en = getT("en", "room");
/** The note that says so; menus of others may name it. */
const words = (page: Page, text: string): Locator => page.locator("li.note", { has: page.locator("p", { hasText: text }) });
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

/** Tabs to a folded part and unfolds it. */
async function unfold(page: Page, summary: Locator): Promise<void> {
  await press(page, summary);
  await expect(summary.locator("xpath=..")).toHaveAttribute("open", "");
}

/** Whoever has just pressed something goes on from there, not from the top of the page. */
const keepsFocusIn = (page: Page, where: string): Promise<void> => expect.poll(() => page.evaluate((selector) => document.activeElement?.closest(selector) !== null, where)).toBe(true);

async function goOn(lead: Page, title: string): Promise<void> {
  await press(lead, button(lead, en("desk.next", { title })));
  await expect(lead.locator("#now-title")).toHaveText(title);
  await keepsFocusIn(lead, "#desk");
}

test("a facilitator leads a session by keyboard alone", async ({ browser, watch }) => {
  test.setTimeout(180_000);
  const email = makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" });
  const lead = await openAs(browser, watch, email, { locale: "en-GB" });
  const ana = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Ana Example", locale: "en" }), { locale: "en-GB" });
  const path = makeWorkshop(email, `By keyboard ${Date.now()}`, { items: ["board", "vote", "breakout", "action"] });

  await test.step("opens the room, puts the first step on stage and gives it more time", async () => {
    await lead.goto(`${path}/room`);
    await press(lead, lead.locator('button[value="enter"]'));
    await expect(lead.locator("[data-live]")).toBeVisible();
    await enter(ana, path);
    await press(lead, act(lead, "room.open").getByRole("button"));
    await press(lead, button(lead, en("desk.begin", { title: "Step 1" })));
    await expect(ana.locator("#now-title")).toHaveText("Step 1");
    await press(lead, button(lead, en("timer.more", { count: 5 })));
    await press(lead, button(lead, en("timer.pause")));
    await expect(ana.getByText(en("timer.rests"))).toBeVisible();
    await press(lead, button(lead, en("timer.resume")));
    await expect(ana.getByText(en("timer.rests"))).toBeHidden();
  });

  await test.step("adds a board, writes on it, and reveals what others wrote", async () => {
    await press(lead, button(lead, en("add.ideas")));
    const text = act(lead, "note.add").locator("textarea").first();
    for (const note of ["Empty flats", "A guarantee fund", "Night buses"]) {
      await type(lead, text, note);
      await press(lead, button(lead, en("board.add")));
      await expect(words(lead, note)).toBeVisible();
      await expect(text).toHaveValue("");
    }
    await act(ana, "note.add").locator("textarea").first().fill("Interpreters at the desk");
    await button(ana, en("board.add")).click();
    await press(lead, button(lead, en("board.reveal")));
    await expect(words(lead, "Interpreters at the desk")).toBeVisible();
  });

  await test.step("puts two notes together, and moves a third to them", async () => {
    await unfold(lead, lead.locator("summary", { hasText: en("board.group") }));
    const form = act(lead, "cluster.add").filter({ has: lead.getByLabel(en("board.clusterName")) });
    for (const note of ["Empty flats", "A guarantee fund"]) await press(lead, form.getByRole("checkbox", { name: note }), "Space");
    await type(lead, form.getByLabel(en("board.clusterName")), "Housing");
    await press(lead, form.getByRole("button"));
    const cluster = ana.locator("[data-cluster]:not(li)", { has: ana.getByRole("heading", { name: "Housing" }) });
    await expect(cluster.locator("li.note")).toHaveCount(2);
    const more = words(lead, "Night buses").locator("summary").first();
    await unfold(lead, more);
    const into = words(lead, "Night buses").getByLabel(en("board.toCluster"));
    await tabTo(lead, into);
    await lead.keyboard.press("ArrowDown");
    await press(lead, words(lead, "Night buses").getByRole("button", { name: en("board.move"), exact: true }));
    await expect(cluster.locator("li.note")).toHaveCount(3);
    await expect(words(lead, "Night buses").locator("summary").first()).toBeFocused();
  });

  await test.step("lets people vote, votes, and shows the result", async () => {
    await goOn(lead, "Step 2");
    await press(lead, button(lead, en("add.voteAll")));
    const more = button(lead, en("dots.more", { what: "Housing" }));
    for (const left of [2, 1, 0]) {
      await press(lead, more);
      await expect(lead.getByText(en("dots.left", { left, dots: 3 }))).toBeVisible();
    }
    await keepsFocusIn(lead, "[id^=dots-]");
    await press(lead, button(lead, en("poll.show")));
    await expect(ana.locator("section", { has: ana.getByRole("heading", { level: 3, name: "Step 2" }) }).locator("li").first()).toContainText("Housing");
  });

  await test.step("sends people to their groups, looks in on one, and calls all back", async () => {
    await goOn(lead, "Step 3");
    await unfold(lead, lead.locator("#groups > summary"));
    await press(lead, button(lead, en("groups.open")));
    await expect(ana.locator("#groups")).toContainText("Ana Example");
    await press(lead, button(lead, en("groups.visitOf", { name: "North" })));
    await expect(button(lead, en("groups.leaveOf", { name: "North" }))).toBeVisible();
    await press(lead, button(lead, en("groups.close")));
    await expect(ana.locator("#groups")).toHaveCount(0);
  });

  await test.step("pauses, goes on, takes the last thing back, and ends", async () => {
    const rare = lead.locator("#desk summary", { hasText: en("desk.more") }).last();
    await unfold(lead, rare);
    await press(lead, button(lead, en("desk.pause")));
    await expect(ana.getByText(getT("en", "refusals")("paused")).first()).toBeVisible();
    await keepsFocusIn(lead, "#desk");
    await press(lead, button(lead, en("desk.resume")));
    await expect(ana.getByText(getT("en", "refusals")("paused"))).toHaveCount(0);
    await goOn(lead, "Step 4");
    await press(lead, act(lead, "act.undo").getByRole("button"));
    await expect(ana.locator("#now-title")).toHaveText("Step 3");
    await press(lead, button(lead, en("desk.close")));
    await expect(ana.getByRole("link", { name: en("closed.minutes") })).toBeVisible();
  });
  for (const page of [lead, ana]) await page.context().close();
});
