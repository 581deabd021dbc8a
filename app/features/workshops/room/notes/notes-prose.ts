// Shared notes as they are read: plain blocks, whatever the document holds. What is not known here is its text.

export interface Span {
  text: string;
  isStrong: boolean;
  isEmphasised: boolean;
}

export interface Block {
  kind: "paragraph" | "heading" | "item";
  /** How deep an item stands; 0 for the rest. */
  depth: number;
  spans: Span[];
  /** Who wrote in it. */
  seats: string[];
}

/** One shared document as it is read. */
export interface Prose {
  /** Null: the room's. */
  groupId: string | null;
  blocks: Block[];
}

export const textOf = ({ spans }: Block): string => spans.map(({ text }) => text).join("");
export const isEmpty = ({ blocks }: Prose): boolean => blocks.every((block) => textOf(block).trim() === "");
