import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { locales } from "#app/i18n/locales.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { tabTo } from "#tests/support/keyboard.ts";
import { checkAxe, checkFocus, checkFrame, checkHtml, checkLinks, checkNarrow } from "#tests/support/page-checks.ts";
import { emails, emptyVisits, visits, type Visit, type Visitor } from "#tests/support/page-visits.ts";
import { openDatabase } from "#tests/support/past.ts";
import { listRoutes } from "#tests/support/routes.ts";
import { startServer, type RunningServer } from "#tests/support/server.ts";
import { demoPassword, fill, makeWorld, type World } from "#tests/support/world.ts";

// Every page and every state of it, for everybody: axe in light and dark, valid HTML, no scrolling sideways at 320
// pixels, focus that can be seen. One server and one world serve all of it, but for an installation that is empty.

test.use({
  contextOptions: { reducedMotion: "reduce" }, // no colour is looked at half way
  expectedErrors: /status of (400|404|403|422)|ERR_INTERNET_DISCONNECTED|WebSocket is closed before/, // pages that say no, a network that is away, a page left while it connects
});

const wideScreen = { width: 1280, height: 800 };
const film = "/courses/learning-from-failure";

/** Where visits lead, and what there is to visit. */
interface Place {
  server: RunningServer;
  world: World;
}

let place: Place;
const counted = { pages: 0, states: 0, complaints: 0 };

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const server = await startServer({ env: { REGIN_TRUST_PROXY: "1" } });
  place = { server, world: await makeWorld(server.dataDir, server.origin) };
});

test.afterAll(async () => {
  await place.server.stop();
  console.log(`  ${counted.pages} pages and ${counted.states} states of them, each in light and dark: ${counted.complaints} complaints`);
});

test("every page of app/routes.ts is visited", () => {
  const isPage = (file: string) => readFileSync(path.resolve("app", file), "utf8").includes("export default");
  const pages = listRoutes().filter(({ file }) => isPage(file)).map(({ pattern }) => pattern);
  const visited = Object.values(visits).flatMap((list) => list.map(({ route }) => route));
  expect([...new Set(visited)].sort()).toEqual(pages.sort());
});

test("a page with every fault is found out", async ({ page }) => {
  const html = '<!doctype html><html lang="en"><title>Faults</title><p id="a" id="b" style="color:#999">Text<a href="#no" style="outline:none">x</a><div style="width:400px">wide</div></p></html>';
  await page.setViewportSize(wideScreen);
  await page.setContent(html);
  expect(await checkHtml(html)).toEqual(expect.arrayContaining([expect.stringContaining("no-dup-attr")]));
  expect(await checkAxe(page)).toEqual(expect.arrayContaining([expect.stringContaining("axe color-contrast (light)"), expect.stringContaining("axe page-has-heading-one (dark)")]));
  expect(await checkNarrow(page)).toEqual([expect.stringContaining("narrow")]);
  expect(await checkLinks(page)).toEqual([expect.stringContaining("leads nowhere")]);
  expect(await checkFocus(page)).toEqual([expect.stringContaining("not shown by <a")]);
  expect(await checkFrame(page, "sv")).toHaveLength(5);
});

for (const [who, list] of Object.entries(visits) as [Visitor, Visit[]][]) {
  test(`what the ${who} sees is accessible`, async ({ page }) => {
    test.setTimeout(480_000);
    await page.setExtraHTTPHeaders({ "X-Forwarded-For": `192.0.2.${who.length}` });
    if (who !== "visitor") await signIn(page, emails[who]);
    if (who === "learner") Object.assign(place.world, { allKinds: await startCheckOfAllKinds(page) });
    await lookAtAll(page, place, list);
  });
}

test("an empty installation is accessible", async ({ page }) => {
  test.setTimeout(120_000);
  const server = await startServer({ env: { REGIN_MODE: "production", REGIN_SECRET: "a secret that only this test knows" } });
  try {
    const findLink = () => /\/setup\/[\w-]+/.exec(server.output())?.[0] ?? "";
    await expect.poll(findLink, "the start tells the link").not.toBe("");
    const setup = findLink();
    const empty = { server, world: { ...place.world, setup } };
    await lookAtAll(page, empty, emptyVisits.before);
    await page.goto(server.origin + setup);
    for (const [name, value] of Object.entries({ organisationName: "Region", name: "Ada Example", email: "ada@region.example", password: "four unrelated words" })) await page.locator(`[name=${name}]`).fill(value);
    await page.locator("#setup button").click();
    await page.waitForURL(/admin\/settings/);
    await lookAtAll(page, empty, emptyVisits.after);
  } finally {
    await server.stop();
  }
});

