import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "#app/lib/app-error.ts";
import { isAllowedLink, isImageAddress, ownPath } from "./addresses.ts";
import { documentFromForm, imagesOf, isEmptyDocument, linksOf, mentionsOf, parseDocument, plainText, quotedPostsOf, richTextSchema } from "./document.server.ts";
import { emptyDocument, linkOf, nodesOf, type RichDocument, type RichNode, textAttribute } from "./document.ts";
import { validDocument } from "./testing/documents.ts";

const text = (value: string, ...marks: RichNode["marks"] & object) => ({ type: "text", text: value, ...(marks.length > 0 ? { marks } : {}) });
const doc = (...content: RichNode[]) => ({ type: "doc", content });
const paragraph = (...content: RichNode[]) => ({ type: "paragraph", content });

const knownAttributes: Record<string, string[]> = { link: ["href"], heading: ["level"], orderedList: ["start"], codeBlock: ["language"], blockquote: ["postId", "author", "href"], image: ["src", "alt", "width", "height"], mention: ["kind", "id", "label"], tableCell: ["colspan", "rowspan", "colwidth"], tableHeader: ["colspan", "rowspan", "colwidth"] };
const knownTypes = new Set(["doc", "text", "paragraph", "bulletList", "listItem", "horizontalRule", "hardBreak", "table", "tableRow", "bold", "italic", "strike", "code", ...Object.keys(knownAttributes)]);

/** Says again, without the schema, what may be in a stored document. */
function expectHarmless(parsed: RichDocument) {
  for (const node of nodesOf(parsed)) {
    for (const piece of [node, ...(node.marks ?? [])]) {
      expect(knownTypes.has(piece.type), piece.type).toBe(true);
      expect(Object.keys(piece.attrs ?? {}).filter((name) => !knownAttributes[piece.type]?.includes(name))).toEqual([]);
    }
    const href = linkOf(node);
    if (node.marks?.some(({ type }) => type === "link")) expect(/^(?:https?:\/\/|mailto:|\/(?!\/))/i.test(href), href).toBe(true);
    if (node.type === "image") expect([textAttribute(node, "src").startsWith("/files/"), textAttribute(node, "alt").trim() !== ""]).toEqual([true, true]);
    if (node.type === "blockquote") expect(node.attrs?.href === null || ownPath(node.attrs?.href) !== null).toBe(true);
  }
}

/** Stored when harmless, refused as an AppError otherwise; nothing else happens. */
function storedOrRefused(json: unknown): boolean {
  let parsed: RichDocument;
  try {
    parsed = parseDocument(json);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return false;
  }
  expectHarmless(parsed);
  expect(parseDocument(parsed)).toEqual(parsed);
  return true;
}

const hostileStrings = ["javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>", "vbscript:x", "//evil.example", "/\\evil.example", "https://good@evil.example", "file:///etc/passwd", "/files/../secret", "/files/a?x", "https://evil.example/x.png", "\u0000", "\uD800", "<script>", "__proto__", "constructor", "onerror", "x".repeat(3000), "1e9", "blob:x", "mailto:a@b.c?bcc=all@x.org"];
const hostileValue = fc.oneof(fc.constantFrom<unknown>(...hostileStrings), fc.jsonValue(), fc.constantFrom<unknown>(1e9, -1, 0.5, null, true, [], {}, [[]], { type: "text" }));
const typeName = fc.oneof(fc.constantFrom(...knownTypes, "script", "iframe", "html", "__proto__", "constructor", "toString", "underline", "taskItem"), fc.string());
const attributeName = fc.constantFrom("href", "src", "alt", "level", "start", "onclick", "style", "class", "target", "rel", "colspan", "rowspan", "colwidth", "kind", "id", "label", "postId", "author", "language", "__proto__", "width");

