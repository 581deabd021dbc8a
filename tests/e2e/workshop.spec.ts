import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// A workshop as people go through it: planned, registered for, held, and ended in an agreed action.

test.use({ expectedErrors: /status of 409/ }); // what a paused room says no to

const en = getT("en", "room");
const pt = getT("pt", "room");
const plan = getT("en", "workshops");
const after = getT("en", "after");

const live = (page: Page) => page.locator("[data-live]");
const act = (page: Page, type: string) => page.locator(`form[data-act="${type}"]`);
const board = (page: Page, title: string) => page.locator("section", { has: page.getByRole("heading", { level: 3, name: title }) });

async function planWorkshop(page: Page, title: string): Promise<string> {
  await page.goto("/workshops");
  await page.getByRole("link", { name: plan("list.plan") }).first().click();
  await page.getByLabel(plan("plan.fields.title"), { exact: true }).fill(title);
  await page.getByLabel(plan("plan.fields.purpose")).fill("Agree on one step that three towns take together.");
  await page.getByRole("button", { name: plan("plan.create") }).last().click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("button", { name: plan("page.publish") }).click();
  await expect(page.getByRole("button", { name: plan("page.publish") })).toBeHidden();
  return new URL(page.url()).pathname;
}

/** The next step, once it is on stage. */
async function goTo(lead: Page, title: string): Promise<void> {
  await lead.getByRole("button", { name: en("desk.next", { title }) }).click();
  await expect(lead.locator("#now-title")).toHaveText(title);
}

/** As the step is planned. */
async function startGroups(lead: Page): Promise<void> {
  await lead.getByRole("button", { name: en("planned.follow") }).click();
  await expect(lead.getByRole("button", { name: en("groups.close") })).toBeVisible();
}

async function addNote(page: Page, label: string, text: string): Promise<void> {
  const form = page.locator("form", { has: page.getByLabel(label) });
  await form.getByLabel(label).fill(text);
  await form.getByRole("button").last().click();
  await expect(page.locator("li.note", { hasText: text })).toBeVisible();
}

/** Holds the answer to what the page sends next: what it has done is live on the page before. */
async function answerLate(page: Page): Promise<{ answer: () => void }> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route(({ pathname }) => pathname.endsWith("/room.data"), async (route) => {
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response }).catch(() => undefined); // nobody waits for it any more
  }, { times: 1 });
  return { answer: () => { resolve(undefined); } };
}

async function enter(page: Page, path: string): Promise<void> {
  await page.goto(`${path}/room`);
  await page.locator('button[value="enter"]').click();
  await expect(live(page)).toBeVisible();
}

