import { limits, type RichMark, type RichNode } from "./document.ts";

// What can be put right is put right before the schema judges: layout by empty paragraphs, ragged tables, stray characters.

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** Refused for its size or shape; `reason` is the end of a translation key. */
export class UnreadableDocument extends Error {
  readonly reason: "tooLong" | "malformed";
  constructor(reason: "tooLong" | "malformed") {
    super(reason);
    this.reason = reason;
  }
}

/** Any JSON → the same as nodes with known keys only, within the limits of size and depth. */
export function copyNodes(json: unknown): RichNode {
  let nodes = 0;
  let characters = 0;
  const copy = (value: unknown, depth: number): RichNode => {
    if (!isObject(value) || typeof value.type !== "string") throw new UnreadableDocument("malformed");
    nodes += 1;
    if (nodes > limits.nodes || depth > limits.depth) throw new UnreadableDocument("tooLong");
    const node: RichNode = { type: value.type };
    if (isObject(value.attrs)) node.attrs = { ...value.attrs };
    if (value.marks !== undefined) node.marks = copyMarks(value.marks);
    if (value.text !== undefined) {
      if (typeof value.text !== "string") throw new UnreadableDocument("malformed");
      characters += value.text.length;
      if (characters > limits.characters) throw new UnreadableDocument("tooLong");
      node.text = value.text;
    }
    if (value.content !== undefined) {
      if (!Array.isArray(value.content)) throw new UnreadableDocument("malformed");
      node.content = value.content.map((child: unknown) => copy(child, depth + 1));
    }
    return node;
  };
  return copy(json, 0);
}

function copyMarks(marks: unknown): RichMark[] {
  if (!Array.isArray(marks) || marks.length > 10) throw new UnreadableDocument("malformed");
  return marks.map((mark: unknown) => {
    if (!isObject(mark) || typeof mark.type !== "string") throw new UnreadableDocument("malformed");
    return { type: mark.type, ...(isObject(mark.attrs) ? { attrs: { ...mark.attrs } } : {}) };
  });
}

function cleanText(text: string, inCode: boolean): string {
  const shown = text.toWellFormed().replaceAll(/\r\n?/g, "\n").replaceAll(/[\p{Cc}\u2028\u2029\uFEFF]/gu, (sign) => (sign === "\n" || sign === "\t" ? sign : ""));
  return inCode ? shown : shown.replaceAll(/[\n\t]/g, " ");
}

const isEmptyParagraph = (node: RichNode) => node.type === "paragraph" && !node.content?.length;
const sameMarks = (one: RichNode, other: RichNode) => JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

/** Cleaned inline content: no empty text, no neighbours that say the same, no breaks or spaces at either end. */
function cleanInline(children: RichNode[], inCode: boolean): RichNode[] {
  const out: RichNode[] = [];
  for (const child of children) {
    if (child.type !== "text") {
      if (child.type === "hardBreak") delete child.marks;
      out.push(child);
      continue;
    }
    const text = cleanText(child.text ?? "", inCode);
    const last = out.at(-1);
    if (text === "") continue;
    if (last?.type === "text" && sameMarks(last, child)) last.text = `${last.text ?? ""}${text}`;
    else out.push({ ...child, text });
  }
  return inCode ? out : trimInline(out);
}

function trimInline(children: RichNode[]): RichNode[] {
  const out = [...children];
  const trimAt = (index: number, trim: (text: string) => string): boolean => {
    const node = out.at(index);
    if (!node) return false;
    if (node.type === "hardBreak" || (node.type === "text" && trim(node.text ?? "") === "")) {
      out.splice(index, 1);
      return true;
    }
    if (node.type === "text") out.splice(index, 1, { ...node, text: trim(node.text ?? "") });
    return false;
  };
  while (trimAt(0, (text) => text.trimStart()));
  while (trimAt(-1, (text) => text.trimEnd()));
  return out;
}

/** A table as it can be read aloud and written as Markdown: one header row on top, all rows of its length. */
function cleanTable(table: RichNode): RichNode {
  const rows = table.content ?? [];
  const columns = rows[0]?.content?.length ?? 0;
  if (columns > limits.columns) throw new UnreadableDocument("tooLong");
  const cells = (row: RichNode, type: string) => Array.from({ length: columns }, (_, index) => {
    const cell = row.content?.[index];
    if (cell && !cell.type.startsWith("table")) throw new UnreadableDocument("malformed");
    return { ...(cell ?? { content: [{ type: "paragraph" }] }), type };
  });
  return { ...table, content: rows.map((row, index) => ({ ...row, content: cells(row, index === 0 ? "tableHeader" : "tableCell") })) };
}

const inlineParents = ["paragraph", "heading", "codeBlock"];

/** The node with everything put right that can be; the schema judges the rest. */
export function cleanNode(node: RichNode): RichNode {
  if (!node.content) return node;
  if (inlineParents.includes(node.type)) return { ...node, content: cleanInline(node.content, node.type === "codeBlock") };
  const children = node.content.map(cleanNode);
  const full = children.filter((child) => !isEmptyParagraph(child) && !(child.type === "heading" && !child.content?.length));
  const startsWithBlock = node.type === "listItem" && full[0] !== undefined && full[0].type !== "paragraph";
  const content = full.length === 0 || startsWithBlock ? [{ type: "paragraph" }, ...full] : full;
  const cleaned = { ...node, content: ["bulletList", "orderedList", "table", "tableRow"].includes(node.type) ? children : content };
  return cleaned.type === "table" ? cleanTable(cleaned) : cleaned;
}
