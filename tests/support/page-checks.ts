import { AxeBuilder } from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";
import type { Page } from "@playwright/test";
import { listRoutes } from "./routes.ts";

// What every page owes every reader. Each check answers a list of complaints, so that one run tells them all.

// Of what is well it need not gather every place: that takes half of its time.
const judgement: Parameters<AxeBuilder["options"]>[0] = { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] } };

const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

/** The page's HTML as it was served, judged by the HTML standard. */
export async function checkHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `html ${ruleId}: ${message} (${line}:${column}) ${excerpt(html, line, column)}`));
}

function excerpt(html: string, line: number, column: number): string {
  const text = html.split("\n")[line - 1] ?? "";
  return text.slice(Math.max(0, column - 60), column + 100);
}

/** axe over the page as it now is, in light and in dark. */
export async function checkAxe(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Nothing of the page comes from elsewhere, so that axe can look at it in place instead of from a second page.
    const { violations } = await new AxeBuilder({ page }).options(judgement).setLegacyMode(true).analyze();
    for (const { id, help, nodes } of violations) for (const node of nodes) complaints.push(`axe ${id} (${colorScheme}): ${help}: ${node.html.slice(0, 200)} – ${node.failureSummary?.split("\n").slice(1).join(" ").trim()}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  return complaints;
}

/** One heading that names the page, a title, the language, a way past the header, and the accessibility statement. */
export async function checkFrame(page: Page, locale: string): Promise<string[]> {
  const found = await page.evaluate(() => ({
    headings: [...document.querySelectorAll("h1")].filter((heading) => heading.checkVisibility()).length,
    title: document.title,
    lang: document.documentElement.lang,
    skip: document.querySelector("a[href]")?.getAttribute("href") ?? "",
    target: document.querySelector("main")?.id ?? "",
    statement: document.querySelectorAll('a[href="/accessibility"]').length,
  }));
  return [
    ...(found.headings === 1 ? [] : [`frame: ${found.headings} visible h1`]),
    ...(/^.+ – REGIN Academy$/.test(found.title) ? [] : [`frame: the title is "${found.title}"`]),
    ...(found.lang === locale ? [] : [`frame: lang is "${found.lang}"`]),
    ...(found.target !== "" && found.skip === `#${found.target}` ? [] : [`frame: the first link leads to "${found.skip}", the content is "#${found.target}"`]),
    ...(found.statement > 0 ? [] : ["frame: no link to the accessibility statement"]),
  ];
}

/** At 320 pixels (400 % zoom) the page is as wide as the screen; what is wider scrolls inside itself. */
export async function checkNarrow(page: Page): Promise<string[]> {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const outside = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth}: ${outside.slice(-3).map((element) => element.outerHTML.slice(0, 120)).join(" | ")}`];
  });
  if (size) await page.setViewportSize(size);
  return wide.map((text) => `narrow: the page scrolls sideways, ${text}`);
}

const addresses = listRoutes().filter(({ pattern }) => pattern !== "*").map(({ pattern }) => new RegExp(`^/${pattern.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}/?$`));

/** Links lead to addresses that there are (app/routes.ts), and within the page to places that it has. */
export async function checkLinks(page: Page): Promise<string[]> {
  const links = await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].filter(({ origin }) => origin === location.origin).map((link) => ({ path: link.pathname, place: link.pathname === location.pathname && link.search === location.search ? decodeURIComponent(link.hash.slice(1)) : "" })));
  const places = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  const here = new URL(page.url()).pathname;
  const dead = links.flatMap(({ path, place }) => (path === here ? (place === "" || places.includes(place) ? [] : [`#${place}`]) : addresses.some((address) => address.test(path)) ? [] : [path]));
  return [...new Set(dead)].map((link) => `links: ${link} leads nowhere`);
}

/** Whatever Tab reaches shows so by a line of three pixels around it or what it stands in, and nothing cuts that line off. */
export async function checkFocus(page: Page): Promise<string[]> {
  await page.keyboard.press("Tab"); // from here on the browser takes focus to come from a keyboard
  return page.evaluate(() => {
    const reachable = [...document.querySelectorAll<HTMLElement | SVGElement>("a[href], button, input, select, textarea, summary, video[controls], [tabindex]")].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLInputElement).disabled && (element as HTMLInputElement).type !== "hidden",
    );
    const hasLine = (element: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 3 && !/, 0\)$/.test(outlineColor);
    };
    const cutBy = (element: Element) => {
      const { outlineOffset, outlineWidth } = getComputedStyle(element);
      const around = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
      const box = element.getBoundingClientRect();
      for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
        if (getComputedStyle(parent).overflow === "visible") continue;
        const limits = parent.getBoundingClientRect();
        if (box.left - around < limits.left - 0.5 || box.right + around > limits.right + 0.5 || box.top - around < limits.top - 0.5 || box.bottom + around > limits.bottom + 0.5) return parent;
      }
      return null;
    };
    return reachable.flatMap((element) => {
      element.focus();
      if (document.activeElement !== element || !element.matches(":focus-visible")) return [`focus: not taken by ${element.outerHTML.slice(0, 160)}`];
      const line = [element, element.closest("label")].find((candidate) => candidate && hasLine(candidate));
      if (!line) return [`focus: not shown by ${element.outerHTML.slice(0, 160)}`];
      const cut = cutBy(line);
      return cut ? [`focus: its line around ${element.outerHTML.slice(0, 160)} is cut off by ${cut.outerHTML.slice(0, 120)}`] : [];
    });
  });
}
