import type { Editor } from "@tiptap/core";
import type { EditorView } from "@tiptap/pm/view";
import { documentFromMarkdown } from "./markdown.ts";
import type { RichNode } from "./document.ts";

/** Text that says more as Markdown than as words: more than one plain paragraph. */
function saysMore(content: RichNode[]): boolean {
  const [only, ...others] = content;
  return others.length > 0 || only?.type !== "paragraph" || (only.content ?? []).some(({ type, marks }) => type !== "text" || (marks ?? []).length > 0);
}

/** Plain text is read as Markdown when it says more so; pasted addresses become the link of what is selected. */
export function pasteMarkdown(editor: Editor, event: ClipboardEvent): boolean {
  const clipboard = event.clipboardData;
  if (!clipboard || clipboard.types.includes("text/html") || editor.isActive("codeBlock")) return false;
  const text = clipboard.getData("text/plain");
  if (text.trim() === "") return false;
  const { content } = documentFromMarkdown(text);
  if (!saysMore(content)) return false;
  const [only, ...others] = content;
  const link = others.length === 0 && only?.content?.length === 1 ? only.content[0]?.marks?.find(({ type }) => type === "link") : undefined;
  if (link && !editor.state.selection.empty) return editor.chain().focus().setMark("link", link.attrs).run();
  return editor.chain().focus().insertContent(others.length === 0 && only?.type === "paragraph" ? (only.content ?? []) : content).run();
}

/** By its first button, as Enter in any other field does: which one it was tells the form what to do. */
function sendForm(form: HTMLFormElement | null): void {
  const button = [...(form?.elements ?? [])].find((element) => element instanceof HTMLButtonElement && element.type === "submit");
  form?.requestSubmit(button instanceof HTMLElement ? button : undefined);
}

/** Ctrl+Enter sends the form, Alt+F10 leads to the toolbar. */
export function pressInText(view: EditorView, event: KeyboardEvent, toToolbar: () => void): boolean {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    sendForm(view.dom.closest("form"));
    return true;
  }
  if (event.key !== "F10" || !event.altKey) return false;
  toToolbar();
  return true;
}
