// What people type, as it is kept: one way for every feature.

/** Signs that show nothing, hide what is beside them or turn it around. Joiners stay: some scripts and pictures need them. */
const unseen = /[\u200B\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu;
/** At least one sign that can be seen. */
const seen = /[^\s\p{Cc}\p{Cf}\p{Cs}\p{Mn}\u115F\u1160\u2800\u3164\uFFA0]/u;

const orNothing = (text: string): string => (seen.test(text) ? text.trim() : "");

/** A line, e.g. a title: without breaks and control characters; "" where nothing can be seen. */
export function cleanLine(typed: string): string {
  return orNothing(typed.toWellFormed().normalize("NFC").replace(unseen, "").replace(/[\s\p{Cc}]+/gu, " "));
}

/** A text of lines: breaks are `\n`, and of control characters only tabs stay; "" where nothing can be seen. */
export function cleanLines(typed: string): string {
  return orNothing(typed.toWellFormed().normalize("NFC").replace(unseen, "").replace(/\r\n?|[\u2028\u2029]/gu, "\n").replace(/(?![\n\t])\p{Cc}/gu, ""));
}
