import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { everyPageTexts } from "#app/i18n/page-texts.ts";

// A page whose handle names all the namespaces it speaks with is hydrated at once; one that forgets a namespace waits for it.

const root = path.resolve(".");

function resolve(from: string, specifier: string): string | null {
  const file = specifier.startsWith("#app/") ? path.join(root, "app", specifier.slice(5)) : specifier.startsWith(".") ? path.join(path.dirname(from), specifier) : null;
  return file && existsSync(file) && file.endsWith(".tsx") ? file : null;
}

function namespaces(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const source = readFileSync(file, "utf8");
  const own = [...source.matchAll(/useTranslation\("(\w+)"\)/g), ...source.matchAll(/\bt\([^)]*?["'`](\w+):/g)].map((match) => match[1] ?? "");
  const imported = [...source.matchAll(/from "([^"]+)"/g)].flatMap((match) => {
    const target = resolve(file, match[1] ?? "");
    return target ? [...namespaces(target, seen)] : [];
  });
  return new Set([...own, ...imported]);
}

const pages = readdirSync("app/routes", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".tsx"));

it.each(pages)("%s names the texts it speaks with", (page) => {
  const file = path.join(root, "app/routes", page);
  const handle = /export const handle(?:: \w+)? = \{ texts: \[([^\]]*)\]/.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  const named = [...everyPageTexts, ...[...handle.matchAll(/"(\w+)"/g)].map((match) => match[1] ?? "")];
  const missing = [...namespaces(file)].filter((namespace) => !named.includes(namespace));
  expect(missing).toEqual([]);
});
