import { decorate, inks, type Sheet } from "./sheet.server.ts";

/** A new page on paper, in the frame of a map sheet: two hairlines with alternating bars between them. */
export function addFramedPage(sheet: Sheet): void {
  sheet.doc.addPage();
  decorate(sheet, (doc) => {
    const { width, height } = sheet;
    const outer = 22;
    const band = 4;
    doc.rect(0, 0, width, height).fill(inks.paper);
    const inner = outer + band;
    for (const [length, at] of [[width, "x"], [height, "y"]] as const) {
      const span = length - 2 * inner;
      const bars = Math.round(span / 26 / 2) * 2 + 1; // odd: both ends look alike
      for (let bar = 0; bar < bars; bar += 2) {
        const from = inner + (span / bars) * bar;
        const size = span / bars;
        if (at === "x") doc.rect(from, outer, size, band).rect(from, height - inner, size, band);
        else doc.rect(outer, from, band, size).rect(width - inner, from, band, size);
      }
    }
    doc.fill(inks.ink);
    doc.lineWidth(0.5).rect(outer, outer, width - 2 * outer, height - 2 * outer).rect(inner, inner, width - 2 * inner, height - 2 * inner).stroke(inks.ink);
    doc.lineWidth(0.4).rect(inner + 3, inner + 3, width - 2 * inner - 6, height - 2 * inner - 6).stroke(inks.hairline);
  });
}
