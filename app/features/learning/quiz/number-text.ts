import type { Locale } from "#app/i18n/locales.ts";

function separators(locale: Locale): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const find = (type: "decimal" | "group") => parts.find((part) => part.type === type)?.value ?? "";
  return { decimal: find("decimal"), group: find("group").trim() };
}

/**
 * A number as people type it → number, or null if it is none. "1 234,5", "1.234,5" and "1234.5" are all understood;
 * only where comma and point are truly ambiguous ("1.234") does the reader's language decide.
 */
export function parseNumber(typed: string, locale: Locale): number | null {
  const { decimal, group } = separators(locale);
  let text = typed.normalize("NFKC").replace(/[\s'’]/gu, "").replace("−", "-");
  const isGrouped = (sign: string) => sign !== "" && new RegExp(`^[+-]?\\d{1,3}([${sign}]\\d{3})+([${sign === "," ? "." : ","}]\\d+)?$`, "u").test(text);
  const foreign = decimal === "," ? "." : ",";
  if (isGrouped(group)) text = text.replaceAll(group, "");
  else if (isGrouped(foreign) && text.includes(decimal)) text = text.replaceAll(foreign, "");
  else if (isGrouped(decimal) && text.split(decimal).length > 2) text = text.replaceAll(decimal, "");
  text = text.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/u.test(text)) return null;
  return Number(text);
}
