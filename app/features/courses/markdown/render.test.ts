import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderInline, renderLesson, type RenderOptions, renderText } from "./render.ts";

const options: RenderOptions = {
  locale: "sv",
  scope: "version-1",
  mediaUrl: (path) => (path === "ring.svg" ? "/media/ring.sv.svg" : null),
  glossary: {
    right: { term: "rättighet", definition: "Något som <b>alla</b> har.", source: "https://example.org/right", locale: "sv" },
    duty: { term: "duty", definition: "What one must do.", locale: "en" },
  },
  labels: {
    callouts: { note: "Anmärkning", example: "Exempel", warning: "Viktigt", illustrative: "Påhittat" },
    sources: "Källor",
    backToText: (source, mention) => `Tillbaka från källa ${source} (${mention})`,
    definitionSource: "Källa",
    table: (n) => `Tabell ${n}`,
  },
};
const html = (markdown: string) => renderLesson(markdown, options).html;

describe("a lesson", () => {
  it("numbers its blocks, reflections included, and splits where a form will stand", () => {
    const lesson = renderLesson("One\n\n:::reflection{#mine}\nAnd **you**?\n:::\n\nTwo", options);
    expect(lesson.segments).toEqual([
      { kind: "html", html: '<p data-block="0">One</p>' },
      { kind: "reflection", key: "mine", block: 1, promptHtml: "<p>And <strong>you</strong>?</p>" },
      { kind: "html", html: '<p data-block="2">Two</p>' },
    ]);
    expect(lesson.reflections).toEqual([{ key: "mine", promptHtml: "<p>And <strong>you</strong>?</p>" }]);
    expect(lesson.html).toContain('<div data-reflection="mine" data-block="1">');
    expect(lesson.blocks).toBe(3);
  });

  it("gives headings ids of their own and lists them", () => {
    const lesson = renderLesson("## Vad är det?\n\n### Nästa\n\n## Vad är det?", options);
    expect(lesson.headings).toEqual([
      { id: "part-vad-ar-det", level: 2, text: "Vad är det?" },
      { id: "part-nasta", level: 3, text: "Nästa" },
      { id: "part-vad-ar-det.2", level: 2, text: "Vad är det?" },
    ]);
  });

  it("draws a box with its kind and its title as its name", () => {
    expect(html(":::illustrative[The town of X]\nText\n:::")).toMatch(/<aside class="callout callout-illustrative" role="note" aria-labelledby="(box-\d+)" data-block="0"><p class="callout-title" id="\1"><span class="callout-kind">Påhittat<\/span> The town of X<\/p><p>Text<\/p><\/aside>/);
    expect(html(":::note\nText\n:::")).toContain('<span class="callout-kind">Anmärkning</span></p>');
  });

  it("makes a figure of a picture that stands alone", () => {
    expect(html('![A ring](ring.svg "The ring.")')).toBe('<figure data-block="0"><img src="/media/ring.sv.svg" alt="A ring" loading="lazy" decoding="async"><figcaption>The ring.</figcaption></figure>');
    expect(html("See ![A ring](ring.svg) here")).toContain('<p data-block="0">See <img');
    expect(html("![A ring](https://example.org/a.png)")).toContain('<span class="missing-picture">A ring</span>');
  });

  it("wraps a table in a named region that the keyboard can scroll", () => {
    const table = html("| A | B |\n|---|--:|\n| 1 | 2 |");
    expect(table).toContain('<div class="table-scroll" tabindex="0" role="region" aria-label="Tabell 1" data-block="0"><table>');
    expect(table).toContain('<th scope="col">A</th>');
  });

  it("explains a term in place without a program, as often as it occurs, and marks another language", () => {
    const lesson = renderLesson("En :term[rätt]{#right} och :term{#right}. :term[Plikt]{#duty}. :term[okänt]{#no}.", options);
    expect(lesson.terms).toEqual(["right", "duty"]);
    expect(lesson.html).toContain('<button type="button" class="term" popovertarget="term-right-1">rätt</button><span id="term-right-1" popover="auto" class="definition"><span class="definition-term">rättighet</span> <span class="definition-text">Något som &#x3C;b>alla&#x3C;/b> har.</span> <a href="https://example.org/right">Källa</a></span>');
    expect(lesson.html).toContain('popovertarget="term-right-2">rättighet</button>');
    expect(lesson.html).toContain('<span id="term-duty-3" popover="auto" class="definition" lang="en">');
    expect(lesson.html).toContain(" okänt.");
  });

  it("ends with its sources, numbered, with ways back", () => {
    const lesson = html("A.[^x] B.[^x]\n\n[^x]: Author. <https://example.org/x>");
    expect(lesson).toContain('<section class="sources" aria-labelledby="footnote-label" data-block="1"><h2 id="footnote-label">Källor</h2>');
    expect(lesson).toContain('<a href="#source-fn-x" id="source-fnref-x" data-footnote-ref aria-describedby="footnote-label">1</a>');
    expect(lesson).toContain('<a href="#source-fnref-x" data-footnote-backref="" aria-label="Tillbaka från källa 1 (1)">');
    expect(lesson).toContain('aria-label="Tillbaka från källa 1 (2)"');
  });

  it("leaves plain colons as they are", () => {
    expect(html("At 10:30, ratio a:b, ::x and :y[z]")).toContain("At 10:30, ratio a:b, ::x and :y[z]");
  });

  it("is rendered once for the same text, and again for another language or version", () => {
    expect(renderLesson("Same", options)).toBe(renderLesson("Same", { ...options }));
    expect(renderLesson("Same", { ...options, locale: "fr" })).not.toBe(renderLesson("Same", options));
    expect(renderLesson("Same", { ...options, scope: "version-2" })).not.toBe(renderLesson("Same", options));
  });
});

