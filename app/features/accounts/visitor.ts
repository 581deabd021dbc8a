import type { Locale } from "#app/i18n/locales.ts";

/** Somebody without an account, or before it is known whether they have one: first argument of the use cases of the front door. */
export interface Visitor {
  /** Network address, for rate limits only; never stored. */
  address: string;
  /** The language they read the page in: that of the mails they cause. */
  locale: Locale;
}
