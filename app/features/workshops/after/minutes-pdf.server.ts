import { style } from "#app/features/certificates/pdf/certificate-layout.ts";
import { drawNotice } from "#app/features/certificates/pdf/notices.server.ts";
import { makeRoom, numberPages, openPen, type Pen } from "#app/pdf/pen.server.ts";
import { closeSheet, decorate, fitting, group, heightOf, inks, openSheet, write, writeArtifact, type Element, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";
import type { Block, MinutesDocument } from "./minutes-model.ts";

const edge = 54;
const gutter = 12;
const bullet = 12;

const styles = {
  kind: style("strong", 10.5, 14, inks.sea, { spacing: 0.3 }),
  fact: style("sans", 10, 14, inks.soft),
  h2: style("serif", 17, 22),
  h3: style("strong", 11, 15),
  h4: style("strong", 9.6, 13, inks.sea),
  text: style("sans", 10, 14),
  soft: style("sans", 10, 14, inks.soft),
  head: style("strong", 8, 10.5, inks.sea),
  cell: style("sans", 9.6, 12.6),
  strong: style("strong", 9.6, 12.6),
  foot: style("sans", 8, 10, inks.soft, { align: "right" }),
};
const titles: [TextStyle, ...TextStyle[]] = [style("serif", 26, 31), style("serif", 21, 26), style("serif", 17, 21)];
const before: Record<"h2" | "h3" | "h4" | "text" | "soft", number> = { h2: 16, h3: 9, h4: 5, text: 3, soft: 3 };
/** A heading does not stand alone at the foot of a page. */
const after: Record<keyof typeof before, number> = { h2: 70, h3: 44, h4: 30, text: 0, soft: 0 };
const tags: Record<keyof typeof before, string> = { h2: "H2", h3: "H3", h4: "H4", text: "P", soft: "P" };

type Options = PDFKit.Mixins.StructureElementOptions;
const inLanguage = ({ lang }: { lang?: string }): Options => (lang ? { lang } : {});
const scope = (direction: "Column" | "Row"): Options => ({ scope: direction }) as Options;

/** Second of the two steps: minutes as tagged pages. @returns the file */
export async function drawMinutes(model: MinutesDocument): Promise<Uint8Array> {
  const sheet = openSheet({ title: model.title, author: model.author, lang: model.lang, createdAt: model.createdAt, layout: "portrait", bufferPages: true });
  const pen = openPen(sheet, { edge, top: 56, bottom: 76 });
  drawHead(sheet, model, pen);
  for (const block of model.blocks) {
    if (block.kind === "list") drawList(sheet, block, pen);
    else if (block.kind === "table") drawTable(sheet, block, pen);
    else drawText(sheet, block, pen);
  }
  numberPages(sheet, { x: edge, width: pen.width }, styles.foot, model.pageOf);
  return closeSheet(sheet);
}

function drawHead(sheet: Sheet, model: MinutesDocument, pen: Pen): void {
  const place = () => ({ x: edge, y: pen.y, width: pen.width });
  for (const notice of model.notices) pen.y += drawNotice(sheet, notice, place());
  pen.y += write(sheet, sheet.root, "P", model.heading, styles.kind, place()) + 4;
  pen.y += write(sheet, sheet.root, "H1", model.subject.text, fitting(sheet, model.subject.text, pen.width, 2, titles), place(), model.subject.lang === model.lang ? {} : { lang: model.subject.lang }) + 4;
  for (const fact of model.facts) pen.y += write(sheet, sheet.root, "P", fact, styles.fact, place());
  pen.y += 6;
}

function drawText(sheet: Sheet, block: Extract<Block, { text: string }>, pen: Pen): void {
  const { kind } = block;
  for (const paragraph of block.text.split(/\n+/).filter((line) => line.trim() !== "")) {
    const height = heightOf(sheet, paragraph, styles[kind], pen.width);
    if (!makeRoom(sheet, pen, before[kind] + height + after[kind])) pen.y += before[kind];
    pen.y += write(sheet, sheet.root, tags[kind], paragraph, styles[kind], { x: edge, y: pen.y, width: pen.width }, inLanguage(block));
  }
}

function drawList(sheet: Sheet, { items, ...block }: Extract<Block, { kind: "list" }>, pen: Pen): void {
  const width = pen.width - bullet;
  pen.y += 2;
  group(sheet, sheet.root, "L", inLanguage(block), (list) => {
    for (const text of items) {
      makeRoom(sheet, pen, heightOf(sheet, text, styles.text, width));
      group(sheet, list, "LI", {}, (item) => {
        write(sheet, item, "Lbl", "–", { ...styles.text, color: inks.sea }, { x: edge, y: pen.y, width: bullet });
        pen.y += write(sheet, item, "LBody", text, styles.text, { x: edge + bullet, y: pen.y, width }) + 1.5;
      });
    }
  });
}

function drawTable(sheet: Sheet, { columns, rows, ...block }: Extract<Block, { kind: "table" }>, pen: Pen): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const room = pen.width - gutter * (columns.length - 1);
  let x = edge;
  const places = columns.map(({ share }) => {
    const place = { x, width: (room * share) / shares };
    x += place.width + gutter;
    return place;
  });
  const placeOf = (index: number) => ({ ...(places[index] ?? { x: edge, width: room }), y: pen.y });
  const heightOfRow = (cells: string[], each: (index: number) => TextStyle): number => Math.max(...cells.map((cell, index) => heightOf(sheet, cell, each(index), placeOf(index).width)));
  const labels = columns.map(({ label }) => label);
  const headHeight = heightOfRow(labels, () => styles.head);
  const styleOf = (index: number): TextStyle => (index === 0 ? styles.strong : styles.cell);
  const endRow = (height: number, color: string): void => {
    pen.y += height + 4;
    decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(edge, pen.y).lineTo(edge + pen.width, pen.y).stroke(color));
    pen.y += 4;
  };
  /** On the next page the headings are for the eye only: the table has them once. */
  const drawHeadRow = (table: Element | null): void => {
    if (table) group(sheet, table, "TR", {}, (line) => { for (const [index, label] of labels.entries()) write(sheet, line, "TH", label, styles.head, placeOf(index), scope("Column")); });
    else for (const [index, label] of labels.entries()) writeArtifact(sheet, label, styles.head, placeOf(index));
    endRow(headHeight, inks.ink);
  };
  pen.y += 6;
  group(sheet, sheet.root, "Table", {}, (table) => {
    drawHeadRow(table);
    for (const cells of rows) {
      const height = heightOfRow(cells, styleOf);
      if (makeRoom(sheet, pen, height + 12)) drawHeadRow(null);
      group(sheet, table, "TR", {}, (line) => {
        for (const [index, cell] of cells.entries()) write(sheet, line, index === 0 ? "TH" : "TD", cell, styleOf(index), placeOf(index), index === 0 ? { ...scope("Row"), ...inLanguage(block) } : {});
      });
      endRow(height, inks.hairline);
    }
  });
}
