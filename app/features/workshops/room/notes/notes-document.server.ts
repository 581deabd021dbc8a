import * as Y from "yjs";
import { AppError } from "#app/lib/app-error.ts";
import type { Block, Span } from "./notes-prose.ts";

// What a shared document holds, read without trust: whoever may write in a room can send anything that Yjs can encode.

/** The part of the document that is written in. */
export const field = "prose";
const deepest = 24;
/** Of one document, in bytes as Yjs encodes it, and of one piece. */
export const limits = { document: 400_000, piece: 48_000, paragraph: 5_000 };

/** Whose words are whose, by the numbers that pages write under. */
export type Owners = ReadonlyMap<number, string>;

const refused = (): AppError => new AppError("invalid", "errors:live.badInput");

interface Found extends Span {
  client: number;
}

function spansOf(text: Y.XmlText): Found[] {
  const spans: Found[] = [];
  const look = { isStrong: false, isEmphasised: false };
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.key === "bold") look.isStrong = Boolean(content.value);
      if (content.key === "italic") look.isEmphasised = Boolean(content.value);
    } else if (content instanceof Y.ContentString) spans.push({ text: content.str, ...look, client: item.id.client });
  }
  return spans;
}

/** The blocks of a document. @throws AppError invalid when it is nested deeper than anybody writes */
export function readBlocks(doc: Y.Doc, owners: Owners): Block[] {
  const blocks: Block[] = [];
  const visit = (node: Y.XmlFragment | Y.XmlElement | Y.XmlText, depth: number, lists: number): void => {
    if (depth > deepest) throw refused();
    if (node instanceof Y.XmlText) return;
    const name = node instanceof Y.XmlElement ? node.nodeName : "";
    const texts = node.toArray().filter((child): child is Y.XmlText => child instanceof Y.XmlText);
    if (texts.length > 0) {
      const found = texts.flatMap(spansOf);
      const seats = [...new Set(found.flatMap(({ client }) => owners.get(client) ?? []))];
      blocks.push({ kind: name === "heading" ? "heading" : lists > 0 ? "item" : "paragraph", depth: lists, spans: found.map(({ client: _client, ...span }) => span), seats });
    }
    for (const child of node.toArray()) if (!(child instanceof Y.XmlHook)) visit(child, depth + 1, lists + (/List$/.test(name) ? 1 : 0));
  };
  visit(doc.getXmlFragment(field), 0, 0);
  return blocks;
}

/** What is new in a piece may only be written under numbers that are the writer's, or nobody's yet. @returns numbers that become theirs */
function claimed(doc: Y.Doc, update: Uint8Array, owners: Owners, seat: string): number[] {
  const { structs } = Y.decodeUpdate(update);
  const known = Y.decodeStateVector(Y.encodeStateVector(doc));
  const fresh = structs.filter(({ id, length }) => id.clock + length > (known.get(id.client) ?? 0));
  const clients = [...new Set(fresh.map(({ id }) => id.client))];
  if (clients.some((client) => (owners.get(client) ?? seat) !== seat)) throw refused();
  return clients.filter((client) => !owners.has(client));
}

/**
 * Puts a piece into a document. When it throws, the document is not to be used any more: read it anew.
 * @returns the numbers that the writer has taken with it
 * @throws AppError invalid for what is no piece, what speaks in another's name, or what does not follow; conflict when the document is full
 */
export function applyPiece(doc: Y.Doc, update: Uint8Array, owners: Owners, seat: string): number[] {
  let taken: number[];
  try {
    taken = claimed(doc, update, owners, seat);
    Y.applyUpdate(doc, update);
    readBlocks(doc, owners);
  } catch {
    throw refused(); // Yjs throws whatever comes to it
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null || [...doc.share.keys()].some((name) => name !== field)) throw refused();
  if (Y.encodeStateAsUpdate(doc).byteLength > limits.document) throw new AppError("conflict", "refusals:notesFull");
  return taken;
}

/** The piece that puts a paragraph at the end. */
export function paragraphPiece(doc: Y.Doc, words: string): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  copy.transact(() => {
    for (const line of words.split(/\r?\n/).filter((one) => one.trim() !== "")) {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText(line)]);
      copy.getXmlFragment(field).push([paragraph]);
    }
  });
  return Y.encodeStateAsUpdate(copy, before);
}
