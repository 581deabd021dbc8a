import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion, { type SuggestionKeyDownProps, type SuggestionMatch, type SuggestionProps, type Trigger } from "@tiptap/suggestion";
import { beginsName, nameWords } from "#app/lib/name-words.ts";
import type { MentionOption } from "./field-types.ts";

export interface MentionList {
  options: MentionOption[];
  /** The `@` in the window; null once it is out of sight. */
  place: () => DOMRect | null;
  choose: (option: MentionOption) => void;
}

interface Listener {
  search: (query: string, signal: AbortSignal) => Promise<MentionOption[]>;
  show: (list: MentionList | null) => void;
  /** Whether the list used the key. */
  press: (event: KeyboardEvent) => boolean;
}

/** An `@` before a name of up to four parts, at the beginning of a word: what stands in an e-mail address is none. */
const typed = /(?:^|[\s([{«"'“‘„/])@((?:[\p{L}\p{N}][^\s@]{0,60} ){0,3}(?:[\p{L}\p{N}][^\s@]{0,60})?)$/u;

function findMention({ $position }: Trigger): SuggestionMatch {
  const text = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? "") : "";
  const query = typed.exec(text)?.[1];
  if (query === undefined || query.endsWith("  ")) return null;
  return { range: { from: $position.pos - query.length - 1, to: $position.pos }, query, text: `@${query}` };
}

/** `@` and a letter ask who is meant; the list itself is drawn by React. */
export function mentionSuggestion({ search, show, press }: Listener) {
  let vain = ""; // nobody is called so, nor anything longer
  const ask = async (query: string, signal: AbortSignal): Promise<MentionOption[]> => {
    if (query.trim() === "" || (vain !== "" && query.startsWith(vain))) return [];
    const found = await search(query, signal);
    if (!signal.aborted) vain = found.length === 0 ? query : "";
    return found;
  };
  let known: MentionOption[] = [];
  // While more is asked for, what is known and still fits stays: nothing flickers, and Enter takes what stands there.
  const showFor = ({ query, items, loading, clientRect, command }: SuggestionProps<MentionOption, MentionOption>): void => {
    known = loading ? known.filter(({ label }) => beginsName(nameWords(query), label)) : items;
    show(known.length > 0 ? { options: known, place: () => clientRect?.() ?? null, choose: command } : null);
  };
  return Extension.create({
    name: "mentionSuggestion",
    addProseMirrorPlugins() {
      return [
        Suggestion<MentionOption, MentionOption>({
          pluginKey: new PluginKey("mention"),
          editor: this.editor,
          char: "@",
          debounce: 150,
          findSuggestionMatch: findMention,
          items: ({ query, signal }) => ask(query, signal).catch(() => []),
          command: ({ editor, range, props: { kind, id, label } }) => {
            editor.chain().focus().insertContentAt(range, [{ type: "mention", attrs: { kind, id, label } }, { type: "text", text: " " }]).run();
          },
          render: () => ({
            onStart: showFor,
            onUpdate: showFor,
            onKeyDown: ({ event }: SuggestionKeyDownProps) => press(event),
            onExit: () => {
              known = [];
              show(null);
            },
          }),
        }),
      ];
    },
  });
}
