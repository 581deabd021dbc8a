import { randomUUID } from "node:crypto";
import { AxeBuilder } from "@axe-core/playwright";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { openDatabase } from "#tests/support/past.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// From a flag to a decision, its appeal and its undoing: four people, in three languages, with scripts and without.

const texts = (locale: Locale) => ({ forum: getT(locale, "forum"), t: getT(locale, "moderation") });

/** The address of a topic and of its second post, by somebody else. */
async function writeTopic(title: string): Promise<{ topic: string; postId: string }> {
  const { origin } = sharedServer();
  const [asks, answers] = [new FormClient(origin), new FormClient(origin)];
  await asks.post("/sign-in", { email: "coordinator@demo.example", password: demoPassword });
  await answers.post("/sign-in", { email: "partner@demo.example", password: demoPassword });
  const opened = await asks.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  const topic = opened.split(/[?#]/)[0] ?? "";
  const answered = await answers.post(topic, { intent: "reply", markdown: "Words that somebody takes amiss.", locale: "en", sendKey: randomUUID() });
  return { topic, postId: /post-(\d+)/.exec(answered)?.[1] ?? "" };
}

test.use({ expectedErrors: /status of 4(03|04|22)/ });

for (const javaScriptEnabled of [true, false]) {
  test(`a flag leads to a decision, an appeal and its undoing, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({ browser, watch }) => {
    test.setTimeout(120_000);
    const title = javaScriptEnabled ? "Who decides what is rude?" : "Who decides what is polite?";
    const { topic, postId } = await writeTopic(title);
    const reader = await openAs(browser, watch, "learner2@demo.example", { javaScriptEnabled });
    const editor = await openAs(browser, watch, "editor@demo.example", { javaScriptEnabled });
    const author = await openAs(browser, watch, "partner@demo.example", { javaScriptEnabled });
    const admin = await openAs(browser, watch, "admin@demo.example", { javaScriptEnabled });
    const [pt, es, en] = [texts("pt"), texts("es"), texts("en")]; // the reader's, the author's, the moderators'
    const post = (page: Page) => page.locator(`#post-${postId}`);

    await test.step("somebody flags the post, and reads there that it is flagged", async () => {
      await editor.goto("/forum/moderation");
      await reader.goto(topic);
      await post(reader).locator(`a[href$="/${postId}/flag"]`).click();
      await reader.locator('input[name="reason"][value="offensive"]').check();
      await reader.locator('textarea[name="note"]').fill("It insults a colleague.");
      await reader.locator("main form button").last().click();
      await expect(reader).toHaveURL(new RegExp(`#post-${postId}$`));
      await expect(post(reader)).toContainText(pt.forum("posts.flagged.open"));
    });

    const queued = editor.locator("article", { hasText: title });
    await test.step("it appears before the moderator, who hides it", async () => {
      if (!javaScriptEnabled) await editor.reload();
      await expect(queued).toContainText("It insults a colleague.");
      if (javaScriptEnabled) expect((await new AxeBuilder({ page: editor }).analyze()).violations).toEqual([]);
      await queued.locator('textarea[name="reason"]').fill("Please stay friendly.");
      await queued.locator('button[value="uphold"]').click();
      await expect(editor.getByText(en.t("done.uphold"))).toBeVisible();
      await expect(queued).toHaveCount(0);
      await reader.goto(topic);
      await expect(post(reader)).toContainText(pt.forum("posts.hidden"));
      await expect(post(reader)).not.toContainText("takes amiss");
    });

    await test.step("the author reads why, and appeals once", async () => {
      await author.goto("/notifications");
      await author.locator("main a", { hasText: title }).first().click();
      await expect(author).toHaveURL(/\/forum\/decisions\//);
      await expect(author.locator("main")).toContainText("Please stay friendly.");
      await expect(author.locator("main")).not.toContainText("insults a colleague");
      await author.locator('textarea[name="text"]').fill("It was meant as a joke.");
      await author.locator("main form button").click();
      await expect(author.locator("main")).toContainText(es.t("appeal.waits"));
      await expect(author.locator('textarea[name="text"]')).toHaveCount(0);
    });

    await test.step("somebody else than who decided answers, and undoes it", async () => {
      await editor.goto(new URL(author.url()).pathname);
      await expect(editor.locator('textarea[name="text"]')).toHaveCount(0);
      await admin.goto("/forum/moderation");
      await admin.locator("main li", { hasText: "It was meant as a joke." }).getByRole("link").click();
      await admin.locator('textarea[name="text"]').fill("You are right: we show it again.");
      await admin.locator("form", { has: admin.locator('textarea[name="text"]') }).getByRole("button").click();
      await expect(admin.getByText(en.t("decisionDone.answer"))).toBeVisible();
      await admin.getByRole("button", { name: en.t("undo.submit"), exact: true }).click();
      await expect(admin.getByText(en.t("decisionDone.undo"))).toBeVisible();
      await author.reload();
      await expect(author.locator("main")).toContainText("You are right: we show it again.");
      await reader.goto(topic);
      await expect(post(reader)).toContainText("takes amiss");
      await expect(post(reader)).toContainText(pt.forum("posts.flagged.decided"));
    });
    for (const page of [reader, editor, author, admin]) await page.context().close();
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("whoever is suspended reads why by mail, and appeals without signing in", async ({ page, browser, watch }) => {
    const person = makePersonLike("learner2@demo.example", { name: "Sven Shut Out", locale: "en" });
    const admin = await openAs(browser, watch, "admin@demo.example", { javaScriptEnabled: false, locale: "en-GB" });
    await admin.goto(`/admin/people?q=${person}`);
    await admin.getByRole("link", { name: "Sven Shut Out" }).click();
    await admin.getByRole("button", { name: "Suspend Sven Shut Out" }).click();
    await expect(admin.locator("[data-form-errors]")).toContainText("Reason");
    await admin.getByLabel("Reason").fill("Insults, after two warnings.");
    await admin.getByRole("button", { name: "Suspend Sven Shut Out" }).click();
    await expect(admin.getByRole("button", { name: "Reinstate Sven Shut Out" })).toBeVisible();
    const mails = openDatabase(sharedServer().dataDir);
    const { text } = mails.prepare(`SELECT text FROM Mail WHERE "to" = ?`).get(person) as { text: string };
    mails.close();
    expect(text).toContain("Insults, after two warnings.");
    await page.goto(/\/suspended\/[\w-]+/.exec(text)?.[0] ?? "");
    await page.getByLabel("Why it is wrong").fill("It was not me.");
    await page.getByRole("button", { name: "Send appeal" }).click();
    await expect(page.getByText("Your appeal has been sent.")).toBeVisible();
    await admin.goto("/admin/audit");
    await expect(admin.locator("tbody tr", { hasText: "Appeal against a suspension" }).first()).toContainText("Sven Shut Out");
    await expect(admin.locator("tbody tr", { hasText: "Account suspended" }).first()).toContainText("Insults, after two warnings.");
    await admin.context().close();
  });
});

test("what moderators do with a topic is done and written down, in every language", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const { topic, postId } = await writeTopic("Where does a matter of its own belong?");
  const admin = await openAs(browser, watch, makePersonLike("admin@demo.example", { name: "Mod Demo", locale: "en" }));
  await admin.goto(`${topic}/moderate`);
  await admin.locator('button[value="lock"]').click();
  await expect(admin.locator('button[value="unlock"]')).toBeVisible();
  await admin.locator("main summary").nth(1).click();
  await admin.locator(`input[name="postIds"][value="${postId}"]`).check();
  await admin.locator('input[name="title"]').fill("A matter of its own");
  await admin.locator("main details[open] form button").click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText("A matter of its own");
  const made = new URL(admin.url()).pathname;
  const number = /\d+/.exec(topic)?.[0] ?? "";
  await admin.goto(`${made}/moderate?into=${number}`);
  await admin.getByRole("button", { name: getT("en", "moderation")("merge.submit"), exact: true }).click();
  await expect(admin).toHaveURL(new RegExp(`${topic}$`));
  await admin.goto(made);
  await expect(admin).toHaveURL(new RegExp(topic));
  for (const locale of locales) {
    await admin.request.post("/language", { form: { locale, next: "/" }, headers: { Origin: sharedServer().origin } });
    await admin.goto("/admin/audit");
    for (const kind of ["lock", "split", "merge"]) await expect(admin.locator("tbody")).toContainText(getT(locale, "admin")(`audit.actions.forum.${kind}`));
    expect(await admin.locator("tbody").textContent()).not.toMatch(/forum\.|audit\./);
  }
  await admin.context().close();
});
