import type { z } from "zod";

type Issue = z.core.$ZodIssue;

export interface Explained {
  path: PropertyKey[];
  message: string;
  remedy: string;
}

/** What a schema complains about, in words for somebody who writes courses. One issue can be several problems. */
export function explainIssue(issue: Issue): Explained[] {
  const path = [...issue.path];
  const name = nameOf(path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `“${key}” is not known here.`,
        remedy: "Check its spelling in docs/course-format.md, or take it out.",
      }));
    case "invalid_type":
      if (issue.input === undefined && !issue.message.includes("received")) return [missing(path, name)];
      return issue.message.endsWith("received undefined") ? [missing(path, name)] : [{ path, message: `${name} has the wrong form.`, remedy: `Write ${forms[issue.expected] ?? issue.expected} here.` }];
    case "invalid_value":
      return [{ path, message: `${name} has a value that is not known.`, remedy: `Write ${listOf(issue.values.map(String))}.` }];
    case "invalid_union":
      return [explainUnion(issue, path, name)];
    case "too_small":
      return [{ path, message: `${name} is too short, too small or empty.`, remedy: `The least is ${String(issue.minimum)}${unitOf(issue.origin)}.` }];
    case "too_big":
      return [{ path, message: `${name} is too long or too large.`, remedy: `The most is ${String(issue.maximum)}${unitOf(issue.origin)}.` }];
    case "invalid_key": {
      const key = String(path.at(-1) ?? "");
      return [{ path, message: `“${key}” cannot be a key.`, remedy: keyRemedy }];
    }
    case "invalid_format":
      if (issue.format === "url") return [{ path, message: `${name} is not an address.`, remedy: "Write a full address that begins with https://." }];
      return [{ path, message: `${name} cannot be used as a name.`, remedy: path.at(-1) === "file" ? "Write the name of a .webm or .mp4 file in media/, without “..” or “/” in front." : keyRemedy }];
    default:
      return [{ path, message: `${name} is not valid.`, remedy: "Compare it with docs/course-format.md." }];
  }
}

const keyRemedy = "Use lower-case letters, digits and single hyphens: my-key, at most 60 characters.";

const forms: Record<string, string> = {
  string: "text (in quotes if it looks like a number or true/false)",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
};

function missing(path: PropertyKey[], name: string): Explained {
  return { path, message: `${name} is missing.`, remedy: `Add “${String(path.at(-1) ?? "content")}:” with its value.` };
}

function explainUnion(issue: Extract<Issue, { code: "invalid_union" }>, path: PropertyKey[], name: string): Explained {
  const last = path.at(-1);
  if (last === "kind") {
    return { path, message: `${name} is missing or not known.`, remedy: "Write single, multiple, true-false, matching, ordering, numeric, short-text or open." };
  }
  if (last === "units") return { path, message: `${name} has the wrong form.`, remedy: "Write all, or a list of unit keys." };
  return { path, message: `${name} has the wrong form.`, remedy: issue.errors.length > 0 ? "Compare it with docs/course-format.md." : "Check its spelling." };
}

function nameOf(path: PropertyKey[]): string {
  if (path.length === 0) return "The content of this file";
  const words = path.map((segment) => (typeof segment === "number" ? `[${segment + 1}]` : String(segment)));
  return `“${words.join(".").replaceAll(".[", "[")}”`;
}

function unitOf(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" || origin === "set" ? " entries" : "";
}

function listOf(values: string[]): string {
  return values.length < 2 ? (values[0] ?? "") : `${values.slice(0, -1).join(", ")} or ${values.at(-1) ?? ""}`;
}
