import { mapCopyright } from "#app/features/network/map/map.server.ts";
import { factsBottom, footY, headings, left, links, longNames, names, right, styles, titles, top } from "./certificate-layout.ts";
import type { CertificateDocument } from "./certificate-model.ts";
import { composeOutcomes, drawOutcomesPages } from "./certificate-outcomes.server.ts";
import { drawNotice, noticeHeight } from "./notices.server.ts";
import { addFramedPage } from "#app/pdf/framed-page.server.ts";
import { drawQr, drawSeal } from "./ornaments.server.ts";
import { closeSheet, decorate, fitting, group, heightOf, inks, openSheet, sum, widthOf, write, writeLink, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";

/** Second of the two steps: draws the certificate. @returns the file, some 40 kB */
export async function drawCertificate(model: CertificateDocument): Promise<Uint8Array> {
  const sheet = openSheet({ title: model.title, author: model.issuer, lang: model.lang, createdAt: model.issuedAt, layout: "landscape" });
  addFramedPage(sheet);
  const head = composeHead(sheet, model);
  const factsTop = factsBottom - factsHeight(sheet, model);
  const outcomes = composeOutcomes(sheet, model, factsTop - 14 - (top + head.height));
  const slack = Math.max(0, factsTop - 14 - (top + head.height + outcomes.height));
  // What is left over is air: most of it above and below the name, never so much that the page falls apart.
  const air = Math.min(slack / 5, 14);
  const afterHead = head.draw(top + Math.min(slack / 8, 10), air);
  outcomes.draw(afterHead + air);
  drawFacts(sheet, model, factsTop);
  drawFoot(sheet, model);
  drawSealColumn(sheet, model);
  if (outcomes.overleaf) drawOutcomesPages(sheet, model);
  return closeSheet(sheet);
}

/** A part of the column that knows its height before it is drawn; `draw` returns where it ends. */
interface Part {
  height: number;
  draw: (y: number, air: number) => number;
}

function composeHead(sheet: Sheet, model: CertificateDocument): Part {
  const { width } = left;
  const heading = fitting(sheet, model.heading, width, 1, headings);
  const oneLine = fitting(sheet, model.name, width, 1, names);
  const fits = heightOf(sheet, model.name, oneLine, width) < 1.5 * oneLine.leading;
  const name = fits ? oneLine : fitting(sheet, model.name, width, 3, longNames);
  const title = fitting(sheet, model.course, width, 2, titles);
  const noticesHeight = sum(model.notices.map((notice) => noticeHeight(sheet, notice, width)));
  const rows: { tag: string; text: string; style: TextStyle; before: number; airy?: boolean; lang?: string }[] = [
    { tag: "P", text: model.issuer, style: styles.issuer, before: model.notices.length > 0 ? 5 : 0 },
    { tag: "H1", text: model.heading, style: heading, before: 5 },
    { tag: "P", text: model.certifies, style: styles.lead, before: 12, airy: true },
    { tag: "P", text: model.name, style: name, before: 2 },
    { tag: "P", text: model.completed, style: styles.lead, before: 16, airy: true },
    { tag: "P", text: model.course, style: title, before: 3, lang: model.courseLang },
  ];
  const heights = rows.map((row) => heightOf(sheet, row.text, row.style, width));
  const height = noticesHeight + sum(heights) + sum(rows.map((row) => row.before)) + 12;
  return {
    height,
    draw(start, air) {
      let y = start;
      for (const notice of model.notices) y += drawNotice(sheet, notice, { x: left.x, y, width });
      for (const [index, row] of rows.entries()) {
        y += row.before + (row.airy ? air : 0);
        write(sheet, sheet.root, row.tag, row.text, row.style, { x: left.x, y, width }, row.lang === undefined || row.lang === model.lang ? {} : { lang: row.lang });
        y += heights[index] ?? 0;
        if (row.style === name) {
          decorate(sheet, (doc) => doc.rect(left.x, y + 8, 46, 1.6).fill(inks.sun));
          y += 2;
        }
      }
      return y + 10;
    },
  };
}

const factGap = 14;

/** Columns as wide as their words want, within reason. */
function factColumns(sheet: Sheet, model: CertificateDocument): { x: number; width: number }[] {
  const shares = model.facts.map(({ label, values }) => {
    const wanted = Math.max(widthOf(sheet, label, styles.label), ...values.map((value) => widthOf(sheet, value, styles.fact)));
    return Math.min(170, Math.max(60, wanted + 2));
  });
  const room = left.width - factGap * (model.facts.length - 1);
  let x = left.x;
  return shares.map((share) => {
    const column = { x, width: (room * share) / sum(shares) };
    x += column.width + factGap;
    return column;
  });
}

/** Height of the strip with its rule; it stands on the foot and grows upwards. */
function factsHeight(sheet: Sheet, model: CertificateDocument): number {
  const columns = factColumns(sheet, model);
  const heights = model.facts.map(({ label, values }, index) => {
    const width = columns[index]?.width ?? left.width;
    return heightOf(sheet, label, styles.label, width) + sum(values.map((value) => heightOf(sheet, value, styles.fact, width)));
  });
  return 12 + Math.max(...heights);
}

function drawFacts(sheet: Sheet, model: CertificateDocument, y: number): void {
  const columns = factColumns(sheet, model);
  decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(left.x, y).lineTo(left.x + left.width, y).stroke(inks.ink));
  group(sheet, sheet.root, "L", {}, (list) => {
    for (const [index, { label, values }] of model.facts.entries()) {
      const { x, width } = columns[index] ?? left;
      group(sheet, list, "LI", {}, (item) => {
        let at = y + 8 + write(sheet, item, "Lbl", label, styles.label, { x, y: y + 8, width });
        group(sheet, item, "LBody", {}, (body) => {
          for (const value of values) at += write(sheet, body, "P", value, styles.fact, { x, y: at, width });
        });
      });
    }
  });
}

