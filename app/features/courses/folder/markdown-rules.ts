import type { Nodes, Parents, Root } from "mdast";
import type { ContainerDirective, LeafDirective, TextDirective } from "mdast-util-directive";
import { EXIT, visit } from "unist-util-visit";
import { isKey } from "../course.schema.ts";
import { calloutKinds, isAllowedLink, isCalloutKind, parseMarkdown } from "../markdown/parse.ts";
import type { Place, Problems } from "./problem.ts";

/** `lesson`: everything. `text`: paragraphs, lists, tables, links, terms. `inline`: one paragraph that fits on a label. */
export type MarkdownMode = "lesson" | "text" | "inline";

export interface MarkdownContext {
  file: string;
  mode: MarkdownMode;
  /** Where in the file the Markdown begins; left out when it is the whole file. */
  at?: Place;
  /** Keys of the shared glossary; null when it cannot be read, which is reported where it stands. */
  terms: ReadonlySet<string> | null;
  /** Whether a picture of this name exists for the text's language. */
  hasPicture: (path: string) => boolean;
  problems: Problems;
}

export interface CheckedMarkdown {
  reflections: { key: string; place: Place }[];
}

type Report = (node: Nodes, message: string, remedy: string) => void;

/** Judges a text by what docs/course-format.md accepts. */
export function checkMarkdown(source: string, context: MarkdownContext): CheckedMarkdown {
  const { file, mode, at, problems } = context;
  const placeOf = (node: Nodes): Place => at ?? { line: node.position?.start.line ?? 1, column: node.position?.start.column };
  const report: Report = (node, message, remedy) => problems.add(file, placeOf(node), message, remedy);
  const root = parse(source);
  const checked: CheckedMarkdown = { reflections: [] };
  if (!root) {
    problems.add(file, at, "This text cannot be read.", "Look for lists, quotes or boxes that are nested very deep.");
    return checked;
  }
  walk(root, [], (node, ancestors) => {
    checkNode(node, ancestors, { ...context, source }, report);
    if (node.type === "containerDirective" && node.name === "reflection") {
      checkReflection(node, ancestors, mode, report);
      checked.reflections.push({ key: node.attributes?.id ?? "", place: placeOf(node) });
    }
    if (node.type === "text") checkLooseSigns(node, report);
  });
  if (mode === "lesson") {
    checkHeadings(root, report);
    checkFootnotes(root, report);
  }
  if (mode === "inline" && (root.children.length > 1 || root.children[0]?.type !== "paragraph")) {
    problems.add(file, at, "Here only one paragraph fits: no lists, headings, tables or boxes.", "Write it as one paragraph, or move the rest to the explanation.");
  }
  return checked;
}

function walk(node: Nodes, ancestors: readonly Parents[], look: (node: Nodes, ancestors: readonly Parents[]) => void): void {
  look(node, ancestors);
  if ("children" in node) for (const child of node.children) walk(child, [...ancestors, node], look);
}

function parse(source: string): Root | null {
  if (nestsTooDeep(source)) return null;
  try {
    return parseMarkdown(source);
  } catch {
    return null;
  }
}

/** The parser calls itself for every level, and reads on for every box that is open: thousands of them would take minutes. */
function nestsTooDeep(source: string): boolean {
  if (/^[ \t>*+-]{400,}/m.test(source)) return true;
  let open = 0;
  for (const [, rest = ""] of source.matchAll(/^[ \t>*+-]*:{3,}(.*)$/gm)) {
    open = rest.trim() === "" ? Math.max(0, open - 1) : open + 1;
    if (open > 20) return true;
  }
  return false;
}

