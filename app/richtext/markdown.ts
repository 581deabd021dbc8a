import type { BlockContent, Definition, ListItem, PhrasingContent, Root, RootContent, Table } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { isAllowedLink, isImageAddress, ownPath, typedLink } from "./addresses.ts";
import { cleanNode } from "./clean.ts";
import { emptyDocument, limits, type RichDocument, type RichMark, type RichNode } from "./document.ts";

// Markdown as people type it in a plain textarea → the document that the editor would have made. No HTML: tags are words.

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

interface Context {
  definitions: Map<string, Definition>;
  source: string;
}

const paragraph = (content: RichNode[]): RichNode => (content.length > 0 ? { type: "paragraph", content } : { type: "paragraph" });
const textNode = (text: string, marks: RichMark[]): RichNode => (marks.length > 0 ? { type: "text", text, marks } : { type: "text", text });
const deepest = 8;

/**
 * Any string → a document of our schema; `parseDocument` judges it as it judges the editor's.
 * Never throws: what cannot be read as Markdown is kept as plain lines.
 */
export function documentFromMarkdown(markdown: string): RichDocument {
  try {
    if (markdown.length > limits.characters || costsTooMuch(markdown)) return plainDocument(markdown);
    const tree = parser.parse(markdown);
    const doc = { type: "doc" as const, content: blocks(tree.children, { definitions: definitionsOf(tree), source: markdown }, 0) };
    const cleaned = cleanNode(doc);
    return { type: "doc", content: cleaned.content?.length ? cleaned.content : emptyDocument.content };
  } catch {
    return plainDocument(markdown);
  }
}

const count = (text: string, sign: RegExp) => text.match(sign)?.length ?? 0;

/** Nested without end, or so many signs and lines that the parser, whose time grows with their square, would need seconds: no text. */
function costsTooMuch(markdown: string): boolean {
  return /(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+){40}|(?:\[[^\S\n]*){40}|[*_~`]{500}/.test(markdown) || count(markdown, /\n|\r/g) > 2000 || count(markdown, /~/g) > 1000 || count(markdown, /[*_`[\]<!@:&\\]/g) > 6000;
}

function plainDocument(text: string): RichDocument {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  if (lines.length === 0) return emptyDocument;
  const cleaned = cleanNode({ type: "doc", content: [paragraph(lines.flatMap((line, index) => [...(index > 0 ? [{ type: "hardBreak" }] : []), textNode(line, [])]))] });
  return { type: "doc", content: cleaned.content?.length ? cleaned.content : emptyDocument.content };
}

function definitionsOf(tree: Root): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === "definition" && !found.has(node.identifier)) found.set(node.identifier, node);
      if ("children" in node) walk(node.children);
    }
  };
  walk(tree.children);
  return found;
}

function blocks(nodes: readonly RootContent[], context: Context, depth: number): RichNode[] {
  return nodes.flatMap((node) => block(node, context, depth));
}

