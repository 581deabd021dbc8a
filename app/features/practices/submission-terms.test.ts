import { expect, it } from "vitest";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { locales } from "#app/i18n/locales.ts";
import { termsOfField } from "./submission-terms.ts";

it.each(locales)("explains in %s every word that a question is explained by", async (locale) => {
  const glossary = parse(await readFile(`courses/glossary/${locale}.yaml`, "utf8")) as Record<string, { definition?: string }>;
  for (const key of Object.values(termsOfField).flat()) expect(glossary[key]?.definition, key).toMatch(/\S/);
});
