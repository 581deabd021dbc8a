import { Extension, type JSONContent } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion, { type SuggestionKeyDownProps, type SuggestionMatch, type SuggestionProps, type Trigger } from "@tiptap/suggestion";
import type { MentionOption } from "./field-types.ts";

/** A sign to put in by its name; `isNamed`: what is typed is one of its whole names. */
export interface EmojiOption {
  kind: "emoji";
  id: string;
  label: string;
  sign: string;
  isNamed: boolean;
}

export type SuggestedOption = MentionOption | EmojiOption;

export interface SuggestionList {
  options: SuggestedOption[];
  /** What is typed, in the window; null once it is out of sight. */
  place: () => DOMRect | null;
  choose: (option: SuggestedOption) => void;
}

/** Who draws the list and hears its keys. */
export interface ListHost {
  show: (list: SuggestionList | null) => void;
  /** Whether the list used the key. */
  press: (event: KeyboardEvent) => boolean;
}

interface Kind {
  name: string;
  char: string;
  /** Ends where the caret is; its first group is what is asked for after the character. */
  typed: RegExp;
  /** In milliseconds, before it is asked for. */
  patience: number;
  ask: (query: string, signal: AbortSignal) => Promise<SuggestedOption[]>;
  /** Whether what is known still fits while more is asked for. */
  fits: (query: string, option: SuggestedOption) => boolean;
  /** What is put in the place of what was typed. */
  content: (option: SuggestedOption) => JSONContent[];
}

/** A character and some letters offer a list, drawn by React; where code is written, none. */
export function suggestion({ name, char, typed, patience, ask, fits, content }: Kind, { show, press }: ListHost) {
  const findMatch = ({ $position }: Trigger): SuggestionMatch => {
    const text = $position.nodeBefore?.isText ? ($position.nodeBefore.text ?? "") : "";
    const query = typed.exec(text)?.[1];
    if (query === undefined || query.endsWith("  ")) return null;
    return { range: { from: $position.pos - query.length - 1, to: $position.pos }, query, text: char + query };
  };
  let known: SuggestedOption[] = [];
  // While more is asked for, what is known and still fits stays: nothing flickers, and Enter takes what stands there.
  const showFor = ({ query, items, loading, clientRect, command }: SuggestionProps<SuggestedOption, SuggestedOption>): void => {
    known = loading ? known.filter((option) => fits(query, option)) : items;
    show(known.length > 0 ? { options: known, place: () => clientRect?.() ?? null, choose: command } : null);
  };
  return Extension.create({
    name: `${name}Suggestion`,
    addProseMirrorPlugins() {
      return [
        Suggestion<SuggestedOption, SuggestedOption>({
          pluginKey: new PluginKey(name),
          editor: this.editor,
          char,
          debounce: patience,
          findSuggestionMatch: findMatch,
          allow: ({ editor }) => !editor.isActive("code") && !editor.isActive("codeBlock"),
          items: ({ query, signal }) => ask(query, signal).catch(() => []),
          command: ({ editor, range, props }) => {
            editor.chain().focus().insertContentAt(range, content(props)).run();
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
