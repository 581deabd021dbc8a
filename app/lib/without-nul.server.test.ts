import { text } from "node:stream/consumers";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutNul } from "./without-nul.server.ts";

it("gives a page whole, wherever its buffers end within a character", async () => {
  const words = "l’été – ação";
  for (let shift = 0; shift < 8; shift++) {
    const start = "x".repeat(shift);
    const page = createElement("ul", null, start, ...Array.from({ length: 600 }, () => createElement("li", null, words)));
    const html = await text(renderToPipeableStream(page).pipe(withoutNul()));
    expect(html).toBe(`<ul>${start}${`<li>${words}</li>`.repeat(600)}</ul>`);
  }
});
