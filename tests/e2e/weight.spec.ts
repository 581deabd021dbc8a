import { expect, sharedServer, test, type Page } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { makeWorkshop } from "#tests/support/workshop-room.ts";

// What a reader's browser has to fetch and run before anybody writes, at a first visit, signed in and in the language with
// the longest words. The editor with its Markdown, or a parser of schemas, is heavier than the bar leaves room for.

const most = 120 * 1024;
/** A room is live and no page to read: what people act with comes along. */
const mostInRoom = 124 * 1024;

const pages = [
  "/", "/courses", "/courses/essentials", "/courses/essentials/learn/levels-of-government", "/learning", "/learning/transcript",
  "/forum", "/forum?view=active", "/forum/spaces/general", "/forum/topics/1", "/forum/posts/1/history", "/forum/search?q=region", "/forum/tags/housing", "/forum/following", "/forum/my-posts", "/forum/drafts",
  "/practices", "/practices?view=map", "/practices/skane-health-inclusion-test-bed", "/practices/compare?ids=skane-milsa,illustrative-evening-course-childcare", "/practices/lists", "/practices/searches?q=health", "/practices/submit", "/practices/submissions",
  "/notifications", "/verify", "/privacy",
];

/** Bytes of script bodies as they came over the wire, compressed and without headers, by file, until the network is quiet. */
async function scriptsOf(page: Page, path: string): Promise<[file: string, bytes: number][]> {
  const session = await page.context().newCDPSession(page);
  const names = new Map<string, string>();
  const bytes = new Map<string, number>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script") names.set(requestId, new URL(response.url).pathname);
  });
  session.on("Network.dataReceived", ({ requestId, encodedDataLength }) => bytes.set(requestId, (bytes.get(requestId) ?? 0) + encodedDataLength));
  await session.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  await session.detach();
  return [...names].map(([requestId, name]) => [name, bytes.get(requestId) ?? 0]);
}

test("every page is read with at most 120 KB of JavaScript", async ({ browser, watch }, { annotations }) => {
  test.setTimeout(180_000);
  // By plain forms: no script is in a cache yet.
  const door = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: "Rita Lett", locale: "fr" }), { javaScriptEnabled: false });
  await door.goto("/courses/essentials");
  await door.locator('button[value="enrol"]').click();
  await expect(door).toHaveURL(/\/learn\//);
  const storageState = await door.context().storageState();
  await door.context().close();

  for (const path of pages) {
    const context = await browser.newContext({ baseURL: sharedServer().origin, storageState });
    watch(context);
    const page = await context.newPage();
    const scripts = await scriptsOf(page, path);
    await expect(page).toHaveURL(path); // nobody was led elsewhere
    await expect(page.locator("h1")).toBeVisible();
    const total = scripts.reduce((sum, [, size]) => sum + size, 0);
    annotations.push({ type: "bytes of JavaScript", description: `${path} ${total}` });
    expect(total, path).toBeGreaterThan(0);
    expect.soft(total, [path, ...scripts.sort(([, one], [, other]) => other - one).slice(0, 12)].join("\n")).toBeLessThanOrEqual(most);
    await context.close();
  }
});

test("a room with a board is joined with at most 124 KB of JavaScript, by who takes part and by who leads", async ({ browser, watch }, { annotations }) => {
  const people = { lead: makePersonLike("facilitator@demo.example", { name: "Rita Leder", locale: "fr" }), participant: makePersonLike("learner@demo.example", { name: "Piet Lett", locale: "fr" }) };
  const path = `${makeWorkshop(people.lead, `Light ${Date.now()}`)}/room`;
  for (const [who, email] of Object.entries(people)) {
    // By plain forms: no script is in a cache yet.
    const door = await openAs(browser, watch, email, { javaScriptEnabled: false });
    await door.goto(path);
    await door.locator('button[value="enter"]').click();
    if (who === "lead") for (const form of ['[data-act="room.open"]', '[data-act="stage.move"]', '[data-act="board.add"]']) await door.locator(`${form} button`).first().click();
    await door.locator('[data-act="note.add"] textarea').first().fill("One note");
    await door.locator('[data-act="note.add"] button').first().click();
    await expect(door.locator("li.note")).not.toHaveCount(0);
    const context = await browser.newContext({ baseURL: sharedServer().origin, storageState: await door.context().storageState() });
    watch(context);
    const page = await context.newPage();
    const scripts = await scriptsOf(page, path);
    await expect(page.locator("[data-live]")).toBeVisible();
    const total = scripts.reduce((sum, [, size]) => sum + size, 0);
    annotations.push({ type: "bytes of JavaScript", description: `room ${who} ${total}` });
    expect.soft(total, [who, ...scripts.sort(([, one], [, other]) => other - one)].join("\n")).toBeLessThanOrEqual(mostInRoom);
    for (const one of [door, page]) await one.context().close();
  }
});
