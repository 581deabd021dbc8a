import type { EmojiKey } from "./emoji.ts";

interface Texts {
  title: string;
  search: string;
  none: string;
  names: Record<EmojiKey, string>;
}

export type EmojiT = (key: Exclude<keyof Texts, "names"> | `names.${EmojiKey}`) => string;

// Beside the editor, not among the texts of pages: even their addresses would weigh on every page that is only read.
const files = import.meta.glob<Texts>("../i18n/locales/*/emoji.json", { import: "default" });

/** The names of emoji and what is said around them; null where there are none. */
export async function loadEmojiTexts(language: string): Promise<EmojiT | null> {
  const texts = await files[`../i18n/locales/${language}/emoji.json`]?.();
  if (!texts) return null;
  const all = new Map([...Object.entries(texts), ...Object.entries(texts.names).map(([key, name]) => [`names.${key}`, name] as const)]);
  return (key) => String(all.get(key) ?? key);
}
