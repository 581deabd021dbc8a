import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openAs, makePersonLike } from "#tests/support/people.ts";

// From a gap to an action, through its log to its end, and on to a practice draft: the loop's second half.

const en = getT("en", "actions");
const sv = getT("sv", "actions");

test.use({ expectedErrors: /status of 4(09|22)/ }); // saved over somebody else's words; a number that is none

for (const javaScriptEnabled of [true, false]) {
  test(`a gap becomes an action that is planned by two, followed, ended and told as a practice, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    test.setTimeout(150_000);
    const title = `Keys for ${javaScriptEnabled ? "twenty" : "thirty"} families`;
    const lead = await openAs(browser, watch, makePersonLike("coordinator@demo.example", { name: "Lena Lead", locale: "en" }), { locale: "en-GB", javaScriptEnabled });
    const colleague = makePersonLike("learner@demo.example", { name: "Kim Kollega", locale: "sv" });
    await lead.goto("/regions/vistamar/gaps");
    await lead.locator("section[aria-labelledby='gap-housing']").getByRole("link", { name: getT("en", "regions")("gaps.planAction") }).click();
    await lead.getByLabel(en("basics.title"), { exact: true }).fill(title);
    await lead.getByRole("button", { name: en("new.submit") }).click();
    await expect(lead.locator("#problem")).toContainText(en("origin.selfAssessed"));
    const path = new URL(lead.url()).pathname;

    // A theory of change, entry by entry; what leads to what by its number.
    await lead.getByRole("link", { name: en("edit.sectionOf", { section: en("sections.theory") }) }).click();
    const entry = (number: number) => lead.getByRole("group", { name: en("rows.theory", { number }) });
    await entry(1).getByLabel(en("fields.theory.text"), { exact: true }).fill("A guarantee of the region");
    await entry(1).getByLabel(en("fields.theory.leadsTo"), { exact: true }).fill("2");
    await lead.getByRole("button", { name: en("more.theory") }).click();
    await entry(2).getByLabel(en("fields.theory.stage"), { exact: true }).selectOption("outcomes");
    await entry(2).getByLabel(en("fields.theory.text"), { exact: true }).fill("Families live in flats of their own");
    await lead.getByRole("button", { name: en("edit.save"), exact: true }).last().click();
    await expect(lead.locator("#theory svg")).toContainText("A guarantee of the region");
    await expect(lead.locator("#theory svg path[marker-end]")).toHaveCount(1);

    // A colleague writes too: neither writes over what they have not seen.
    await lead.goto(`${path}/team`);
    await lead.getByLabel(en("team.email"), { exact: true }).fill(colleague);
    await lead.getByRole("button", { name: en("team.addSubmit") }).click();
    await expect(lead.locator("main li", { hasText: "Kim Kollega" })).toBeVisible();
    const other = await openAs(browser, watch, colleague, { locale: "sv-SE", javaScriptEnabled });
    await other.goto(`${path}/edit/indicators`);
    await lead.goto(`${path}/edit/indicators`);
    await lead.getByLabel(en("fields.indicators.text"), { exact: true }).fill("Contracts signed");
    await lead.getByLabel(en("fields.indicators.baseline"), { exact: true }).fill("0");
    await lead.getByLabel(en("fields.indicators.target"), { exact: true }).fill("many");
    await lead.getByRole("button", { name: en("edit.save"), exact: true }).last().click();
    await expect(lead.getByRole("alert").first()).toContainText(en("errors.number"));
    await lead.getByLabel(en("fields.indicators.target"), { exact: true }).fill("20");
    await lead.getByRole("button", { name: en("edit.save"), exact: true }).last().click();
    await expect(lead.locator("#indicators")).toContainText("Contracts signed");
    await other.getByLabel(sv("fields.indicators.text"), { exact: true }).fill("Hyreskontrakt");
    await other.getByRole("button", { name: sv("edit.save"), exact: true }).last().click();
    await expect(other.locator("main")).toContainText(sv("edit.newer", { name: "Lena Lead" }));
    await expect(other.getByLabel(sv("fields.indicators.text"), { exact: true })).toHaveValue("Hyreskontrakt");

    await lead.getByRole("button", { name: en("steps.draft.planned") }).click();
    await lead.getByRole("button", { name: en("steps.planned.running") }).click();
    await lead.getByRole("link", { name: en("log.new") }).click();
    await lead.getByRole("radio", { name: en("lights.red") }).check();
    await lead.getByLabel(en("log.reasons"), { exact: true }).fill("No owner signed.");
    await lead.getByLabel("Contracts signed").fill("3");
    await lead.getByRole("button", { name: en("log.add") }).click();
    await expect(lead.locator("main ol")).toContainText("No owner signed.");

    // Everybody reads it, in their language, and finds it.
    const visitor = await browser.newContext({ locale: "sv-SE", javaScriptEnabled });
    const reader = await visitor.newPage();
    await reader.goto(`/actions?q=${encodeURIComponent(title)}`);
    await reader.getByRole("link", { name: title }).click();
    await expect(reader.locator("main")).toContainText(sv("lights.red"));
    await expect(reader.locator("#indicators")).toContainText("15");
    await expect(reader.locator("main")).not.toContainText("Kim Kollega");
    await visitor.close();

    await lead.goto(path);
    await lead.getByLabel(en("status.outcome")).selectOption("unsuccessful");
    await lead.getByRole("button", { name: en("steps.running.stopped") }).click();
    await lead.getByRole("button", { name: en("practice.begin") }).click();
    await expect(lead.getByLabel(getT("en", "submissions")("labels.title"))).toHaveValue(title);
  });
}
