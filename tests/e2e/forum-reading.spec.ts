import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// Reading a topic that goes on: nothing speaks to whom it was told not to.

const t = getT("en", "forum");

async function openTopic(author: FormClient): Promise<string> {
  const address = await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title: `A long evening ${randomUUID().slice(0, 6)}`, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

async function signedIn(email: string): Promise<FormClient> {
  const client = new FormClient(sharedServer().origin);
  await client.post("/sign-in", { email, password: demoPassword });
  return client;
}

const say = (client: FormClient, address: string, markdown: string) => client.post(address, { intent: "reply", markdown, locale: "en", sendKey: randomUUID() });

/** The page is live: it has heard who reads along. */
const isLive = (page: Page) => expect(page.getByRole("button", { name: t("live.mute") })).toBeVisible();

test("a device that was told not to announce new posts does not, on any topic, until it is told otherwise", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const author = await signedIn(makePersonLike("learner@demo.example", { name: "Ada Quiet", locale: "en" }));
  const [first, second] = [await openTopic(author), await openTopic(author)];
  const reader = await openAs(browser, watch, "facilitator@demo.example", { locale: "en-GB" });
  const mute = reader.getByRole("button", { name: t("live.mute") });
  const voice = reader.getByRole("status").filter({ hasText: t("live.newPosts", { count: 1 }) });
  const bar = reader.getByRole("button", { name: t("live.newPosts", { count: 1 }) });

  await reader.goto(first);
  await isLive(reader);
  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await reader.goto(second);
  await isLive(reader);
  await expect(mute).toHaveAttribute("aria-pressed", "true");
  await say(author, second, "Who hears this?");
  await expect(bar).toBeVisible();
  // The voice would speak after a breath: what comes after two of them was not said.
  await expect(reader.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3_000)))).resolves.toBeUndefined();
  await expect(voice).toHaveCount(0);

  await mute.click();
  await expect(mute).toHaveAttribute("aria-pressed", "false");
  await reader.goto(first);
  await isLive(reader);
  await say(author, first, "And this?");
  await expect(voice).toHaveCount(1);
});
