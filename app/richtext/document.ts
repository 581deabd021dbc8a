/** What a stored document is made of: plain JSON, one shape for editor, server and export. */
export interface RichMark {
  type: string;
  attrs?: Record<string, unknown>;
}

export interface RichNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: RichNode[];
  marks?: RichMark[];
  text?: string;
}

/** A document that has passed `parseDocument`, or is about to. */
export interface RichDocument extends RichNode {
  type: "doc";
  content: RichNode[];
}

export type MentionKind = "person" | "region";

export interface Mention {
  kind: MentionKind;
  id: string;
  label: string;
}

/** Of whom and where a quotation is. */
export interface Attribution {
  postId: string;
  author: string;
  href: string;
}

export const limits = { characters: 100_000, nodes: 5_000, depth: 24, columns: 12, alt: 500, label: 120, imageBytes: 10_000_000 } as const;

export const emptyDocument: RichDocument = { type: "doc", content: [{ type: "paragraph" }] };

/** Every node below `node`, in reading order. */
export function* nodesOf(node: RichNode): Generator<RichNode> {
  for (const child of node.content ?? []) {
    yield child;
    yield* nodesOf(child);
  }
}

/** A string attribute, or "". */
export function textAttribute(node: RichNode | RichMark, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === "string" ? value : "";
}

/** The address that a piece of text links to, or "". */
export function linkOf(node: RichNode): string {
  const mark = node.marks?.find(({ type }) => type === "link");
  return mark ? textAttribute(mark, "href") : "";
}

/** How high a picture may stand in a text. */
const tallest = 640;

/** In which size a picture is shown: no taller than a page, in its own proportions. */
export function shownSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  return height > tallest ? { width: Math.max(1, Math.round((width * tallest) / height)), height: tallest } : { width, height };
}
