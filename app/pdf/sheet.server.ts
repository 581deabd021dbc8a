import PDFDocument from "pdfkit";
import type { Locale } from "#app/i18n/locales.ts";
import { loadFont, printable, wellFormed, type FontName, type Printable } from "./fonts.server.ts";

/**
 * A tagged PDF in the making (PDF/UA-1: every mark is either in the structure tree or an artifact).
 * Lengths are points from the top left corner. Equal input gives equal bytes: nothing here asks for the time.
 */
export type Element = PDFKit.PDFStructureElement;

export interface TextStyle {
  font: FontName;
  size: number;
  leading: number; // from baseline to baseline
  color: string;
  align?: "left" | "center" | "right";
  spacing?: number; // between letters
}

export interface Sheet {
  doc: PDFKit.PDFDocument;
  root: Element;
  width: number;
  height: number;
  bytes: Promise<Uint8Array>;
}

export const inks = { paper: "#fdfbf6", ink: "#16243d", soft: "#4a5870", hairline: "#dcd3c2", sea: "#0f6574", sun: "#e0a030", sunTint: "#fbf0d6", clay: "#99432a" } as const;

export interface SheetOptions {
  title: string;
  author: string;
  lang: Locale;
  createdAt: Date;
  layout: "portrait" | "landscape";
  bufferPages?: boolean; // keep pages open until the end, to number them
}

export function openSheet({ title, author, lang, createdAt, layout, bufferPages = false }: SheetOptions): Sheet {
  const options = {
    size: "A4",
    layout,
    margin: 0,
    bufferPages,
    autoFirstPage: false,
    pdfVersion: "1.7" as const,
    tagged: true,
    subset: "PDF/UA",
    lang,
    displayTitle: true,
    font: loadFont("sans"), // named here, else PDFKit starts with Helvetica, which is not embedded
    info: { Title: plainLine(title), Author: plainLine(author), Creator: "REGIN Academy", CreationDate: createdAt, ModDate: createdAt },
  };
  // The published types know neither a parsed font nor PDF/UA; PDFKit takes both.
  const doc = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  escapeMetadata(doc);
  const bytes = collect(doc);
  const root = doc.struct("Document", { lang });
  doc.addStructure(root);
  const [width, height] = layout === "landscape" ? [841.89, 595.28] : [595.28, 841.89];
  return { doc, root, width, height, bytes };
}

function plainLine(text: string): string {
  return wellFormed(text).replace(/[\p{Cc}\p{Cn}]+/gu, " ").trim();
}

/** PDFKit copies title and author into XML as they are, once it has written the dictionary that wants them plain. */
function escapeMetadata(doc: PDFKit.PDFDocument): void {
  const finish = doc.endMetadata.bind(doc);
  const escape = (text = "") => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  doc.endMetadata = () => {
    doc.info.Title = escape(doc.info.Title);
    doc.info.Author = escape(doc.info.Author);
    finish();
  };
}

/** Ends the document. */
export function closeSheet(sheet: Sheet): Promise<Uint8Array> {
  sheet.root.end();
  sheet.doc.end();
  return sheet.bytes;
}

function collect(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
    doc.on("error", reject);
  });
}

/** Decoration: not read aloud. */
export function decorate({ doc }: Sheet, draw: (doc: PDFKit.PDFDocument) => void): void {
  doc.markContent("Artifact", { type: "Layout" });
  doc.save();
  draw(doc);
  doc.restore();
  doc.endMarkedContent();
}

/** A picture with its text alternative. `box`: left, top, right, bottom. */
export function figure({ doc }: Sheet, parent: Element, alt: string, box: [number, number, number, number], draw: (doc: PDFKit.PDFDocument) => void): void {
  const options = { alt, bbox: box, placement: "Block" };
  const element = doc.struct("Figure", options);
  parent.add(element);
  element.add(() => {
    doc.save();
    draw(doc);
    doc.restore();
  });
  element.end();
}

/** A structure element that holds others, e.g. L or LI. */
export function group({ doc }: Sheet, parent: Element, tag: string, options: PDFKit.Mixins.StructureElementOptions, fill: (element: Element) => void): void {
  const element = doc.struct(tag, options);
  parent.add(element);
  fill(element);
  element.end();
}

export interface Place {
  x: number;
  y: number;
  width: number;
}

/** Writes a text as one structure element. @returns the height it took */
export function write(sheet: Sheet, parent: Element, tag: string, raw: string, style: TextStyle, place: Place, options: PDFKit.Mixins.StructureElementOptions = {}): number {
  const words = printable(raw, style.font);
  const element = sheet.doc.struct(tag, words.actual === undefined ? options : { ...options, actual: words.actual });
  parent.add(element);
  element.add(() => draw(sheet, words, style, place));
  element.end();
  return heightOf(sheet, raw, style, place.width);
}

/** Writes a text that is not read aloud. */
export function writeArtifact(sheet: Sheet, raw: string, style: TextStyle, place: Place): void {
  decorate(sheet, () => draw(sheet, printable(raw, style.font), style, place));
}

/** Writes a text that is a link; `contents` says where it leads. */
export function writeLink(sheet: Sheet, parent: Element, raw: string, target: { url: string; contents: string }, style: TextStyle, place: Place): number {
  const { doc } = sheet;
  const height = heightOf(sheet, raw, style, place.width);
  group(sheet, parent, "P", {}, (paragraph) =>
    group(sheet, paragraph, "Link", {}, (link) => {
      link.add(() => draw(sheet, printable(raw, style.font), style, place));
      // PDFKit writes a String object as text and a plain string as a name.
      const annotation = { structParent: link, Contents: new String(wellFormed(target.contents)) };
      doc.link(place.x, place.y, place.width, height, target.url, annotation as unknown as PDFKit.Mixins.AnnotationOption);
    }),
  );
  return height;
}

export function heightOf(sheet: Sheet, raw: string, style: TextStyle, width: number): number {
  const words = printable(raw, style.font);
  prepare(sheet, words, style);
  return sheet.doc.heightOfString(words.text, textOptions(sheet, style, width));
}

export function widthOf(sheet: Sheet, raw: string, style: TextStyle): number {
  const words = printable(raw, style.font);
  prepare(sheet, words, style);
  return sheet.doc.widthOfString(words.text, { characterSpacing: style.spacing ?? 0 });
}

/** The first of the styles in which the text needs no more than `lines` lines; the last one if none does. */
export function fitting(sheet: Sheet, raw: string, width: number, lines: number, styles: [TextStyle, ...TextStyle[]]): TextStyle {
  const found = styles.find((style) => longestWord(sheet, raw, style) <= width && heightOf(sheet, raw, style, width) < (lines + 0.5) * style.leading);
  return found ?? styles.at(-1) ?? styles[0];
}

function longestWord(sheet: Sheet, raw: string, style: TextStyle): number {
  return Math.max(...raw.split(/\s+/u).map((word) => widthOf(sheet, word, style)));
}

function draw(sheet: Sheet, words: Printable, style: TextStyle, { x, y, width }: Place): void {
  prepare(sheet, words, style);
  sheet.doc.fillColor(style.color).text(words.text, x, y, textOptions(sheet, style, width));
}

function prepare({ doc }: Sheet, words: Printable, style: TextStyle): void {
  doc.font(loadFont(words.font) as unknown as PDFKit.Mixins.PDFFontSource).fontSize(style.size);
}

function textOptions({ doc }: Sheet, style: TextStyle, width: number): PDFKit.Mixins.TextOptions {
  return { width, align: style.align ?? "left", characterSpacing: style.spacing ?? 0, lineGap: style.leading - doc.currentLineHeight(true) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
