import type { Locale } from "./locales.ts";

/** Spreadsheets split at the sign that their language does not use for decimals. */
const separators: Partial<Record<Locale, string>> = { en: "," };

/** A table for spreadsheets: UTF-8 with its mark, RFC 4180 but for the separator. */
export function toCsv(lines: readonly (readonly string[])[], locale: Locale): string {
  const separator = separators[locale] ?? ";";
  return `\ufeff${lines.map((line) => line.map((cell) => quoteCell(cell, separator)).join(separator)).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function quoteCell(cell: string, separator: string): string {
  const guarded = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return guarded.includes(separator) || /["\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
