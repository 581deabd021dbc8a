import type { TFunction } from "i18next";
import { type Theme, themes } from "#app/features/courses/keys.ts";
import { defaultLocale, locales, type Locale } from "#app/i18n/locales.ts";
import type { SetContent, SetText } from "./indicator-set.schema.ts";

/** A set's words in the reader's language, or in the next best; and which that is. */
export function textOf({ texts }: SetContent, locale: Locale): { text: SetText; locale: Locale } {
  const found = [locale, defaultLocale, ...locales].find((code) => texts[code]) ?? defaultLocale;
  const text = texts[found];
  if (!text) throw new Error("An indicator set has no text at all.");
  return { text, locale: found };
}

/** The region that made a set, in the reader's language; none where it is for all. */
export const ownerOf = ({ owner }: SetContent, locale: Locale): string | null => owner?.[locale] ?? owner?.[defaultLocale] ?? null;

export const isTheme = (value: string): value is Theme => (themes as readonly string[]).includes(value);

/** What an axis is called in a set. */
export const axisTitle = (text: SetText, axis: string): string => text.axes[axis]?.title ?? axis;

/** Names a value of an axis: as the set does, or, for a policy area of the product, as the product does. */
export function valueName(text: SetText, axis: string, value: string, t: TFunction): string {
  return text.axes[axis]?.values[value] ?? (isTheme(value) ? t(`common:themes.${value}`) : value);
}
