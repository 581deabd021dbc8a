import { mapCopyright } from "#app/features/network/map/map.server.ts";
import { style } from "./certificate-layout.ts";
import { drawNotice } from "./notices.server.ts";
import { addFramedPage } from "#app/pdf/framed-page.server.ts";
import { drawSeal } from "./ornaments.server.ts";
import { closeSheet, decorate, fitting, group, heightOf, inks, openSheet, sum, write, writeArtifact, writeLink, type Element, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";
import type { TranscriptDocument, TranscriptRow } from "./transcript-model.ts";

const edge = 54;
const top = 56;
const gutter = 10;
const widths = { completed: 88, course: 0, assessment: 112, planned: 52, active: 60 }; // 0: what is left

const styles = {
  issuer: style("strong", 10.5, 14, inks.sea, { spacing: 0.3 }),
  heading: style("serif", 26, 31),
  intro: style("sans", 10, 14, inks.soft),
  year: style("serif", 18, 24),
  text: style("sans", 10, 14),
  head: style("strong", 8, 10.5, inks.sea),
  cell: style("sans", 9.2, 12),
  strong: style("strong", 9.2, 12),
  link: style("sans", 9.2, 12, inks.sea),
  tiny: style("sans", 5.6, 7, inks.soft, { align: "center" }),
  foot: style("sans", 8, 10, inks.soft, { align: "right" }),
};
const names: [TextStyle, ...TextStyle[]] = [style("display", 28, 33), style("display", 23, 27), style("display", 18, 22), style("display", 14, 17)];

type Cell = keyof typeof widths;
const cells: Cell[] = ["completed", "course", "assessment", "planned", "active"];

/** A pen that moves down the page and turns it. */
interface Column {
  y: number;
  width: number;
  bottom: number;
  places: Record<Cell, { x: number; width: number }>;
}

/** Second of the two steps: the transcript as tagged tables, one a year. */
export async function drawTranscript(model: TranscriptDocument): Promise<Uint8Array> {
  const sheet = openSheet({ title: model.title, author: model.issuer, lang: model.lang, createdAt: model.createdAt, layout: "portrait", bufferPages: true });
  addFramedPage(sheet);
  const width = sheet.width - 2 * edge;
  const pen: Column = { y: top, width, bottom: sheet.height - 76, places: columns(width) };
  drawHead(sheet, model, pen);
  if (model.years.length === 0) write(sheet, sheet.root, "P", model.empty, styles.text, { x: edge, y: pen.y, width });
  for (const year of model.years) drawYear(sheet, model, year, pen);
  numberPages(sheet, model);
  return closeSheet(sheet);
}

function columns(width: number): Column["places"] {
  const fixed = cells.reduce((total, cell) => total + widths[cell], 0) + gutter * (cells.length - 1);
  let x = edge;
  const place = (cell: Cell) => {
    const its = { x, width: widths[cell] || width - fixed };
    x += its.width + gutter;
    return [cell, its] as const;
  };
  return Object.fromEntries(cells.map(place)) as Column["places"];
}

function drawHead(sheet: Sheet, model: TranscriptDocument, pen: Column): void {
  const radius = 50;
  const width = pen.width - 2 * radius - 30;
  const at = { x: edge, width };
  const name = fitting(sheet, model.holder, width, 2, names);
  pen.y += write(sheet, sheet.root, "P", model.issuer, styles.issuer, { ...at, y: pen.y }) + 5;
  pen.y += write(sheet, sheet.root, "H1", model.heading, styles.heading, { ...at, y: pen.y }) + 8;
  pen.y += write(sheet, sheet.root, "P", model.holder, name, { ...at, y: pen.y }) + 8;
  pen.y += write(sheet, sheet.root, "P", model.intro, styles.intro, { ...at, y: pen.y });
  const middle = sheet.width - edge - radius;
  drawSeal(sheet, sheet.root, model.sealAlt, model.networkRegions, { x: middle, y: top + radius, radius });
  write(sheet, sheet.root, "P", mapCopyright, styles.tiny, { x: middle - radius - 14, y: top + 2 * radius + 10, width: 2 * radius + 28 });
  pen.y = Math.max(pen.y, top + 2 * radius + 20) + 14;
  for (const notice of model.notices) pen.y += drawNotice(sheet, notice, { x: edge, y: pen.y, width: pen.width });
}

type Year = TranscriptDocument["years"][number];

function drawYear(sheet: Sheet, model: TranscriptDocument, year: Year, pen: Column): void {
  makeRoom(sheet, pen, 130);
  pen.y += 10;
  pen.y += write(sheet, sheet.root, "H2", year.heading, styles.year, { x: edge, y: pen.y, width: pen.width });
  pen.y += write(sheet, sheet.root, "P", year.time, styles.text, { x: edge, y: pen.y, width: pen.width }) + 8;
  if (year.rows.length === 0) {
    pen.y += write(sheet, sheet.root, "P", year.empty, styles.intro, { x: edge, y: pen.y, width: pen.width }) + 12;
    return;
  }
  group(sheet, sheet.root, "Table", {}, (table) => {
    drawHeadRow(sheet, table, model, pen);
    for (const row of year.rows) drawRow(sheet, table, model, row, pen);
    drawTotal(sheet, table, year.total, pen);
  });
  pen.y += 12;
}

function makeRoom(sheet: Sheet, pen: Column, height: number): boolean {
  if (pen.y + height <= pen.bottom) return false;
  addFramedPage(sheet);
  pen.y = top;
  return true;
}

const scope = (direction: "Column" | "Row"): PDFKit.Mixins.StructureElementOptions => ({ scope: direction }) as PDFKit.Mixins.StructureElementOptions;

function headHeight(sheet: Sheet, model: TranscriptDocument, pen: Column): number {
  return Math.max(...cells.map((cell) => heightOf(sheet, model.columns[cell], styles.head, pen.places[cell].width)));
}

/** On the next page the headings are for the eye only: the table has them once. */
function repeatHeadRow(sheet: Sheet, model: TranscriptDocument, pen: Column): void {
  for (const cell of cells) writeArtifact(sheet, model.columns[cell], styles.head, { ...pen.places[cell], y: pen.y });
  pen.y += headHeight(sheet, model, pen) + 4;
  rule(sheet, pen, inks.ink);
}

function drawHeadRow(sheet: Sheet, table: Element, model: TranscriptDocument, pen: Column): void {
  group(sheet, table, "TR", {}, (line) => {
    for (const cell of cells) write(sheet, line, "TH", model.columns[cell], styles.head, { ...pen.places[cell], y: pen.y }, scope("Column"));
  });
  pen.y += headHeight(sheet, model, pen) + 4;
  rule(sheet, pen, inks.ink);
}

function drawRow(sheet: Sheet, table: Element, model: TranscriptDocument, row: TranscriptRow, pen: Column): void {
  const { places } = pen;
  const lines = row.assessment.map((line) => heightOf(sheet, line, styles.cell, places.assessment.width));
  const height = Math.max(sum(lines), heightOf(sheet, row.course, styles.strong, places.course.width), heightOf(sheet, row.completed, styles.cell, places.completed.width) + heightOf(sheet, row.serial, styles.link, places.completed.width), heightOf(sheet, row.active, styles.cell, places.active.width), heightOf(sheet, row.planned, styles.cell, places.planned.width));
  if (makeRoom(sheet, pen, height + 12)) repeatHeadRow(sheet, model, pen);
  const { y } = pen;
  group(sheet, table, "TR", {}, (line) => {
    group(sheet, line, "TD", {}, (cell) => {
      const date = write(sheet, cell, "P", row.completed, styles.cell, { ...places.completed, y });
      writeLink(sheet, cell, row.serial, row.verify, styles.link, { ...places.completed, y: y + date });
    });
    write(sheet, line, "TH", row.course, styles.strong, { ...places.course, y }, { ...scope("Row"), ...(row.courseLang !== model.lang && { lang: row.courseLang }) });
    group(sheet, line, "TD", {}, (cell) => {
      let at = y;
      for (const result of row.assessment) at += write(sheet, cell, "P", result, styles.cell, { ...places.assessment, y: at });
    });
    write(sheet, line, "TD", row.planned, styles.cell, { ...places.planned, y });
    write(sheet, line, "TD", row.active, styles.cell, { ...places.active, y });
  });
  pen.y += height + 5;
  rule(sheet, pen, inks.hairline);
}

function drawTotal(sheet: Sheet, table: Element, total: Year["total"], pen: Column): void {
  makeRoom(sheet, pen, 30);
  const { places, y } = pen;
  const wide = { x: places.completed.x, width: places.assessment.x + places.assessment.width - places.completed.x };
  group(sheet, table, "TR", {}, (line) => {
    write(sheet, line, "TH", total.label, styles.strong, { ...wide, y }, scope("Row"));
    for (const _ of [1, 2]) group(sheet, line, "TD", {}, () => undefined); // the label reaches over three columns
    write(sheet, line, "TD", total.planned, styles.strong, { ...places.planned, y });
    write(sheet, line, "TD", total.active, styles.strong, { ...places.active, y });
  });
  pen.y += Math.max(heightOf(sheet, total.active, styles.strong, places.active.width), heightOf(sheet, total.planned, styles.strong, places.planned.width));
}

function rule(sheet: Sheet, pen: Column, color: string): void {
  decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(edge, pen.y).lineTo(edge + pen.width, pen.y).stroke(color));
  pen.y += 5;
}

/** Page numbers are decoration: readers of the tags have their own. */
function numberPages(sheet: Sheet, model: TranscriptDocument): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    sheet.doc.switchToPage(start + page);
    writeArtifact(sheet, `${model.holder} · ${model.pageOf(page + 1, count)}`, styles.foot, { x: edge, y: sheet.height - 56, width: sheet.width - 2 * edge });
  }
}
