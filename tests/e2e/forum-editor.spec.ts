import { randomUUID } from "node:crypto";
import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// What goes into a post beside words: tables, what is pasted, pages that are linked to, regions, quotations.

test.use({ expectedErrors: /Content Security Policy/ }); // of what is pasted, nothing runs and nothing is painted

const editor = (page: Page) => page.locator("#markdown[role=textbox]");
const words = (page: Page) => page.locator("article[id^=post-] .prose");

async function openTopic(title: string): Promise<string> {
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email: makePersonLike("learner@demo.example", { name: "Ada Asks", locale: "en" }), password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "The first post.", locale: "en", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

async function write(page: Page): Promise<void> {
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
}

async function send(page: Page): Promise<void> {
  const before = await words(page).count();
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(words(page)).toHaveCount(before + 1);
}

const paste = (page: Page, content: Record<string, string>) =>
  editor(page).evaluate((area, given) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(given)) data.setData(type, text);
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, content);

test("a table is filled by keyboard, grows, shrinks, and reads as one", async ({ browser, watch }) => {
  const page = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Tom Table", locale: "en" }), { locale: "en-GB" });
  await page.goto(await openTopic("A table"));
  await write(page);
  const tool = (name: string) => page.getByRole("toolbar").getByRole("button", { name, exact: true });
  await tool("Table").click();
  await page.keyboard.type("Town");
  await page.keyboard.press("Tab");
  await page.keyboard.type("People");
  await tool("Add a column").click();
  await expect(editor(page).locator("th")).toHaveCount(4);
  await page.keyboard.press("Tab");
  await tool("Delete the column").click();
  await expect(editor(page).locator("th")).toHaveCount(3);
  await editor(page).locator("td").first().click();
  await page.keyboard.type("Vic");
  await tool("Add a row").click();
  await expect(editor(page).locator("tr")).toHaveCount(4);
  await page.keyboard.press("ArrowDown");
  await tool("Delete the row").click();
  await expect(editor(page).locator("tr")).toHaveCount(3);
  await send(page);
  const table = words(page).last().getByRole("table");
  await expect(table.getByRole("columnheader").first()).toHaveText("Town");
  await expect(table.getByRole("columnheader").nth(1)).toHaveText("People");
  await expect(table.getByRole("cell", { name: "Vic" })).toBeVisible();
  await page.context().close();
});

test("Markdown and what comes from a word processor keep their shape, and nothing else", async ({ browser, watch }) => {
  const page = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Pia Paste", locale: "en" }), { locale: "en-GB" });
  await page.goto(await openTopic("Pasted"));
  await write(page);
  await paste(page, { "text/plain": "# Title\n\nSome **bold** [link](https://ec.europa.eu).\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n- one\n\n> said\n\n<script>alert(1)</script>" });
  for (const shape of ["h2", "strong", "a", "table", "ul", "blockquote"]) await expect(editor(page).locator(shape), shape).toHaveCount(1);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Enter");
  await paste(page, { "text/html": '<h1 style="color:red">From a report</h1><p onclick="alert(1)">Some <b>words</b><img src="https://elsewhere.example/x.png" onerror="alert(1)"><script>alert(1)</script></p>', "text/plain": "From a report" });
  await expect(editor(page).locator("h2")).toHaveText(["Title", "From a report"]);
  await send(page);
  await expect(words(page).last().getByRole("heading")).toHaveText(["Title", "From a report"]);
  expect(await words(page).last().innerHTML()).not.toMatch(/onclick|onerror|<img|<script|style=/);
  await page.context().close();
});

test("own pages unfold, a region and a quotation stand beside them, and readers of another language read them in theirs", async ({ browser, watch }) => {
  const { origin } = sharedServer();
  const topic = await openTopic(`Where to begin (${randomUUID().slice(0, 8)})`);
  const page = await openAs(browser, watch, makePersonLike("learner2@demo.example", { name: "Lea Links", locale: "en" }), { locale: "en-GB" });
  await page.goto(topic);
  await page.getByRole("link", { name: "Quote post 1" }).click();
  await expect(editor(page).locator("blockquote")).toHaveText("The first post.");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("Ask @skån");
  await page.getByRole("option", { name: /Skåne/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("first.");
  for (const path of ["/courses/essentials", "/practices/skane-milsa", topic]) {
    await page.keyboard.press("Enter");
    await page.keyboard.type(origin + path);
  }
  await send(page);
  const said = words(page).last();
  await expect(said.locator(".quote-source")).toHaveText("Ada Asks wrote:");
  await expect(said.getByRole("link", { name: "@Skåne" })).toHaveAttribute("href", "/forum/spaces/region-skane");
  await expect(said.locator("a.unfolded .unfolded-kind")).toHaveText(["Course", "Practice", "Discussion"]);
  await page.goto(`${topic}?lang=pt`);
  await expect(said.locator("a.unfolded .unfolded-kind")).toHaveText(["Curso", "Prática", "Debate"]);
  await expect(said.locator(".quote-source")).toHaveText("Ada Asks escreveu:");
  await page.context().close();
});
