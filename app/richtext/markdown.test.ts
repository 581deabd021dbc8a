import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentFromForm, parseDocument } from "./document.server.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { validDocument } from "./testing/documents.ts";
import { documentToMarkdown } from "./to-markdown.ts";

const read = (markdown: string) => parseDocument(documentFromMarkdown(markdown));
const first = (markdown: string) => read(markdown).content[0];

describe("Markdown from the plain textarea", () => {
  it("never fails, whatever is typed", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary", maxLength: 300 }), fc.stringMatching(/^[-*+>#`~|\\[\]()<>!@:_\d. \n\ta]{0,120}$/)), (markdown) => {
      parseDocument(documentFromMarkdown(markdown));
    }), { numRuns: 2000 });
  }, 60_000);

  it.each([">", "[", "![", "* ", "- ", "`", "<", "**a", "_a ", "| ", "1. ", "[a](", "> - ", "&", "~~", "\\", "<!--", "[^1]: ", "> a\n\n", "~~a"])("reads %j a thousand times in good time", (piece) => {
    const started = performance.now();
    parseDocument(documentFromMarkdown(piece.repeat(1000)));
    parseDocument(documentFromMarkdown(`${piece}\n`.repeat(1000)));
    documentFromMarkdown(piece.repeat(100_000 / piece.length));
    expect(performance.now() - started).toBeLessThan(4000);
  });

  it("keeps line breaks as they were typed", () => {
    expect(first("one\ntwo")).toEqual({ type: "paragraph", content: [{ type: "text", text: "one" }, { type: "hardBreak" }, { type: "text", text: "two" }] });
  });

  it("takes HTML for words", () => {
    const doc = read("<script>alert(1)</script>\n\n<b onclick=x>bold</b>");
    expect(JSON.stringify(doc)).not.toContain("bold\",\"marks");
    expect(JSON.stringify(doc)).toContain("<script>alert(1)</script>");
  });

  it("shows uploaded images only; others become links or words", () => {
    expect(first('![A map](/files/abc "800x600")')).toEqual({ type: "image", attrs: { src: "/files/abc", alt: "A map", width: 800, height: 600 } });
    expect(first("![A map](https://tracker.example/x.png)")?.content?.[0]?.marks).toEqual([{ type: "link", attrs: { href: "https://tracker.example/x.png" } }]);
    expect(first("![](javascript:alert(1))")?.content?.[0]?.marks).toBeUndefined();
    expect(first("![](/files/abc)")?.content?.[0]?.marks).toEqual([{ type: "link", attrs: { href: "/files/abc" } }]);
  });

  it("knows mentions and quotations with their source", () => {
    expect(first("Hello @[Anna Öberg](person:u1)!")?.content?.[1]).toEqual({ type: "mention", attrs: { kind: "person", id: "u1", label: "Anna Öberg" } });
    expect(first('> [Anna](/forum/t/1#post-7 "quote:7")\n>\n> What she said')).toEqual({ type: "blockquote", attrs: { postId: "7", author: "Anna", href: "/forum/t/1#post-7" }, content: [{ type: "paragraph", content: [{ type: "text", text: "What she said" }] }] });
  });

  it("keeps the words of a link that leads nowhere good", () => {
    expect(first("[click](javascript:alert(1))")).toEqual({ type: "paragraph", content: [{ type: "text", text: "click" }] });
  });

  it("keeps headings below the page's own, and too long texts out", () => {
    expect(first("# Title")?.attrs).toEqual({ level: 2 });
    expect(first("###### Deep")?.attrs).toEqual({ level: 4 });
    expect(() => documentFromForm({ markdown: "x".repeat(100_001) })).toThrow("richtext:errors.tooLong");
  });
});

describe("a document as Markdown", () => {
  it("reads back as the same document", () => {
    fc.assert(fc.property(validDocument, (json) => {
      const doc = parseDocument(json);
      expect(read(documentToMarkdown(doc))).toEqual(doc);
    }), { numRuns: 500 });
  }, 60_000);

  it("looks as one would type it", () => {
    const markdown = "## Heading\n\nText with **bold**, _italic_ and [a link](https://example.org).\n\n- one\n- two\n\n> said\n";
    expect(documentToMarkdown(read(markdown))).toBe(markdown);
  });
});
