import { formText } from "#app/lib/form-text.ts";
import { parseRowNumber } from "#app/lib/row-number.ts";

/** What a posted form of a translation holds: words as they were typed, and what they were typed beside. */
export function readWords(form: FormData): { words: Record<string, string>; original: number; since: string | undefined } {
  const words = [...form].flatMap(([name, value]): [string, string][] => (typeof value === "string" && !notWords.includes(name) ? [[name, value.normalize("NFC").replaceAll("\r\n", "\n")]] : []));
  return { words: Object.fromEntries(words.slice(0, 100)), original: parseRowNumber(formText(form, "original")) ?? 0, since: formText(form, "version") || undefined };
}

const notWords: readonly string[] = ["version", "original", "intent"];
