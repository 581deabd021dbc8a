import { decorate, heightOf, inks, write, type Place, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";

/** Something a reader must not miss: a word for it and one sentence. */
export interface PageNotice {
  label: string;
  text: string;
}

const style: TextStyle = { font: "strong", size: 9, leading: 12, color: inks.ink };
const indent = 12;
const gap = 8;

/** With the gap below it. */
export function noticeHeight(sheet: Sheet, notice: PageNotice, width: number): number {
  return heightOf(sheet, sentence(notice), style, width - indent - gap) + 10 + gap;
}

/** @returns the height it took, with the gap below it */
export function drawNotice(sheet: Sheet, notice: PageNotice, { x, y, width }: Place): number {
  const height = noticeHeight(sheet, notice, width);
  decorate(sheet, (doc) => {
    doc.roundedRect(x, y, width, height - gap, 2).fill(inks.sunTint);
    doc.rect(x, y, 3, height - gap).fill(inks.sun);
  });
  write(sheet, sheet.root, "P", sentence(notice), style, { x: x + indent, y: y + 5, width: width - indent - gap });
  return height;
}

function sentence({ label, text }: PageNotice): string {
  return `${label}. ${text}`;
}
