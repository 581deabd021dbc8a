import { type Attributes, type AnyExtension, Mark, mergeAttributes, Node } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import StarterKit from "@tiptap/starter-kit";
import { isAllowedLink, isImageAddress, ownPath } from "./addresses.ts";
import { limits } from "./document.ts";

// The one list of extensions, for the editor and for the server: what it cannot express does not exist. `validate` runs in `check()`.

/** Words that a person reads and no more: neither empty nor with control characters. */
function isLabel(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.trim() === value && value !== "" && value.length <= longest && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(value);
}

export function isKey(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(value);
}

function must(test: (value: unknown) => boolean, what: string): (value: unknown) => void {
  return (value) => {
    if (!test(value)) throw new RangeError(`not allowed: ${what}`);
  };
}

const whole = (from: number, to: number) => (value: unknown): value is number => Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
const orNull = (test: (value: unknown) => boolean) => (value: unknown) => value === null || test(value);
const fixed = (value: unknown, name: string) => ({ default: value, rendered: false, parseHTML: () => value, validate: must((given) => given === value, name) });
const cellAttributes = { colspan: fixed(1, "colspan"), rowspan: fixed(1, "rowspan"), colwidth: fixed(null, "colwidth") };
const size = (name: string) => ({ default: null, parseHTML: (element: HTMLElement) => Number(element.getAttribute(name)) || null, validate: must(orNull(whole(1, 8000)), name) });
const data = (name: string, validate: (value: unknown) => void) => ({ default: null, validate, parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`), renderHTML: (attributes: Record<string, unknown>) => (attributes[name] ? { [`data-${name}`]: attributes[name] } : {}) });

/** What the kits' own nodes may say about themselves: everything else that a document claims is dropped or refused. */
const ownAttributes: Record<string, () => Attributes> = {
  blockquote: () => ({
    postId: data("postId", must(orNull(isKey), "postId")),
    author: data("author", must(orNull((value) => isLabel(value, limits.label)), "author")),
    href: data("href", must(orNull((value) => ownPath(value) !== null && isAllowedLink(value)), "href")),
  }),
  heading: () => ({ level: { default: 2, rendered: false, validate: must(whole(2, 4), "level") } }),
  orderedList: () => ({ start: { default: 1, parseHTML: (element) => Math.min(Math.max(Number.parseInt(element.getAttribute("start") ?? "1", 10) || 1, 0), 99_999), validate: must(whole(0, 99_999), "start") } }),
  codeBlock: () => ({ language: { default: null, rendered: false, validate: must(orNull((value) => typeof value === "string" && /^[\w+#.-]{1,30}$/.test(value)), "language") } }),
  tableCell: () => cellAttributes,
  tableHeader: () => cellAttributes,
};

/** What is pasted from elsewhere keeps its headings, in the nearest level that there is: a page's own title stands above a post. */
const headingTags = [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(Math.max(level, 2), 4) } }));

function narrow(extension: AnyExtension): AnyExtension {
  const { name } = extension;
  if (extension instanceof Mark) return name === "code" ? extension.extend({ excludes: "" }) : extension; // a link may be code
  const addAttributes = ownAttributes[name];
  if (!(extension instanceof Node) || !addAttributes) return extension;
  if (name === "heading") return extension.extend({ addAttributes, parseHTML: () => headingTags });
  return extension.extend({ addAttributes, ...(name === "tableCell" || name === "tableHeader" ? { content: "paragraph+" } : {}) });
}

/** Own and narrower than the kit's: an address and nothing else. */
export const RichLink = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  exitable: true,
  addAttributes: () => ({ href: { default: null, validate: must(isAllowedLink, "href") } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (element) => (isAllowedLink(element.getAttribute("href")) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["a", mergeAttributes(HTMLAttributes, { rel: "nofollow ugc noopener" }), 0],
});

/** An uploaded image with words for those who do not see it. */
export const RichImage = Node.create({
  name: "image",
  group: "block",
  draggable: true,
  addAttributes: () => ({
    src: { default: null, validate: must(isImageAddress, "src") },
    alt: { default: null, validate: must((value) => isLabel(value, limits.alt), "alt") },
    width: size("width"),
    height: size("height"),
  }),
  parseHTML: () => [{ tag: "img[src]", getAttrs: (element) => (isImageAddress(element.getAttribute("src")) && isLabel(element.getAttribute("alt"), limits.alt) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ["img", HTMLAttributes],
});

export const RichMention = Node.create({
  name: "mention",
  group: "inline",
  inline: true,
  selectable: false,
  atom: true,
  addAttributes: () => ({
    kind: data("kind", must((value) => value === "person" || value === "region", "kind")),
    id: data("id", must(isKey, "id")),
    label: data("label", must((value) => isLabel(value, limits.label), "label")),
  }),
  parseHTML: () => [{ tag: "span[data-kind][data-id][data-label]" }],
  renderHTML: ({ node, HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { class: "mention" }), `@${node.attrs.label}`],
  renderText: ({ node }) => `@${node.attrs.label}`,
});

const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(narrow);
  },
});

const Tables = TableKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map(narrow);
  },
});

export const richTextExtensions = [
  Kit.configure({ heading: { levels: [2, 3, 4] }, link: false, underline: false, codeBlock: { HTMLAttributes: { spellcheck: "false" } } }),
  Tables.configure({ table: { resizable: false } }),
  RichLink,
  RichImage,
  RichMention,
];
