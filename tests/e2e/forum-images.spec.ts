import sharp from "sharp";
import { expect, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs, signIn } from "#tests/support/people.ts";

// Pictures in what people write, as a person puts them there: by the button, pasted, dropped; whatever goes wrong, the words stay.

test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of (?:401|404|422)/ });

const picture = (width = 60, height = 30) => sharp({ create: { width, height, channels: 3, background: "#336699" } }).png().toBuffer();
/** What each test writes is nobody else's draft. */
const writer = () => makePersonLike("coordinator@demo.example", { name: "Vera Writer", locale: "en" });
const file = (buffer: Buffer, name = "house.png", mimeType = "image/png") => ({ name, mimeType, buffer });

const editor = (page: Page) => page.locator("#markdown[role=textbox]");
const dialog = (page: Page) => page.getByRole("dialog");
const send = (page: Page) => page.getByRole("button", { name: "Send answer" }).click();
const lastPicture = (page: Page) => page.locator("article[id^=post-] .prose .picture img").last();

async function beginAnswer(page: Page, words: string, topic = 2): Promise<void> {
  await page.goto(`/forum/topics/${topic}`);
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type(words);
}

/** As from another program: the browser makes the event, with the file in it. */
async function give(page: Page, kind: "paste" | "drop", bytes: Buffer, name: string, type: string): Promise<void> {
  await page.locator("#markdown").evaluate(
    (area, given) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(given.bytes), (sign) => sign.charCodeAt(0))], given.name, { type: given.type }));
      const { left, bottom } = (area.lastElementChild ?? area).getBoundingClientRect();
      area.dispatchEvent(given.kind === "paste" ? new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }) : new DragEvent("drop", { dataTransfer: data, clientX: left + 5, clientY: bottom - 5, bubbles: true, cancelable: true }));
    },
    { kind, bytes: bytes.toString("base64"), name, type },
  );
}

