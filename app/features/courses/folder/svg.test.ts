import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSvg } from "./svg.ts";

const drawing = (inside: string, attributes = "") => `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`;

describe("a drawing is accepted", () => {
  it.each([
    ["with shapes, gradients and references to its own parts", drawing('<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs><rect fill="url(#g)" width="1"/><use href="#g"/>')],
    ["with a declaration, comments and a style", `<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n${drawing("<style>.a { fill: #123 }</style><path class='a' d='M0 0'/>")}\n`],
    ["with text that contains signs", drawing("<text>R&amp;D &lt; 3 > 2</text>")],
  ])("%s", (_what, source) => expect(checkSvg(source)).toEqual([]));
});

describe("a drawing is refused", () => {
  it.each([
    ["with a script", drawing("<script>alert(1)</script>")],
    ["with a script in capitals", drawing("<SCRIPT>alert(1)</SCRIPT>")],
    ["with a script under a prefix", drawing('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>')],
    ["with HTML inside", drawing("<foreignObject><body/></foreignObject>")],
    ["with an event", drawing("", ' onload="alert(1)"')],
    ["with a link", drawing('<a href="#x">x</a>')],
    ["with a picture from elsewhere", drawing('<image href="https://example.org/a.png"/>')],
    ["with a reference that leads out", drawing('<use xlink:href="other.svg#a"/>')],
    ["with a program as reference", drawing('<use href="javascript:alert(1)"/>')],
    ["with an animated reference", drawing('<use href="#a"><animate attributeName="href" to="javascript:alert(1)"/></use>')],
    ["with a style that imports", drawing("<style>@import 'https://example.org/a.css';</style>")],
    ["with a style that loads", drawing('<rect style="fill: url(https://example.org/a)"/>')],
    ["with a style that loads in disguise", drawing('<rect style="fill: u\\72l(https://example.org/a)"/>')],
    ["with an entity", drawing("<text>&#106;</text>")],
    ["with a doctype", `<!DOCTYPE svg [<!ENTITY a "b">]>${drawing("")}`],
    ["with CDATA", drawing("<style><![CDATA[a]]></style>")],
    ["with a processing instruction", `<?xml-stylesheet href="a.css"?>${drawing("")}`],
    ["that is not closed", '<svg xmlns="http://www.w3.org/2000/svg"><g>'],
    ["that crosses its elements", drawing("<g><path></g></path>")],
    ["with attributes without quotes", "<svg onload=alert(1)></svg>"],
    ["that is HTML", "<html></html>"],
    ["that is empty", ""],
    ["followed by another", drawing("") + drawing("")],
  ])("%s", (_what, source) => expect(checkSvg(source).length).toBeGreaterThan(0));

  it("at the line where it goes wrong", () => {
    expect(checkSvg(drawing("\n\n<script/>"))[0]).toMatchObject({ line: 3 });
  });

  it("quickly, even when it is made to be slow", () => {
    const started = performance.now();
    for (const source of [`<svg${" ".repeat(500_000)}`, `<svg ${"a".repeat(500_000)}`, `<svg${' a="b"'.repeat(100_000)}`, "<g>".repeat(200_000), `<!--${"-".repeat(500_000)}`]) checkSvg(source);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

it("never accepts what contains a script or an event, however it is put together", () => {
  const piece = fc.constantFrom("<svg>", "</svg>", "<g>", "</g>", "<script>", "</script>", '<g onclick="1">', "<!--", "-->", "<?xml ?>", "]]>", "<![CDATA[", '"', "'", ">", "<", " ", "a", "<g a='", "&quot;");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = pieces.join("");
      if (checkSvg(source).length > 0) return true;
      const visible = source.replace(/<!--[^]*?-->/g, "").replace(/"[^"]*"|'[^']*'/g, '""');
      return !/<script|\son/i.test(visible);
    }),
    { numRuns: 3_000 },
  );
});
