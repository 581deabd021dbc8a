import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import type { SetContent } from "../indicator-set.schema.ts";
import { sheetsOf, tablesOf, type Heads } from "./set-tables.ts";
import { alignWords, type TypedSet } from "./typed-set.ts";

function headsIn(locale: Locale): Heads {
  const t = getT(locale, "sets");
  return { sheet: (name) => t(`sheets.${name}`), column: (name) => t(`columns.${name}`), facts: { language: t("columns.language"), key: t("columns.key"), value: t("columns.entry") } };
}

/** A published set as a workbook, with its words in one language. */
export const setWorkbook = (content: SetContent, locale: Locale): Uint8Array<ArrayBuffer> => toXlsx(sheetsOf(tablesOf(content, locale), locale, headsIn(locale)));

/** A draft as a workbook; in a further language, with the words that it has there so far. */
export const draftWorkbook = ({ language, tables, words }: TypedSet, locale: Locale): Uint8Array<ArrayBuffer> => toXlsx(sheetsOf(locale === language ? tables : alignWords(tables, words[locale]), locale, headsIn(locale)));
