import { config } from "#app/config.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import type { RichDocument } from "#app/richtext/document.ts";
import { storedDocument } from "#app/richtext/document.server.ts";
import { renderDocument } from "#app/richtext/render.server.ts";
import { documentToMarkdown } from "#app/richtext/to-markdown.ts";
import { postPath } from "./forum-paths.ts";

/** What somebody wrote as HTML for `.prose`, below the heading of a post; null when it may not be read. */
export function renderWords(document: unknown, locale: Locale): string | null {
  if (document === null) return null;
  return renderDocument(storedDocument(document), { t: getT(locale, "richtext"), headingShift: 1 });
}

/** A picture that is loaded only once it is seen would be missing on paper. */
const loadPictures = <T extends string | null>(html: T): T => (html?.replaceAll(' loading="lazy"', "") ?? null) as T;

/** A post of which everything is there before anybody scrolls. */
export function forPaper<P extends { html: string | null; translations: { html: string }[] }>(post: P): P {
  return { ...post, html: loadPictures(post.html), translations: post.translations.map((translation) => ({ ...translation, html: loadPictures(translation.html) })) };
}

/** What somebody wrote, for the editor to go on with. */
export const documentOf = (document: unknown): RichDocument => storedDocument(document);

/** What somebody wrote as Markdown, to go on with in a plain text field. */
export const markdownOf = (document: unknown): string => documentToMarkdown(storedDocument(document));

/** What somebody wrote as Markdown for a file of their own, with whole addresses. */
export const exportedMarkdown = (document: unknown): string => documentToMarkdown(storedDocument(document), { origin: config.origin });

/** What somebody has begun to write, for both doors. */
export interface StartedDraft {
  markdown: string;
  document: RichDocument;
  savedAt: string;
}

export const startedDraft = (draft: { document: unknown; updatedAt: Date } | null): StartedDraft | null =>
  draft && { markdown: markdownOf(draft.document), document: documentOf(draft.document), savedAt: draft.updatedAt.toISOString() };

/** What somebody wrote as a quotation to answer, in Markdown, with its source. */
export function quoteWords(post: { id: number; document: unknown; author: { name: string } | null }): string {
  const name = (post.author?.name ?? "…").replace(/[[\]\\]/g, "\\$&");
  const lines = markdownOf(post.document).trim().split("\n");
  return `${[`[${name}](${postPath(post.id)} "quote:${post.id}")`, "", ...lines].map((line) => `> ${line}`.trimEnd()).join("\n")}\n\n`;
}
