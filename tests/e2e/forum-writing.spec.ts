import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { openAs, signIn } from "#tests/support/people.ts";

// Writing in the forum with the editor: by keyboard, with drafts that outlive the page, on several devices.

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 401/ });

const admin = "admin@demo.example";

const editor = (page: Page) => page.locator("#markdown[role=textbox]");
const saved = (page: Page) => expect(page.getByText(/^Draft saved \d/)).toBeVisible();

test("a draft survives a reload and comes up on another device; changed there, nothing is lost; sent, it is gone", async ({ page, browser, watch }) => {
  test.setTimeout(90_000);
  await signIn(page, admin);
  await page.goto("/forum/topics/1");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("Something begun on one device.");
  await saved(page);
  await page.reload();
  await expect(page.locator("#markdown")).toHaveValue("Something begun on one device.");

  const other = await openAs(browser, watch, admin, { locale: "en-GB" });
  await other.goto("/forum/topics/1");
  await expect(other.locator("#markdown")).toHaveValue("Something begun on one device.");
  await other.locator("#markdown").focus();
  await expect(editor(other)).toBeFocused();
  await other.keyboard.type(" Gone on with elsewhere.");
  await saved(other);

  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Another text.");
  await expect(page.getByText("also changed in another tab")).toBeVisible();
  await page.goto("/forum/drafts");
  await expect(page.locator("main li", { hasText: "Other version" })).toContainText("Gone on with elsewhere.");
  await page.getByRole("link", { name: /^Answer in/ }).first().click();
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.locator("article[id^=post-] .prose").last()).toHaveText("Another text.");
  await expect(page.locator("#markdown")).toHaveValue("");
  await page.goto("/forum/drafts");
  await expect(page.locator("main h2")).toHaveCount(1);
  await page.getByRole("button", { name: /^Discard draft/ }).click();
  await expect(page.getByText("Nothing begun")).toBeVisible();
});

test("who reads fetches nothing to write with; what is typed before it has come stays, with the focus, and is kept", async ({ page }) => {
  await signIn(page, admin);
  const fetched: string[] = [];
  page.on("request", (request) => void fetched.push(new URL(request.url()).pathname));
  const openings = { scripts: () => {}, writer: () => {} };
  const gates = { scripts: new Promise<void>((open) => (openings.scripts = open)), writer: new Promise<void>((open) => (openings.writer = open)) };
  await page.route(/\/assets\/entry\.client-[^/]*\.js/, (route) => gates.scripts.then(() => route.continue()));
  await page.route(/\/assets\/(?:writer|kept-draft)-[^/]*\.js/, (route) => gates.writer.then(() => route.continue()));
  const writers = () => fetched.filter((path) => /\/(?:writer|kept-draft)-/.test(path));
  const text = page.locator("textarea#markdown");

  await page.goto("/forum/topics/3", { waitUntil: "commit" });
  await text.focus();
  await page.keyboard.type("Before any script, ");
  expect(writers()).toEqual([]);
  openings.scripts();
  await expect.poll(writers).toHaveLength(2);
  await expect(text).toBeFocused();
  await page.keyboard.type("before the editor, ");
  await expect(text).toHaveValue("Before any script, before the editor, ");
  openings.writer();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("and with it.");
  await expect(editor(page)).toHaveText("Before any script, before the editor, and with it.");
  await saved(page);
  // One's draft is there at the next visit, and what is typed into it at once stays too.
  await page.goto("/forum/topics/3", { waitUntil: "commit" });
  await text.press("Control+End");
  await page.keyboard.type(" More.");
  await expect(editor(page)).toHaveText("Before any script, before the editor, and with it. More.");
  await saved(page);
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect.poll(() => page.locator("#markdown").evaluate((field) => (field instanceof HTMLTextAreaElement ? field.value : field.textContent)), "nothing is left, in the plain field or in the editor").toBe("");

  // Reading alone.
  fetched.length = 0;
  await page.goto("/forum/topics/3", { waitUntil: "networkidle" });
  expect(writers()).toEqual([]);
});