test("by keyboard alone a picture is chosen, described and sent; it is there for others, in its size, before it has come", async ({ page, browser, watch }) => {
  await signIn(page, writer());
  await beginAnswer(page, "Look at this house.");
  await page.keyboard.press("Alt+F10");
  await page.keyboard.press("End");
  for (let step = 0; step < 30 && (await page.evaluate(() => document.activeElement?.getAttribute("data-tool"))) !== "image"; step += 1) await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Insert" }).press("Enter");
  await expect(dialog(page)).toContainText("Choose a file.");
  await expect(dialog(page)).toContainText("Describe the image in a few words.");
  await expect(dialog(page).getByLabel("File")).toBeFocused();
  await dialog(page).getByLabel("File").setInputFiles(file(await picture(600, 1800)));
  await expect(dialog(page).locator("canvas")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByLabel("Description")).toBeFocused();
  await page.keyboard.type("A narrow house [in town]");
  await page.keyboard.press("Enter");
  await expect(editor(page).locator("img")).toHaveAttribute("alt", "A narrow house [in town]");
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("It is narrow.");
  await expect(editor(page).locator("p").last()).toHaveText("It is narrow.");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(lastPicture(page)).toHaveAttribute("alt", "A narrow house [in town]");
  for (const [name, value] of [["width", "213"], ["height", "640"], ["loading", "lazy"]] as const) await expect(lastPicture(page)).toHaveAttribute(name, value);
  await lastPicture(page).scrollIntoViewIfNeeded();
  await expect.poll(() => lastPicture(page).evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1800);

  const other = await openAs(browser, watch, "partner@demo.example", { locale: "en-GB" });
  await other.goto("/forum/topics/2");
  await lastPicture(other).scrollIntoViewIfNeeded();
  await expect.poll(() => lastPicture(other).evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(1800);
  await expect(other.locator("article .picture a").last(), "to the whole picture").toHaveAttribute("href", (await lastPicture(other).getAttribute("src")) ?? "");
});

test("pasted and dropped pictures ask for words; what is none is refused before it is sent, and nothing written is lost", async ({ page }) => {
  await signIn(page, writer());
  await beginAnswer(page, "Two pictures.");
  await give(page, "paste", await picture(), "pasted.png", "image/png");
  await expect(dialog(page)).toContainText("pasted.png");
  await dialog(page).getByRole("button", { name: "Insert" }).click();
  await expect(dialog(page)).toContainText("Describe the image in a few words.");
  await expect(dialog(page).getByLabel("Description")).toBeFocused();
  await page.keyboard.type("A pasted house");
  await page.keyboard.press("Enter");
  await expect(editor(page).getByAltText("A pasted house")).toBeVisible();

  await give(page, "drop", Buffer.from("%PDF-1.7"), "minutes.pdf", "application/pdf");
  await expect(dialog(page)).toContainText("not an image that we can read");
  await dialog(page).getByLabel("Another file").setInputFiles(file(await picture(80, 80), "dropped.png"));
  await dialog(page).getByLabel("Description").fill("A dropped house");
  await dialog(page).getByRole("button", { name: "Insert" }).click();
  await expect(editor(page).getByAltText("A dropped house")).toBeVisible();
  await expect(editor(page)).toContainText("Two pictures.");
  await give(page, "drop", await picture(), "never.png", "image/png");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await expect(editor(page)).toBeFocused();
  await expect(editor(page).locator("img")).toHaveCount(2);
  await page.getByRole("button", { name: "Discard draft" }).click();
});

test("too large, empty, broken, offline, signed out: each says so in the person's language, and the next try goes on from there", async ({ page, context }) => {
  await signIn(page, writer());
  await page.goto("/forum/topics/2?lang=sv");
  await page.locator("#markdown").focus();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.type("Ett hus.");
  await page.getByRole("button", { name: "Bild", exact: true }).click();
  const chosen = dialog(page).getByLabel("Fil");
  const insert = dialog(page).getByRole("button", { name: "Infoga" });
  await dialog(page).getByLabel("Beskrivning").fill("Ett rött hus");
  for (const [buffer, words] of [[Buffer.alloc(10_000_001), "större än 10 MB"], [Buffer.alloc(0), "Filen är tom"]] as const) {
    await chosen.setInputFiles(file(buffer));
    await expect(dialog(page).locator("p.text-clay:visible")).toContainText(words);
    await insert.click();
    await expect(chosen).toBeFocused();
  }
  await chosen.setInputFiles(file((await picture()).subarray(0, 60)));
  await insert.click();
  await expect(dialog(page).getByRole("alert")).toContainText("Bilden är skadad");
  await chosen.setInputFiles(file(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "house.svg", "image/svg+xml"));
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  await insert.click();
  await expect(dialog(page).getByRole("alert")).toContainText("ingen bild som vi kan läsa");

  await chosen.setInputFiles(file(await picture()));
  await context.setOffline(true);
  await insert.click();
  await expect(dialog(page).getByRole("alert")).toContainText("Kontrollera anslutningen");
  await context.setOffline(false);
  const cookies = await context.cookies();
  await context.clearCookies();
  await insert.click();
  await expect(dialog(page).getByRole("alert")).toContainText("Du är utloggad");
  await context.addCookies(cookies);
  await insert.click();
  await expect(editor(page).getByAltText("Ett rött hus")).toBeVisible();
  await expect(editor(page)).toContainText("Ett hus.");
  await page.getByRole("button", { name: "Släng utkastet" }).click();
});

test("how far an upload is, is shown; it can be given up, and whoever prefers plain text has pictures too", async ({ page }) => {
  await signIn(page, writer());
  await beginAnswer(page, "Plain words.");
  let release = () => {};
  await page.route(/\/files\?/, async (route) => {
    await new Promise<void>((resolve) => (release = resolve));
    await route.continue().catch(() => undefined); // given up meanwhile
  });
  await page.getByRole("button", { name: "Plain text" }).click();
  await page.getByRole("button", { name: "Insert an image" }).click();
  await dialog(page).getByLabel("File").setInputFiles(file(await picture()));
  await dialog(page).getByLabel("Description").fill("A *plain* house");
  await dialog(page).getByRole("button", { name: "Insert" }).click();
  await expect(dialog(page).getByRole("progressbar")).toBeVisible();
  await expect(dialog(page).getByRole("button", { name: "Uploading…" })).toBeVisible();
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator("#markdown")).toHaveValue(/^Plain words\.\s*$/);
  release();
  await page.unroute(/\/files\?/);

  await page.getByRole("button", { name: "Insert an image" }).click();
  await dialog(page).getByLabel("File").setInputFiles(file(await picture()));
  await dialog(page).getByLabel("Description").fill("A *plain* house");
  await dialog(page).getByRole("button", { name: "Insert" }).click();
  await expect(page.locator("#markdown")).toHaveValue(/^Plain words\.\n\n!\[A \\\*plain\\\* house\]\(\/files\/[\w-]+ "60x30"\)\s*$/);
  await send(page);
  await expect(lastPicture(page)).toHaveAttribute("alt", "A *plain* house");
});

