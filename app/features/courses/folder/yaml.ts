import { type Document, isAlias, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { explainIssue } from "./explain-issue.ts";
import type { Place, Problems } from "./problem.ts";

type Path = readonly PropertyKey[];

/** A YAML file that has been read: its value if it fits, and where each part of it stands. */
export interface YamlFile<T> {
  file: string;
  value: T | null;
  /** Place of the value at a path, or of the nearest part around it that exists. */
  at: (path?: Path) => Place;
}

/**
 * YAML as courses use it: version 1.2 core schema, no tags, no anchors, no aliases, no repeated keys.
 * So a file cannot name a type to construct, nor grow when it is read.
 */
export function readYaml<T>(file: string, text: string, schema: z.ZodType<T>, problems: Problems, firstLine = 1): YamlFile<T> {
  const lineCounter = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const nothing: YamlFile<T> = { file, value: null, at: () => ({ line: firstLine }) };
  if (nestsTooDeep(text)) {
    problems.add(file, { line: firstLine }, "Brackets are nested too deep.", "A course file needs no more than a few levels.");
    return nothing;
  }
  let document: Document.Parsed;
  let value: unknown;
  try {
    document = parseDocument(text, { version: "1.2", schema: "core", strict: true, uniqueKeys: true, merge: false, resolveKnownTags: false, lineCounter, prettyErrors: false, logLevel: "silent" });
    const faults = [...document.errors, ...document.warnings];
    for (const fault of faults) problems.add(file, place(fault.pos[0]), ...explainYamlError(fault.code, fault.message));
    if (faults.length > 0 || !isPlain(document, file, place, problems)) return nothing;
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    // The parser gives up on some input instead of describing it, for instance when the nesting exhausts the stack.
    problems.add(file, { line: firstLine }, "This is not YAML that can be read.", "Look for brackets, quotes and indentation that do not match.");
    return nothing;
  }
  const at = (path: Path = []) => place(offsetOf(document, path));
  const result = schema.safeParse(value);
  if (result.success) return { file, value: result.data, at };
  for (const issue of result.error.issues) {
    for (const { path, message, remedy } of explainIssue(issue)) problems.add(file, at(path), message, remedy);
  }
  return { file, value: null, at };
}

function isPlain(document: Document.Parsed, file: string, place: (offset: number) => Place, problems: Problems): boolean {
  let plain = true;
  visit(document, (_key, node) => {
    if (!isNode(node)) return;
    const anchored = !isAlias(node) && node.anchor !== undefined;
    if (!isAlias(node) && !anchored && node.tag === undefined) return;
    plain = false;
    problems.add(file, place(node.range?.[0] ?? 0), "Anchors (&), aliases (*) and tags (!) are not accepted.", "Write the value out, in quotes if it begins with one of these signs.");
  });
  return plain;
}

function offsetOf(document: Document.Parsed, path: Path): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const segment of path) {
    let next: Node | null = null;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(segment));
      if (!pair) break;
      if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
      next = isNode(pair.value) ? pair.value : null;
    } else {
      const child: unknown = node && "get" in node && typeof segment === "number" ? node.get(segment, true) : undefined;
      if (!isNode(child)) break;
      next = child;
      offset = next.range?.[0] ?? offset;
    }
    node = next;
  }
  return offset;
}

/** The parser calls itself for every level: thousands of brackets would exhaust the stack. Quoted brackets count too, which does no harm. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "[" || character === "{") depth += 1;
    else if ((character === "]" || character === "}") && depth > 0) depth -= 1;
    if (depth > 200) return true;
  }
  return /^ {400,}\S|^(?:[-?] ?){100,}/m.test(text);
}

function explainYamlError(code: string, message: string): [string, string] {
  switch (code) {
    case "DUPLICATE_KEY":
      return ["This key stands here twice.", "Keep one of the two."];
    case "TAB_AS_INDENT":
      return ["A tab is used for indentation.", "Use spaces."];
    case "BAD_INDENT":
      return ["The indentation does not fit, or a bracket or quote above is not closed.", "Give lines of the same level the same number of spaces, and close what is open."];
    case "BAD_ALIAS":
    case "TAG_RESOLVE_FAILED":
      return ["Anchors (&), aliases (*) and tags (!) are not accepted.", "Write the value out, in quotes if it begins with one of these signs."];
    case "MULTIPLE_DOCS":
      return ["There is more than one document in this file.", "Remove the line “---” between them."];
    default:
      return [`This is not valid YAML: ${message.split("\n")[0] ?? ""}.`.replace("..", "."), "Put texts with colons, quotes or special signs in quotes, and close every bracket and quote."];
  }
}
