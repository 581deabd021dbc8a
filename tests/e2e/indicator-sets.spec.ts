import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { getT } from "#app/i18n/i18n.server.ts";
import { readXlsx } from "#app/lib/tables/read-xlsx.server.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { makePersonLike, openAs } from "#tests/support/people.ts";
import { accounts } from "#tests/support/world.ts";

// A coordinator makes a set out of the self-assessment: its workbook is taken, changed, brought with a mistake, mended,
// edited by hand, published and answered.

const t = getT("it", "sets");
const regions = getT("it", "regions");

type Book = Map<string, string[][]>;

async function readBook(bytes: Buffer): Promise<Book> {
  const folder = await mkdtemp(path.join(tmpdir(), "regin-book-"));
  try {
    const file = path.join(folder, "book.xlsx");
    await writeFile(file, bytes);
    const book: Book = new Map();
    for await (const { sheet, cells } of readXlsx(file)) book.set(sheet, [...(book.get(sheet) ?? []), cells]);
    return book;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The workbook with some cells written anew: found by what stands first in their row, and by their column. */
function bookWith(book: Book, changes: [sheet: string, first: string, column: number, cell: string][]) {
  const sheets = [...book].map(([name, lines]) => ({ name, lines: lines.map((cells) => { const mine = changes.filter(([sheet, first]) => sheet === name && first === cells[0]); return Array.from({ length: Math.max(cells.length, ...mine.map(([, , column]) => column + 1)) }, (_, index) => mine.find(([, , column]) => column === index)?.[3] ?? cells[index] ?? ""); }) }));
  return { name: "vistamar.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: Buffer.from(toXlsx(sheets)) };
}

for (const javaScriptEnabled of [true, false]) {
  test(`a coordinator makes a set of the region's own and has it answered, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    test.setTimeout(90_000);
    const edition = javaScriptEnabled ? "2030" : "2031";
    const expert = makePersonLike("learner@demo.example", { name: "Elsa Esperta", locale: "it" });
    const page = await openAs(browser, watch, makePersonLike(accounts.coordinator, { name: "Carla Coordinatrice", locale: "it" }), { locale: "it-IT", javaScriptEnabled });
    await page.goto("/indicators/self-assessment-2026");
    const href = await page.getByRole("link", { name: regions("sets.workbook") }).getAttribute("href");
    const book = await readBook(await (await page.request.get(href ?? "")).body());
    const own: Parameters<typeof bookWith>[1] = [
      [t("sheets.facts"), t("columns.title"), 1, "Autovalutazione di Vistamar"], [t("sheets.facts"), t("columns.edition"), 1, edition],
      [t("sheets.indicators"), "plan", 1, "C’è un piano scritto, e lo conosce chi ci lavora?"],
    ];

    await page.goto("/indicators");
    await page.getByRole("link", { name: regions("sets.make") }).click();
    await page.getByLabel(t("new.chooseFile")).setInputFiles(bookWith(book, [...own, [t("sheets.indicators"), "voice", 5, "Sognare"]]));
    await page.getByRole("button", { name: t("new.check") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Autovalutazione di Vistamar (${edition})`);
    const draft = new URL(page.url()).pathname;
    await expect(page.getByText(t("draft.languagesText", { language: "italiano" }))).toBeVisible();
    await expect(page.getByRole("heading", { name: t("draft.problems", { count: 1 }) })).toBeVisible();
    await expect(page.getByRole("row", { name: new RegExp(t("row", { number: 3 })) })).toContainText(t("problems.noValue", { value: "Sognare", axis: "phase" }));
    await expect(page.getByRole("button", { name: t("draft.publish") })).toHaveCount(0);

    await page.getByLabel(t("new.chooseFile")).setInputFiles(bookWith(book, own));
    await page.getByRole("button", { name: t("draft.replace") }).click();
    await expect(page.getByText(t("draft.ready"))).toBeVisible();

    await page.getByRole("link", { name: t("sections.axes") }).click();
    await page.getByRole("button", { name: `${t("form.more.axes")}: ${t("group.axes", { number: 4 })}` }).click();
    await expect(page.getByLabel(t("columns.name"), { exact: true })).toHaveCount(18);
    if (javaScriptEnabled) await expect(page.getByLabel(t("columns.name"), { exact: true }).last()).toBeFocused();
    await page.getByLabel(t("columns.name"), { exact: true }).last().fill("Richiedenti asilo");
    await page.getByRole("button", { name: t("form.save"), exact: true }).last().click();
    await page.getByRole("link", { name: t("sections.indicators"), exact: true }).click();
    await page.getByRole("button", { name: t("form.new.indicators") }).click();
    const added = page.locator("#row-7");
    if (javaScriptEnabled) await expect(added.getByLabel(t("columns.question"))).toBeFocused();
    await added.getByLabel(t("columns.question")).fill("Si dorme al caldo?");
    await added.getByLabel("Ambito di intervento").fill("housing");
    await added.getByLabel("Gruppo destinatario").fill("Richiedenti asilo");
    await page.getByRole("button", { name: t("form.save"), exact: true }).last().click();
    await expect(page).toHaveURL(new RegExp(`${draft}(#|$)`));
    await expect(page.getByText("Si dorme al caldo?")).toBeVisible();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await page.getByRole("button", { name: t("draft.publish") }).click();
    const publishedAt = new RegExp(`/indicators/vistamar-autovalutazione-di-vistamar-${edition}$`);
    await expect(page).toHaveURL(publishedAt);
    // Pressed a second time, it is still published once; taken back, it is a draft again.
    await other.getByRole("button", { name: t("draft.publish") }).click();
    await expect(other).toHaveURL(publishedAt);
    await other.close();
    await page.locator("summary", { hasText: regions("sets.withdraw") }).click();
    await page.getByRole("button", { name: regions("sets.withdraw") }).click();
    await page.getByRole("button", { name: t("draft.publish") }).click();

    await expect(page).toHaveURL(publishedAt);
    const main = page.locator("main");
    await expect(main).toContainText(regions("sets.madeBy", { region: "Vistamar (illustrativa)" }));
    await expect(main).toContainText(regions("profile.self"));
    await page.goto("/regions/vistamar");
    await page.getByLabel(regions("page.set")).selectOption(`vistamar-autovalutazione-di-vistamar-${edition}`);
    await page.getByRole("button", { name: regions("page.begin") }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Autovalutazione di Vistamar");
    await expect(main).toContainText("C’è un piano scritto, e lo conosce chi ci lavora?");
    await page.getByLabel(regions("form.expertEmail")).fill(expert);
    await page.getByRole("button", { name: regions("form.addExpert") }).click();
    await expect(page.locator("main li", { hasText: "Elsa Esperta" })).toBeVisible();
  });
}

for (const javaScriptEnabled of [true, false]) {
  test(`a copied set of another title says which words are out of date, and is translated in the browser, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    const page = await openAs(browser, watch, accounts.coordinator, { locale: "it-IT", javaScriptEnabled });
    await page.goto("/indicators/sets/new");
    await page.locator("form", { has: page.locator("select") }).getByRole("button").last().click();
    await page.waitForURL(/drafts\/[^/]+$/);
    const draft = new URL(page.url()).pathname;
    const languages = page.locator("section[aria-labelledby=languages]");
    const swedish = languages.getByRole("listitem").filter({ hasText: "Svenska" });
    await expect(swedish).toContainText(t("draft.complete"));
    await page.goto(`${draft}/facts`);
    await page.getByLabel(t("columns.title"), { exact: true }).fill(`Casa nostra ${String(javaScriptEnabled)}`);
    await page.getByRole("button", { name: t("form.save"), exact: true }).last().click();
    await page.waitForURL(/drafts\/[^/]+(#.*)?$/);
    await expect(swedish).toContainText(t("draft.missing", { count: 1 }));
    await swedish.getByRole("link", { name: "Svenska" }).click();
    await expect(page.getByText(t("problems.outdated"))).toHaveCount(1);
    await page.locator("#word-0").fill("Vårt hem");
    await page.getByRole("button", { name: t("form.save") }).click();
    await page.waitForURL(/drafts\/[^/]+(#.*)?$/);
    await expect(swedish).toContainText(t("draft.complete"));
    await page.goto(`${draft}/words/sv`);
    await expect(page.locator("#word-0")).toHaveValue("Vårt hem");
  });
}
