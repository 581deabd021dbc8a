import fc from "fast-check";
import type { RichNode } from "../document.ts";

// Documents as people make them, for property tests. Without bare addresses: those become links when Markdown is read.

const text = (value: string, ...marks: string[]): RichNode => ({ type: "text", text: value, ...(marks.length > 0 ? { marks: marks.map((type) => (type === "link" ? { type, attrs: { href: "https://example.org/a" } } : { type })) } : {}) });

const words = fc.oneof(
  fc.stringMatching(/^[a-zåäöñç ]{1,20}$/),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
  fc.constantFrom("1. one", "- item", "# no heading", "> no quote", "*star*", "_under_", "`tick`", "[a](b)", "<b>bold</b>", "a | b", "---", "&amp;", "\\", "@[A](person:a)", "![x](/files/a)", "~~no~~", "[^1]", "[x] y", "+ a", "10) b", "===", "&#x20;", "  two  spaces  "),
);
const key = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/);
const label = fc.oneof(fc.constantFrom("Anna Öberg", "Região Norte", "[x] *y*", "a_b", "C. (d)"), fc.stringMatching(/^[A-Za-zà-ü]{1,8}( [A-Za-zà-ü]{1,8})?$/));
const marks = fc.subarray(["bold", "italic", "strike", "link", "code"]);
const mention: fc.Arbitrary<RichNode> = fc.record({ kind: fc.constantFrom("person", "region"), id: key, label }).map((attrs) => ({ type: "mention", attrs }));
const run: fc.Arbitrary<RichNode> = fc.tuple(words, marks).map(([value, names]) => text(value, ...names));
const inlines = fc.array(fc.oneof({ weight: 5, arbitrary: run }, mention, fc.constant<RichNode>({ type: "hardBreak" })), { minLength: 1, maxLength: 5 });
const oneLine = fc.array(fc.oneof({ weight: 5, arbitrary: run }, mention), { minLength: 1, maxLength: 4 });
const paragraph: fc.Arbitrary<RichNode> = inlines.map((content) => ({ type: "paragraph", content }));

const image: fc.Arbitrary<RichNode> = fc.record({ src: key.map((id) => `/files/${id}`), alt: label, side: fc.option(fc.integer({ min: 1, max: 2000 })) }).map(({ src, alt, side }) => ({ type: "image", attrs: { src, alt, width: side, height: side } }));
const code: fc.Arbitrary<RichNode> = fc.tuple(words, fc.constantFrom(null, "ts", "c++")).map(([value, language]) => ({ type: "codeBlock", attrs: { language }, content: [text(value)] }));
const table: fc.Arbitrary<RichNode> = fc.integer({ min: 1, max: 3 }).chain((columns) => fc.array(fc.array(oneLine, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 })).map((rows) => ({
  type: "table",
  content: rows.map((row, index) => ({ type: "tableRow", content: row.map((content) => ({ type: index === 0 ? "tableHeader" : "tableCell", content: [{ type: "paragraph", content }] })) })),
}));

const { block } = fc.letrec<{ block: RichNode; item: RichNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: "rich" },
    paragraph,
    fc.tuple(fc.integer({ min: 2, max: 4 }), oneLine).map(([level, content]) => ({ type: "heading", attrs: { level }, content })),
    image,
    code,
    fc.constant<RichNode>({ type: "horizontalRule" }),
    table,
    fc.array(tie("item"), { minLength: 1, maxLength: 3 }).map((content) => ({ type: "bulletList", content })),
    fc.tuple(fc.integer({ min: 0, max: 20 }), fc.array(tie("item"), { minLength: 1, maxLength: 3 })).map(([start, content]) => ({ type: "orderedList", attrs: { start }, content })),
    fc.array(tie("block"), { minLength: 1, maxLength: 2 }).map((content) => ({ type: "blockquote", content })),
    fc.tuple(key, label, fc.array(tie("block"), { minLength: 1, maxLength: 2 })).map(([postId, author, content]) => ({ type: "blockquote", attrs: { postId, author, href: `/forum/t/1#post-${postId}` }, content })),
  ),
  item: fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 2 })).map(([first, rest]) => ({ type: "listItem", content: [first, ...rest] })),
}));

/** A document that the editor could have made. */
export const validDocument: fc.Arbitrary<RichNode> = fc.array(block, { minLength: 1, maxLength: 4 }).map((content) => ({ type: "doc", content }));
