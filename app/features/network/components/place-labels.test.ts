import { describe, expect, it } from "vitest";
import { placeLabels } from "./place-labels.ts";

const frame = { x: 0, y: 0, width: 1000, height: 900 };

describe("placeLabels", () => {
  it("prefers the right", () => {
    expect(placeLabels([{ name: "Murcia", x: 300, y: 300 }], [frame])).toMatchObject([{ anchor: "start" }]);
  });

  it("starts beyond the region, not on it", () => {
    const [label] = placeLabels([{ name: "Catalonia", x: 300, y: 300, left: 270, right: 340 }], [frame]);
    expect(label?.x).toBeGreaterThan(340);
  });

  it("turns left at the edge of the frame", () => {
    expect(placeLabels([{ name: "Cyprus", x: 980, y: 300 }], [frame])).toMatchObject([{ anchor: "end" }]);
  });

  it("turns left when a neighbour's pin is on the right", () => {
    const labels = placeLabels(
      [
        { name: "Campania", x: 500, y: 300 },
        { name: "Puglia", x: 540, y: 300 },
      ],
      [frame],
    );
    expect(labels).toMatchObject([{ anchor: "end" }, { anchor: "start" }]);
  });

  it("keeps a label in the inset of its region", () => {
    const inset = { x: 30, y: 750, width: 126, height: 94 };
    expect(placeLabels([{ name: "Azores", x: 140, y: 820 }], [frame, inset])).toMatchObject([{ anchor: "end" }]);
  });
});
