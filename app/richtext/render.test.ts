import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { describe, expect, it } from "vitest";
import { getT } from "#app/i18n/i18n.server.ts";
import { parseDocument } from "./document.server.ts";
import { documentFromMarkdown } from "./markdown.ts";
import { renderDocument, type RenderOptions } from "./render.server.ts";
import { validDocument } from "./testing/documents.ts";

const t = getT("en", "richtext");
const html = (markdown: string, options: Partial<RenderOptions> = {}) => renderDocument(parseDocument(documentFromMarkdown(markdown)), { t, ...options });
const pages = new Map([["/courses/a", { title: "Course <A>", kind: "Course", meta: "2 hours" }]]);

describe("a document as HTML", () => {
  it("keeps below the page's headings and out of its looks", () => {
    expect(html("# A\n\n#### B", { headingShift: 1 })).toBe("<h3>A</h3><h5>B</h5>");
    expect(html("- a\n- b\n\n3. c")).toBe('<ul><li>a</li><li>b</li></ul><ol start="3"><li>c</li></ol>');
  });

  it("marks what strangers link to, not our own pages", () => {
    expect(html("[x](https://example.org) [y](/courses/b)")).toBe('<p><a href="https://example.org" rel="nofollow ugc noopener">x</a> <a href="/courses/b">y</a></p>');
  });

  it("unfolds a paragraph that is only a link to a page the reader may know", () => {
    const card = '<a href="/courses/a" class="unfolded"><span class="unfolded-kind">Course</span> <strong>Course &lt;A&gt;</strong> <span class="unfolded-meta">2 hours</span></a>';
    expect(html("[look](/courses/a)", { pages })).toBe(`<p><a href="/courses/a">look</a></p>${card}`);
    expect(html("[/courses/a](/courses/a)", { pages })).toBe(card);
    expect(html("see [/courses/a](/courses/a)", { pages })).toBe('<p>see <a href="/courses/a">Course &lt;A&gt;</a></p>');
    expect(html("[look](/courses/other)", { pages })).not.toContain("unfolded");
  });

  it("lets tables scroll, reachable by keyboard", () => {
    expect(html("|a|b|\n|-|-|\n|c|d|")).toBe('<div class="table-scroll" role="group" tabindex="0" aria-label="Table, scrolls sideways"><table><tbody><tr><th scope="col">a</th><th scope="col">b</th></tr><tr><td>c</td><td>d</td></tr></tbody></table></div>');
  });

  it("names whom a quotation is of, and leads to mentions that the reader may see", () => {
    expect(html('> [Anna](/forum/1#p7 "quote:7")\n>\n> said')).toBe('<blockquote><p class="quote-source"><a href="/forum/1#p7">Anna wrote:</a></p><p>said</p></blockquote>');
    expect(html("@[Anna](person:u1)", { mention: (kind, id) => `/${kind}/${id}` })).toBe('<p><a href="/person/u1" class="mention">@Anna</a></p>');
    expect(html("@[Anna](person:u1)")).toBe('<p><span class="mention">@Anna</span></p>');
  });

  it("reserves the room of images and loads them when they are near", () => {
    expect(html('![A map](/files/f "8x6")')).toBe('<figure class="picture"><a href="/files/f"><img src="/files/f" alt="A map" width="8" height="6" loading="lazy" decoding="async"></a></figure>');
    expect(html('![A tower](/files/f "1000x2000")')).toContain(' width="320" height="640" ');
  });

  it("escapes every word", () => {
    expect(html("`<b>` \"&' <i>")).toBe('<p><code>&lt;b&gt;</code> "&amp;\' &lt;i&gt;</p>');
  });

  it("is well formed, whatever the document", async () => {
    const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: { "no-trailing-whitespace": "off", "no-inline-style": "error", "heading-level": "off", "prefer-native-element": "off", "no-implicit-button-type": "off", "long-title": "off", "void-style": "off", "attr-quotes": "error", "no-raw-characters": "off" } });
    await fc.assert(fc.asyncProperty(validDocument, async (json) => {
      const out = renderDocument(parseDocument(json), { t, pages, mention: (kind, id) => `/${kind}/${id}` });
      const report = await validator.validateString(out);
      expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))).toEqual([]);
    }), { numRuns: 200 });
  }, 60_000);
});
