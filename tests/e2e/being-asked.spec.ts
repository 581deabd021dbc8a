import { getT } from "#app/i18n/i18n.server.ts";
import { expect, test } from "#tests/support/browser-test.ts";
import { openAs, makePersonLike } from "#tests/support/people.ts";

// Somebody agrees to be asked, is found by name on the page of their region, is written to in the forum and told, and takes it back.

const en = getT("en", "accounts");
const regions = getT("en", "regions");

test.use({ expectedErrors: /status of 422/ }); // agreed for no area

for (const javaScriptEnabled of [true, false]) {
  test(`a person agrees to be asked, is asked, and takes it back, ${javaScriptEnabled ? "with" : "without"} scripts`, async ({ browser, watch }) => {
    const name = javaScriptEnabled ? "Agda Askable" : "Bertil Askable";
    const asker = `Curt ${name}`;
    const person = await openAs(browser, watch, makePersonLike("learner@demo.example", { name, locale: "en" }), { locale: "en-GB", javaScriptEnabled });
    await person.goto("/profile/asked");
    await expect(person.locator("#agree")).not.toBeChecked();
    await person.locator("#agree").check();
    await person.getByLabel(en("asked.role")).fill("Housing officer");
    await person.getByRole("button", { name: "Save" }).click();
    await expect(person.locator("[data-form-errors]")).toContainText(en("errors.askedAreas"));
    await expect(person.locator("#agree")).toBeChecked();
    await expect(person.getByLabel(en("asked.role"))).toHaveValue("Housing officer");
    await person.getByLabel("Housing", { exact: true }).check();
    await person.getByRole("button", { name: "Save" }).click();
    await expect(person.locator("main")).toContainText(en("asked.named"));

    const asking = await openAs(browser, watch, makePersonLike("learner@demo.example", { name: asker, locale: "en" }), { locale: "en-GB", javaScriptEnabled });
    await asking.goto("/regions/skane");
    await expect(asking.locator("[aria-labelledby=ask]")).toContainText("Housing officer");
    await asking.getByRole("link", { name: regions("page.askPerson", { name, area: "Housing" }) }).click();
    await asking.locator("#title").fill(javaScriptEnabled ? "Families and empty flats" : "Waiting lists of landlords");
    const words = asking.getByRole("textbox", { name: "Text", exact: true });
    await words.click();
    await words.press("Control+End");
    await asking.keyboard.type("How do you do it?");
    await asking.getByRole("button", { name: getT("en", "forum")("write.open") }).click();
    await asking.waitForURL(/\/forum\/topics\/\d+/);
    await expect(asking.locator("main")).toContainText(`@${name}`);
    await person.goto("/notifications");
    await expect(person.locator("main")).toContainText(asker);

    await person.goto("/profile/asked");
    await person.locator("#agree").uncheck();
    await person.getByRole("button", { name: "Save" }).click();
    await expect(person.locator("main")).toContainText(en("asked.notNamed"));
    await asking.goto("/regions/skane");
    await expect(asking.locator("main")).not.toContainText(name);
  });
}
