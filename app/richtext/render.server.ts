import { escapeHTML, escapeHTMLAttribute, renderJSONContentToString } from "@tiptap/static-renderer/json/html-string";
import type { TFunction } from "i18next";
import { pagePath } from "./document.server.ts";
import { linkOf, type MentionKind, type RichDocument, type RichMark, type RichNode, shownSize, textAttribute } from "./document.ts";

/** An own page as a link unfolds to it. */
export interface LinkedPage {
  title: string;
  /** Translated: "Course", "Event"… */
  kind: string;
  meta?: string;
}

export interface RenderOptions {
  /** The translator of the namespace `richtext` in the reader's language. */
  t: TFunction;
  /** Added to every heading's level: 1 below an h2. */
  headingShift?: number;
  /** What own paths (`linksOf`) lead to, as far as the reader may know. */
  pages?: ReadonlyMap<string, LinkedPage>;
  /** Where a mention leads, or null. */
  mention?: (kind: MentionKind, id: string) => string | null;
}

const attribute = (name: string, value: string | number | null | undefined) => (value === null || value === undefined || value === "" ? "" : ` ${name}="${escapeHTMLAttribute(String(value))}"`);
const tag = (name: string, children: string, attributes = "") => `<${name}${attributes}>${children}</${name}>`;
const joined = (children: string | string[] | undefined) => (Array.isArray(children) ? children.join("") : (children ?? ""));

interface NodeContext {
  node: RichNode;
  children?: string | string[];
  parent?: RichNode;
}