test("a facilitator and two participants go from a plan to approved minutes, in two languages; one comes late, one drops out and returns", async ({ browser, watch }) => {
  test.setTimeout(180_000);
  const title = `Housing together ${Date.now()}`;
  const lead = await openAs(browser, watch, makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" }), { locale: "en-GB" });
  const ana = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Ana Example", locale: "en" }), { locale: "en-GB" });
  const rui = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rui Exemplo", locale: "pt" }), { locale: "pt-PT" });
  const path = await planWorkshop(lead, title);

  await test.step("a participant registers and gets a calendar file; groups are prepared", async () => {
    await ana.goto(path);
    await ana.locator('button[value="register"]').click();
    await expect(ana.locator('button[value="withdraw"]')).toBeVisible();
    const file = await ana.request.get(`${path}/calendar.ics`);
    expect(await file.text()).toContain("BEGIN:VEVENT");
    await lead.goto(`${path}/groups`);
    await lead.getByLabel(plan("groups.names")).fill("Hills\nCoast");
    await lead.getByRole("button", { name: plan("groups.by.mixed") }).click();
    await expect(lead.locator("main [role=status]")).toContainText(plan("groups.saved"));
  });

  await test.step("the room opens before those who have come", async () => {
    for (const page of [lead, ana]) await enter(page, path);
    await act(lead, "room.open").getByRole("button").click();
    await act(lead, "stage.move").getByRole("button").first().click();
    await expect(ana.getByRole("timer")).toBeVisible();
    await expect(ana.locator("#now-title")).toHaveText(plan("templates.cbs.welcome"));
    await expect(ana.getByText(en("now.step", { number: 1, of: 7 }))).toBeVisible();
  });

  await test.step("a hand is raised, and given the floor", async () => {
    await ana.getByRole("button", { name: en("hands.raise") }).click();
    await expect(lead.locator("#hands ol")).toContainText("Ana Example");
    await lead.getByRole("button", { name: en("hands.giveTo", { name: "Ana Example" }) }).first().click();
    await expect(lead.locator("#hands")).toContainText(en("hands.none"));
  });

  const notes = board(lead, plan("templates.cbs.swot"));
  await test.step("groups work apart; who comes late is in the other group", async () => {
    await goTo(lead, plan("templates.cbs.evidence"));
    await goTo(lead, plan("templates.cbs.swot"));
    await expect(ana.locator("#now-title")).toHaveText(plan("templates.cbs.swot"));
    await expect(lead.locator("[data-planned]")).toContainText([en("planned.ways.prepared"), en("planned.minutes", { count: 25 }), en("planned.boards.swot")].join(" · "));
    await startGroups(lead);
    await expect(ana.locator("#groups")).toContainText(/Hills|Coast/);
    await addNote(ana, en("board.newNote", { column: en("swot.strengths") }), "We know our empty flats");
    await enter(rui, path);
    await expect(rui.locator("#groups")).toContainText("Rui Exemplo");
    await addNote(rui, pt("board.newNote", { column: pt("swot.weaknesses") }), "Os donos têm medo");
    await expect(rui.locator("#groups")).not.toContainText("Ana Example");
  });

  await test.step("who drops out comes back to the same place, and sees side by side what the groups brought", async () => {
    await expect(rui.getByText("We know our empty flats")).toHaveCount(0);
    await ana.goto("about:blank");
    await lead.getByRole("button", { name: en("groups.close") }).click();
    await lead.getByRole("button", { name: en("groups.bringBack") }).click();
    await expect(notes).toHaveCount(2);
    await expect(rui.locator("li.note", { hasText: "We know our empty flats" })).toBeVisible();
    await ana.goto(`${path}/room`);
    await expect(live(ana)).toBeVisible();
    await expect(ana.locator("li.note", { hasText: "Os donos têm medo" })).toBeVisible();
    await expect(ana.locator("li.note", { hasText: "We know our empty flats" })).toBeVisible();
  });

  await test.step("groups think of actions, and bring them back", async () => {
    await goTo(lead, plan("templates.cbs.actions"));
    await startGroups(lead);
    await addNote(rui, pt("board.newNote", { column: pt("board.notes") }), "Um fundo de garantia");
    await lead.getByRole("button", { name: en("groups.close") }).click();
    await lead.getByRole("button", { name: en("groups.bringBack") }).click();
    await expect(ana.locator("li.note", { hasText: "Um fundo de garantia" })).toBeVisible();
  });

  await test.step("dots say what comes first, once they are shown", async () => {
    await goTo(lead, plan("templates.cbs.vote"));
    await lead.getByRole("button", { name: en("add.voteAll") }).click();
    const vote = board(ana, plan("templates.cbs.vote"));
    const late = await answerLate(ana);
    await vote.getByRole("button", { name: en("dots.more", { what: "We know our empty flats" }) }).click();
    await expect(vote).toContainText(en("dots.left", { left: 2, dots: 3 }));
    await vote.getByRole("button", { name: en("dots.more", { what: "We know our empty flats" }) }).click();
    await expect(vote).toContainText(en("dots.left", { left: 1, dots: 3 }));
    late.answer();
    await lead.getByRole("button", { name: en("poll.show") }).click();
    await expect(board(rui, plan("templates.cbs.vote")).locator("li").first()).toContainText("We know our empty flats");
  });

  await test.step("they agree on who does what by when, and all have the minutes", async () => {
    await goTo(lead, plan("templates.cbs.plenary"));
    await goTo(lead, plan("templates.cbs.agreed"));
    await lead.locator("#new-action-text").fill("A shared guarantee fund for one year");
    await lead.locator("#new-action-who").fill("Ana and Rui");
    await lead.locator("#new-action-due").fill("2027-06-01");
    await lead.getByRole("button", { name: en("action.agree") }).click();
    await expect(rui.locator("#agreed")).toContainText("A shared guarantee fund for one year");
    await lead.locator("#desk summary", { hasText: en("desk.more") }).last().click();
    await lead.getByRole("button", { name: en("desk.close") }).click();
    await rui.getByRole("link", { name: pt("closed.minutes") }).click();
    await expect(rui.getByRole("heading", { level: 1 })).toContainText(pt("minutes.title", { title }));
    const minutes = rui.locator("article");
    for (const words of ["A shared guarantee fund for one year", "Ana and Rui", "We know our empty flats", pt("minutes.dots", { count: 2 }), "Ana Example"]) await expect(minutes).toContainText(words);
    await ana.goto(path);
    await expect(ana.locator("main")).toContainText("A shared guarantee fund for one year");
  });

  await test.step("the minutes are approved, and are a page and a PDF for everybody who was there", async () => {
    await lead.goto(`${path}/minutes/edit`);
    await lead.getByLabel(after("minutes.summary")).fill("Three towns try one guarantee fund.");
    await lead.getByRole("button", { name: after("edit.approve") }).click();
    await expect(lead.locator("main article")).toContainText("Laia Facilita");
    await rui.reload();
    await expect(rui.locator("main article")).toContainText("Three towns try one guarantee fund.");
    const pdf = await rui.request.get(`${path}/minutes.pdf`);
    expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });
  for (const page of [lead, ana, rui]) await page.context().close();
});

test("without scripts a participant takes part by forms and by showing the page anew", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const lead = await openAs(browser, watch, makePersonLike("facilitator@demo.example", { name: "Laia Facilita", locale: "en" }), { locale: "en-GB" });
  const plain = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Bea Example", locale: "en" }), { locale: "en-GB", javaScriptEnabled: false });
  const path = await planWorkshop(lead, `Without scripts ${Date.now()}`);
  await enter(lead, path);
  await act(lead, "room.open").getByRole("button").click();
  await act(lead, "stage.move").getByRole("button").first().click();
  await lead.locator("#desk summary", { hasText: en("add.poll") }).click();
  await lead.getByLabel(en("add.question"), { exact: true }).fill("Which comes first?");
  await lead.getByLabel(en("add.options")).fill("Housing\nLanguage");
  await lead.getByRole("button", { name: en("add.prepare") }).click();
  await lead.getByRole("button", { name: en("poll.open"), exact: true }).click();
  await expect(act(lead, "poll.answer")).toBeVisible();

  await plain.goto(`${path}/room`);
  await plain.locator('button[value="enter"]').click();
  await expect(plain.getByText(en("noScript"))).toBeVisible();
  await plain.getByLabel("Language", { exact: true }).check();
  await plain.getByRole("button", { name: en("poll.send") }).click();
  await expect(plain.getByText(en("poll.have"))).toBeVisible();
  await expect(lead.getByText(en("poll.answers", { count: 1 }))).toBeVisible();

  await lead.getByRole("button", { name: en("poll.show") }).click();
  await expect(lead.getByRole("table", { name: en("poll.results") })).toBeVisible();
  await plain.getByRole("link", { name: en("refresh") }).first().click();
  await expect(plain.getByRole("table", { name: en("poll.results") })).toContainText("Language1");
  await plain.getByRole("button", { name: en("hands.raise") }).click();
  await expect(plain.getByRole("button", { name: en("hands.lower") })).toBeVisible();
  await expect(lead.locator("#hands ol")).toContainText("Bea Example");

  await test.step("what is refused stays in its field", async () => {
    await lead.locator("#desk summary", { hasText: en("desk.more") }).last().click();
    await lead.getByRole("button", { name: en("desk.pause") }).click();
    await expect(lead.getByText(en("states.paused"), { exact: true })).toBeVisible();
    await plain.locator("#chat > summary").click();
    await plain.locator('#chat textarea[name="text"]').fill("Can you hear me?");
    await plain.getByRole("button", { name: en("chat.send") }).click();
    await expect(plain.getByRole("alert")).toContainText(getT("en", "refusals")("paused"));
    await expect(plain.locator('#chat textarea[name="text"]')).toHaveValue("Can you hear me?");
  });
  for (const page of [lead, plain]) await page.context().close();
});
