import { readFileSync } from "node:fs";
import path from "node:path";
import { create, type Font } from "fontkit";
import { singleton } from "#app/lib/singleton.server.ts";

// From the project folder, like the translations: bundling moves this module but not the fonts.
const folder = path.resolve("app/pdf/fonts");

const files = {
  display: "source-serif-4-light.ttf",
  serif: "source-serif-4-regular.ttf",
  sans: "source-sans-3-regular.ttf",
  strong: "source-sans-3-semibold.ttf",
} as const;

export type FontName = keyof typeof files;

/** Parsed once per process: parsing costs more than drawing a page. */
export function loadFont(name: FontName): Font {
  return singleton(`certificate-font:${name}`, () => create(readFileSync(path.join(folder, files[name]))));
}

/** Text that can be drawn, the font that draws it, and the text as it was where something had to be replaced. */
export interface Printable {
  text: string;
  font: FontName;
  actual?: string;
}

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const missing = "□"; // stands for a sign that no font of ours has

/**
 * Makes any string drawable with the wanted font. A serif that lacks a letter gives way to the sans, which has more;
 * a letter that neither has loses its accents, else becomes a hollow box, and `actual` keeps the original for
 * reading aloud and copying. Controls, line breaks and lone surrogates become spaces or vanish.
 */
export function printable(raw: string, wanted: FontName): Printable {
  const text = wellFormed(raw)
    .normalize("NFC")
    .replaceAll("\u202f", "\u00a0") // narrow no-break space, e.g. before a French per cent sign
    .replace(/[^\S\u00a0]+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, "")
    .trim();
  if (covers(wanted, text)) return { text, font: wanted };
  const font: FontName = wanted === "display" || wanted === "serif" ? "sans" : wanted;
  if (covers(font, text)) return { text, font };
  const replaced = Array.from(graphemes.segment(text), ({ segment }) => nearest(segment, font)).join("");
  return { text: replaced, font, actual: text };
}

/** Lone halves of surrogate pairs cannot be written to a file. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, "\ufffd");
}

function covers(name: FontName, text: string): boolean {
  const font = loadFont(name);
  for (const sign of text) if (!font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) return false;
  return true;
}

function nearest(grapheme: string, font: FontName): string {
  if (covers(font, grapheme)) return grapheme;
  const plain = grapheme.normalize("NFKD").replace(/\p{M}/gu, "");
  if (plain !== "" && covers(font, plain)) return plain;
  return covers(font, missing) ? missing : "?";
}
