import { expect, type Locator, type Page } from "@playwright/test";
import type { KnownQuestion } from "./known-quiz.ts";

// A person without a mouse. Nothing here clicks, focuses or fills by script: Tab finds the way, keys do the rest.

const tabsAtMost = 250;

/** Tabs on until the focus is on the element or in it, and visibly so. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const holdsFocus = () => target.evaluate((element) => element.contains(document.activeElement));
  for (let tabs = 0; tabs < tabsAtMost; tabs++) {
    if (await holdsFocus()) {
      await expect(page.locator(":focus"), "what has the focus shows it").toBeInViewport();
      expect(await page.locator(":focus").evaluate((element) => element.matches(":focus-visible")), "what has the focus shows it").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${tabsAtMost} times Tab did not lead to ${target}.`);
}

/** Tabs to a link or button and presses it. */
export async function press(page: Page, target: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

/** Tabs to a field and types into it, in place of what is there. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** Presses an arrow until the radio button or option that has `value` is chosen. */
async function arrowTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let steps = 0; steps < 30; steps++) {
    if (await isThere()) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error("The arrow keys did not lead to the choice.");
}

async function chooseRadio(page: Page, fieldset: Locator, value: string): Promise<void> {
  const wanted = fieldset.locator(`input[value="${value}"]`);
  await tabTo(page, fieldset.locator("ul"));
  if (await wanted.evaluate((element) => element === document.activeElement)) await page.keyboard.press("Space");
  await arrowTo(page, () => wanted.isChecked());
}

async function putInOrder(page: Page, fieldset: Locator, key: string, order: string[]): Promise<void> {
  const shown = () => fieldset.locator('button[value$=".up"]').evaluateAll((buttons) => buttons.map((button) => (button as HTMLButtonElement).value.split(".")[1] ?? ""));
  for (const [place, item] of order.entries()) {
    for (;;) {
      const now = (await shown()).indexOf(item);
      if (now <= place) break;
      await press(page, fieldset.locator(`button[value="${key}.${item}.up"]`), "Space");
      await expect.poll(async () => (await shown()).indexOf(item)).toBe(now - 1);
    }
  }
}

/** Gives the right answer to a question of the attempt page, whatever its kind. */
export async function answer(page: Page, { definition, text }: KnownQuestion, words: string): Promise<void> {
  const fieldset = page.locator(`fieldset[data-question="${definition.key}"]`);
  switch (definition.kind) {
    case "single":
      return chooseRadio(page, fieldset, definition.correct);
    case "true-false":
      return chooseRadio(page, fieldset, String(definition.correct));
    case "multiple":
      for (const option of definition.correct) {
        const box = fieldset.locator(`input[value="${option}"]`);
        await press(page, box, "Space");
        await expect(box).toBeChecked();
      }
      return;
    case "matching":
      for (const [left, right] of Object.entries(definition.pairs)) {
        const select = fieldset.locator(`select[name="q.${definition.key}.${left}"]`);
        await tabTo(page, select);
        await arrowTo(page, async () => (await select.inputValue()) === right);
      }
      return;
    case "ordering":
      return putInOrder(page, fieldset, definition.key, definition.order);
    case "numeric":
      return type(page, fieldset.locator("input.input"), String(definition.correct));
    case "short-text":
      return type(page, fieldset.locator("input.input"), text.accepted?.[0] ?? "");
    case "open":
      return type(page, fieldset.locator("textarea"), words);
  }
}