test("where the cursor stands and what is selected stays when the editor takes over", async ({ page }) => {
  await signIn(page, admin);
  const area = page.locator("textarea#markdown");
  const gated = async (): Promise<() => void> => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    await page.unroute(/\/assets\/writer-/);
    await page.route(/\/assets\/writer-[^/]*\.js/, (route) => gate.then(() => route.continue()));
    return open;
  };
  let open = await gated();
  await page.goto("/forum/topics/3");
  await area.click();
  await page.keyboard.type("One three");
  for (let i = 0; i < 5; i += 1) await page.keyboard.press("ArrowLeft");
  open();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("two ");
  await expect(editor(page)).toHaveText("One two three");
  await saved(page);
  open = await gated();
  await page.goto("/forum/topics/3");
  await area.click();
  await page.keyboard.press("ControlOrMeta+a");
  open();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("Another.");
  await expect(editor(page)).toHaveText("Another.");
  await saved(page);
  await page.getByRole("button", { name: "Discard draft" }).click();
});

test("without the network, and after the session ended, what is written stays", async ({ page, context }) => {
  await signIn(page, admin);
  await page.goto("/forum/topics/2");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.type("Written in a tunnel.");
  await expect(page.getByText("Not saved yet")).toBeVisible();
  await context.setOffline(false);
  await saved(page);

  await context.clearCookies();
  await page.keyboard.type(" And signed out.");
  await expect(page.getByText("Not saved: you are signed out")).toBeVisible();
  await page.getByRole("button", { name: "Send answer" }).click();
  await expect(page.getByRole("alert")).toContainText("Your text is still here");
  await expect(editor(page)).toHaveText("Written in a tunnel. And signed out.");
  await signIn(page, admin);
  await page.goto("/forum/topics/2");
  await expect(page.locator("#markdown")).toHaveValue(/^Written in a tunnel. And signed out.\s*$/);
  await page.getByRole("button", { name: "Discard draft" }).click();
  await expect(page.locator("#markdown")).toHaveValue("");
});

