import { Extension } from "@tiptap/core";
import type { Plugin } from "@tiptap/pm/state";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type { NotesPointed } from "../notes.events.ts";

// Where others write. Their names come from the room, by seats that the server vouches for; the looks from the style sheet.

interface Writer {
  name: string;
}

const caretOf = ({ name }: Writer): HTMLElement => {
  const caret = document.createElement("span");
  caret.className = "notes-caret";
  const label = document.createElement("span");
  label.className = "notes-caret-name";
  label.textContent = name;
  caret.append("\u2060", label, "\u2060");
  return caret;
};

/** Cursors of others in the editor. */
export const notesCursors = (awareness: Awareness) =>
  Extension.create({
    name: "notesCursors",
    addProseMirrorPlugins: (): Plugin[] => [yCursorPlugin(awareness, { cursorBuilder: caretOf, selectionBuilder: () => ({ class: "notes-selection" }) }) as Plugin],
  });

/** Puts somebody's cursor where they have it. Those that are not heard of again go by themselves. */
export function showCursor(awareness: Awareness, { client, cursor }: NotesPointed, name: string): void {
  if (client === awareness.clientID) return;
  const isNew = !awareness.states.has(client);
  if (cursor === null) awareness.states.delete(client);
  else {
    awareness.states.set(client, { user: { name, color: "#0f6574" }, cursor });
    awareness.meta.set(client, { clock: (awareness.meta.get(client)?.clock ?? 0) + 1, lastUpdated: Date.now() });
  }
  const changed = { added: isNew ? [client] : [], updated: isNew || cursor === null ? [] : [client], removed: cursor === null ? [client] : [] };
  awareness.emit("change", [changed, "remote"]);
}