test("where scripts run, what serves those without is not seen, even before they come", async ({ page }) => {
  await signIn(page, writer());
  await page.route(/\.js(?:\?|$)/, () => undefined); // they are on their way for ever
  await page.goto("/forum/topics/2", { waitUntil: "commit" });
  await expect(page.locator("#markdown")).toBeVisible();
  await expect(page.locator("#add-image")).toHaveCount(1);
  await expect(page.locator("#add-image")).toBeHidden();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  const text = (page: Page) => page.locator("#markdown");
  const choose = async (page: Page, buffer: Buffer, { alt, name = "house.png" }: { alt: string; name?: string }) => {
    if (!(await page.locator("#image").isVisible())) await page.getByText("Add an image").click();
    await page.locator("#image").setInputFiles(file(buffer, name));
    await page.locator("#imageAlt").fill(alt);
  };

  test("a picture goes with an answer: into the text first or straight away, where its file is named or at the end", async ({ page }) => {
    await signIn(page, writer());
    await page.goto("/forum/topics/2");
    await text(page).fill("Before.\n\n![](my house.png)\n\nAfter.");
    await choose(page, await picture(), { alt: "A house in the middle", name: "my house.png" });
    await page.getByRole("button", { name: "Put the image into the text" }).click();
    await expect(text(page)).toHaveValue(/^Before\.\s+!\[A house in the middle\]\(\/files\/[\w-]+ "60x30"\)\s+After\.\s*$/);
    await choose(page, await picture(50, 50), { alt: "A house at the end" });
    await send(page);
    const words = page.locator("article[id^=post-] .prose").last();
    await expect(words.locator("p, img")).toHaveCount(4);
    await expect(words.locator("img").first()).toHaveAttribute("alt", "A house in the middle");
    await expect(words.locator("img").last()).toHaveAttribute("alt", "A house at the end");

    await page.getByRole("link", { name: /^Edit post/ }).last().click();
    await choose(page, await picture(40, 40), { alt: "A third house" });
    await page.getByRole("button", { name: "Save" }).click();
    await expect(words.locator("img")).toHaveCount(3);
  });

  test("whatever is wrong with it is said, and text and description stay", async ({ page }) => {
    await signIn(page, writer());
    await page.goto("/forum/topics/2");
    const refused = async (words: string, alt: string) => {
      await expect(page.getByRole("alert")).toContainText(words);
      await expect(text(page)).toHaveValue(/^My words\.\s*$/);
      await expect(page.locator("#imageAlt")).toHaveValue(alt);
    };
    await text(page).fill("My words.");
    await choose(page, await picture(), { alt: "" });
    await send(page);
    await refused("Describe the image in a few words and choose the file once more.", "");
    await choose(page, Buffer.from("%PDF-1.7"), { alt: "A house" });
    await send(page);
    await refused("not an image that we can read", "A house");
    await choose(page, Buffer.alloc(10_000_001), { alt: "A house" });
    await send(page);
    await refused("larger than 10 MB", "A house");
    await page.getByRole("button", { name: "Put the image into the text" }).click();
    await refused("Choose a file.", "A house");
  });

  test("a picture goes with a new topic, and stays when the title is refused", async ({ page }) => {
    await signIn(page, writer());
    await page.goto("/forum/spaces/general/new");
    await page.locator("#title").fill("Oh!!");
    await text(page).fill("A topic with a picture.");
    await choose(page, await picture(), { alt: "A house to talk about" });
    await page.locator("main form button:visible", { hasText: /topic|Open/i }).last().click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(text(page)).toHaveValue(/^A topic with a picture\.\s+!\[A house to talk about\]/);
    await page.locator("#title").fill(`A picture of a house, number ${Date.now()}`);
    await page.locator("main form button:visible", { hasText: /topic|Open/i }).last().click();
    if (await page.locator("#title").isVisible()) await page.locator("main form button:visible", { hasText: /topic|Open/i }).last().click(); // topics like it were shown
    await expect(page.locator("article .prose img")).toHaveAttribute("alt", "A house to talk about");
  });
});
