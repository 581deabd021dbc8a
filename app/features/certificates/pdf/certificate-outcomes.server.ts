import { bodies, footY, left, style, styles, top } from "./certificate-layout.ts";
import type { CertificateDocument } from "./certificate-model.ts";
import { addFramedPage } from "#app/pdf/framed-page.server.ts";
import { group, heightOf, inks, sum, write, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";

export interface Outcomes {
  height: number;
  overleaf: boolean;
  draw: (y: number) => void;
}

/** The outcomes under the title in the largest size that fits, else a line that says they stand overleaf. */
export function composeOutcomes(sheet: Sheet, model: CertificateDocument, room: number): Outcomes {
  if (model.outcomes.length === 0) return { height: 0, overleaf: false, draw: () => undefined };
  const body = bodies.find((candidate) => outcomesHeight(sheet, model, candidate, left.width) <= room);
  if (body) {
    const height = outcomesHeight(sheet, model, body, left.width);
    return {
      height,
      overleaf: false,
      draw(y) {
        const lead = write(sheet, sheet.root, "P", model.outcomesLead, styles.outcomesLead, { x: left.x, y, width: left.width });
        drawList(sheet, model, model.outcomes, body, y + lead + 3, left.width);
      },
    };
  }
  return {
    height: 16,
    overleaf: true,
    draw: (y) => void write(sheet, sheet.root, "P", model.outcomesOverleaf, styles.lead, { x: left.x, y, width: left.width }),
  };
}

const bulletWidth = 14;
const listGap = 1.5;

function outcomesHeight(sheet: Sheet, model: CertificateDocument, body: TextStyle, width: number): number {
  const items = model.outcomes.map((outcome) => heightOf(sheet, outcome, body, width - bulletWidth) + listGap);
  return heightOf(sheet, model.outcomesLead, styles.outcomesLead, width) + 3 + sum(items);
}

function drawList(sheet: Sheet, model: CertificateDocument, outcomes: readonly string[], body: TextStyle, start: number, width: number): void {
  let y = start;
  group(sheet, sheet.root, "L", model.courseLang === model.lang ? {} : { lang: model.courseLang }, (list) => {
    for (const outcome of outcomes) {
      group(sheet, list, "LI", {}, (item) => {
        write(sheet, item, "Lbl", "–", { ...body, color: inks.sea }, { x: left.x, y, width: bulletWidth });
        y += write(sheet, item, "LBody", outcome, body, { x: left.x + bulletWidth, y, width: width - bulletWidth }) + listGap;
      });
    }
  });
}

/** The outcomes on pages of their own, as many as they need. */
export function drawOutcomesPages(sheet: Sheet, model: CertificateDocument): void {
  const body = style("sans", 11, 15.5);
  const width = sheet.width - 2 * left.x;
  const bottom = sheet.height - 84;
  const rest = [...model.outcomes];
  while (rest.length > 0) {
    addFramedPage(sheet);
    let y = top + write(sheet, sheet.root, "H2", model.outcomesTitle, style("serif", 22, 28), { x: left.x, y: top, width });
    y += write(sheet, sheet.root, "P", `${model.name} · ${model.course}`, styles.lead, { x: left.x, y, width }) + 10;
    const page: string[] = [];
    let end = y;
    for (let next = rest[0]; next !== undefined; next = rest[0]) {
      end += heightOf(sheet, next, body, width - bulletWidth) + listGap;
      if (end > bottom && page.length > 0) break;
      page.push(next);
      rest.shift();
    }
    drawList(sheet, model, page, body, y, width);
    write(sheet, sheet.root, "P", model.serial, styles.foot, { x: left.x, y: footY, width });
  }
}
