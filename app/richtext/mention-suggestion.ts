import { beginsName, nameWords } from "#app/lib/name-words.ts";
import type { MentionOption } from "./field-types.ts";
import { suggestion, type ListHost } from "./suggestion.ts";

/** An `@` before a name of up to four parts, at the beginning of a word: what stands in an e-mail address is none. */
const typed = /(?:^|[\s([{«"'“‘„/])@((?:[\p{L}\p{N}][^\s@]{0,60} ){0,3}(?:[\p{L}\p{N}][^\s@]{0,60})?)$/u;

/** `@` and a letter ask who is meant. */
export function mentionSuggestion(search: (query: string, signal: AbortSignal) => Promise<MentionOption[]>, host: ListHost) {
  let vain = ""; // nobody is called so, nor anything longer
  const ask = async (query: string, signal: AbortSignal): Promise<MentionOption[]> => {
    if (query.trim() === "" || (vain !== "" && query.startsWith(vain))) return [];
    const found = await search(query, signal);
    if (!signal.aborted) vain = found.length === 0 ? query : "";
    return found;
  };
  return suggestion({
    name: "mention",
    char: "@",
    typed,
    patience: 150,
    ask,
    fits: (query, { label }) => beginsName(nameWords(query), label),
    content: ({ kind, id, label }) => [{ type: "mention", attrs: { kind, id, label } }, { type: "text", text: " " }],
  }, host);
}
