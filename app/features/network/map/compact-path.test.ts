import { describe, expect, it } from "vitest";
import { compactPath } from "./compact-path.ts";

describe("compactPath", () => {
  it("writes rings as relative steps of one decimal", () => {
    const path = compactPath();
    path.moveTo(10, 10);
    path.lineTo(10.52, 10);
    path.lineTo(10.5, 8.96);
    path.closePath();
    expect(path.take()).toBe("M10 10l.5 0 0-1z");
  });

  it("counts the next ring from the start of the last", () => {
    const path = compactPath();
    for (const x of [0, 5]) {
      path.moveTo(x, 0);
      path.lineTo(x + 1, 0);
      path.lineTo(x + 1, 1);
      path.closePath();
    }
    expect(path.take()).toBe("M0 0l1 0 0 1zm5 0l1 0 0 1z");
  });

  it("counts the next line from the end of the last", () => {
    const path = compactPath();
    path.moveTo(0, 0);
    path.lineTo(2, 2);
    path.moveTo(3, 3);
    path.lineTo(4, 3);
    expect(path.take()).toBe("M0 0l2 2m1 1l1 0");
  });

  it("leaves out rings that rounding flattens and starts anew after each take", () => {
    const path = compactPath();
    path.moveTo(1, 1);
    path.lineTo(1.01, 1);
    path.lineTo(1, 1.01);
    path.closePath();
    expect(path.take()).toBe("");
    path.moveTo(1, 1);
    path.lineTo(2, 1);
    expect(path.take()).toBe("M1 1l1 0");
  });
});
