import { type MentionKind, type RichDocument, type RichNode, textAttribute } from "./document.ts";

// Documents are kept without names: a mention holds whom, a quotation which post. Names are put in for whoever reads or
// edits, so that everybody is called as they are called today, and nobody's name stays behind where others wrote it.

/** What people, regions and the authors of quoted posts are called by whoever reads. */
export interface Names {
  mention: (kind: MentionKind, id: string) => string;
  author: (postId: string) => string;
}

/** Stands for a name where none is kept. */
export const unnamed = "…";
const nobody: Names = { mention: () => unnamed, author: () => unnamed };

function named(node: RichNode, names: Names): RichNode {
  const content = node.content && { content: node.content.map((child) => named(child, names)) };
  if (node.type === "mention") return { ...node, attrs: { ...node.attrs, label: names.mention(node.attrs?.kind as MentionKind, textAttribute(node, "id")) } };
  const postId = node.type === "blockquote" ? textAttribute(node, "postId") : "";
  return { ...node, ...(postId !== "" && { attrs: { ...node.attrs, author: names.author(postId) } }), ...content };
}

/** The document with names as they are today. */
export function withNames(doc: RichDocument, names: Names): RichDocument {
  return { ...doc, content: doc.content.map((node) => named(node, names)) };
}

/** The document as it is kept. */
export const withoutNames = (doc: RichDocument): RichDocument => withNames(doc, nobody);
