import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type {} from "mdast-util-directive"; // node types of directives

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm, { singleTilde: false }).use(remarkDirective).freeze();

/** Boxes that an author may draw with `:::name`. */
export const calloutKinds = ["note", "example", "warning", "illustrative"] as const;
export type CalloutKind = (typeof calloutKinds)[number];

export function isCalloutKind(name: string): name is CalloutKind {
  return (calloutKinds as readonly string[]).includes(name);
}

/** Markdown as courses use it → syntax tree, front matter included. Checker and renderer read the same tree. */
export function parseMarkdown(source: string): Root {
  return parser.parse(source);
}

/** Where a link may lead: https:, mailto:, a page of our own ("/…"), a place on the same page ("#…"). */
export function isAllowedLink(url: string): boolean {
  if (/[\s\\\p{Cc}]/u.test(url)) return false;
  if (url.startsWith("/")) return !url.startsWith("//");
  if (url.startsWith("#")) return true;
  if (url.startsWith("mailto:")) return url.includes("@");
  return /^https:\/\//i.test(url) && URL.canParse(url);
}

/** "Göra & lära" → "gora-lara": for ids of headings. */
export function slugify(text: string): string {
  const ascii = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return ascii.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "part";
}