function block(node: RootContent, context: Context, depth: number): RichNode[] {
  if ((node.type === "blockquote" || node.type === "list") && depth >= deepest) {
    return node.type === "list" ? node.children.flatMap((item) => blocks(item.children, context, depth)) : blocks(node.children, context, depth);
  }
  switch (node.type) {
    case "paragraph":
      return splitImages(inline(node.children, context, []));
    case "heading":
      return [{ type: "heading", attrs: { level: Math.min(Math.max(node.depth, 2), 4) }, content: withoutBlocks(inline(node.children, context, [])) }];
    case "thematicBreak":
      return [{ type: "horizontalRule" }];
    case "blockquote":
      return [quotation(node.children, context, depth)];
    case "list":
      return [{ type: node.ordered ? "orderedList" : "bulletList", ...(node.ordered ? { attrs: { start: Math.min(node.start ?? 1, 99_999) } } : {}), content: node.children.map((item) => listItem(item, context, depth)) }];
    case "code":
      return [{ type: "codeBlock", attrs: { language: /^[\w+#.-]{1,30}$/.exec(node.lang ?? "")?.[0] ?? null }, content: node.value === "" ? [] : [textNode(node.value, [])] }];
    case "table":
      return table(node, context);
    case "html":
      return isComment(node.value) ? [] : lines(node.value, []).length > 0 ? [paragraph(lines(node.value, []))] : [];
    case "footnoteDefinition":
      return blocks(node.children, context, depth);
    case "definition":
    case "yaml":
      return [];
    default:
      return splitImages(inline([node as PhrasingContent], context, []));
  }
}

const isComment = (html: string) => /^<!--(?:(?!-->).)*-->$/s.test(html.trim());

function listItem(item: ListItem, context: Context, depth: number): RichNode {
  const content = blocks(item.children, context, depth + 1);
  const first = content[0]?.type === "paragraph" ? content[0] : null;
  if (item.checked !== null && item.checked !== undefined) {
    const tick = textNode(item.checked ? "☑ " : "☐ ", []);
    if (first) first.content = [tick, ...(first.content ?? [])];
    else content.unshift(paragraph([tick]));
  }
  return { type: "listItem", content: content[0]?.type === "paragraph" ? content : [paragraph([]), ...content] };
}

/** `> [Anna](/forum/…#post-7 "quote:7")` as the first line says whom the quotation is of. */
function quotation(children: readonly (BlockContent | RootContent)[], context: Context, depth: number): RichNode {
  const [head, ...rest] = children;
  const link = head?.type === "paragraph" && head.children.length === 1 && head.children[0]?.type === "link" ? head.children[0] : null;
  const postId = /^quote:([\w-]{1,64})$/.exec(link?.title ?? "")?.[1];
  const author = link && plain(link.children).trim().slice(0, limits.label);
  const attributed = postId && author && ownPath(link.url);
  const content = blocks((attributed ? rest : children), context, depth + 1);
  return { type: "blockquote", ...(attributed ? { attrs: { postId, author, href: link.url } } : {}), content: content.length > 0 ? content : [paragraph([])] };
}

function table(node: Table, context: Context): RichNode[] {
  const columns = node.children[0]?.children.length ?? 0;
  if (columns > limits.columns) {
    const { start, end } = node.position ?? {};
    return [paragraph(lines(context.source.slice(start?.offset ?? 0, end?.offset ?? 0), []))];
  }
  const content = node.children.map((row, index) => ({
    type: "tableRow",
    content: Array.from({ length: columns }, (_, column) => ({ type: index === 0 ? "tableHeader" : "tableCell", content: [paragraph(withoutBlocks(inline(row.children[column]?.children ?? [], context, [])))] })),
  }));
  return [{ type: "table", content }];
}

/** Text with its line breaks: whoever presses Enter in a textarea means it. */
function lines(text: string, marks: RichMark[]): RichNode[] {
  return text.split("\n").flatMap((line, index) => [...(index > 0 ? [{ type: "hardBreak" }] : []), ...(line === "" ? [] : [textNode(line, marks)])]);
}

function inline(nodes: readonly PhrasingContent[], context: Context, marks: RichMark[]): RichNode[] {
  const out: RichNode[] = [];
  for (const node of nodes) {
    const mention = node.type === "link" ? mentionOf(node.url, plain(node.children)) : null;
    const before = out.at(-1);
    if (mention && before?.type === "text" && before.text?.endsWith("@")) {
      before.text = before.text.slice(0, -1);
      if (before.text === "") out.pop();
      out.push(mention);
    } else out.push(...phrase(node, context, marks));
  }
  return out;
}

/** `@[Label](person:id)`: the part in brackets. */
function mentionOf(url: string, typed: string): RichNode | null {
  const [, kind, id] = /^(person|region):([\w-]{1,64})$/.exec(url) ?? [];
  const label = typed.replaceAll(/\s+/g, " ").trim().slice(0, limits.label).trim();
  return kind && id && label !== "" ? { type: "mention", attrs: { kind, id, label } } : null;
}

function plain(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => ("value" in node ? node.value : "children" in node ? plain(node.children) : "alt" in node ? (node.alt ?? "") : "")).join("");
}

function add(marks: RichMark[], mark: RichMark): RichMark[] {
  return marks.some(({ type }) => type === mark.type) ? marks : [...marks, mark];
}

function phrase(node: PhrasingContent, context: Context, marks: RichMark[]): RichNode[] {
  switch (node.type) {
    case "text":
      return lines(node.value, marks);
    case "emphasis":
      return inline(node.children, context, add(marks, { type: "italic" }));
    case "strong":
      return inline(node.children, context, add(marks, { type: "bold" }));
    case "delete":
      return inline(node.children, context, add(marks, { type: "strike" }));
    case "inlineCode":
      return node.value === "" ? [] : [textNode(node.value.replaceAll("\n", " "), add(marks, { type: "code" }))];
    case "break":
      return [{ type: "hardBreak" }];
    case "html":
      return /^<br\s*\/?>$/i.test(node.value) ? [{ type: "hardBreak" }] : isComment(node.value) ? [] : lines(node.value, marks);
    case "link":
      return link(node.url, node.children, context, marks);
    case "linkReference": {
      const definition = context.definitions.get(node.identifier);
      return definition ? link(definition.url, node.children, context, marks) : inline(node.children, context, marks);
    }
    case "image":
      return image(node.url, node.alt, node.title, marks);
    case "imageReference": {
      const definition = context.definitions.get(node.identifier);
      return definition ? image(definition.url, node.alt, definition.title, marks) : lines(node.alt ?? "", marks);
    }
    case "footnoteReference":
      return [textNode(`[${node.label ?? node.identifier}]`, marks)];
    default:
      return [];
  }
}

/** A link that may not lead there keeps its words. */
function link(url: string, children: readonly PhrasingContent[], context: Context, marks: RichMark[]): RichNode[] {
  const href = isAllowedLink(url) ? url : typedLink(url);
  return inline(children, context, href ? add(marks, { type: "link", attrs: { href } }) : marks);
}

/** An uploaded image with a description; any other becomes a link to it, so that nothing is lost and nobody is tracked. */
function image(src: string, alt: string | null | undefined, title: string | null | undefined, marks: RichMark[]): RichNode[] {
  const words = (alt ?? "").replaceAll(/[\s\p{Cc}]+/gu, " ").trim().slice(0, limits.alt).trim();
  const [, width, height] = /^(\d{1,4})x(\d{1,4})$/.exec(title ?? "") ?? [];
  if (isImageAddress(src) && words !== "") return [{ type: "image", attrs: { src, alt: words, width: pixels(width), height: pixels(height) } }];
  return [textNode(words || src || "?", isAllowedLink(src) ? add(marks, { type: "link", attrs: { href: src } }) : marks)];
}

const pixels = (digits: string | undefined) => (digits && Number(digits) > 0 && Number(digits) <= 8000 ? Number(digits) : null);

/** Images are blocks of ours: a paragraph with one in the middle becomes three. */
function splitImages(content: RichNode[]): RichNode[] {
  const out: RichNode[] = [];
  let open: RichNode[] = [];
  const close = () => {
    if (open.length > 0) out.push(paragraph(open));
    open = [];
  };
  for (const node of content) {
    if (node.type === "image") {
      close();
      out.push(node);
    } else open.push(node);
  }
  close();
  return out;
}

/** Where only words may stand, an image is what its description says. */
function withoutBlocks(content: RichNode[]): RichNode[] {
  return content.map((node) => (node.type === "image" ? textNode(String(node.attrs?.alt), []) : node));
}

