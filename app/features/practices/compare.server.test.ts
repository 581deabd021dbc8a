import { describe, expect, it } from "vitest";
import { createPractice } from "#tests/support/practice-factory.ts";
import { parseCompared, readCompared } from "./compare.server.ts";

describe("a comparison", () => {
  it("stands in the order of its address, in the reader's language, without what there is not", async () => {
    const one = await createPractice({ text: { title: "A night bus", lessons: ["Ask first."] } });
    const other = await createPractice({ original: "sv", texts: { sv: { title: "Nattbuss", summary: "En buss.", state: "human" }, en: { title: "Another bus", summary: "A bus.", state: "human" } } });
    const compared = await readCompared(null, [other, "no-such-practice", one], "en");
    expect(compared.map(({ slug, title }) => [slug, title])).toEqual([[other, "Another bus"], [one, "A night bus"]]);
    expect(compared[1]?.sections.flatMap(({ fields }) => fields.map(({ field }) => field))).toEqual(["lessons"]);
  });

  it("is asked for by ticks and by one list, each once and four at most", () => {
    expect(parseCompared(new URLSearchParams("ids=a&ids=b"))).toEqual(["a", "b"]);
    expect(parseCompared(new URLSearchParams("ids=a,b,a,__proto__,c,d,e"))).toEqual(["a", "b", "c", "d"]);
  });
});