test("a quotation goes into what is half written, and only what is selected", async ({ page }) => {
  await signIn(page, admin);
  await page.goto("/forum/topics/1");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("Half a thought");
  await page.locator("article .prose").first().evaluate((words) => {
    const range = document.createRange();
    const text = document.createTreeWalker(words, NodeFilter.SHOW_TEXT).nextNode() as Text;
    range.setStart(text, 0);
    range.setEnd(text, 8);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  const words = (await page.evaluate(() => String(getSelection()))).trim();
  await page.getByRole("link", { name: "Quote post 1" }).click();
  await expect(editor(page).locator("blockquote")).toHaveText(words);
  await expect(editor(page)).toContainText("Half a thought");
  await page.getByRole("button", { name: "Discard draft" }).click();
});

test("a colon and the beginning of a name offer emoji, as an @ offers people", async ({ page }) => {
  await signIn(page, admin);
  await page.goto("/forum/topics/1?lang=es");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Control+a"); // what an earlier try has left as a draft
  await page.keyboard.press("Delete");
  await expect(editor(page)).toHaveText("");
  const options = page.getByRole("listbox", { name: "Emojis" }).getByRole("option");
  const chosen = options.and(page.locator("[aria-selected=true]"));
  await test.step("by keyboard, said to who cannot see it", async () => {
    await page.keyboard.type("Hola :cora");
    await expect(chosen).toHaveAccessibleName("corazón");
    await expect(chosen).toHaveId((await editor(page).getAttribute("aria-activedescendant")) ?? "");
    await page.keyboard.press("Enter");
    await expect(editor(page)).toHaveText("Hola ❤️");
    await expect(options).toHaveCount(0);
    await expect(editor(page)).not.toHaveAttribute("aria-activedescendant");
  });
  await test.step("a whole name is taken by its second colon", async () => {
    await page.keyboard.type(" y :fuego");
    await expect(chosen).toBeVisible();
    await page.keyboard.type(": :fue");
    await expect(chosen).toBeVisible();
    await page.keyboard.type(":");
    await expect(options).toHaveCount(0);
    await expect(editor(page)).toHaveText("Hola ❤️ y 🔥 :fue:");
  });
  await test.step("Escape leaves what is typed; times, addresses and code are none", async () => {
    await page.keyboard.type(" :sol");
    await expect(chosen).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(options).toHaveCount(0);
    await page.keyboard.type(" 10:30 https://sol :s");
    await expect(editor(page)).toHaveText("Hola ❤️ y 🔥 :fue: :sol 10:30 https://sol :s");
    await expect(options).toHaveCount(0);
    await page.keyboard.press("Control+e");
    await page.keyboard.type("a :sol");
    await expect(editor(page).locator("code")).toHaveText("a :sol");
    await expect(options).toHaveCount(0);
  });
  await page.getByRole("button", { name: "Descartar" }).click();
});

test("by keyboard alone, emoji are found in a list by their names", async ({ page }) => {
  await signIn(page, admin);
  await page.goto("/forum/topics/1?lang=es");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press("Control+a"); // what an earlier try has left as a draft
  await page.keyboard.press("Delete");
  await expect(editor(page)).toHaveText("");
  await page.keyboard.type("Hola");
  await page.keyboard.press("Alt+F10");
  const button = page.getByRole("button", { name: "Emojis" });
  for (let step = 0; step < 30 && !(await button.evaluate((tool) => tool === document.activeElement)); step += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const search = page.getByRole("combobox", { name: "Buscar emojis" });
  const chosen = page.getByRole("listbox", { name: "Emojis" }).getByRole("option", { selected: true });
  await expect(search).toBeFocused();
  await expect(chosen).toHaveAccessibleName("sonrisa");
  await expect(chosen).toHaveId((await search.getAttribute("aria-activedescendant")) ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(chosen).toHaveAccessibleName("risa");
  await page.keyboard.type("zzz");
  await expect(page.getByText("No hay ningún emoji con ese nombre.")).toBeVisible();
  await page.keyboard.press("Enter");
  await search.fill("corazon");
  await expect(chosen).toHaveAccessibleName("corazón");
  await page.keyboard.press("Enter");
  await expect(search).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(" mundo ");
  await expect(editor(page)).toHaveText("Hola❤️ mundo ");

  await button.click();
  await expect(search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("y ");
  await button.click();
  await page.getByRole("option", { name: "café" }).click();
  await expect(editor(page)).toBeFocused();
  await expect(editor(page)).toHaveText("Hola❤️ mundo y ☕");
  await page.getByRole("button", { name: "Descartar el borrador" }).click();
});

test("without scripts, what was typed goes along to another kind and outlives the session; the Enter key sends", async ({ browser, watch }) => {
  const page = await openAs(browser, watch, admin, { javaScriptEnabled: false, locale: "en-GB" });
  const [title, text] = [page.locator('input[name="title"]'), page.locator('textarea[name="markdown"]')];
  await page.goto("/forum/spaces/general/new");
  await title.fill("Sent by the Enter key, after all?");
  await text.fill("Typed *once*.");
  await page.getByRole("button", { name: "Question", exact: true }).click();
  await expect(page.getByRole("button", { name: "Question", exact: true })).toHaveAttribute("aria-pressed", "true");
  await expect(title).toHaveValue("Sent by the Enter key, after all?");
  await expect(text).toHaveValue("Typed *once*.");

  await page.context().clearCookies();
  await page.getByRole("button", { name: "Open topic" }).click();
  await expect(page.locator("[data-form-errors]")).toContainText("signed out");
  const [tab] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Sign in in another tab" }).click()]);
  await signIn(tab, admin);
  await tab.close();
  await expect(text).toHaveValue("Typed *once*.");
  await title.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sent by the Enter key, after all?");
  await expect(page.locator("main")).toContainText("Question");
  await page.context().close();
});
