import { getSchema } from "@tiptap/core";
import { Node as PMNode, type Schema } from "@tiptap/pm/model";
import { AppError } from "#app/lib/app-error.ts";
import { ownPath } from "./addresses.ts";
import { cleanNode, copyNodes, UnreadableDocument } from "./clean.ts";
import { emptyDocument, limits, linkOf, type Mention, nodesOf, type RichDocument, type RichNode, textAttribute } from "./document.ts";
import { richTextExtensions } from "./extensions.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { withTypedLinks } from "./typed-links.ts";

let built: Schema | undefined;

/** The schema, built once. */
export function richTextSchema(): Schema {
  built ??= getSchema(richTextExtensions);
  return built;
}

export interface ParseOptions {
  /** The installation's own address: links that begin with it become paths. */
  origin?: string;
}

/** Links to ourselves as paths, so that they unfold and outlive a new domain. */
function withOwnPaths(node: RichNode, origin: string): RichNode {
  const marks = node.marks?.map((mark) => {
    const href = textAttribute(mark, "href");
    const own = mark.type === "link" && (href === origin || href.startsWith(`${origin}/`)) ? ownPath(href.slice(origin.length) || "/") : null;
    return own ? { ...mark, attrs: { ...mark.attrs, href: own } } : mark;
  });
  return { ...node, ...(marks ? { marks } : {}), ...(node.content ? { content: node.content.map((child) => withOwnPaths(child, origin)) } : {}) };
}

/**
 * Any JSON → a document that the schema allows. The schema is the sanitiser: unknown nodes and forbidden addresses are
 * refused, unknown attributes dropped; HTML is never taken.
 * @throws AppError `invalid` with the reason; nothing else
 */
export function parseDocument(json: unknown, { origin }: ParseOptions = {}): RichDocument {
  try {
    const copied = cleanNode(copyNodes(json));
    const node = PMNode.fromJSON(richTextSchema(), origin ? withOwnPaths(copied, origin) : copied);
    node.check();
    if (node.type.name !== "doc") throw new UnreadableDocument("malformed");
    return node.toJSON() as RichDocument;
  } catch (error) {
    throw new AppError("invalid", error instanceof UnreadableDocument && error.reason === "tooLong" ? "richtext:errors.tooLong" : "richtext:errors.malformed", { limit: limits.characters });
  }
}

/**
 * What a form sent: the editor's JSON in `document`, else what was typed in the plain textarea as `markdown`.
 * @throws AppError `invalid`
 */
export function documentFromForm(fields: { document?: string | null | undefined; markdown?: string | null | undefined }, options: ParseOptions = {}): RichDocument {
  if (!fields.document) {
    const markdown = fields.markdown ?? "";
    if (markdown.length > limits.characters) throw new AppError("invalid", "richtext:errors.tooLong", { limit: limits.characters });
    return readTyped(documentFromMarkdown(markdown), options);
  }
  if (fields.document.length > limits.characters * 5) throw new AppError("invalid", "richtext:errors.tooLong", { limit: limits.characters });
  let json: unknown;
  try {
    json = JSON.parse(fields.document);
  } catch {
    throw new AppError("invalid", "richtext:errors.malformed", { limit: limits.characters });
  }
  return readTyped(json, options);
}

/** With the addresses that were typed as words: they are links, and those to ourselves paths. */
const readTyped = (json: unknown, options: ParseOptions): RichDocument => parseDocument(withTypedLinks(parseDocument(json, options)), options);

/** What the database kept of a document that was parsed when it was saved. An unreadable one is shown as empty, not as an error. */
export function storedDocument(json: unknown): RichDocument {
  try {
    return parseDocument(typeof json === "string" ? JSON.parse(json) : json);
  } catch {
    return emptyDocument;
  }
}

/** Nothing to read in it. */
export function isEmptyDocument(doc: RichDocument): boolean {
  return ![...nodesOf(doc)].some((node) => node.type === "image" || node.type === "mention" || (node.text ?? "").trim() !== "");
}

/** The words alone, a line a block: for search, mails and notifications. `quotes: false` leaves out what others said. */
export function plainText(doc: RichDocument, { quotes = true }: { quotes?: boolean } = {}): string {
  const text = (node: RichNode): string => {
    if (node.type === "text") return node.text ?? "";
    if (node.type === "hardBreak") return "\n";
    if (node.type === "mention") return `@${textAttribute(node, "label")}`;
    if (node.type === "image") return textAttribute(node, "alt");
    if (node.type === "blockquote" && !quotes) return "";
    const children = (node.content ?? []).map(text);
    if (["paragraph", "heading", "codeBlock"].includes(node.type)) return children.join("");
    return children.filter((child) => child !== "").join(node.type === "tableRow" ? " · " : "\n");
  };
  return text(doc);
}

/** Who is mentioned, each once. Not within quotations: quoting somebody's mention calls nobody again. */
export function mentionsOf(doc: RichDocument): Mention[] {
  const found = new Map<string, Mention>();
  const walk = (node: RichNode): void => {
    if (node.type === "blockquote") return;
    if (node.type === "mention") {
      const mention = { kind: textAttribute(node, "kind") as Mention["kind"], id: textAttribute(node, "id"), label: textAttribute(node, "label") };
      found.set(`${mention.kind}:${mention.id}`, mention);
    }
    node.content?.forEach(walk);
  };
  walk(doc);
  return [...found.values()];
}

/** The ids of the images shown (`/files/<id>`), each once. */
export function imagesOf(doc: RichDocument): string[] {
  return [...new Set([...nodesOf(doc)].filter(({ type }) => type === "image").map((node) => textAttribute(node, "src").slice("/files/".length)))];
}

/** The own pages linked to, as paths without query and fragment, each once: what may unfold. */
export function linksOf(doc: RichDocument): string[] {
  return [...new Set([...nodesOf(doc)].map(linkOf).filter((href) => href.startsWith("/")).map(pagePath))];
}

/** "/courses/x?lang=sv#top" → "/courses/x". */
export function pagePath(href: string): string {
  return href.replace(/[?#].*$/s, "");
}

/** The posts quoted with attribution, each once. */
export function quotedPostsOf(doc: RichDocument): string[] {
  return [...new Set([...nodesOf(doc)].filter(({ type }) => type === "blockquote").map((node) => textAttribute(node, "postId")).filter(Boolean))];
}
