import type { BlockContent, ListItem, PhrasingContent, Root, RootContent, TableRow } from "mdast";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import remarkGfm from "remark-gfm";
import { unified } from "unified";
import { cleanNode } from "./clean.ts";
import { type RichDocument, type RichMark, type RichNode, textAttribute } from "./document.ts";

// The way back: a document as Markdown, so that it can be edited in a plain textarea. `documentFromMarkdown` reads it again.

// Where remark-gfm keeps its half of a writer; its types name it only beside remark-stringify.
const { toMarkdownExtensions } = unified().use(remarkGfm, { singleTilde: false }).freeze().data() as { toMarkdownExtensions?: Options["extensions"] };

/**
 * The document as Markdown. What Markdown has no sign for, such as lines within a cell, is written as near as it gets.
 * @param origin put before own addresses, for a file that is read elsewhere
 */
export function documentToMarkdown(doc: RichDocument, { origin = "" }: { origin?: string } = {}): string {
  const tree: Root = { type: "root", children: blocks(cleanNode(doc).content) };
  if (origin !== "") prefixOwnAddresses(tree, origin);
  return toMarkdown(tree, { bullet: "-", emphasis: "_", fences: true, rule: "-", resourceLink: true, extensions: toMarkdownExtensions ?? [] });
}

function prefixOwnAddresses(node: Root | RootContent, origin: string): void {
  if ("url" in node && node.url.startsWith("/")) node.url = origin + node.url;
  if ("children" in node) for (const child of node.children) prefixOwnAddresses(child, origin);
}

function blocks(nodes: readonly RichNode[] | undefined): BlockContent[] {
  return (nodes ?? []).flatMap(block) as BlockContent[];
}

function block(node: RichNode): RootContent[] {
  switch (node.type) {
    case "paragraph":
      return node.content?.length ? [{ type: "paragraph", children: inline(node.content) }] : [];
    case "heading":
      return [{ type: "heading", depth: Number(node.attrs?.level ?? 2) as 2 | 3 | 4, children: inline(node.content ?? []) }];
    case "horizontalRule":
      return [{ type: "thematicBreak" }];
    case "blockquote":
      return [{ type: "blockquote", children: [...attribution(node), ...blocks(node.content)] }];
    case "bulletList":
    case "orderedList":
      return [{ type: "list", ordered: node.type === "orderedList", start: node.type === "orderedList" ? Number(node.attrs?.start ?? 1) : null, spread: false, children: (node.content ?? []).map(listItem) }];
    case "codeBlock":
      return [{ type: "code", lang: textAttribute(node, "language") || null, value: (node.content ?? []).map(({ text }) => text ?? "").join("") }];
    case "image":
      return [{ type: "paragraph", children: [{ type: "image", url: textAttribute(node, "src"), alt: textAttribute(node, "alt"), title: node.attrs?.width && node.attrs.height ? `${Number(node.attrs.width)}x${Number(node.attrs.height)}` : null }] }];
    case "table":
      return [{ type: "table", children: (node.content ?? []).map(tableRow) }];
    default:
      return [];
  }
}

function listItem(node: RichNode): ListItem {
  const children = blocks(node.content);
  const tight = children.length < 2 || (children.length === 2 && children[0]?.type === "paragraph" && children[1]?.type === "list");
  return { type: "listItem", spread: !tight, children };
}

function attribution(node: RichNode): BlockContent[] {
  const [postId, author, url] = ["postId", "author", "href"].map((name) => textAttribute(node, name));
  if (!postId || !author || !url) return [];
  return [{ type: "paragraph", children: [{ type: "link", url, title: `quote:${postId}`, children: [{ type: "text", value: author }] }] }];
}

function tableRow(row: RichNode): TableRow {
  const cell = (node: RichNode) => (node.content ?? []).flatMap((part, index): PhrasingContent[] => [...(index > 0 ? [{ type: "html" as const, value: "<br>" }] : []), ...inline(part.content ?? [], true)]);
  return { type: "tableRow", children: (row.content ?? []).map((node) => ({ type: "tableCell", children: cell(node) })) };
}

/** From outside to inside; the schema keeps marks in no order of meaning. */
const nesting = ["link", "bold", "italic", "strike"];

function outermost(node: RichNode | undefined, done: readonly string[]): RichMark | undefined {
  return nesting.filter((type) => !done.includes(type)).map((type) => node?.marks?.find((mark) => mark.type === type)).find((mark) => mark !== undefined);
}

const equal = (one: RichMark, other: RichMark | undefined) => one.type === other?.type && textAttribute(one, "href") === textAttribute(other, "href");

function inline(nodes: readonly RichNode[], oneLine = false, done: readonly string[] = []): PhrasingContent[] {
  const out: PhrasingContent[] = [];
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index];
    const mark = outermost(node, done);
    if (!node) break;
    if (!mark) {
      out.push(...leaf(node, oneLine));
      index += 1;
      continue;
    }
    let end = index + 1;
    while (equal(mark, nodes[end]?.marks?.find(({ type }) => type === mark.type)) && equal(mark, outermost(nodes[end], done))) end += 1;
    out.push(wrap(mark, inline(nodes.slice(index, end), oneLine, [...done, mark.type])));
    index = end;
  }
  return out;
}

function wrap(mark: RichMark, children: PhrasingContent[]): PhrasingContent {
  if (mark.type === "bold") return { type: "strong", children };
  if (mark.type === "italic") return { type: "emphasis", children };
  if (mark.type === "strike") return { type: "delete", children };
  return { type: "link", url: textAttribute(mark, "href"), children };
}

function leaf(node: RichNode, oneLine: boolean): PhrasingContent[] {
  if (node.type === "hardBreak") return [oneLine ? { type: "html", value: "<br>" } : { type: "break" }];
  if (node.type === "mention") return [{ type: "text", value: "@" }, { type: "link", url: `${textAttribute(node, "kind")}:${textAttribute(node, "id")}`, children: [{ type: "text", value: textAttribute(node, "label") }] }];
  if (node.type !== "text" || !node.text) return [];
  if (node.marks?.some(({ type }) => type === "code")) return [{ type: "inlineCode", value: node.text }];
  return [{ type: "text", value: node.text }];
}