describe("what is refused", () => {
  it.each([null, undefined, 1, "", "doc", [], {}, { type: "doc" }, { type: "paragraph" }, doc(text("bare")), doc({ type: "script" }), doc({ type: "listItem" })].map((json) => [JSON.stringify(json), json]))("%s is no document", (_, json) => {
    expect(storedOrRefused(json)).toBe(false);
  });

  it.each(hostileStrings.filter((value) => !["/files/../secret", "/files/a?x", "https://evil.example/x.png"].includes(value)))("the address %j leads nowhere", (href) => {
    expect(storedOrRefused(doc(paragraph(text("click", { type: "link", attrs: { href } }))))).toBe(false);
    expect(storedOrRefused(doc({ type: "image", attrs: { src: href, alt: "A" } }))).toBe(false);
    expect(storedOrRefused(doc({ type: "blockquote", attrs: { postId: "1", author: "A", href }, content: [paragraph(text("x"))] }))).toBe(false);
  });

  it.each(["/files/../secret", "/files/a?x", "https://evil.example/x.png", "/courses/a", "/files/"])("an image does not come from %j", (src) => {
    expect(storedOrRefused(doc({ type: "image", attrs: { src, alt: "A" } }))).toBe(false);
  });

  it("an image needs words", () => {
    for (const alt of [undefined, null, "", "  ", 5]) expect(storedOrRefused(doc({ type: "image", attrs: { src: "/files/a", alt } }))).toBe(false);
    expect(storedOrRefused(doc({ type: "image", attrs: { src: "/files/a", alt: "A map" } }))).toBe(true);
  });

  it("drops attributes that nobody knows", () => {
    const parsed = parseDocument(doc({ ...paragraph(text("x", { type: "link", attrs: { href: "/a", onclick: "evil()", target: "_top" } })), attrs: { style: "position:fixed", onclick: "x" } }));
    expect(JSON.stringify(parsed)).not.toMatch(/onclick|style|target/);
  });

  it("a document without end, deep or long, is refused quickly", () => {
    let deep: RichNode = paragraph(text("x"));
    for (let level = 0; level < 100_000; level += 1) deep = { type: "blockquote", content: [deep] };
    expect(() => parseDocument(doc(deep))).toThrow("richtext:errors.tooLong");
    expect(() => parseDocument(doc(...Array.from({ length: 6000 }, () => paragraph(text("x")))))).toThrow("richtext:errors.tooLong");
    expect(() => parseDocument(doc(paragraph(text("x".repeat(200_000)))))).toThrow("richtext:errors.tooLong");
    expect(() => documentFromForm({ document: "[".repeat(400_000) })).toThrow(AppError);
    expect(() => documentFromForm({ document: "{" })).toThrow("richtext:errors.malformed");
  });
});

describe("thousands of hostile documents", () => {
  it("any JSON is stored harmless or refused", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => void storedOrRefused(json)), { numRuns: 3000 });
  }, 90_000);

  it("anything shaped like a document is stored harmless or refused", () => {
    const attrs = fc.dictionary(attributeName, hostileValue, { maxKeys: 4 });
    const { node } = fc.letrec<{ node: unknown; mark: unknown }>((tie) => ({
      mark: fc.record({ type: typeName, attrs }, { requiredKeys: ["type"] }),
      node: fc.record({ type: typeName, attrs, text: fc.oneof(fc.string(), hostileValue), marks: fc.array(tie("mark"), { maxLength: 3 }), content: fc.oneof({ maxDepth: 4 }, fc.array(tie("node"), { maxLength: 4 }), hostileValue) }, { requiredKeys: ["type"] }),
    }));
    fc.assert(fc.property(fc.array(node, { maxLength: 4 }), (content) => void storedOrRefused({ type: "doc", content })), { numRuns: 3000 });
  }, 90_000);

  it("a good document with one thing changed is stored harmless or refused", () => {
    const change = fc.tuple(fc.nat(), fc.constantFrom("type", "attr", "mark", "text", "content", "drop"), attributeName, typeName, hostileValue);
    const outcomes = new Set<boolean>();
    fc.assert(fc.property(validDocument, change, (json, [place, what, name, type, value]) => {
      const changed = structuredClone(json);
      const nodes = [changed, ...nodesOf(changed)];
      const node = nodes[place % nodes.length] as unknown as Record<string, unknown>;
      if (what === "type") node.type = type;
      if (what === "attr") node.attrs = { ...(node.attrs as object), [name]: value };
      if (what === "mark") node.marks = [{ type, attrs: { [name]: value } }];
      if (what === "text" || what === "content") node[what] = value;
      if (what === "drop") delete node.attrs;
      outcomes.add(storedOrRefused(changed));
    }), { numRuns: 3000 });
    expect(outcomes).toEqual(new Set([true, false]));
  }, 90_000);

  it("a good document is stored as it is", () => {
    fc.assert(fc.property(validDocument, (json) => {
      const parsed = parseDocument(json);
      richTextSchema().nodeFromJSON(parsed).check();
      expect(parseDocument(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    }), { numRuns: 500 });
  });
});