describe("texts outside lessons", () => {
  it("have no reading position", () => expect(renderText("One\n\nTwo")).toBe("<p>One</p>\n<p>Two</p>"));

  it("can explain the same term on one page without sharing an id", () => {
    const ids = ["A :term[x]{#right}", "B :term[x]{#right}"].map((text) => /<span id="([^"]+)"/.exec(renderText(text, options))?.[1]);
    expect(ids[0]).toMatch(/^t[0-9a-f]{8}-term-right-1$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it("are phrasing only for prompts and options", () => {
    expect(renderInline("A *b* `c` & [d](https://example.org)")).toBe('A <em>b</em> <code>c</code> &#x26; <a href="https://example.org">d</a>');
    expect(renderInline("One\n\nTwo\n\n- three")).not.toMatch(/<(?:p|ul|li)\b/);
  });
});

const hostile = fc.constantFrom(
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,x)", "![a](javascript:1)", "[a](//evil.example)", "<https://ok.example>",
  "[r]: javascript:1\n\n[r]", ":::note{onclick=alert(1) .x #y}\nx\n:::", ":term[<b>x</b>]{#right onclick=1}", ":x[y]{style=color:red}", '![a](x"onerror=alert(1).png "t\\"onload=1")', "<style>*{}</style>", "<!--x-->", "&lt;script&gt;",
  "`<script>`", "[^1]\n\n[^1]: <iframe src=x>", "## <svg onload=1>", ":::reflection{#a onfocus=1}\n<form>\n:::", "| <b> |\n|---|\n| <object> |", "- [x] task", "[a](mailto:x@y.example)", "[a](/courses)", "\0", "\n\n", "    ", "> ", "- ",
);

it("lets nothing through but the elements and attributes of the list, whatever an author writes", () => {
  const allowed = /^<\/?(?:h[2-6]|p|br|hr|strong|em|del|code|pre|blockquote|ul|ol|li|a|sup|sub|table|thead|tbody|tr|th|td|img|figure|figcaption|aside|section|div|span|button)(?:\s(?:id|lang|class|role|href|src|alt|loading|decoding|start|align|scope|type|tabindex|popover|popovertarget|aria-[a-z]+|data-[a-z-]+)(?:="[^"]*")?)*>$/;
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.string({ maxLength: 12 })), { maxLength: 8 }), (pieces) => {
      const markdown = pieces.join("");
      const outputs = [renderLesson(markdown, options).html, renderInline(markdown)];
      for (const output of outputs) {
        for (const [tag] of output.matchAll(/<[^>]*>/g)) if (!allowed.test(tag)) throw new Error(tag);
        for (const [, target] of output.matchAll(/\s(?:href|src)="([^"]*)"/g)) if (!/^(?:https:\/\/|mailto:|#|\/(?!\/)|$)/.test(target ?? "")) throw new Error(target);
      }
    }),
    { numRuns: 1_500 },
  );
});
