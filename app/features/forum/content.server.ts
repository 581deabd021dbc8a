import { AppError } from "#app/lib/app-error.ts";
import { defaultLocale, isLocale, type Locale } from "#app/i18n/locales.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { ContentInput } from "./forum.schema.ts";

/** What somebody wrote, by whichever door, as it is stored. */
export interface Content {
  document: Prisma.InputJsonObject;
  text: string;
  locale: Locale;
  /** People and regions that it addresses. */
  mentions: { kind: string; id: string }[];
}

interface Node {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
const childrenOf = (node: Node): Node[] => (Array.isArray(node.content) ? node.content.filter(isNode) : []);
const wordsOf = (node: Node): string => (node.type === "text" ? (node.text ?? "") : childrenOf(node).map(wordsOf).join(node.type === "doc" ? "\n" : ""));
const mentionsOf = (node: Node): Content["mentions"] =>
  node.type === "mention" && typeof node.attrs?.id === "string" ? [{ kind: String(node.attrs.kind), id: node.attrs.id }] : childrenOf(node).flatMap(mentionsOf);

function parse(input: ContentInput): Node {
  if (!input.document && input.markdown !== undefined) {
    const paragraphs = input.markdown.split(/\n\s*\n/).map((text) => text.trim()).filter((text) => text !== "");
    return { type: "doc", content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) };
  }
  try {
    const given: unknown = typeof input.document === "string" ? JSON.parse(input.document) : input.document;
    if (isNode(given) && given.type === "doc") return given;
  } catch {
    // no JSON: refused below like any other thing that is no document
  }
  throw new AppError("invalid", "forum:errors.emptyPost");
}

/** What was written so far, which may be nothing yet. @throws AppError invalid when it is no document */
export function readDraft(input: ContentInput): { document: Prisma.InputJsonObject; isEmpty: boolean } {
  const document = input.document === undefined && input.markdown === undefined ? parse({ markdown: "" }) : parse(input);
  return { document: document as unknown as Prisma.InputJsonObject, isEmpty: wordsOf(document).trim() === "" };
}

/** Reads what was written. @throws AppError invalid when it says nothing or is no document */
export function readContent(input: ContentInput, locale: Locale | undefined, fallback: string): Content {
  const document = parse(input);
  const text = wordsOf(document).trim();
  if (text === "") throw new AppError("invalid", "forum:errors.emptyPost");
  return { document: document as unknown as Prisma.InputJsonObject, text, locale: locale ?? (isLocale(fallback) ? fallback : defaultLocale), mentions: mentionsOf(document) };
}