describe("what a document says", () => {
  const mention = { type: "mention", attrs: { kind: "person", id: "u1", label: "Anna" } };
  const said = parseDocument(doc(
    paragraph(text("Hello "), mention, text(" see "), text("this", { type: "link", attrs: { href: "http://here.test/courses/a?x#y" } })),
    { type: "blockquote", attrs: { postId: "p1", author: "Bo", href: "/forum/1#p1" }, content: [paragraph(text("before "), { ...mention, attrs: { ...mention.attrs, id: "u2" } })] },
    { type: "image", attrs: { src: "/files/f1", alt: "A map" } },
    paragraph(),
  ), { origin: "http://here.test" });

  it("as words, mentions, images and own links", () => {
    expect(plainText(said)).toBe("Hello @Anna see this\nbefore @Anna\nA map");
    expect(plainText(said, { quotes: false })).toBe("Hello @Anna see this\nA map");
    expect(mentionsOf(said)).toEqual([{ kind: "person", id: "u1", label: "Anna" }]);
    expect(imagesOf(said)).toEqual(["f1"]);
    expect(linksOf(said)).toEqual(["/courses/a"]);
    expect(quotedPostsOf(said)).toEqual(["p1"]);
  });

  it("keeps the headings that are pasted from elsewhere, in the nearest level that there is", () => {
    const rules = (richTextSchema().nodes.heading?.spec.parseDOM ?? []).map((rule) => [rule.tag, (rule.attrs as { level: number }).level]);
    expect(rules).toEqual([["h1", 2], ["h2", 2], ["h3", 3], ["h4", 4], ["h5", 4], ["h6", 4]]);
  });

  it("is nothing when there are only spaces", () => {
    expect(isEmptyDocument(emptyDocument)).toBe(true);
    expect(isEmptyDocument(documentFromForm({ markdown: " \n\n  " }))).toBe(true);
    expect(isEmptyDocument(documentFromForm({}))).toBe(true);
    expect(isEmptyDocument(said)).toBe(false);
  });

  it("has tables of one header row and equal rows", () => {
    const cell = (value: string) => ({ type: "tableCell", content: [paragraph(text(value))] });
    const [table] = parseDocument(doc({ type: "table", content: [{ type: "tableRow", content: [cell("a"), cell("b")] }, { type: "tableRow", content: [cell("c")] }] })).content;
    expect(table?.content?.map((row) => row.content?.map(({ type }) => type))).toEqual([["tableHeader", "tableHeader"], ["tableCell", "tableCell"]]);
  });
});

it("allows the addresses that people need", () => {
  for (const href of ["https://example.org/å?x=1#y", "http://example.org", "mailto:anna@region.example", "/courses/a?x=1#b"]) expect(isAllowedLink(href), href).toBe(true);
  expect(isImageAddress("/files/0b5c-9")).toBe(true);
});

describe("addresses that were typed as words", () => {
  const origin = "http://localhost:3000";
  const links = (document: RichDocument) => [...nodesOf(document)].filter((node) => linkOf(node) !== "").map((node) => [node.text, linkOf(node)]);
  const both = (words: string) => [{ markdown: words }, { document: JSON.stringify(doc(paragraph(text(words)))) }].map((fields) => links(documentFromForm(fields, { origin })));

  it("are links, by both doors, and paths where they are our own", () => {
    for (const found of both("See http://localhost:3000/courses/essentials, and (https://elsewhere.example/a_(b)).")) {
      expect(found).toEqual([["http://localhost:3000/courses/essentials", "/courses/essentials"], ["https://elsewhere.example/a_(b)", "https://elsewhere.example/a_(b)"]]);
    }
  });

  it("stay words in code and where nobody may be led", () => {
    const code = doc(paragraph(text("https://here.example", { type: "code" })), { type: "codeBlock", attrs: { language: null }, content: [text("https://here.example")] });
    expect(links(documentFromForm({ document: JSON.stringify(code) }))).toEqual([]);
    for (const words of ["https://", "http://user:word@here.example", "javascript:https", "nohttps:/x"]) expect(both(words).flat(), words).toEqual([]);
  });

  it("change nothing when what was saved is saved again", () => {
    const saved = documentFromForm({ markdown: "https://here.example/a" }, { origin });
    expect(documentFromForm({ document: JSON.stringify(saved) }, { origin })).toEqual(saved);
  });
});