/** The document as HTML for `.prose`. Every tag and attribute is written here; no other can come out. */
export function renderDocument(doc: RichDocument, { t, headingShift = 0, pages = new Map(), mention = () => null }: RenderOptions): string {
  const page = (href: string) => (href.startsWith("/") ? pages.get(pagePath(href)) : undefined);

  // The size stands there before the picture comes, so that nothing below it moves. It leads to the whole picture.
  const image = ({ node }: NodeContext) => {
    const [src, width, height] = [textAttribute(node, "src"), Number(node.attrs?.width), Number(node.attrs?.height)];
    const size = width > 0 && height > 0 ? shownSize({ width, height }) : null;
    const img = `<img${attribute("src", src)}${attribute("alt", textAttribute(node, "alt"))}${attribute("width", size?.width)}${attribute("height", size?.height)} loading="lazy" decoding="async">`;
    return tag("figure", tag("a", img, attribute("href", src)), ' class="picture"');
  };

  const card = (href: string, { title, kind, meta }: LinkedPage) =>
    tag("a", `${tag("span", escapeHTML(kind), ' class="unfolded-kind"')} ${tag("strong", escapeHTML(title))}${meta ? ` ${tag("span", escapeHTML(meta), ' class="unfolded-meta"')}` : ""}`, `${attribute("href", href)} class="unfolded"`);

  const paragraph = ({ node, children }: NodeContext) => {
    const [only, ...others] = node.content ?? [];
    const href = only?.type === "linked" && others.length === 0 ? textAttribute(only, "href") : "";
    const target = page(href);
    if (!target) return tag("p", joined(children));
    return isBareAddress(only?.content?.[0]?.text, href) ? card(href, target) : `${tag("p", joined(children))}${card(href, target)}`;
  };

  const blockquote = ({ node, children }: NodeContext) => {
    const author = textAttribute(node, "author");
    const href = textAttribute(node, "href");
    const source = author ? tag("p", href ? tag("a", escapeHTML(t("quote.of", { author })), attribute("href", href)) : escapeHTML(t("quote.of", { author })), ' class="quote-source"') : "";
    return tag("blockquote", `${source}${joined(children)}`);
  };

  const mentioned = ({ node }: NodeContext) => {
    const label = `@${escapeHTML(textAttribute(node, "label"))}`;
    const href = mention(node.attrs?.kind as MentionKind, textAttribute(node, "id"));
    return href ? tag("a", label, `${attribute("href", href)} class="mention"`) : tag("span", label, ' class="mention"');
  };

  const linked = ({ node, children }: NodeContext) => {
    const href = textAttribute(node, "href");
    const words = (node.content ?? []).map(({ text }) => text ?? "").join("");
    if (words.trim() === "") return joined(children);
    const target = isBareAddress(words, href) ? page(href) : undefined;
    return tag("a", target ? escapeHTML(target.title) : joined(children), `${attribute("href", href)}${href.startsWith("/") ? "" : ' rel="nofollow ugc noopener"'}`);
  };

  const plainTag = (name: string) => ({ children }: NodeContext) => tag(name, joined(children));
  const markTag = (name: string) => ({ children }: { children?: string | string[] }) => tag(name, joined(children));
  const render = renderJSONContentToString<RichMark, RichNode>({
    nodeMapping: {
      doc: ({ children }: NodeContext) => joined(children),
      text: ({ node }: NodeContext) => escapeHTML(node.text ?? ""),
      paragraph,
      heading: ({ node, children }: NodeContext) => tag(`h${Math.min(Number(node.attrs?.level ?? 2) + headingShift, 6)}`, joined(children)),
      bulletList: plainTag("ul"),
      orderedList: ({ node, children }: NodeContext) => tag("ol", joined(children), node.attrs?.start === 1 ? "" : attribute("start", Number(node.attrs?.start ?? 1))),
      listItem: ({ node, children }: NodeContext) => tag("li", tightItem(node) ? joined(children).replace(/^<p>(.*?)<\/p>/s, "$1") : joined(children)),
      blockquote,
      codeBlock: ({ children }: NodeContext) => tag("pre", tag("code", joined(children)), attribute("tabindex", 0) + attribute("role", "group") + attribute("aria-label", t("codeLabel"))),
      horizontalRule: () => "<hr>",
      hardBreak: () => "<br>",
      image,
      mention: mentioned,
      linked,
      table: ({ children }: NodeContext) => tag("div", tag("table", tag("tbody", joined(children))), ` class="table-scroll"${attribute("role", "group")}${attribute("tabindex", 0)}${attribute("aria-label", t("tableLabel"))}`),
      tableRow: plainTag("tr"),
      tableHeader: ({ node, children }: NodeContext) => tag("th", cell(node, children), ' scope="col"'),
      tableCell: ({ node, children }: NodeContext) => tag("td", cell(node, children)),
    },
    markMapping: { bold: markTag("strong"), italic: markTag("em"), strike: markTag("s"), code: markTag("code") },
    unhandledNode: () => "",
    unhandledMark: ({ children }: { children?: string | string[] }) => joined(children),
  });
  return render({ content: withWholeLinks(doc) });
}

/** One link is one element, however its words are formatted: neighbours with the same address become one node for the renderer. */
function withWholeLinks(node: RichNode): RichNode {
  const out: RichNode[] = [];
  for (const child of node.content ?? []) {
    const href = linkOf(child);
    const last = out.at(-1);
    const inside = { ...child, marks: child.marks?.filter(({ type }) => type !== "link") };
    if (href === "") out.push(withWholeLinks(child));
    else if (last?.type === "linked" && textAttribute(last, "href") === href) last.content?.push(inside);
    else out.push({ type: "linked", attrs: { href }, content: [inside] });
  }
  return node.content ? { ...node, content: out } : node;
}

/** A cell of one paragraph needs no paragraph. */
function cell(node: RichNode, children: string | string[] | undefined): string {
  return node.content?.length === 1 ? joined(children).replace(/^<p>(.*)<\/p>$/s, "$1") : joined(children);
}

function tightItem(node: RichNode): boolean {
  const [first, second, ...others] = node.content ?? [];
  return first?.type === "paragraph" && others.length === 0 && (!second || second.type === "bulletList" || second.type === "orderedList");
}

/** "https://here.example/courses/x" as the words of the link to "/courses/x": nobody chose these words. */
function isBareAddress(text: string | undefined, href: string): boolean {
  return text !== undefined && (text === href || (/^https?:\/\//.test(text) && text.endsWith(href)));
}
