import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// One person means another by an @: chosen with the keys alone, told live, in the other's language.

const pt = getT("pt", "notifications");

async function openTopic(email: string, title: string): Promise<string> {
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email, password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "question", seen: "yes", title, markdown: "The first post.", locale: "pt", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

test("a person is chosen with the keys, told live in their own language, and finds the post", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const anna = makePersonLike("learner2@demo.example", { name: "Anna Öberg-Lind", locale: "pt" });
  const title = "Quem conhece bons cursos?";
  const topic = await openTopic(anna, title);
  const reader = await openAs(browser, watch, anna, { locale: "pt-PT" });
  await reader.goto("/forum");
  const writer = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rui Demo", locale: "en" }));
  await writer.goto(topic);

  const area = writer.locator(".rich-area");
  const option = writer.getByRole("option", { name: /Anna Öberg-Lind/ });
  await test.step("the list opens, closes with Escape, and opens again", async () => {
    await writer.locator("#markdown").click();
    await expect(area).toBeFocused();
    await area.pressSequentially("Ask @ober");
    await expect(option).toHaveAttribute("aria-selected", "true");
    await expect(area).toHaveAttribute("aria-activedescendant", /option-0$/);
    await writer.keyboard.press("Escape");
    await expect(option).toBeHidden();
    await expect(area).toBeFocused();
    await writer.keyboard.press("Control+a");
    await area.pressSequentially("Ask @anna l");
    await expect(option).toBeVisible();
    await writer.keyboard.press("ArrowDown");
    await writer.keyboard.press("ArrowUp");
    await writer.keyboard.press("Enter");
    await expect(area.locator(".mention")).toHaveText("@Anna Öberg-Lind");
  });

  await test.step("the post names them as a link", async () => {
    await area.pressSequentially("please.");
    await writer.locator('#write button[value="reply"]').click();
    const mention = writer.locator("article[id^=post-] .prose a.mention");
    await expect(mention).toHaveText("@Anna Öberg-Lind");
    await mention.click();
    await expect(writer.getByRole("heading", { level: 1 })).toContainText("Anna Öberg-Lind");
  });

  await test.step("they are told live, and find it", async () => {
    await reader.getByRole("link", { name: pt("unread", { count: 1 }) }).click();
    await reader.getByRole("link", { name: pt("kinds.mention", { person: "Rui Demo", title }) }).click();
    await expect(reader.locator("article[id^=post-] .prose").last()).toContainText("@Anna Öberg-Lind please.");
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a name that is typed means its person", async ({ browser, watch }) => {
    const anna = makePersonLike("learner2@demo.example", { name: "Berit Åkesson-Holm", locale: "sv" });
    const topic = await openTopic(anna, "Who knows a good interpreter?");
    const writer = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Rui Demo", locale: "en" }), { javaScriptEnabled: false });
    await writer.goto(topic);
    await writer.locator("#markdown").fill("Thank you, @berit akesson-holm, and @Nobody Known!");
    await writer.locator('#write button[value="reply"]').click();
    const words = writer.locator("article[id^=post-] .prose").last();
    await expect(words).toHaveText("Thank you, @Berit Åkesson-Holm, and @Nobody Known!");
    await expect(words.locator("a.mention")).toHaveCount(1);
  });
});
