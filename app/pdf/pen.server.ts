import { addFramedPage } from "./framed-page.server.ts";
import { group, heightOf, write, writeArtifact, type Element, type Sheet, type TextStyle } from "./sheet.server.ts";

type Options = PDFKit.Mixins.StructureElementOptions;

/** What writes down a framed page and goes on with the next one. */
export interface Pen {
  x: number;
  y: number;
  width: number;
  top: number;
  bottom: number;
}

/** Begins the first page. */
export function openPen(sheet: Sheet, { edge, top, bottom }: { edge: number; top: number; bottom: number }): Pen {
  addFramedPage(sheet);
  return { x: edge, y: top, width: sheet.width - 2 * edge, top, bottom: sheet.height - bottom };
}

export function turn(sheet: Sheet, pen: Pen): void {
  addFramedPage(sheet);
  pen.y = pen.top;
}

/** Turns the page unless so much room is left on it. @returns whether it was turned */
export function makeRoom(sheet: Sheet, pen: Pen, height: number): boolean {
  if (pen.y + height <= pen.bottom) return false;
  turn(sheet, pen);
  return true;
}

/** Writes a text from where the pen is, over as many pages as it takes. */
export function flow(sheet: Sheet, pen: Pen, tag: string, text: string, look: TextStyle, { parent = sheet.root, indent = 0, ...options }: Options & { parent?: Element; indent?: number } = {}): void {
  const width = pen.width - indent;
  let words = text.split(/(?<=\s)/u);
  while (words.length > 0) {
    const count = fitting(sheet, words, look, width, pen.bottom - pen.y);
    if (count === 0 && pen.y > pen.top) {
      turn(sheet, pen);
      continue;
    }
    const taken = words.slice(0, Math.max(1, count)).join("");
    pen.y += write(sheet, parent, tag, taken, look, { x: pen.x + indent, y: pen.y, width }, options) + 2;
    words = words.slice(Math.max(1, count));
  }
}

/** One entry of a list: its mark, and beside it what it says, over as many pages as it takes. */
export function listItem(sheet: Sheet, pen: Pen, list: Element, { mark, markLook, indent }: { mark: string; markLook: TextStyle; indent: number }, fill: (body: Element) => void): void {
  group(sheet, list, "LI", {}, (item) => {
    write(sheet, item, "Lbl", mark, markLook, { x: pen.x, y: pen.y, width: indent });
    group(sheet, item, "LBody", {}, fill);
  });
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

/** Page numbers are decoration: readers of the tags have their own. Wants `bufferPages`. */
export function numberPages(sheet: Sheet, { x, width }: Pick<Pen, "x" | "width">, look: TextStyle, say: (page: number, pages: number) => string): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(start + page);
    writeArtifact(sheet, say(page + 1, count), look, { x, y: sheet.height - 56, width });
  }
}
