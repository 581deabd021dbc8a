import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/locales.ts";
import { emoji, findEmoji, isNameOf, type EmojiKey } from "./emoji.ts";

describe.each(locales)("emoji in %s", (locale) => {
  const { names } = JSON.parse(readFileSync(`app/i18n/locales/${locale}/emoji.json`, "utf8")) as { names: Record<EmojiKey, string> };
  const find = (query: string) => findEmoji(query, (key) => names[key]);

  it("all have a name of their own, and are found by it and by its other words", () => {
    expect(Object.keys(names)).toEqual(Object.keys(emoji));
    const all = find("");
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { key } of all) for (const word of names[key].split(",")) expect(find(word).map((found) => found.key), word).toContain(key);
  });

  it("are found by a name that is typed in one, and by all of it only are they named", () => {
    for (const [query, isWhole] of [[names.thumbsUp.split(",")[0] ?? "", true], [(names.thumbsUp.split(",")[0] ?? "").replaceAll(" ", "_"), true], [(names.thumbsUp.split(",")[0] ?? "").replaceAll(" ", "").slice(0, -1), false]] as const) {
      expect(find(query).map(({ key }) => key), query).toContain("thumbsUp");
      expect(isNameOf(query, (key) => names[key], "thumbsUp"), query).toBe(isWhole);
    }
  });

  it("are found without accents and capitals, and not by what is no word", () => {
    const plain = names.heart.split(",")[0]?.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase() ?? "";
    expect(find(plain)[0]?.key).toBe("heart");
    expect(find("-)")).toEqual([]);
    expect(find("zzz")).toEqual([]);
  });
});
