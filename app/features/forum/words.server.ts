import { config } from "#app/config.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { nodesOf, textAttribute, type RichDocument } from "#app/richtext/document.ts";
import { plainText } from "#app/richtext/document.server.ts";
import { withNames } from "#app/richtext/names.ts";
import { renderDocument } from "#app/richtext/render.server.ts";
import { documentToMarkdown } from "#app/richtext/to-markdown.ts";
import { postPath } from "./forum-paths.ts";
import { calledBy, readStored, type Named } from "./named.server.ts";

// What somebody wrote, for whoever reads or goes on with it: with the names that `lookUpNamed` found for them.

/** For the editor to go on with. */
export function documentOf(document: unknown, named: Named): RichDocument {
  return withNames(readStored(document), { mention: (kind, id) => calledBy(named, kind, id)?.name ?? named.erased, author: (postId) => named.authors.get(postId) ?? named.erased });
}

/** As HTML for `.prose`, below the heading of a post; null when it may not be read. */
export function renderWords(document: unknown, locale: Locale, named: Named): string | null {
  if (document === null) return null;
  return renderDocument(documentOf(document, named), { t: getT(locale, "richtext"), headingShift: 1, pages: named.pages, mention: (kind, id) => calledBy(named, kind, id)?.path ?? null });
}

/** As Markdown, to go on with in a plain text field. */
export const markdownOf = (document: unknown, named: Named): string => documentToMarkdown(documentOf(document, named));

/** As Markdown for a file of their own, with whole addresses. */
export const exportedMarkdown = (document: unknown, named: Named): string => documentToMarkdown(documentOf(document, named), { origin: config.origin });

/** The words alone. */
export const textOf = (document: unknown, named: Named): string => plainText(documentOf(document, named));

/** What somebody has begun to write, for both doors. */
export interface StartedDraft {
  markdown: string;
  document: RichDocument;
  /** Null for what nobody has typed yet. */
  savedAt: string | null;
}

export const startedDraft = (draft: { document: unknown; updatedAt: Date | null } | null, named: Named): StartedDraft | null =>
  draft && { markdown: markdownOf(draft.document, named), document: documentOf(draft.document, named), savedAt: draft.updatedAt?.toISOString() ?? null };

/** What is begun, if anything, with a person in it to whom it shall be said. */
export function addressed<D extends { document: unknown }>(draft: D | null, { id, name }: { id: string; name: string }): RichDocument {
  const begun = draft ? readStored(draft.document).content : [];
  if (begun.some((node) => [...nodesOf(node)].some((inner) => inner.type === "mention" && textAttribute(inner, "id") === id))) return { type: "doc", content: begun };
  return { type: "doc", content: [...begun, { type: "paragraph", content: [{ type: "mention", attrs: { kind: "person", id, label: name } }, { type: "text", text: " " }] }] };
}

/** A picture that is loaded only once it is seen would be missing on paper. */
const loadPictures = <T extends string | null>(html: T): T => (html?.replaceAll(' loading="lazy"', "") ?? null) as T;

/** A post of which everything is there before anybody scrolls. */
export function forPaper<P extends { html: string | null; translations: { html: string }[] }>(post: P): P {
  return { ...post, html: loadPictures(post.html), translations: post.translations.map((translation) => ({ ...translation, html: loadPictures(translation.html) })) };
}

/** A quotation to answer, in Markdown, with its source. */
export function quoteWords(post: { id: number; document: unknown; author: { name: string } | null }, named: Named): string {
  const name = (post.author?.name ?? named.erased).replace(/[[\]\\]/g, "\\$&");
  const lines = markdownOf(post.document, named).trim().split("\n");
  return `${[`[${name}](${postPath(post.id)} "quote:${post.id}")`, "", ...lines].map((line) => `> ${line}`.trimEnd()).join("\n")}\n\n`;
}
