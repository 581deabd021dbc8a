import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { workbook } from "#tests/support/data-files.ts";
import { openAs } from "#tests/support/people.ts";
import { accounts } from "#tests/support/world.ts";

// A coordinator brings figures about the region: described, checked, published for everybody to read, and taken back as a whole.

const t = getT("it", "figureImports");
const figures = getT("it", "figures");

for (const javaScriptEnabled of [true, false]) {
  test(`figures come from a spreadsheet and are taken back, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    test.setTimeout(120_000);
    const year = javaScriptEnabled ? 2011 : 2012;
    const page = await openAs(browser, watch, accounts.coordinator, { locale: "it-IT", javaScriptEnabled });
    await page.goto("/indicators");
    await page.getByRole("link", { name: getT("it", "regions")("sets.imports") }).click();
    const name = `arope-${year}.xlsx`;
    const buffer = Buffer.from(workbook({ Data: [["geo", "age", "year", "value"], ["ZZ01", "Y18-64", year, 31.5], ["ZZ01", "Y65", year, 12], ["SE22", "Y18-64", year, 20]] }));
    await page.getByLabel(t("file")).setInputFiles({ name, mimeType: "application/octet-stream", buffer });
    await page.getByRole("button", { name: t("send") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

    await page.getByLabel(`${t("roles.indicator")}: ${t("fixedIndicator")}`).selectOption("arope");
    await page.getByLabel(t("fixedGroup"), { exact: true }).selectOption("non-eu");
    await page.getByLabel(t("source.title")).fill("Ufficio statistico");
    await page.getByLabel(t("source.edition")).fill("ottobre");
    await page.getByLabel(t("source.licence")).fill("CC BY 4.0");
    await page.getByLabel(t("source.retrievedOn")).fill("2026-11-01");
    await page.getByRole("button", { name: t("check") }).click();
    // Two ages say something of the same: nothing can be published before one is chosen.
    await expect(page.getByText(t("help.mend"))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(t("problems.twice"))).toBeVisible();
    await expect(page.getByRole("button", { name: t("publish") })).toHaveCount(0);
    await page.getByText(t("again")).click();
    await page.getByLabel("age", { exact: true }).selectOption("age=Y18-64");
    await page.getByRole("button", { name: t("check") }).click();
    await expect(page.getByText(t("help.ready"))).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: t("publish") }).click();
    await expect(page.getByText(t("states.published"))).toBeVisible();

    const row = page.locator("#figure-arope").locator("xpath=ancestor::section").getByRole("row", { name: new RegExp(String(year)) });
    const path = new URL(page.url()).pathname;
    await page.goto("/regions/vistamar/figures");
    await expect(row).toContainText("31,5%");
    await expect(page.getByText("Ufficio statistico", { exact: false })).toBeVisible();
    await page.goto(path);
    await page.getByRole("button", { name: t("undo") }).click();
    await expect(page.getByText(t("states.undone"))).toBeVisible();
    await page.goto("/regions/vistamar/figures");
    await expect(page.getByRole("heading", { name: figures("title", { region: "Vistamar (illustrativa)" }) })).toBeVisible();
    await expect(row).toHaveCount(0);
  });
}
