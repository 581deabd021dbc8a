import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { richTextExtensions } from "./extensions.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { markSelection, selectionIn } from "./textarea-selection.ts";

const schema = getSchema([...richTextExtensions]);

/** What the editor has selected, of a text with the selection between brackets. */
function selected(typed: string): string | null {
  const [from, to] = [typed.indexOf("["), typed.indexOf("]") - 1];
  const value = typed.replace(/[[\]]/g, "");
  const doc = schema.nodeFromJSON(documentFromMarkdown(value));
  const marked = markSelection({ value, selectionStart: from, selectionEnd: to });
  const place = marked && selectionIn(doc, schema, marked);
  return place && `${doc.textBetween(0, place.from, "|")}[${doc.textBetween(place.from, place.to, "|")}]`;
}

describe("what is selected in a textarea stays selected in the editor that takes over", () => {
  it.each([
    ["One [two] three", "One [two]"],
    ["On[]e two", "On[]"],
    ["A **bo[ld wo]rd** here", "A bo[ld wo]"],
    ["# Title\n\nFirst\n\n- one\n- t[w]o", "Title|First|one|t[w]"],
    ["First [para\n\nsecond] one", "First [para|second]"],
    ["[all of it\n\n# with a title ] ", "[all of it|with a title]"],
  ])("%j", (typed, found) => expect(selected(typed)).toBe(found));

  it.each([["at the end[] "], ["within signs *[]*bold**"], ["[]- before a list"]])("else the cursor stands at the end: %j", (typed) => expect(selected(typed)).toBeNull());
});
