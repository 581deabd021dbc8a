import { renderToStaticMarkup } from "react-dom/server";
import sharp from "sharp";
import type { ReactElement } from "react";

/** A picture as a file: outside the page its colours are the fixed ones. */
export function toSvg(picture: ReactElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(picture).replace(/var\(--[\w-]+, ([^)]+)\)/g, "$1").replace(/ class="[^"]*"/g, "")}\n`;
}

/** The same in dots, on white. */
export async function toPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await sharp(Buffer.from(svg), { density: 216 }).flatten({ background: "#ffffff" }).png().toBuffer());
}
