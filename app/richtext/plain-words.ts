import type { DescribedImage, Quotation } from "./field-types.ts";

// What scripts and forms write into a plain text, as `documentFromMarkdown` reads it.

const asWords = (text: string) => text.replaceAll(/[\\[\]*_`<>&]/g, "\\$&");

/** `>` before each line, as Markdown quotes; the first line says of whom. */
export function quoteMarkdown({ postId, author, href, text }: Quotation): string {
  return [`[${asWords(author)}](${href} "quote:${postId}")`, "", ...text.trim().split("\n")].map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** A picture with its words and size. */
export function imageMarkdown({ src, alt, width, height }: DescribedImage): string {
  return `![${asWords(alt)}](${src} "${width}x${height}")`;
}

/** Puts a block between what stands before and after a place in the text. */
export function insertBlock(text: string, at: number, block: string): string {
  const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  return `${before}${before === "" ? "" : "\n\n"}${block}\n\n${after}`;
}
