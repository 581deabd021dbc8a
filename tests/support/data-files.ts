import { strToU8, zipSync } from "fflate";

/** Eurostat's table of unemployment, as SDMX-CSV: a region of level 2, one that nobody knows, flags, and both sexes. */
export const sdmxCsv = [
  "DATAFLOW,LAST UPDATE,freq,unit,sex,age,citizen,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS",
  ...["T,Y20-64,TOTAL,SE22,2023,8.9,,", "T,Y20-64,TOTAL,SE22,2024,9.4,b,", "T,Y20-64,NEU27_2020_FOR,SE22,2024,21.5,bu,", "F,Y20-64,TOTAL,SE22,2024,9.9,,", "T,Y20-64,TOTAL,AT13,2024,11.2,,", "T,Y20-64,TOTAL,SE22,2022,:,u,"].map((line) => `ESTAT:LFST_R_LFUR2GAN(1.0),15/10/26 23:00:00,A,PC,${line}`),
].join("\n");

/** The same kind of thing as a JSON-stat 2.0 dataset, its values as an object with a gap. */
export const jsonStat = JSON.stringify({
  version: "2.0", class: "dataset", label: "Unemployment", updated: "2026-10-15",
  value: { 0: 8.9, 1: 9.4, 3: 11.2 }, status: { 1: "b", 2: ":" },
  id: ["freq", "geo", "time"], size: [1, 2, 2],
  dimension: { freq: { category: { index: { A: 0 }, label: { A: "Annual" } } }, geo: { category: { index: { SE22: 0, AT13: 1 } } }, time: { category: { index: ["2023", "2024"] } } },
});

/** A spreadsheet as others write them: shared words, and cells by their reference. */
export function workbook(sheets: Record<string, (string | number)[][]>, more: Record<string, Uint8Array> = {}): Uint8Array {
  const words: string[] = [];
  const word = (text: string): number => (words.includes(text) ? words.indexOf(text) : words.push(text) - 1);
  const names = Object.keys(sheets);
  const letter = (index: number): string => String.fromCharCode(65 + index);
  const xml = Object.values(sheets).map((rows) => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => (cell === "" ? "" : `<c r="${letter(column)}${row + 1}"${typeof cell === "string" ? ' t="s"' : ""}><v>${typeof cell === "string" ? word(cell) : cell}</v></c>`)).join("")}</row>`).join("")}</sheetData></worksheet>`);
  return zipSync({
    ...Object.fromEntries(xml.map((text, index) => [`xl/worksheets/sheet${index + 1}.xml`, strToU8(text)])),
    "xl/workbook.xml": strToU8(`<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`),
    "xl/_rels/workbook.xml.rels": strToU8(`<Relationships>${names.map((_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}</Relationships>`),
    "xl/sharedStrings.xml": strToU8(`<sst>${words.map((text) => `<si><r><t>${text.slice(0, 1)}</t></r><r><t>${text.slice(1)}</t></r></si>`).join("")}</sst>`),
    ...more,
  });
}
