import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { FileText, ImagePlus, Link2, Smile, Table2, type LucideIcon } from "lucide-react";
import { useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { itemGroups, tableItems } from "./toolbar-items.ts";

interface Button {
  key: string;
  label: string;
  icon: LucideIcon;
  shortcut?: string | undefined;
  pressed?: boolean | undefined;
  /** Whether what it opens beside the toolbar is open. */
  expanded?: boolean;
  run: () => void;
}

interface ToolbarProps {
  editor: Editor;
  id: string;
  toolbar: RefObject<HTMLDivElement>;
  onLink: () => void;
  onImage?: (() => void) | undefined;
  emoji?: { label: string; isOpen: boolean; toggle: () => void } | undefined;
  onPlain: () => void;
}

const ariaKeys = (shortcut: string) => `${shortcut.replace("Mod", "Control")} ${shortcut.replace("Mod", "Meta")}`;

/** One stop for Tab; arrows go along, Escape goes back to the text. */
export function Toolbar({ editor, id, toolbar, onLink, onImage, emoji, onPlain }: ToolbarProps) {
  const { t } = useTranslation("editor");
  const [current, setCurrent] = useState("bold");
  const state = useEditorState({
    editor,
    selector: () => ({ inTable: editor.isActive("table"), link: editor.isActive("link"), active: itemGroups.flat().filter((item) => item.active?.(editor)).map(({ key }) => key).join(" ") }),
  });
  const active = state.active.split(" ");
  const groups: Button[][] = itemGroups.map((group) => group.map((item) => ({ key: item.key, label: t(`tools.${item.key}`), icon: item.icon, shortcut: item.shortcut, pressed: item.active ? active.includes(item.key) : undefined, run: () => item.run(editor) })));
  groups.splice(3, 0, [
    { key: "link", label: t("tools.link"), icon: Link2, shortcut: "Mod+K", pressed: state.link, run: onLink },
    ...(onImage ? [{ key: "image", label: t("tools.image"), icon: ImagePlus, run: onImage }] : []),
    ...(emoji ? [{ key: "emoji", label: emoji.label, icon: Smile, expanded: emoji.isOpen, run: emoji.toggle }] : []),
    ...(state.inTable ? [] : [{ key: "table", label: t("tools.table"), icon: Table2, run: () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }]),
  ]);
  if (state.inTable) groups.push(tableItems.map((item) => ({ key: item.key, label: t(`tools.${item.key}`), icon: item.icon, run: () => item.run(editor) })));
  groups.push([{ key: "plain", label: t("tools.plain"), icon: FileText, run: onPlain }]);

  const keys = groups.flat().map(({ key }) => key);
  const stop = keys.includes(current) ? current : "bold";
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      editor.commands.focus();
      return;
    }
    const index = keys.indexOf(stop);
    const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: keys.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const key = keys[(next + keys.length) % keys.length] ?? stop;
    setCurrent(key);
    toolbar.current?.querySelector<HTMLButtonElement>(`[data-tool="${key}"]`)?.focus();
  };
  const modifier = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : t("keys.control");

  return (
    <div ref={toolbar} role="toolbar" tabIndex={-1} aria-label={t("toolbar")} aria-controls={id} className="rich-toolbar" onKeyDown={move}>
      {groups.map((group, index) => (
        <div key={index} className="flex">
          {group.map(({ key, label, icon: Icon, shortcut, pressed, expanded, run }) => {
            const title = shortcut ? `${label} (${shortcut.replace("Mod", modifier)})` : label;
            return (
              <button key={key} type="button" data-tool={key} tabIndex={key === stop ? 0 : -1} aria-label={label} aria-pressed={pressed} aria-expanded={expanded} aria-keyshortcuts={shortcut ? ariaKeys(shortcut) : undefined} title={title} onFocus={() => setCurrent(key)} onMouseDown={(event) => { if (expanded) event.preventDefault(); }} onClick={run}>
                <Icon aria-hidden="true" className="size-5" />
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
