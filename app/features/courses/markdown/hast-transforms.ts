import type { Element, Root } from "hast";
import { toString } from "hast-util-to-string";
import { visit } from "unist-util-visit";
import { isAllowedLink, slugify } from "./parse.ts";
import type { Heading, LessonLabels } from "./render.ts";

/** Ids on headings, scroll regions around tables, a labelled list of sources, numbers on blocks. Returns the headings in order. */
export function transformHtml(root: Root, labels: LessonLabels): Heading[] {
  const headings: Heading[] = [];
  const used = new Map<string, number>();
  let tables = 0;
  visit(root, "element", (node, index, parent) => {
    if (/^h[2-6]$/.test(node.tagName) && node.properties.id === undefined) {
      const slug = slugify(toString(node));
      const count = (used.get(slug) ?? 0) + 1;
      used.set(slug, count);
      const id = `part-${slug}${count > 1 ? `.${count}` : ""}`; // a slug has no dot: never meets another heading's
      node.properties.id = id;
      headings.push({ id, level: Number(node.tagName.slice(1)), text: toString(node) });
    }
    if (node.tagName === "a" && !isAllowedLink(String(node.properties.href ?? ""))) delete node.properties.href;
    if (node.tagName === "section" && "dataFootnotes" in node.properties) {
      node.properties = { className: ["sources"], ariaLabelledBy: [sourcesId] };
    }
    if (node.tagName === "table" && parent && index !== undefined) {
      scopeHeaders(node);
      tables += 1;
      const wrapper: Element = {
        type: "element",
        tagName: "div",
        properties: { className: ["table-scroll"], tabIndex: 0, role: "region", ariaLabel: labels.table(tables) },
        children: [node],
      };
      parent.children[index] = wrapper;
      return index + 1; // the table itself has been seen
    }
    return undefined;
  });
  numberBlocks(root);
  return headings;
}

export const sourcesId = "footnote-label"; // remark-rehype's own id for the heading of the footnotes

function scopeHeaders(table: Element): void {
  visit(table, "element", (cell) => {
    if (cell.tagName === "th") cell.properties.scope = "col";
  });
}

/** Reading position: every block at the top level, reflections included, has its number. */
function numberBlocks(root: Root): void {
  let n = 0;
  for (const child of root.children) {
    if (child.type === "element") child.properties.dataBlock = String(n++);
  }
}
