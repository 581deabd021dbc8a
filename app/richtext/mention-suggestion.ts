import { Extension } from "@tiptap/core";
import { PluginKey } from "@tiptap/pm/state";
import Suggestion, { type SuggestionKeyDownProps, type SuggestionProps } from "@tiptap/suggestion";
import type { MentionOption } from "./field-types.ts";

export interface MentionList {
  options: MentionOption[];
  left: number;
  top: number;
  choose: (option: MentionOption) => void;
}

interface Listener {
  search: (query: string, signal: AbortSignal) => Promise<MentionOption[]>;
  show: (list: MentionList | null) => void;
  /** Whether the list used the key. */
  press: (event: KeyboardEvent) => boolean;
}

/** `@` and two letters ask who is meant; the list itself is drawn by React. */
export function mentionSuggestion({ search, show, press }: Listener) {
  const toList = (props: SuggestionProps<MentionOption, MentionOption>): MentionList | null => {
    const place = props.clientRect?.();
    return props.items.length > 0 && place ? { options: props.items, left: place.left, top: place.bottom, choose: props.command } : null;
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
          items: async ({ query, signal }) => {
            if (query.trim().length < 1) return [];
            return search(query, signal).catch(() => []);
          },
          command: ({ editor, range, props: { kind, id, label } }) => {
            editor.chain().focus().insertContentAt(range, [{ type: "mention", attrs: { kind, id, label } }, { type: "text", text: " " }]).run();
          },
          render: () => ({
            onStart: (props) => show(toList(props)),
            onUpdate: (props) => show(toList(props)),
            onKeyDown: ({ event }: SuggestionKeyDownProps) => press(event),
            onExit: () => show(null),
          }),
        }),
      ];
    },
  });
}