test("every language says which it is, has its header in one row, and fits a narrow screen", async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize(wideScreen);
  const complaints: string[] = [];
  for (const locale of locales) {
    for (const address of ["/", "/courses", "/courses/essentials", "/join", "/verify", "/accessibility", "/privacy", "/no/such/page"]) {
      const response = await page.goto(`${place.server.origin}${address}?lang=${locale}`);
      const top = (await page.locator("header.site").boundingBox())?.height ?? 0;
      const found = [...(top < 80 ? [] : [`the header takes ${top} pixels`]), ...(await checkFrame(page, locale)), ...(await checkNarrow(page)), ...(await checkHtml((await response?.text()) ?? ""))];
      complaints.push(...found.map((complaint) => `${address} in ${locale}: ${complaint}`));
    }
  }
  expect(complaints).toEqual([]);
});

test("keys close what is open, list themselves and lead to the search", async ({ page }) => {
  await page.goto(`${place.server.origin}/privacy`);
  await expect(page.locator("footer button")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus"), "Tab first offers the way past the header").toHaveAttribute("href", "#content");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();

  const menu = page.locator("header.site details").first();
  await page.goto(`${place.server.origin}/privacy`);
  await expect(page.locator("footer button")).toBeVisible();
  await tabTo(page, menu.locator("summary"));
  await page.keyboard.press("Enter");
  await expect(menu).toHaveAttribute("open");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await expect(menu).not.toHaveAttribute("open");
  await expect(menu.locator("summary"), "the focus is back where the menu was opened").toBeFocused();

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog").locator("kbd")).toHaveText(["/", "n", "p", "?"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await page.keyboard.press("/");
  await expect(page).toHaveURL(/\/courses#search$/);
  await expect(page.locator("input[type=search]")).toBeFocused();
  await page.keyboard.type("/?");
  await expect(page.locator("input[type=search]"), "who types, types").toHaveValue("/?");
});

async function lookAtAll(page: Page, where: Place, list: Visit[]): Promise<void> {
  const complaints: string[] = [];
  for (const visit of list) {
    await test.step(visit.path, async () => {
      complaints.push(...(await look(page, where, visit)));
    });
  }
  counted.complaints += complaints.length;
  expect(complaints).toEqual([]);
}

/** Looks at a page and then at each state of it, which is opened on the page as it is loaded anew. */
async function look(page: Page, { server, world }: Place, { path: pattern, status = 200, states = {}, past, bare }: Visit): Promise<string[]> {
  if (past) {
    const database = openDatabase(server.dataDir);
    past(database, world);
    database.close();
  }
  const address = server.origin + fill(pattern, world);
  const load = async () => {
    await page.setViewportSize(wideScreen);
    const response = await page.goto(address);
    await expect(page.locator(bare ? "main h1" : "footer button"), "the page is hydrated").toBeVisible();
    return { status: response?.status(), html: (await response?.text()) ?? "" };
  };
  const served = await load();
  counted.pages += 1;
  const complaints = [
    ...(served.status === status ? [] : [`status ${served.status}`]),
    ...(new URL(page.url()).pathname === new URL(address).pathname ? [] : [`led to ${page.url()}`]),
    ...(await checkHtml(served.html)),
    ...(bare ? [] : await checkFrame(page, "en")),
    ...(await checkNarrow(page)),
    ...(await checkLinks(page)),
    ...(await checkAxe(page)),
    ...(await checkFocus(page)),
  ].map((complaint) => `${pattern}: ${complaint}`);
  for (const [name, open] of Object.entries(states)) {
    await load();
    await open(page);
    counted.states += 1;
    const found = [...(await checkAxe(page)), ...(await checkNarrow(page))];
    complaints.push(...found.map((complaint) => `${pattern}, ${name}: ${complaint}`));
  }
  return complaints;
}

async function signIn(page: Page, email: string): Promise<void> {
  const { origin } = place.server;
  const response = await page.request.post(`${origin}/sign-in`, { form: { email, password: demoPassword }, headers: { Origin: origin }, maxRedirects: 0 });
  expect(response.status()).toBe(302);
}

/** The practice quiz that asks one question of each kind. */
async function startCheckOfAllKinds(page: Page): Promise<string> {
  const { origin } = place.server;
  const post = (address: string, intent: string) => page.request.post(origin + address, { form: { intent }, headers: { Origin: origin }, maxRedirects: 0 });
  await post(film, "enrol");
  const started = await post(`${film}/learn/check-causes`, "start");
  const address = started.headers().location ?? "";
  expect(address).toContain("/attempts/");
  return address;
}