function checkNode(node: Nodes, ancestors: readonly Parents[], context: MarkdownContext & { source: string }, report: Report): void {
  const lesson = context.mode === "lesson";
  switch (node.type) {
    case "html":
      return report(node, "HTML is not accepted.", "Write it in Markdown. To show a sign such as <, put it between backticks.");
    case "link":
    case "definition":
      if (!isAllowedLink(node.url)) report(node, `The address “${node.url.slice(0, 80)}” is not accepted.`, /^http:/i.test(node.url) ? "Use https:. If the site has no https:, name it in backticks without a link." : "Links go to https: addresses, mailto: addresses, or pages of our own that begin with /.");
      else if (node.type === "link" && plainText(node) === "") report(node, "This link has no words.", "Write where it leads between the square brackets.");
      return;
    case "image":
      if (!lesson) return report(node, "Pictures stand in lessons only.", "Describe it in words, or move it to a lesson.");
      if ((node.alt ?? "").trim() === "") report(node, "This picture has no alternative text.", "Describe between the square brackets what it shows.");
      if (!context.hasPicture(node.url)) report(node, `There is no picture “${node.url.slice(0, 80)}” in media/.`, "Put the file into media/, or correct its name. Pictures from elsewhere are not loaded.");
      return;
    case "imageReference":
      return report(node, "Pictures are not named by reference.", "Write ![description](file.svg).");
    case "heading":
      if (!lesson) report(node, "Headings stand in lessons only.", "Use a short paragraph in bold.");
      return;
    case "footnoteReference":
    case "footnoteDefinition":
      if (!lesson) report(node, "Footnotes stand in lessons only.", "Name the source in words.");
      else if (ancestors.some(({ type }) => type === "heading")) report(node, "A footnote cannot stand in a heading.", "Put it after the first sentence below.");
      return;
    case "listItem":
      if (typeof node.checked === "boolean") report(node, "Lists of tasks ([ ] and [x]) are not accepted.", "Write a plain list.");
      return;
    case "tableCell":
      if (isHeaderCell(node, ancestors) && plainText(node) === "") report(node, "A column of this table has no heading.", "Write in the first row what each column holds.");
      return;
    case "containerDirective":
    case "leafDirective":
    case "textDirective":
      return checkDirective(node, ancestors, context, report);
    case "yaml":
      if (!lesson) report(node, "Lines between --- stand at the top of lessons only.", "Take them out.");
      return;
    default:
      return;
  }
}

function isHeaderCell(node: Nodes, ancestors: readonly Parents[]): boolean {
  const [table, row] = ancestors.slice(-2);
  return table?.type === "table" && table.children[0] === row && node.type === "tableCell";
}

function checkDirective(node: ContainerDirective | LeafDirective | TextDirective, ancestors: readonly Parents[], context: MarkdownContext & { source: string }, report: Report): void {
  const { mode, terms, source } = context;
  if (node.type === "textDirective") {
    if (node.name === "term") return checkTerm(node, ancestors, terms, mode, report);
    const attributes = Object.keys(node.attributes ?? {}).length;
    if (node.children.length > 0 || attributes > 0) report(node, `“:${node.name}” is not known.`, "Write :term[words]{#key} for a term. For a plain colon, put a space after it.");
    return;
  }
  if (node.type === "leafDirective") return report(node, `“::${node.name}” is not known.`, "A box begins with three colons: :::note.");
  if (mode !== "lesson") return report(node, "Boxes stand in lessons only.", "Write a paragraph.");
  if (!isClosed(node, source)) return report(node, `The box “:::${node.name}” is not closed.`, "Add a line with ::: below it.");
  if (node.name === "reflection") return;
  if (!isCalloutKind(node.name)) return report(node, `“:::${node.name}” is not known.`, `Boxes are ${calloutKinds.join(", ")} and reflection.`);
  if (Object.keys(node.attributes ?? {}).length > 0) report(node, "Only terms and reflections take {…}.", "Write the box's title in square brackets: :::note[Title].");
  if (!node.children.some((child) => child.type !== "paragraph" || !child.data?.directiveLabel)) report(node, "This box is empty.", "Write its text between the two lines of colons.");
}

