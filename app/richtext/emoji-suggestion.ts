import type { EmojiT } from "./emoji-texts.ts";
import { findEmoji, isNameOf } from "./emoji.ts";
import { suggestion, type EmojiOption, type ListHost } from "./suggestion.ts";

/** A `:` before the beginning of a name of two letters or more, at the beginning of a word: neither 10:30 nor https:// nor a smile of signs. */
const typed = /(?:^|[\s([{«"'“‘„\p{Extended_Pictographic}\p{Regional_Indicator}\uFE0F]):(\p{L}[\p{L}\p{N}_-]{1,30})$/u;

const mostOffered = 8;

/** `:` and two letters of a name offer emoji; the colon behind a whole name takes it. Nothing is offered where names are not known. */
export function emojiSuggestion(texts: () => EmojiT | null, host: ListHost) {
  const find = (query: string): EmojiOption[] => {
    const t = texts();
    if (!t) return [];
    const namesOf = (key: Parameters<typeof isNameOf>[2]) => t(`names.${key}`);
    return findEmoji(query, namesOf).slice(0, mostOffered).map(({ key, sign, name }) => ({ kind: "emoji", id: key, label: name, sign, isNamed: isNameOf(query, namesOf, key) }));
  };
  return suggestion({
    name: "emoji",
    char: ":",
    typed,
    patience: 0,
    ask: (query) => Promise.resolve(find(query)),
    fits: (query, option) => find(query).some(({ id }) => id === option.id),
    content: (option) => (option.kind === "emoji" ? [{ type: "text", text: option.sign }] : []),
  }, host);
}