function drawFoot(sheet: Sheet, model: CertificateDocument): void {
  const half = model.signatory ? left.width * 0.6 : left.width;
  decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(left.x, footY - 7).lineTo(left.x + left.width, footY - 7).stroke(inks.hairline));
  const issued = write(sheet, sheet.root, "P", model.issued, styles.footStrong, { x: left.x, y: footY, width: half });
  if (model.version !== "") write(sheet, sheet.root, "P", model.version, styles.foot, { x: left.x, y: footY + issued, width: half });
  if (!model.signatory) return;
  const place = { x: left.x + half + factGap, width: left.width - half - factGap };
  const signed = write(sheet, sheet.root, "P", model.signatory.name, styles.footStrong, { ...place, y: footY });
  if (model.signatory.position !== undefined) write(sheet, sheet.root, "P", model.signatory.position, styles.foot, { ...place, y: footY + signed });
}

function drawSealColumn(sheet: Sheet, model: CertificateDocument): void {
  const middle = right.x + right.width / 2;
  const radius = 108;
  drawSeal(sheet, sheet.root, model.sealAlt, model.networkRegions, { x: middle, y: top + radius, radius });
  write(sheet, sheet.root, "P", mapCopyright, styles.tiny, { x: right.x, y: top + 2 * radius + 14, width: right.width });
  const qr = 92;
  const qrY = 378;
  drawQr(sheet, sheet.root, model.verify.qrAlt, model.verify.url, { x: middle - qr / 2, y: qrY, size: qr });
  let y = qrY + qr + 16;
  y += write(sheet, sheet.root, "P", model.verify.label, styles.checkLabel, { x: right.x, y, width: right.width });
  const link = fitting(sheet, model.verify.url, right.width, 1, links);
  y += writeLink(sheet, sheet.root, model.verify.url, { url: model.verify.url, contents: model.verify.link }, link, { x: right.x, y: y + 1, width: right.width });
  write(sheet, sheet.root, "P", model.serial, styles.serial, { x: right.x, y: y + 4, width: right.width });
}