/** A box that nobody closes runs on to the end of the text. */
function isClosed(node: ContainerDirective, source: string): boolean {
  const lines = source.slice(node.position?.start.offset, node.position?.end.offset).split("\n");
  return lines.length > 1 && /^[\s>]*:{3,}[ \t]*$/.test(lines.at(-1) ?? "");
}

function checkTerm(node: TextDirective, ancestors: readonly Parents[], terms: ReadonlySet<string> | null, mode: MarkdownMode, report: Report): void {
  const key = node.attributes?.id ?? "";
  if (mode === "inline") return report(node, "Terms are not explained inside questions and options.", "Write the words alone, or explain the term in the introduction.");
  if (key === "") return report(node, "This term names no entry of the glossary.", "Write :term[words]{#key}.");
  if (terms && !terms.has(key)) report(node, `The glossary has no entry “${key}”.`, "Add it to the glossary, or correct the key.");
  if (ancestors.some(({ type }) => type === "heading" || type === "link" || type === "linkReference" || type === "textDirective")) {
    report(node, "A term cannot stand inside a heading, a link or another term.", "Explain it where it first appears in the text.");
  }
}

function checkReflection(node: ContainerDirective, ancestors: readonly Parents[], mode: MarkdownMode, report: Report): void {
  if (mode !== "lesson") return;
  const key = node.attributes?.id ?? "";
  if (!isKey(key)) report(node, "This reflection has no proper key.", "Write :::reflection{#my-key}, with lower-case letters, digits and hyphens.");
  if (ancestors.length > 1) report(node, "A reflection cannot stand inside a box, a list or a quote.", "Move it out, between two paragraphs.");
  if (plainText(node) === "") report(node, "This reflection asks nothing.", "Write the question between the two lines of colons.");
}

/** What looks like a mark but was not read as one. */
function checkLooseSigns(node: Extract<Nodes, { type: "text" }>, report: Report): void {
  for (const [, label = ""] of node.value.matchAll(/\[\^([^\]\s]{1,80})\]/g)) {
    report(node, `The footnote “${label}” is not defined.`, `Add a line at the end: [^${label}]: Author, title, year.`);
  }
  if (/^:{3,}/m.test(node.value)) report(node, "These colons neither open nor close a box.", "Write :::note[Title] with the title in square brackets, an empty line before it, and ::: to close.");
}

function checkHeadings(root: Root, report: Report): void {
  let previous = 1;
  visit(root, "heading", (node) => {
    if (plainText(node) === "") report(node, "This heading is empty.", "Write its words, or take it out.");
    if (node.depth === 1) report(node, "The heading of level 1 is the lesson's title.", "Begin headings with ##.");
    else if (node.depth > previous + 1) report(node, `A heading of level ${node.depth} follows one of level ${previous}.`, `Use ${"#".repeat(previous + 1)} here.`);
    previous = node.depth;
  });
}

function checkFootnotes(root: Root, report: Report): void {
  const used = new Set<string>();
  const defined = new Set<string>();
  visit(root, "footnoteReference", (node) => void used.add(node.identifier));
  visit(root, "footnoteDefinition", (node) => {
    if (defined.has(node.identifier)) report(node, `The footnote “${node.identifier}” is defined twice.`, "Keep one of the two.");
    else if (!used.has(node.identifier)) report(node, `Nothing in the text refers to the footnote “${node.identifier}”.`, `Write [^${node.identifier}] where it belongs, or take it out.`);
    defined.add(node.identifier);
  });
}

/** The words in a node, alternative texts included. */
function plainText(node: Nodes): string {
  let text = "";
  visit(node, (child) => {
    if (child.type === "text" || child.type === "inlineCode" || child.type === "code") text += child.value;
    if (child.type === "image" || child.type === "imageReference") text += child.alt ?? "";
    return text.length > 1_000 ? EXIT : undefined;
  });
  return text.trim();
}
