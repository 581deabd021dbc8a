import { createHash } from "node:crypto";
import type { Element, Root as HastRoot, RootContent as HastContent } from "hast";
import { LRUCache } from "lru-cache";
import type { Root as MdastRoot } from "mdast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { removePosition } from "unist-util-remove-position";
import type { Locale } from "#app/i18n/locales.ts";
import { sourcesId, transformHtml } from "./hast-transforms.ts";
import { transformMarkdown } from "./mdast-transforms.ts";
import { type CalloutKind, parseMarkdown } from "./parse.ts";
import { sanitizeSchema } from "./sanitize-schema.ts";

/** Words that rendering adds to an author's text, in the reader's language. */
export interface LessonLabels {
  callouts: Record<CalloutKind, string>;
  sources: string; // heading of the footnotes
  backToText: (source: number, mention: number) => string; // "Back to where source 2 is cited (1)"
  definitionSource: string; // link text inside a definition
  table: (n: number) => string; // "Table 1": name of a scrollable table
}

/** A definition as shown in place. `locale` only where it is in another language than the page. */
export interface GlossaryView {
  term: string;
  definition: string;
  source?: string | null;
  locale?: string;
}

export interface RenderOptions {
  locale: Locale;
  /** Whatever mediaUrl's answers depend on, usually the version's id: part of the cache's key. */
  scope: string;
  /** Path as the author wrote it → address to load it from; null when there is no such picture. */
  mediaUrl: (path: string) => string | null;
  glossary: Record<string, GlossaryView>;
  labels: LessonLabels;
  /** Keeps ids apart when several texts stand on one page. */
  idPrefix?: string;
}

export interface Heading {
  id: string;
  level: number;
  text: string;
}

export type LessonSegment = { kind: "html"; html: string } | { kind: "reflection"; key: string; block: number; promptHtml: string };

export interface RenderedLesson {
  /** The lesson in order. A reflection is a segment of its own because the page turns it into a form. */
  segments: LessonSegment[];
  /** All of it as one text, reflections as `<div data-reflection="key">`: for print and search. */
  html: string;
  reflections: { key: string; promptHtml: string }[];
  terms: string[];
  headings: Heading[];
  /** Number of top-level blocks: `data-block` runs from 0 to blocks − 1. */
  blocks: number;
}

const stringifier = unified().use(rehypeStringify).freeze();
const sanitizer = unified().use(rehypeSanitize, sanitizeSchema).freeze();
const cache = new LRUCache<string, RenderedLesson>({ maxSize: 32 * 1024 * 1024, sizeCalculation: (lesson) => 2 * lesson.html.length + 1_000 });

/** A lesson's Markdown → safe HTML in segments. Cached by content, so a lesson is rendered once for all its readers. */
export function renderLesson(markdown: string, options: RenderOptions): RenderedLesson {
  const id = createHash("sha256").update(JSON.stringify([options.locale, options.scope, options.idPrefix, markdown, options.glossary])).digest("base64");
  const known = cache.get(id);
  if (known) return known;
  const rendered = render(markdown, options);
  cache.set(id, rendered);
  return rendered;
}

function render(markdown: string, options: RenderOptions): RenderedLesson {
  const { tree, terms, headings } = toHtmlTree(markdown, options);
  const segments: LessonSegment[] = [];
  let pending: HastContent[] = [];
  let blocks = 0;
  const flush = () => {
    const html = stringify(pending).trim();
    if (html !== "") segments.push({ kind: "html", html });
    pending = [];
  };
  for (const node of tree.children) {
    if (node.type === "element") blocks += 1;
    const key = reflectionKey(node);
    if (key === undefined) {
      pending.push(node);
    } else {
      flush();
      segments.push({ kind: "reflection", key, block: blocks - 1, promptHtml: stringify((node as Element).children).trim() });
    }
  }
  flush();
  const reflections = segments.filter((segment) => segment.kind === "reflection").map(({ key, promptHtml }) => ({ key, promptHtml }));
  return { segments, html: stringify(tree.children).trim(), reflections, terms, headings, blocks };
}

function reflectionKey(node: HastContent): string | undefined {
  if (node.type !== "element") return undefined;
  const key = node.properties.dataReflection;
  return typeof key === "string" && key !== "" ? key : undefined;
}

const bareOptions: Omit<RenderOptions, "locale"> = {
  scope: "",
  mediaUrl: () => null,
  glossary: {},
  labels: { callouts: { note: "", example: "", warning: "", illustrative: "" }, sources: "", backToText: () => "", definitionSource: "", table: () => "" },
};

/** Blocks of text outside lessons: descriptions, introductions, explanations, model answers. Without options terms stay plain words. */
export function renderText(markdown: string, options: RenderOptions = { ...bareOptions, locale: "en" }): string {
  const idPrefix = `t${createHash("sha256").update(markdown).digest("hex").slice(0, 8)}-`;
  return renderLesson(markdown, { idPrefix, ...options }).html.replaceAll(/ data-block="\d+"/g, "");
}

/** A prompt or an option: phrasing only, fit for `<legend>` and `<label>`. Several paragraphs are joined by line breaks. */
export function renderInline(markdown: string): string {
  const { tree } = toHtmlTree(markdown, { ...bareOptions, locale: "en" });
  const lines = tree.children.filter((node): node is Element => node.type === "element").map((block) => {
    const phrasing: Element = { ...block, tagName: "span", properties: {} };
    return block.tagName === "p" ? stringify(phrasing.children) : stringify([textOf(phrasing)]);
  });
  return lines.join("<br><br>");
}

function textOf(node: Element): HastContent {
  const collect = (element: Element): string => element.children.map((child) => (child.type === "text" ? child.value : child.type === "element" ? collect(child) : "")).join("");
  return { type: "text", value: collect(node) };
}

function toHtmlTree(markdown: string, options: RenderOptions) {
  const source = parseMarkdown(markdown);
  const { terms } = transformMarkdown(source, markdown, options);
  const tree = toHast(source, options);
  const headings = transformHtml(tree, options.labels);
  removePosition(tree, { force: true });
  return { tree: sanitizer.runSync(tree), terms: [...new Set(terms)], headings };
}

function toHast(source: MdastRoot, { labels }: RenderOptions): HastRoot {
  const toHtml = unified().use(remarkRehype, {
    clobberPrefix: "source-",
    footnoteLabel: labels.sources,
    footnoteLabelTagName: "h2",
    footnoteLabelProperties: { id: sourcesId },
    footnoteBackLabel: (index, mention) => labels.backToText(index + 1, mention),
  });
  return toHtml.runSync(source);
}

function stringify(children: HastContent[]): string {
  return stringifier.stringify({ type: "root", children });
}
