import { style } from "#app/features/certificates/pdf/certificate-layout.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { addFramedPage } from "#app/pdf/framed-page.server.ts";
import { closeSheet, heightOf, inks, openSheet, write, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";
import type { PlansDocument } from "./transfer-plans.server.ts";

const edge = 64;
const top = 64;
const bottom = 72;
const styles = {
  title: style("serif", 24, 29),
  made: style("sans", 10, 14, inks.soft),
  plan: style("serif", 17, 22),
  from: style("sans", 9.5, 13.5, inks.soft),
  text: style("sans", 11, 16),
};

interface Pen {
  y: number;
  width: number;
  bottom: number;
}

/** The transfer plans as a tagged PDF, as long as they are. */
export async function drawPlans(model: PlansDocument, { lang, author, now }: { lang: Locale; author: string; now: Date }): Promise<Uint8Array> {
  const sheet = openSheet({ title: model.title, author, lang, createdAt: now, layout: "portrait" });
  addFramedPage(sheet);
  const pen: Pen = { y: top, width: sheet.width - 2 * edge, bottom: sheet.height - bottom };
  flow(sheet, pen, "H1", model.title, styles.title);
  flow(sheet, pen, "P", model.made, styles.made);
  if (model.plans.length === 0) flow(sheet, pen, "P", model.empty, styles.text);
  for (const plan of model.plans) {
    pen.y += 18;
    if (pen.y + 110 > pen.bottom) turn(sheet, pen);
    flow(sheet, pen, "H2", plan.title, styles.plan);
    for (const line of plan.from) flow(sheet, pen, "P", line, styles.from);
    pen.y += 6;
    for (const paragraph of plan.text.split("\n")) {
      if (paragraph.trim() === "") pen.y += 8;
      else flow(sheet, pen, "P", paragraph, styles.text, plan.lang === lang ? {} : { lang: plan.lang });
    }
  }
  return closeSheet(sheet);
}

function turn(sheet: Sheet, pen: Pen): void {
  addFramedPage(sheet);
  pen.y = top;
}

/** Writes a text from where the pen is, over as many pages as it takes. */
function flow(sheet: Sheet, pen: Pen, tag: string, text: string, look: TextStyle, options: { lang?: string } = {}): void {
  let words = text.split(/(?<=\s)/u);
  while (words.length > 0) {
    const count = fitting(sheet, words, look, pen.width, pen.bottom - pen.y);
    if (count === 0 && pen.y > top) {
      turn(sheet, pen);
      continue;
    }
    const taken = words.slice(0, Math.max(1, count)).join("");
    pen.y += write(sheet, sheet.root, tag, taken, look, { x: edge, y: pen.y, width: pen.width }, options) + 2;
    words = words.slice(Math.max(1, count));
  }
}

/** How many of the words find room in a height. */
function fitting(sheet: Sheet, words: readonly string[], look: TextStyle, width: number, height: number): number {
  const fits = (count: number) => heightOf(sheet, words.slice(0, count).join(""), look, width) <= height;
  if (fits(words.length)) return words.length;
  let [low, high] = [0, words.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
