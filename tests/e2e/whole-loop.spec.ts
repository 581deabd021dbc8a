import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { workbook } from "#tests/support/data-files.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// The whole loop, in two languages and one way: a region imports a set, three experts answer, a gap appears, a workshop agrees
// on an action, which is followed, evaluated, told as a practice, found by another region, and learned from as a case study.

const sv = { regions: getT("sv", "regions"), sets: getT("sv", "sets"), workshops: getT("sv", "workshops"), room: getT("sv", "room"), actions: getT("sv", "actions"), judged: getT("sv", "evaluation"), submissions: getT("sv", "submissions") };
const pt = { practices: getT("pt", "practices") };

const index = `Eget index ${Date.now()}`; // tried again, it is another one
const set = {
  Set: [["Field", "Entry"], ["Language", "sv"], ["Title", index], ["About", "Vad vi gör för delaktighet."], ["Edition", "2026"]],
  Axes: [["Axis key", "Title", "Value key", "Name of the value"], ["area", "Område", "housing", "Boende"], ["", "", "health", "Hälsa"]],
  Scales: [["Scale", "Score", "Answer"], ["grad", 0, "Nej"], ["", 50, "Delvis"], ["", 100, "Ja"]],
  Indicators: [
    ["Code", "Question", "Guidance", "Scale", "area"],
    ["plan", "Finns det en plan för boende?", "", "grad", "housing"],
    ["guarantee", "Finns det en hyresgaranti?", "", "grad", "housing"],
    ["desk", "Finns det en mottagning?", "", "grad", "Helsa"],
  ],
};
const mended = { ...set, Indicators: set.Indicators.map((row) => row.map((cell) => (cell === "Helsa" ? "health" : cell))) };

/** A coordinator who leads workshops, too. */
function makeLead(name: string): string {
  const email = makePersonLike("coordinator@demo.example", { name, locale: "sv" });
  const database = openDatabase(sharedServer().dataDir);
  database.prepare("INSERT OR IGNORE INTO RoleGrant (userId, role) SELECT id, 'facilitator' FROM User WHERE email = ?").run(email);
  database.close();
  return email;
}

