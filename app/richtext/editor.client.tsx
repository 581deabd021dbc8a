import type { Editor } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { adviceFor, type Advice } from "./advice.ts";
import type { RichDocument } from "./document.ts";
import { pasteMarkdown, pressInText } from "./editor-keys.ts";
import { richTextExtensions } from "./extensions.ts";
import { quoteNode, type EditorProps } from "./field-types.ts";
import { EmojiList } from "./emoji-list.tsx";
import { emojiSuggestion } from "./emoji-suggestion.ts";
import { loadEmojiTexts, type EmojiT } from "./emoji-texts.ts";
import { fileOf } from "./files-in.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { mentionSuggestion } from "./mention-suggestion.ts";
import { optionId, SuggestionListbox } from "./suggestion-listbox.tsx";
import type { SuggestionList } from "./suggestion.ts";
import { selectionIn } from "./textarea-selection.ts";
import { documentToMarkdown } from "./to-markdown.ts";
import { Toolbar } from "./toolbar.tsx";

/** The editor itself: loaded when somebody begins to write, never on the server. */
export default function RichTextEditor({ id, labelId, describedBy, invalid, initial, onChange, onPlain, onReady, onImage, mentionSearch }: EditorProps) {
  const { t, i18n } = useTranslation("editor");
  const [link, setLink] = useState<{ href: string; needsWords: boolean } | null>(null); // asked for
  const [advice, setAdvice] = useState<Advice[]>(() => adviceFor(initial));
  const [list, setList] = useState<SuggestionList | null>(null);
  const [active, setActive] = useState(0);
  const [emojiT, setEmojiT] = useState<EmojiT | null>(null);
  const [isEmojiOpen, setEmojiOpen] = useState(false);
  const toolbar = useRef<HTMLDivElement>(null);
  const leaving = useRef(false); // after Escape, Tab leaves the text as it leaves any other field

  // What the editor's callbacks read must be the latest, though they are made once.
  const latest = useRef({ list, active, emojiT, mentionSearch, onImage, onChange, onReady });
  latest.current = { list, active, emojiT, mentionSearch, onImage, onChange, onReady };
  const editorRef = useRef<Editor | null>(null);

  const pressInList = (event: KeyboardEvent): boolean => {
    const { list: shown, active: index } = latest.current;
    if (!shown) return false;
    const option = shown.options[index];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      setActive((index + (event.key === "ArrowDown" ? 1 : -1) + shown.options.length) % shown.options.length);
      return true;
    }
    const named = event.key === ":" ? shown.options.find((other) => other.kind === "emoji" && other.isNamed) : undefined;
    if (named) {
      shown.choose(named);
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && option) {
      shown.choose(option);
      return true;
    }
    if (event.key === "Escape") setList(null);
    return event.key === "Escape";
  };

  const showList = (next: SuggestionList | null): void => {
    const { list: shown, active: index } = latest.current;
    const chosen = shown?.options[index]?.id;
    setActive(Math.max(0, next?.options.findIndex(({ id: option }) => index > 0 && option === chosen) ?? 0));
    setList(next);
  };

  const editor = useEditor({
    immediatelyRender: false,
    injectCSS: false, // the content security policy allows no style elements; richtext.css has it all
    extensions: [
      ...richTextExtensions,
      Placeholder.configure({ placeholder: t("placeholder") }),
      ...(mentionSearch ? [mentionSuggestion(async (query, signal) => (await latest.current.mentionSearch?.(query, signal)) ?? [], { press: pressInList, show: showList })] : []),
      emojiSuggestion(() => latest.current.emojiT, { press: pressInList, show: showList }),
    ],
    content: initial,
    onUpdate: ({ editor: { state } }) => {
      const doc = state.doc.toJSON() as RichDocument;
      setAdvice(adviceFor(doc));
      latest.current.onChange(doc);
    },
    editorProps: {
      attributes: { class: "prose rich-area", role: "textbox", "aria-multiline": "true", "aria-autocomplete": "list", "aria-haspopup": "listbox" },
      handleKeyDown: (view, event) => {
        if (pressInText(view, event, () => toolbar.current?.querySelector<HTMLButtonElement>("[tabindex='0']")?.focus())) return true;
        if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return false;
        askForLink();
        return true;
      },
      handlePaste: (_, event) => {
        const file = latest.current.onImage ? fileOf(event.clipboardData) : null;
        if (file) latest.current.onImage?.(file);
        return file !== null || (editorRef.current ? pasteMarkdown(editorRef.current, event) : false);
      },
      // Whatever the file is: without an answer the browser would show it in the place of the page.
      handleDrop: (view, event, _, isMoved) => {
        const file = isMoved ? null : fileOf(event.dataTransfer);
        const at = file ? view.posAtCoords({ left: event.clientX, top: event.clientY }) : null;
        if (at) editorRef.current?.commands.setTextSelection(at.pos);
        if (file) latest.current.onImage?.(file);
        return file !== null;
      },
    },
  });
  editorRef.current = editor;

  const askForLink = () => {
    const own = editorRef.current;
    if (!own) return;
    if (own.isActive("link")) own.commands.extendMarkRange("link");
    setLink({ href: String(own.getAttributes("link").href ?? ""), needsWords: own.state.selection.empty });
  };

  useEffect(() => {
    if (!editor) return;
    latest.current.onReady({
      focus: () => void editor.commands.focus(),
      open: (doc, takeFocus, tail, selected) => {
        if (doc) editor.chain().setMeta("addToHistory", false).setContent(doc).run();
        // Until now the textarea was the field of this name.
        editor.view.dom.id = id;
        editor.view.dom.setAttribute("aria-labelledby", labelId);
        if (!takeFocus) return;
        const place = selected && selectionIn(editor.state.doc, editor.schema, selected);
        editor.commands.setTextSelection(place ?? editor.state.doc.content.size);
        if (tail && !place) editor.view.dispatch(editor.state.tr.insertText(tail));
        editor.view.focus(); // at once: the command of the same name waits for the next frame, and keys would be lost
      },
      insertImage: (attrs) => {
        const { $from } = editor.state.selection;
        const image = { type: "image", attrs };
        // No picture stands in a cell of a table; there is always a line to go on with.
        if (editor.isActive("table")) editor.chain().focus().insertContentAt($from.after(1), [image, { type: "paragraph" }]).run();
        else editor.chain().focus().insertContent($from.parentOffset === $from.parent.content.size ? [image, { type: "paragraph" }] : image).run();
      },
      insertQuote: (quotation) => {
        // Where the cursor is; within a list, a table or another quotation: after it.
        const { $from } = editor.state.selection;
        const at = $from.depth > 1 ? $from.after(1) : editor.state.selection;
        editor.chain().focus().insertContentAt(at instanceof Object ? { from: at.from, to: at.to } : at, [quoteNode(quotation), { type: "paragraph" }]).run();
      },
    });
  }, [editor, id, labelId]);

  // The list belongs to the text as a combobox's list to its input.
  useEffect(() => {
    const area = editor?.view.dom;
    if (!area) return;
    const set = (name: string, value: string | undefined) => (value ? area.setAttribute(name, value) : area.removeAttribute(name));
    set("aria-describedby", describedBy);
    set("aria-invalid", invalid ? "true" : undefined);
    set("aria-controls", list ? `${id}-options` : undefined);
    set("aria-activedescendant", list ? optionId(id, active) : undefined);
  }, [editor, list, active, id, describedBy, invalid]);

  useEffect(() => {
    loadEmojiTexts(i18n.language).then((loaded) => setEmojiT(() => loaded), () => undefined); // without them there is no button
  }, [i18n.language]);

  if (!editor) return null;
  const close = () => {
    setLink(null);
    editor.commands.focus();
  };
  const closeEmoji = (toText: boolean) => {
    setEmojiOpen(false);
    if (toText) editor.commands.focus();
  };
  const insertEmoji = (sign: string) => {
    closeEmoji(false);
    editor.chain().focus().command(({ tr }) => Boolean(tr.insertText(sign))).run(); // with the marks of where it stands
  };
  const tabOut = (event: ReactKeyboardEvent) => {
    if (event.key === "Tab" && leaving.current) event.stopPropagation();
    if (event.key !== "Shift") leaving.current = event.key === "Escape" && !list;
  };

  return (
    <div className="rich-editor">
      <div className="rich-head">
        <Toolbar editor={editor} id={id} toolbar={toolbar} onLink={askForLink} onImage={onImage && (() => onImage(null))} emoji={emojiT ? { label: emojiT("title"), isOpen: isEmojiOpen, toggle: () => (isEmojiOpen ? closeEmoji(true) : setEmojiOpen(true)) } : undefined} onPlain={() => onPlain(documentToMarkdown(editor.state.doc.toJSON() as RichDocument))} />
        {isEmojiOpen && emojiT ? <EmojiList t={emojiT} onChoose={insertEmoji} onClose={closeEmoji} /> : null}
      </div>
      <div onKeyDownCapture={tabOut}><EditorContent editor={editor} /></div>
      {list ? <SuggestionListbox id={id} label={(list.options[0]?.kind === "emoji" && emojiT?.("title")) || t("mention.label")} list={list} active={active} /> : null}
      <p role="status" className="sr-only">{list ? t("mention.count", { count: list.options.length }) : ""}</p>
      <div aria-live="polite" className="text-s text-ink-soft">{advice.map((kind) => <p key={kind} className="px-3 pb-2">{t(`advice.${kind}`)}</p>)}</div>
      {link ? (
        <LinkDialog
          href={link.href}
          needsWords={link.needsWords}
          onSave={(href, words) => {
            setLink(null);
            if (link.needsWords) editor.chain().focus().insertContent([{ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }, { type: "text", text: " " }]).run();
            else editor.chain().focus().setMark("link", { href }).run();
          }}
          onRemove={link.href ? () => { setLink(null); editor.chain().focus().unsetMark("link").run(); } : undefined}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
