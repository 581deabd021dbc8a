import type { Node, Schema } from "@tiptap/pm/model";
import type { RichDocument } from "./document.ts";
import { documentFromMarkdown } from "./markdown.ts";

const [begin, end] = ["\uE000", "\uE001"]; // of the private use area: nobody types them

/** A selection as the document of its text with a sign at either end. */
export type MarkedSelection = RichDocument | "all";

/** What is selected in a textarea, or where its cursor stands; null: at the end. */
export function markSelection({ value, selectionStart: from, selectionEnd }: Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd">): MarkedSelection | null {
  const length = value.trimEnd().length;
  const to = Math.min(selectionEnd, length);
  if (from >= length || /[\uE000\uE001]/.test(value)) return null;
  if (from === 0 && to === length) return "all";
  return documentFromMarkdown(`${value.slice(0, from)}${begin}${value.slice(from, to)}${end}${value.slice(to)}`);
}

/** The same selection in the editor's document; null where it stands within what Markdown reads as a sign, e.g. between two asterisks. */
export function selectionIn(doc: Node, schema: Schema, marked: MarkedSelection): { from: number; to: number } | null {
  if (marked === "all") return { from: 0, to: doc.content.size };
  try {
    const bare = schema.nodeFromJSON(JSON.parse(JSON.stringify(marked).replace(/[\uE000\uE001]/g, "")));
    if (!bare.eq(doc)) return null;
  } catch {
    return null; // a sign alone on its line leaves a text that is empty
  }
  let [from, to] = [-1, -1];
  schema.nodeFromJSON(marked).descendants((node, at) => {
    if (node.text?.includes(begin)) from = at + node.text.indexOf(begin);
    if (node.text?.includes(end)) to = at + node.text.indexOf(end) - begin.length;
  });
  return from >= 0 && to >= from ? { from, to } : null;
}
