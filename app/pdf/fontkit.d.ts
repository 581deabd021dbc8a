// fontkit ships no types. Only what the certificates need; PDFKit takes such a font as it is.
declare module "fontkit" {
  export interface Font {
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    layout(text: string): unknown;
  }
  export function create(data: Uint8Array): Font;
}
