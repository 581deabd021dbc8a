import { strToU8, zipSync, type Zippable } from "fflate";
import { xmlText } from "../xml.ts";

export interface Sheet {
  name: string;
  /** The first line is the head. */
  lines: readonly (readonly (string | number | null)[])[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** A workbook for spreadsheets. Words are kept as words: none of them is ever run as a formula. */
export function toXlsx(sheets: readonly Sheet[]): Uint8Array<ArrayBuffer> {
  const file = (text: string) => strToU8(declaration + text);
  const names = sheets.map(({ name }, index) => sheetName(name, index));
  const type = (part: string, kind: string) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const files: Zippable = {
    "[Content_Types].xml": file(`<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("/xl/workbook.xml", "sheet.main")}${sheets.map((_, index) => type(`/xl/worksheets/sheet${index + 1}.xml`, "worksheet")).join("")}</Types>`),
    "_rels/.rels": file(`<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    "xl/workbook.xml": file(`<workbook xmlns="${main}" xmlns:r="${office}/relationships"><sheets>${names.map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": file(`<Relationships xmlns="${packages}/relationships">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/relationships/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}</Relationships>`),
  };
  for (const [index, { lines }] of sheets.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = file(`<worksheet xmlns="${main}"><sheetData>${lines.map(writeRow).join("")}</sheetData></worksheet>`);
  return zipSync(files, { level: 6 });
}

function writeRow(cells: readonly (string | number | null)[], row: number): string {
  const written = cells.map((cell, column) => {
    if (cell === null || cell === "") return "";
    const at = `${columnName(column)}${row + 1}`;
    return typeof cell === "number" ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  });
  return `<row r="${row + 1}">${written.join("")}</row>`;
}

/** A, B, … Z, AA, AB, … */
export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

/** Spreadsheets allow 31 signs and not all of them. */
const sheetName = (name: string, index: number): string => name.replace(/[\\/?*[\]:']/g, " ").trim().slice(0, 31) || `Sheet ${index + 1}`;
