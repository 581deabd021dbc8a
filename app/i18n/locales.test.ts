import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { locales } from "./locales.ts";

const folder = path.resolve("app/i18n/locales");
const plurals = ["zero", "one", "two", "few", "many", "other"];

function flatten(value: unknown, prefix = ""): Record<string, string> {
  if (typeof value === "string") return { [prefix]: value };
  return Object.fromEntries(Object.entries(value as object).flatMap(([key, child]) => Object.entries(flatten(child, prefix === "" ? key : `${prefix}.${key}`))));
}

function texts(locale: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path.join(folder, locale)).flatMap((file) => {
      const parsed = JSON.parse(readFileSync(path.join(folder, locale, file), "utf8")) as object;
      return Object.entries(flatten(parsed)).map(([key, text]) => [`${path.basename(file, ".json")}:${key}`, text]);
    }),
  );
}

/** "cards_one" → "cards": the key that code asks for. */
function withoutPlural(key: string): string {
  return plurals.reduce((name, plural) => (name.endsWith(`_${plural}`) ? name.slice(0, -plural.length - 1) : name), key);
}

const english = texts("en");
const counted = new Set(Object.keys(english).filter((key) => withoutPlural(key) !== key).map(withoutPlural));

function expectedKeys(locale: string): string[] {
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const plain = Object.keys(english).filter((key) => withoutPlural(key) === key);
  return [...plain, ...[...counted].flatMap((key) => categories.map((category) => `${key}_${category}`))].sort();
}

function placeholders(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ""))].sort();
}

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) return ["generated", "locales"].includes(entry.name) ? [] : sources(file);
    return /\.tsx?$/.test(entry.name) && !entry.name.includes(".test.") ? [readFileSync(file, "utf8")] : [];
  });
}

describe.each(locales)("the texts in %s", (locale) => {
  const own = texts(locale);

  it("have exactly the keys that the language needs", () => {
    expect(Object.keys(own).sort()).toEqual(expectedKeys(locale));
  });

  it("keep every placeholder and say something", () => {
    for (const [key, text] of Object.entries(own)) {
      expect(text.trim(), key).not.toBe("");
      const model = english[key] ?? english[`${withoutPlural(key)}_other`] ?? "";
      // A singular may say "one" without its number.
      const wanted = placeholders(model).filter((name) => name !== "count");
      expect(placeholders(text).filter((name) => name !== "count"), `${locale} ${key}`).toEqual(wanted);
    }
  });
});

describe("keys in the code", () => {
  const code = sources(path.resolve("app")).concat(sources(path.resolve("server")));
  const quoted = new Set(code.flatMap((text) => [...text.matchAll(/["'`]([\w:.-]+)["'`]/g)].map((match) => match[1] ?? "")));
  // `themes.${theme}` and the like: the fixed part before, and after, the hole.
  const patterns = code.flatMap((text) => [...text.matchAll(/`((?:[\w:.-]|\$\{[^}`]*\})*\$\{(?:[\w:.-]|\$\{[^}`]*\}|[^`])*)`/g)].map((match) => match[1] ?? "")).map((template) => new RegExp(`^(?:\\w+:)?${template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()[\]\\|{}]/g, "\\$&")).join("[\\w.-]+")}$`));

  it("are all used: no text is left over", () => {
    const left = [...new Set(Object.keys(english).map(withoutPlural))].filter((full) => {
      const bare = full.slice(full.indexOf(":") + 1);
      return !quoted.has(full) && !quoted.has(bare) && !patterns.some((pattern) => pattern.source !== "^(?:\\w+:)?[\\w.-]+$" && (pattern.test(full) || pattern.test(bare)));
    });
    expect(left).toEqual([]);
  });

  it("all have a text", () => {
    const known = new Set(Object.keys(english).map(withoutPlural));
    const namespaces = [...new Set([...known].map((key) => key.slice(0, key.indexOf(":"))))];
    const missing = code.flatMap((text) => {
      const namespace = /(?:useTranslation|getT)\((?:[\w.]+, )?"(\w+)"\)/.exec(text)?.[1] ?? "common";
      const asked = [...text.matchAll(/(?<![\w.])t\(\s*["']([\w:.-]+)["']/g)].map((match) => match[1] ?? "");
      return asked.filter((key) => (key.includes(":") ? !known.has(key) : !known.has(`${namespace}:${key}`) && !namespaces.some((other) => known.has(`${other}:${key}`))));
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});