const bring = (page: Page, content: object, button: string) => page.locator('input[type="file"]').setInputFiles({ name: "eget-index.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(workbook(content as Parameters<typeof workbook>[0])) }).then(() => page.getByRole("button", { name: button }).click());
const pathOf = (page: Page) => new URL(page.url()).pathname;

test("the whole loop is one way through the browser", async ({ browser, watch }) => {
  test.setTimeout(240_000);
  const title = `Hyresgaranti ${Date.now()}`;
  const lead = await openAs(browser, watch, makeLead("Lisa Ledare"), { locale: "sv-SE" });
  lead.setDefaultTimeout(20_000);
  let gaps = "";
  let action = "";

  await test.step("the coordinator imports a set, is told of a mistake, mends it and publishes", async () => {
    await lead.goto("/indicators");
    await lead.locator('main a[href="/indicators/sets/new"]').click();
    await bring(lead, set, sv.sets("new.check"));
    await expect(lead.locator("main")).toContainText("Helsa");
    await bring(lead, mended, sv.sets("draft.replace"));
    await lead.getByRole("button", { name: sv.sets("draft.publish") }).click();
    await lead.waitForURL(/\/indicators\/(?!sets\/)[^/]+$/); // the draft has the same heading
    await expect(lead.getByRole("heading", { level: 1 })).toContainText(index);
  });

  await test.step("three experts answer, each in their own language, and it is signed off", async () => {
    await lead.goto("/regions/vistamar");
    await lead.locator("#open-set").selectOption({ label: (await lead.locator("#open-set option", { hasText: index }).first().textContent()) ?? "" });
    await lead.getByRole("button", { name: sv.regions("page.begin") }).click();
    await expect(lead.getByRole("heading", { level: 1 })).toContainText(index);
    const path = pathOf(lead);
    const experts = ([["Eva Expert", "en", "plan", "Delvis"], ["Paula Perita", "pt", "guarantee", "Nej"], ["Sven Sakkunnig", "sv", "desk", "Ja"]] as const).map(([name, locale, code, answer]) => ({ name, locale, code, answer, email: makePersonLike("learner@demo.example", { name, locale }) }));
    for (const { email, name } of experts) {
      await lead.getByLabel(sv.regions("form.expertEmail")).fill(email);
      await lead.getByRole("button", { name: sv.regions("form.addExpert") }).click();
      await expect(lead.locator("main li", { hasText: name })).toBeVisible();
    }
    for (const { email, code, answer, name, locale } of experts) {
      const page = await openAs(browser, watch, email);
      await page.goto("/notifications");
      await page.locator("main a", { hasText: index }).first().click();
      await expect(page).toHaveURL(new RegExp(path));
      await page.goto(`${path}?part=${code === "desk" ? "health" : "housing"}`);
      const question = page.locator(`section[id="q-${code}"]`);
      await question.getByText(answer, { exact: true }).click();
      await question.getByRole("button", { name: getT(locale, "common")("actions.save") }).click();
      await expect(question).toContainText(name);
      await page.context().close();
    }
    await lead.goto(path);
    await lead.getByRole("button", { name: sv.regions("form.signOff") }).click();
    await lead.waitForURL(/\/regions\/vistamar$/);
  });

  await test.step("the gap appears", async () => {
    await lead.locator("li", { hasText: index }).getByRole("link", { name: sv.regions("gaps.find") }).first().click();
    await expect(lead.locator("section[aria-labelledby='gap-housing']")).toContainText("25");
    gaps = lead.url();
  });

  await test.step("a workshop agrees on what to do", async () => {
    await lead.goto("/workshops/new");
    await lead.getByLabel(sv.workshops("plan.fields.title"), { exact: true }).fill(`Verkstad: ${title}`);
    await lead.locator("#purpose").fill("Enas om ett steg för boende.");
    await lead.getByRole("button", { name: sv.workshops("plan.create") }).last().click();
    await lead.getByRole("button", { name: sv.workshops("page.publish") }).click();
    const path = pathOf(lead);
    const guest = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rui Exemplo", locale: "pt" }), { locale: "pt-PT" });
    await lead.goto(`${path}/room`);
    await lead.locator('button[value="enter"]').click();
    await lead.locator('form[data-act="room.open"]').getByRole("button").click();
    await guest.goto(`${path}/room`);
    await guest.locator('button[value="enter"]').click();
    await lead.locator('form[data-act="stage.move"]').getByRole("button").first().click();
    for (const step of ["evidence", "swot", "actions", "vote", "plenary", "agreed"] as const) {
      await lead.getByRole("button", { name: sv.room("desk.next", { title: sv.workshops(`templates.cbs.${step}`) }) }).click();
      await expect(lead.locator("#now-title")).toHaveText(sv.workshops(`templates.cbs.${step}`));
    }
    await lead.locator("#new-action-text").fill(title);
    await lead.locator("#new-action-who").fill("Bostadsenheten");
    await lead.locator("#new-action-due").fill("2027-06-01");
    await lead.getByRole("button", { name: sv.room("action.agree") }).click();
    await expect(guest.locator("#agreed")).toContainText(title);
    await lead.locator("#desk summary", { hasText: sv.room("desk.more") }).last().click();
    await lead.getByRole("button", { name: sv.room("desk.close") }).click();
    await expect(guest.getByRole("link", { name: getT("pt", "room")("closed.minutes") })).toBeVisible();
    await guest.context().close();
    await lead.goto(path);
    await lead.getByRole("link", { name: sv.workshops("action.plan") }).click();
  });

  await test.step("the action is planned, followed and evaluated", async () => {
    await expect(lead.getByLabel(sv.actions("basics.title"), { exact: true })).toHaveValue(title);
    await lead.getByRole("checkbox", { name: getT("sv", "common")("themes.housing"), exact: true }).check();
    await lead.getByRole("button", { name: sv.actions("new.submit") }).click();
    await expect(lead.getByRole("button", { name: sv.actions("steps.draft.planned") })).toBeVisible();
    action = pathOf(lead);
    await lead.goto(`${action}/edit/problem`);
    await lead.locator("textarea").first().fill("Hyresvärdar säger nej till familjer med skyddsstatus.");
    await lead.getByRole("button", { name: sv.actions("edit.save"), exact: true }).last().click();
    await lead.getByRole("button", { name: sv.actions("steps.draft.planned") }).click();
    await lead.getByRole("button", { name: sv.actions("steps.planned.running") }).click();
    await lead.getByRole("link", { name: sv.actions("log.new") }).click();
    await lead.getByRole("radio", { name: sv.actions("lights.red") }).check();
    await lead.getByLabel(sv.actions("log.reasons"), { exact: true }).fill("Ingen hyresvärd ville skriva på.");
    await lead.getByRole("button", { name: sv.actions("log.add") }).click();
    await expect(lead.locator("main ol")).toContainText("Ingen hyresvärd");
    await lead.goto(`${action}/evaluation`);
    await lead.getByLabel(sv.judged("open.phase"), { exact: true }).selectOption("end");
    await lead.getByRole("button", { name: sv.judged("open.self") }).click();
    await lead.getByRole("link", { name: sv.judged("answer.writeOf", { question: "" }).trim() }).first().click();
    await lead.getByLabel(sv.judged("fields.judgement")).fill("Behovet var verkligt.");
    await lead.getByRole("button", { name: sv.judged("answer.save"), exact: true }).click();
    await lead.getByRole("button", { name: sv.judged("finish.submit"), exact: true }).click();
    await expect(lead.getByRole("button", { name: sv.judged("finish.submit"), exact: true })).toBeHidden();
    await lead.goto(action);
    await lead.getByLabel(sv.actions("status.outcome")).selectOption("unsuccessful");
    await lead.getByRole("button", { name: sv.actions("steps.running.stopped") }).click();
  });

  await test.step("it is told as a practice with everything carried over, and published by others", async () => {
    await lead.getByRole("button", { name: sv.actions("practice.begin") }).click();
    await expect(lead.getByLabel(sv.submissions("labels.title"))).toHaveValue(title);
    const submission = pathOf(lead).replace(/\/edit$/, "");
    const at = (step: string) => lead.goto(`${submission}/edit?step=${step}`);
    const next = () => lead.getByRole("button", { name: sv.submissions("edit.next") }).click();
    await at("basics");
    await lead.locator("#summary").fill("Regionen ville gå i borgen för hyran.");
    await lead.locator("#organisation").fill("Regionen");
    await lead.locator("#regions").selectOption("PT20");
    await next();
    await expect(lead.locator("#need")).toHaveValue(/Hyresvärdar säger nej/);
    await lead.locator("#process").fill("Garantin erbjöds tjugo hyresvärdar.");
    await next();
    await expect(lead.locator("#failed")).toHaveValue(/Ingen hyresvärd ville/);
    await lead.locator("#why").fill("Garantin gällde bara ett år.");
    await next();
    await lead.locator("#lessons").fill("Fråga hyresvärdarna först.");
    await next();
    await lead.locator("#send-confirmed").check();
    await lead.getByRole("button", { name: sv.submissions("check.send") }).click();
    await expect(lead.locator("main")).toContainText(sv.submissions("done.sent"));
    const [editor, reviewer] = [await openAs(browser, watch, "editor@demo.example"), await openAs(browser, watch, "reviewer@demo.example")];
    await editor.goto(submission);
    await editor.locator('button[value="accept"]').click();
    await expect(editor.locator('button[value="accept"]')).toBeHidden();
    await lead.goto(submission);
    await lead.getByRole("link", { name: sv.submissions("view.fill") }).click();
    await lead.locator("#roles-funder").check();
    await lead.locator("#targets-newcomers").check();
    await next();
    await lead.locator("#send-confirmed").check();
    await lead.getByRole("button", { name: sv.submissions("check.send") }).click();
    await expect(lead.locator("main")).toContainText(sv.submissions("done.sent"));
    await reviewer.goto(submission);
    await reviewer.locator("#decide-improve-communication").fill("Talk to the owners before the guarantee is written.");
    await reviewer.locator('button[value="publish"]').click();
    await expect(reviewer.locator('button[value="publish"]')).toBeHidden();
    for (const page of [editor, reviewer]) await page.context().close();
  });

  await test.step("another region finds it, takes it as a case study, and goes on with an action of its own", async () => {
    const reader = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rita Exemplo", locale: "pt" }), { locale: "pt-PT" });
    await reader.goto(`/practices?q=${encodeURIComponent("habitação")}&outcome=unsuccessful&basis=reported`);
    await reader.getByRole("link", { name: title, exact: true }).click();
    await reader.getByRole("link", { name: pt.practices("record.takeCase"), exact: true }).click();
    await expect(reader.locator('main textarea[name^="answer."]')).toHaveCount(4);
    for (const area of await reader.locator('main textarea[name^="answer."]').all()) await area.fill("Primeiro perguntamos aos senhorios.");
    await reader.locator('button[name="intent"][value="answered"]').first().click();
    await expect(reader.locator('button[name="intent"][value="share"]')).toBeVisible();
    await reader.goto("/learning/plans");
    await reader.getByRole("link", { name: title, exact: true }).click();
    await reader.getByRole("link", { name: pt.practices("adopt.action"), exact: true }).click();
    await expect(reader.getByLabel(getT("pt", "actions")("basics.title"), { exact: true })).not.toHaveValue("");
    await reader.context().close();
  });

  await test.step("and where the gap was, the practice is recommended beside it", async () => {
    await lead.goto(gaps);
    await expect(lead.locator("section[aria-labelledby='gap-housing']")).toContainText(title);
  });
});
