import { inks, type TextStyle } from "#app/pdf/sheet.server.ts";

// The page: words in a wide column on the left, seal and check in a narrow one on the right, what was done at the foot.
export const left = { x: 64, width: 474 };
export const right = { x: 566, width: 226 };
export const top = 58;
export const factsBottom = 508;
export const footY = 524;

export const style = (font: TextStyle["font"], size: number, leading: number, color: string = inks.ink, more: Partial<TextStyle> = {}): TextStyle => ({ font, size, leading, color, ...more });

export const styles = {
  issuer: style("strong", 10.5, 14, inks.sea, { spacing: 0.3 }),
  lead: style("sans", 10.5, 14, inks.soft),
  label: style("strong", 8, 11, inks.sea),
  fact: style("sans", 9.2, 12),
  outcomesLead: style("strong", 9.5, 14),
  foot: style("sans", 8, 11, inks.soft),
  footStrong: style("strong", 9, 12),
  tiny: style("sans", 5.6, 7, inks.soft, { align: "center" }),
  checkLabel: style("strong", 9, 12, inks.ink, { align: "center" }),
  serial: style("sans", 8.5, 11, inks.ink, { align: "center" }),
} as const;

const sized = (font: TextStyle["font"], sizes: [number, ...number[]], ratio: number, color: string = inks.ink, align: TextStyle["align"] = "left") =>
  sizes.map((size) => style(font, size, size * ratio, color, { align })) as [TextStyle, ...TextStyle[]];

export const headings = sized("serif", [25, 22, 19, 17], 1.15);
export const names = sized("display", [42, 38, 34, 30, 27, 24], 1.14);
export const longNames = sized("display", [24, 20, 17, 14], 1.16);
export const titles = sized("serif", [21, 19, 17.5, 16, 14.5], 1.22);
export const bodies = sized("sans", [10.5, 10, 9.5, 9, 8.6], 1.36);
export const links = sized("sans", [8.5, 8, 7.5, 7, 6.5], 1.3, inks.sea, "center");
