import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadFont, printable } from "./fonts.server.ts";

describe("printable text", () => {
  it("leaves European names alone", () => {
    expect(printable("Zoë Håkansson-Šimić", "display")).toEqual({ text: "Zoë Håkansson-Šimić", font: "display" });
  });

  it("gives way to the sans where the serif lacks a letter", () => {
    expect(printable("Ŧorgŋa", "display")).toEqual({ text: "Ŧorgŋa", font: "sans" });
  });

  it("takes the plain form of what no font has, and keeps the original", () => {
    expect(printable("Ａnna 🦊", "serif")).toEqual({ text: "Anna □", font: "sans", actual: "Ａnna 🦊" });
  });

  it("has no line breaks, controls or half signs", () => {
    expect(printable(" a\u0000b\n\tc\u200b d ", "sans").text).toBe("ab c d");
    expect(printable("x\ud800", "sans").text).not.toContain("\ud800");
  });

  it("only has signs that its font can draw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (raw) => {
        const { text, font } = printable(raw, "display");
        for (const sign of text) expect(loadFont(font).hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
