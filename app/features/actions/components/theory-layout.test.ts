import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import fc from "fast-check";
import { expect, it } from "vitest";
import { stages } from "../actions.kinds.ts";
import { boxWidth, layOut, wrap } from "./theory-layout.ts";
import { TheoryPicture } from "./theory-picture.tsx";

const rowArb = fc.record({ stage: fc.constantFrom(...stages), text: fc.lorem({ maxCount: 12 }), leadsTo: fc.constantFrom("", "k0", "k1 k2", "gone") });
const rowsArb = fc.array(rowArb, { minLength: 1, maxLength: 20 }).map((rows) => rows.map((row, index) => ({ key: `k${index}`, ...row })));

it("no box lies over another, and every box lies inside the picture", () => {
  fc.assert(fc.property(rowsArb, (rows) => {
    const { boxes, width, height } = layOut(rows, 30);
    for (const box of boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + boxWidth).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001);
      for (const other of boxes) if (other !== box && other.x === box.x) expect(box.y + box.height <= other.y || other.y + other.height <= box.y).toBe(true);
    }
  }));
});

it("no word is lost between the lines of a box", () => {
  fc.assert(fc.property(fc.lorem({ maxCount: 20 }), (text) => { expect(wrap(text).join(" ")).toBe(text); }));
  expect(wrap("Donaudampfschifffahrtsgesellschaftskapitän", 20)).toEqual(["Donaudampfschifffahr", "tsgesellschaftskapit", "än"]);
});

it("the picture says what the table says: every entry, and an arrow for every link between entries there are", () => {
  fc.assert(fc.property(rowsArb, (rows) => {
    const stageNames = { inputs: "Inputs", activities: "Activities", outputs: "Outputs", outcomes: "Outcomes", impact: "Impact" };
    const svg = renderToStaticMarkup(createElement(TheoryPicture, { title: "A theory", rows, stageNames, illustrative: null }));
    for (const { text } of rows) for (const line of wrap(text)) expect(svg).toContain(`>${line}</text>`);
    const known = new Set(rows.map(({ key }) => key));
    const links = rows.flatMap(({ key, leadsTo }) => leadsTo.split(" ").filter((other) => other !== key && known.has(other)));
    expect(svg.match(/marker-end/g)?.length ?? 0).toBeGreaterThanOrEqual(links.length);
  }), { numRuns: 50 });
});
