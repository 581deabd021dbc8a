import QRCode from "qrcode";
import { figure, inks, type Element, type Sheet } from "#app/pdf/sheet.server.ts";
import { sealMap, type Ring } from "./seal-geometry.server.ts";

const tau = Math.PI * 2;

export interface SealPlace {
  x: number; // centre
  y: number;
  radius: number;
}

const sealSea = "#16243d";
const sealLand = "#455d86";
const sealNeighbours = "#2b3f63";
const sealLines = "#6f86ae";
const sealBorders = "#16243d";

/** Where the round window lies on the map, in units of the map: its centre and radius. */
const view = { x: 448, y: 480, radius: 415 };
/** The Azores lie outside it and have a small window of their own. */
const azores = { code: "PT20", angle: tau * 0.39, radius: 0.2, distance: 1.06 };

/** The seal: Europe in a graduated ring, the network's regions filled. */
export function drawSeal(sheet: Sheet, parent: Element, alt: string, regions: readonly string[], place: SealPlace): void {
  const { x, y, radius } = place;
  figure(sheet, parent, alt, [x - radius * 1.1, y - radius, x + radius, y + radius], (doc) => {
    const map = sealMap();
    const disc = radius * 0.9;
    const scale = disc / view.radius;
    ring(doc, x, y, radius, disc);
    doc.save();
    doc.circle(x, y, disc).clip();
    doc.circle(x, y, disc).fill(sealSea);
    const project = ([px, py]: readonly [number, number]): [number, number] => [x + (px - view.x) * scale, y + (py - view.y) * scale];
    const paint = (rings: Ring[], closed: boolean) => trace(doc, rings, project, closed, { x, y, radius: disc });
    paint(map.graticule, false);
    doc.lineWidth(0.25).strokeOpacity(0.5).stroke(sealLines).strokeOpacity(1);
    paint(map.neighbours, true);
    doc.fill(sealNeighbours);
    paint(map.land, true);
    doc.fill(sealLand);
    paint(map.borders, false);
    doc.lineWidth(0.35).lineJoin("round").stroke(sealBorders);
    for (const code of regions) {
      if (code === azores.code) continue;
      paint(map.region(code), true);
      doc.lineWidth(0.3).fillAndStroke(inks.sun, sealBorders);
    }
    doc.restore();
    drawAzores(doc, regions.includes(azores.code), place);
  });
}

/** A ring graduated like the edge of a map: bars every 15 degrees, ticks every 3. */
function ring(doc: PDFKit.PDFDocument, x: number, y: number, outer: number, inner: number): void {
  const middle = (outer + inner) / 2 + 0.4;
  doc.lineWidth(0.6).circle(x, y, outer).stroke(inks.ink);
  doc.lineWidth((outer - middle) * 0.62);
  for (let part = 0; part < 24; part += 2) arc(doc, x, y, (outer + middle) / 2, (tau * part) / 24, (tau * (part + 1)) / 24);
  doc.stroke(inks.ink);
  doc.lineWidth(0.4).circle(x, y, middle).stroke(inks.ink);
  for (let tick = 0; tick < 120; tick += 1) {
    const [cos, sin] = [Math.cos((tau * tick) / 120), Math.sin((tau * tick) / 120)];
    const from = middle - (tick % 5 === 0 ? 2.6 : 1.6);
    doc.moveTo(x + cos * from, y + sin * from).lineTo(x + cos * middle, y + sin * middle);
  }
  doc.lineWidth(0.35).stroke(inks.ink);
}

function arc(doc: PDFKit.PDFDocument, x: number, y: number, radius: number, from: number, to: number): void {
  const handle = (4 / 3) * Math.tan((to - from) / 4) * radius;
  const point = (angle: number): [number, number] => [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
  const [startX, startY] = point(from);
  const [endX, endY] = point(to);
  doc.moveTo(startX, startY).bezierCurveTo(startX - Math.sin(from) * handle, startY + Math.cos(from) * handle, endX + Math.sin(to) * handle, endY - Math.cos(to) * handle, endX, endY);
}

function drawAzores(doc: PDFKit.PDFDocument, filled: boolean, seal: SealPlace): void {
  const rings = sealMap().region(azores.code);
  const points = rings.flat();
  if (points.length === 0) return;
  const radius = seal.radius * azores.radius;
  const x = seal.x + Math.cos(azores.angle) * seal.radius * azores.distance;
  const y = seal.y + Math.sin(azores.angle) * seal.radius * azores.distance;
  const [left, right] = [Math.min(...points.map(([px]) => px)), Math.max(...points.map(([px]) => px))];
  const [top, bottom] = [Math.min(...points.map(([, py]) => py)), Math.max(...points.map(([, py]) => py))];
  const scale = (radius * 1.35) / Math.hypot(right - left, bottom - top);
  doc.circle(x, y, radius + 2.4).fill(inks.paper);
  doc.lineWidth(0.6).circle(x, y, radius + 1.4).stroke(inks.ink);
  doc.circle(x, y, radius - 0.4).fill(sealSea);
  trace(doc, rings, ([px, py]) => [x + (px - (left + right) / 2) * scale, y + (py - (top + bottom) / 2) * scale], true);
  doc.lineWidth(0.3).fillAndStroke(filled ? inks.sun : sealLand, filled ? inks.sun : sealLand);
}

/** Adds the rings to the current path, leaving out those that lie wholly outside the round window. */
function trace(doc: PDFKit.PDFDocument, rings: readonly Ring[], project: (point: readonly [number, number]) => [number, number], closed: boolean, frame?: SealPlace): void {
  const round = (value: number) => Math.round(value * 20) / 20;
  for (const line of rings) {
    const points = line.map(project);
    if (frame && points.every(([px, py]) => Math.hypot(px - frame.x, py - frame.y) > frame.radius * 1.05)) continue;
    for (const [index, [px, py]] of points.entries()) {
      if (index === 0) doc.moveTo(round(px), round(py));
      else doc.lineTo(round(px), round(py));
    }
    if (closed) doc.closePath();
  }
}

/** A QR code of vector modules, `size` points wide, without its quiet zone: leave four modules of paper around it. */
export function drawQr(sheet: Sheet, parent: Element, alt: string, url: string, place: { x: number; y: number; size: number }): void {
  const { x, y, size } = place;
  const { modules } = QRCode.create(url, { errorCorrectionLevel: "M" });
  const unit = size / modules.size;
  figure(sheet, parent, alt, [x, y, x + size, y + size], (doc) => {
    for (let row = 0; row < modules.size; row += 1) {
      // Neighbours in a row are one bar: fewer marks and no seams between them.
      for (let column = 0; column < modules.size; column += 1) {
        if (!modules.get(row, column)) continue;
        const from = column;
        while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
        doc.rect(x + from * unit, y + row * unit, (column + 1 - from) * unit, unit);
      }
    }
    doc.fill(inks.ink);
  });
}
