import type { CourseProblem } from "./problem.ts";

type SvgProblem = Pick<CourseProblem, "line" | "message" | "remedy">;

// What drawings need. Whatever is not in this list is refused: script, foreignObject, animate, image, iframe, a …
const elements = new Set(
  ("svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath " +
    "linearGradient radialGradient stop pattern clipPath mask marker style switch filter feGaussianBlur feOffset feMerge " +
    "feMergeNode feBlend feColorMatrix feFlood feComposite feDropShadow").split(" "),
);

const token =
  /<!--[^]*?-->|<\?xml\s[^?<>]*\?>|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/**
 * Reads an SVG file by a grammar narrower than XML (no doctype, entities, processing instructions or CDATA) and
 * refuses everything that could run, load or link. What it accepts any XML parser reads the same way.
 */
export function checkSvg(source: string): SvgProblem[] {
  const problems: SvgProblem[] = [];
  const lineAt = lineFinder(source);
  const report = (offset: number, message: string, remedy: string) => {
    if (problems.length < 50) problems.push({ line: lineAt(offset), message, remedy });
  };
  const open: string[] = [];
  let roots = 0;
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const offset = token.lastIndex;
    const match = token.exec(source);
    if (!match) {
      report(offset, "This is not SVG that we accept.", "Export it as plain SVG: well-formed, without doctype, entities, CDATA or processing instructions.");
      return problems;
    }
    const [whole, closing, opening, attributes = "", selfClosing, text] = match;
    if (whole.startsWith("<?xml") && offset > 0) report(offset, "The XML declaration does not stand at the beginning.", "Move it to the first line, or take it out.");
    if (opening !== undefined) {
      if (open.length === 0 && (roots++ > 0 || opening !== "svg")) report(offset, "The drawing is not one svg element.", "Export it again as plain SVG.");
      if (!elements.has(opening)) report(offset, `The element <${opening}> is not accepted.`, "Take it out: only shapes, text, gradients, patterns and simple filters are accepted.");
      checkAttributes(attributes, (message, remedy) => report(offset, message, remedy));
      if (selfClosing === "") open.push(opening);
    } else if (closing !== undefined) {
      if (open.pop() !== closing) {
        report(offset, `</${closing}> closes nothing that is open.`, "Export it again as plain SVG.");
        return problems;
      }
    } else if (text !== undefined) {
      if (open.length === 0 && text.replace("\uFEFF", "").trim() !== "") report(offset, "There is text outside the drawing.", "Take it out.");
      if (!hasPlainEntities(text)) report(offset, "There is an entity other than &lt; &gt; &amp; &quot; &apos;.", "Write the character itself.");
      if (open.at(-1) === "style" && loadsSomething(text)) report(offset, "The style loads something from elsewhere.", "Take out @import and url(…) that does not begin with #.");
    }
  }
  if (open.length > 0 || roots === 0) report(source.length, "The drawing is not complete.", "Export it again as plain SVG.");
  return problems;
}

function checkAttributes(attributes: string, report: (message: string, remedy: string) => void): void {
  const seen = new Set<string>();
  for (const [, name = "", quoted = ""] of attributes.matchAll(/([A-Za-z_][\w:.-]*)\s*=\s*("[^"]*"|'[^']*')/g)) {
    const value = quoted.slice(1, -1);
    const local = name.toLowerCase().replace(/^.*:/, "");
    if (seen.has(name)) report(`The attribute ${name} stands twice in one element.`, "Keep one of the two.");
    seen.add(name);
    if (local.startsWith("on")) report(`The attribute ${name} could run a program.`, "Take it out.");
    else if (!hasPlainEntities(value)) report(`The attribute ${name} contains an entity.`, "Write the character itself.");
    else if ((local === "href" || local === "src") && !value.startsWith("#")) report(`The attribute ${name} leads outside the drawing.`, "Take it out, or refer to a part of the drawing: #id.");
    else if (loadsSomething(value)) report(`The attribute ${name} loads something from elsewhere.`, "Take out url(…) that does not begin with #.");
    else if (name.startsWith("xml:") && local === "base") report("xml:base is not accepted.", "Take it out.");
  }
}

function hasPlainEntities(text: string): boolean {
  return !/&(?!(?:lt|gt|amp|quot|apos);)/.test(text);
}

/** Backslashes could hide the words in CSS, so they are refused with them. */
function loadsSomething(css: string): boolean {
  return /\\|@import|@font-face|expression\s*\(|javascript:|image-set|image\s*\(|src\s*\(/i.test(css) || [...css.matchAll(/url\s*\(\s*["']?\s*(.?)/gi)].some(([, first]) => first !== "#");
}

function lineFinder(source: string): (offset: number) => number {
  return (offset) => source.slice(0, offset).split("\n").length;
}
