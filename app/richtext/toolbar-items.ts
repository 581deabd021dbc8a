import type { Editor } from "@tiptap/core";
import { BetweenHorizontalEnd, BetweenVerticalEnd, Bold, Code, FoldHorizontal, FoldVertical, Heading2, Heading3, Heading4, Italic, List, ListOrdered, type LucideIcon, Minus, Quote, Redo2, SquareCode, Strikethrough, Trash2, Undo2 } from "lucide-react";

export interface ToolbarItem {
  /** The end of a translation key. */
  key: string;
  icon: LucideIcon;
  /** As on a keyboard; Mod is Ctrl or ⌘. */
  shortcut?: string;
  /** Whether it is on where the cursor stands; without it, it only does something. */
  active?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
}

export const itemGroups: ToolbarItem[][] = [
  [
    { key: "bold", icon: Bold, shortcut: "Mod+B", active: (editor) => editor.isActive("bold"), run: (editor) => editor.chain().focus().toggleBold().run() },
    { key: "italic", icon: Italic, shortcut: "Mod+I", active: (editor) => editor.isActive("italic"), run: (editor) => editor.chain().focus().toggleItalic().run() },
    { key: "strike", icon: Strikethrough, shortcut: "Mod+Shift+S", active: (editor) => editor.isActive("strike"), run: (editor) => editor.chain().focus().toggleStrike().run() },
    { key: "code", icon: Code, shortcut: "Mod+E", active: (editor) => editor.isActive("code"), run: (editor) => editor.chain().focus().toggleCode().run() },
  ],
  ([[2, Heading2], [3, Heading3], [4, Heading4]] as const).map(([level, icon]) => ({ key: `heading${level}`, icon, shortcut: `Mod+Alt+${level}`, active: (editor: Editor) => editor.isActive("heading", { level }), run: (editor: Editor) => editor.chain().focus().toggleHeading({ level }).run() })),
  [
    { key: "bulletList", icon: List, shortcut: "Mod+Shift+8", active: (editor) => editor.isActive("bulletList"), run: (editor) => editor.chain().focus().toggleBulletList().run() },
    { key: "orderedList", icon: ListOrdered, shortcut: "Mod+Shift+7", active: (editor) => editor.isActive("orderedList"), run: (editor) => editor.chain().focus().toggleOrderedList().run() },
    { key: "blockquote", icon: Quote, shortcut: "Mod+Shift+B", active: (editor) => editor.isActive("blockquote"), run: (editor) => editor.chain().focus().toggleBlockquote().run() },
    { key: "codeBlock", icon: SquareCode, shortcut: "Mod+Alt+C", active: (editor) => editor.isActive("codeBlock"), run: (editor) => editor.chain().focus().toggleCodeBlock().run() },
    { key: "rule", icon: Minus, run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  ],
  [
    { key: "undo", icon: Undo2, shortcut: "Mod+Z", run: (editor) => editor.chain().focus().undo().run() },
    { key: "redo", icon: Redo2, shortcut: "Mod+Shift+Z", run: (editor) => editor.chain().focus().redo().run() },
  ],
];

/** Shown while the cursor stands in a table. */
export const tableItems: ToolbarItem[] = [
  { key: "addRow", icon: BetweenHorizontalEnd, run: (editor) => editor.chain().focus().addRowAfter().run() },
  { key: "addColumn", icon: BetweenVerticalEnd, run: (editor) => editor.chain().focus().addColumnAfter().run() },
  { key: "deleteRow", icon: FoldVertical, run: (editor) => editor.chain().focus().deleteRow().run() },
  { key: "deleteColumn", icon: FoldHorizontal, run: (editor) => editor.chain().focus().deleteColumn().run() },
  { key: "deleteTable", icon: Trash2, run: (editor) => editor.chain().focus().deleteTable().run() },
];
