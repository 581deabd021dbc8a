import { AxeBuilder } from "@axe-core/playwright";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";

// What people show each other of a case study: compared, flagged, hidden, and shown again.

const texts = (locale: Locale) => ({ learning: getT(locale, "learning"), t: getT(locale, "moderation") });

async function answerAll(page: Page, path: string, words: string): Promise<void> {
  await page.goto(path);
  for (const area of await page.locator('main textarea[name^="answer."]').all()) await area.fill(words);
  await page.locator('button[name="intent"][value="answered"]').click();
  await expect(page.locator('button[name="intent"][value="share"]')).toBeVisible();
}

test.use({ expectedErrors: /status of 4(03|04)/ });

// Each of them a record of its own: what others wrote of it is part of the page.
for (const [javaScriptEnabled, practice, title] of [[true, "skane-my-path-forward", "Mi camino"], [false, "murcia-staff-training", "Formación para personal público"]] as const) {
  test(`a shown answer is flagged, hidden, appealed and shown again, ${javaScriptEnabled ? "with scripts" : "without scripts"}`, async ({ browser, watch }) => {
    test.setTimeout(150_000);
    const path = `/practices/${practice}/case-study`;
    const rude = `Those people never listen. ${Date.now()}`;
    const someone = (model: string, name: string, locale: Locale) => openAs(browser, watch, makePersonLike(model, { name, locale }), { javaScriptEnabled });
    const author = await someone("learner@demo.example", "Alba Autora", "es");
    const peer = await someone("learner2@demo.example", "Per Jämlike", "sv");
    const moderator = await someone("facilitator@demo.example", "Mo Derator", "en");
    const other = await someone("editor@demo.example", "Ed Itora", "pt");
    const [es, sv, en, pt] = [texts("es"), texts("sv"), texts("en"), texts("pt")];

    await test.step("somebody shows their answers, and a peer flags one of them", async () => {
      await answerAll(author, path, rude);
      await author.locator('button[name="intent"][value="share"]').click();
      await expect(author.locator('button[name="intent"][value="unshare"]')).toBeVisible();
      await answerAll(peer, path, "Vi frågade dem först.");
      await peer.locator("#others li", { hasText: rude }).first().getByRole("link", { name: sv.learning("case.flagOf", { name: "Alba Autora" }), exact: true }).click();
      await expect(peer.locator("main blockquote")).toContainText(rude);
      await peer.locator('input[name="reason"][value="offensive"]').check();
      await peer.locator('textarea[name="note"]').fill("Det nedvärderar människor.");
      if (javaScriptEnabled) expect((await new AxeBuilder({ page: peer }).analyze()).violations).toEqual([]);
      await peer.getByRole("button", { name: getT("sv", "moderation")("flag.submit"), exact: true }).click();
      await expect(peer.getByText(sv.t("answers.flagged.open"))).toBeVisible();
    });

    await test.step("a moderator finds it in the queue and hides it", async () => {
      await moderator.goto("/forum/moderation");
      const queued = moderator.locator("article", { hasText: rude });
      await expect(queued).toContainText("Det nedvärderar människor.");
      await expect(queued).not.toContainText("Per Jämlike");
      if (javaScriptEnabled) expect((await new AxeBuilder({ page: moderator }).analyze()).violations).toEqual([]);
      await queued.locator('textarea[name="reason"]').fill("Speak of measures, not of people.");
      await queued.locator('button[value="uphold"]').click();
      await expect(moderator.getByText(en.t("answers.hidden"))).toBeVisible();
      await expect(queued).toHaveCount(0);
    });

    await test.step("readers see that there was one, and its author is told and appeals", async () => {
      await peer.goto(path);
      await expect(peer.locator("#others")).toContainText(sv.learning("case.hidden"));
      await expect(peer.locator("#others li", { hasText: rude })).toHaveCount(3);
      await author.goto(path);
      await expect(author.locator("#others")).toContainText(es.learning("case.ownHidden"));
      await author.goto("/notifications");
      await author.locator("main a", { hasText: title }).first().click();
      await expect(author).toHaveURL(/\/forum\/decisions\//);
      await expect(author.locator("main")).toContainText("Speak of measures, not of people.");
      await author.locator('textarea[name="text"]').fill("Cito lo que dijo una oficina.");
      await author.locator("main form button").click();
      await expect(author.locator("main")).toContainText(es.t("appeal.waits"));
    });

    await test.step("somebody else answers the appeal and shows it again", async () => {
      await other.goto("/forum/moderation");
      await other.locator("main li", { hasText: "Cito lo que dijo" }).getByRole("link").click();
      await other.locator('textarea[name="text"]').fill("Tem razão.");
      await other.locator("form", { has: other.locator('textarea[name="text"]') }).getByRole("button").click();
      await expect(other.getByText(pt.t("decisionDone.answer"))).toBeVisible();
      await other.getByRole("button", { name: pt.t("undo.submit"), exact: true }).click();
      await expect(other.getByText(pt.t("decisionDone.undo"))).toBeVisible();
      await peer.goto(path);
      await expect(peer.locator("#others li", { hasText: rude })).toHaveCount(4);
    });
    for (const page of [author, peer, moderator, other]) await page.context().close();
  });
}
