import { createReadStream } from "node:fs";
import { Unzip, UnzipInflate } from "fflate";
import { SaxesParser } from "saxes";
import { AppError } from "../app-error.ts";

/** One row of a sheet: its cells as text, the missing ones empty. */
export interface SheetRow {
  sheet: string;
  number: number;
  cells: string[];
  read: number;
}

// A spreadsheet is an archive of XML by strangers: nothing in it may grow without a limit.
const limits = { entries: 1_000, expanded: 1024 ** 3, ratio: 250, depth: 32, columns: 500, cell: 32_768, strings: 500_000, text: 64 * 1024 ** 2 };
/** What is small expands much, and harms nobody. */
const ratioFrom = 4 * 1024 ** 2;

type Attributes = Partial<Record<string, string>>;
interface Events {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** The rows of all sheets, one after the other: of the sheets never more in memory than a piece. @throws AppError invalid when it is no sound spreadsheet */
export async function* readXlsx(file: string): AsyncGenerator<SheetRow> {
  try {
    const { names, strings } = await readBook(file);
    const rows: SheetRow[] = [];
    const steps = walkArchive(file, (path) => { const sheet = names.get(path); return sheet === undefined ? null : sheetEvents(sheet, strings, (row) => rows.push(row)); });
    for await (const read of steps) for (const row of rows.splice(0)) yield { ...row, read };
  } catch (error) {
    if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new AppError("invalid", "imports:failed.xlsx");
  }
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Names of the sheets by their path in the archive, and the words that cells share. */
async function readBook(file: string): Promise<{ names: Map<string, string>; strings: string[] }> {
  const sheets: { name: string; id: string }[] = [];
  const targets = new Map<string, string>();
  const strings: string[] = [];
  let [length, current, isText, isPhonetic] = [0, "", false, false];
  const events: Partial<Record<string, Events>> = {
    "xl/workbook.xml": { open: (name, attributes) => { if (name === "sheet") sheets.push({ name: attributes.name ?? "", id: attributes["r:id"] ?? Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "" }); } },
    "xl/_rels/workbook.xml.rels": { open: (name, attributes) => { if (name === "Relationship") targets.set(attributes.Id ?? "", attributes.Target ?? ""); } },
    "xl/sharedStrings.xml": {
      open: (name) => { if (name === "si") current = ""; isText = name === "t"; isPhonetic ||= name === "rPh"; },
      text: (text) => { if (isText && !isPhonetic) current += text; },
      close: (name) => {
        isText = false;
        if (name === "rPh") isPhonetic = false;
        if (name !== "si") return;
        length += current.length;
        if (strings.length >= limits.strings || length > limits.text) throw new Error("Too many words");
        strings.push(current);
      },
    },
  };
  for await (const _ of walkArchive(file, (path) => events[path] ?? null)) continue;
  const names = new Map(sheets.flatMap(({ name, id }) => { const target = targets.get(id); return target ? [[target.startsWith("/") ? target.slice(1) : `xl/${target}`, name]] : []; }));
  if (names.size === 0) throw new Error("No sheets");
  return { names, strings };
}

function sheetEvents(sheet: string, strings: readonly string[], give: (row: SheetRow) => void): Events {
  let [number, cells, column, type, text, isValue]: [number, string[], number, string, string, boolean] = [0, [], -1, "n", "", false];
  return {
    open: (name, attributes) => {
      if (name === "row") [number, cells, column] = [Number(attributes.r ?? number + 1), [], -1];
      else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
        if (!(column >= 0 && column < limits.columns)) throw new Error("Too many columns");
        [type, text] = [attributes.t ?? "n", ""];
      } else if (name === "v" || name === "t") isValue = true;
    },
    text: (piece) => { if (isValue && text.length < limits.cell) text += piece; },
    close: (name) => {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "c") {
        while (cells.length < column) cells.push("");
        cells[column] = type === "s" ? (strings[Number(text)] ?? "") : type === "e" ? "" : text;
      } else if (name === "row") give({ sheet, number, cells, read: 0 });
    },
  };
}

/** "AB12" → 27. */
function columnIndex(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Goes through an archive from its beginning to its end and hands what is wanted to its events; says after every piece how far it has come. */
async function* walkArchive(file: string, eventsOf: (path: string) => Events | null): AsyncGenerator<number> {
  const bytes = createReadStream(file, { highWaterMark: 16 * 1024 });
  let [entries, expanded] = [0, 0];
  const unzip = new Unzip((entry) => {
    if (++entries > limits.entries) throw new Error("Too many entries");
    const events = eventsOf(entry.name);
    if (!events) return;
    const parser = parseXml(events);
    const decoder = new TextDecoder();
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      expanded += data.length;
      if (expanded > limits.expanded || (expanded > ratioFrom && expanded / Math.max(1, bytes.bytesRead) > limits.ratio)) throw new Error("It expands too much");
      parser.write(decoder.decode(data, { stream: !final }));
      if (final) parser.close();
    };
    entry.start();
  });
  unzip.register(UnzipInflate);
  try {
    for await (const piece of bytes) {
      unzip.push(piece as Uint8Array);
      yield bytes.bytesRead;
    }
    unzip.push(new Uint8Array(), true);
    yield bytes.bytesRead;
  } finally {
    bytes.destroy();
  }
}

function parseXml({ open, text, close }: Events): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on("error", (error) => { throw error; });
  parser.on("doctype", () => { throw new Error("No spreadsheet has one"); });
  parser.on("opentag", ({ name, attributes }) => {
    if (++depth > limits.depth) throw new Error("Nested too deep");
    open?.(local(name), attributes);
  });
  parser.on("text", (piece) => text?.(piece));
  parser.on("closetag", ({ name }) => { depth -= 1; close?.(local(name)); });
  return parser;
}
