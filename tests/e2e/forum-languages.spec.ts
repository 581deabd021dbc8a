import { randomUUID } from "node:crypto";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { expect, sharedServer, test, type Browser, type BrowserContext, type Page } from "#tests/support/browser-test.ts";
import { FormClient } from "#tests/support/form-client.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";

// One forum in seven languages: what one writes in one, another translates, and a third reads.

test.use({ expectedErrors: /status of 422/ });

const t = (locale: Locale, key: string, values: Record<string, unknown> = {}): string => getT(locale, "forum")(key, values);

async function signedIn(browser: Browser, watch: (context: BrowserContext) => void, email: string, locale: Locale): Promise<Page> {
  const context = await browser.newContext({ baseURL: sharedServer().origin });
  watch(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(demoPassword);
  await page.locator("main form button").click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.request.post("/language", { form: { locale, next: "/forum" }, headers: { Origin: sharedServer().origin } });
  return page;
}

async function openSwedishTopic(title: string): Promise<string> {
  const author = new FormClient(sharedServer().origin);
  await author.post("/sign-in", { email: "learner2@demo.example", password: demoPassword });
  const address = await author.post("/forum/spaces/general/new", { kind: "discussion", seen: "yes", title, markdown: "Vi har provat språkkaféer i tre kommuner.", locale: "sv", sendKey: randomUUID() });
  return address.split(/[?#]/)[0] ?? "";
}

test("a Swede writes, a Portuguese translates, and whoever reads Portuguese sees that, with the original one click away", async ({ browser, watch }) => {
  test.setTimeout(90_000);
  const topic = await openSwedishTopic("Språkkaféer i små kommuner");
  const translator = await signedIn(browser, watch, "facilitator@demo.example", "pt");
  const portuguese = "Experimentámos cafés de línguas em três municípios.";

  await test.step("translate", async () => {
    await translator.goto(topic);
    await translator.getByRole("link", { name: t("pt", "posts.translateNamed", { seq: 1 }) }).click();
    await expect(translator.locator('[lang="sv"].prose')).toContainText("språkkaféer");
    await translator.getByRole("button", { name: t("pt", "translate.save") }).click();
    await expect(translator.getByRole("alert")).toContainText(t("pt", "errors.emptyPost"));
    await translator.locator("#markdown").fill(portuguese);
    await translator.getByRole("button", { name: t("pt", "translate.save") }).click();
    await expect(translator.locator('article [lang="pt"].prose')).toHaveText(portuguese);
    await expect(translator.locator("article").first()).toContainText(t("pt", "posts.translatedBy", { name: "" }).trim());
    await translator.getByText(t("pt", "posts.original", { language: "Svenska" })).click();
    await expect(translator.locator('article [lang="sv"].prose')).toContainText("språkkaféer");
  });
  await translator.context().close();
});
