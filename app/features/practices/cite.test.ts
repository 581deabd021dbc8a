import { expect, it } from "vitest";
import { citeInBibtex, citeInLine } from "./cite.ts";

const cited = { slug: "night-bus", title: "Night bus & 50% {more}", version: 2, publishedAt: "2025-11-03T10:00:00.000Z", authors: ["Region Exempel", "Lunds_kommun"], address: "https://academy.example/practices/night-bus" };

it("names who led it, the year, the version and the address", () => {
  expect(citeInLine(cited, { kind: "Practice record", version: "Version 2" })).toBe("Region Exempel, Lunds_kommun (2025). Night bus & 50% {more} (Version 2) [Practice record]. REGIN Academy. https://academy.example/practices/night-bus");
  expect(citeInLine({ ...cited, authors: [] }, { kind: "Practice record", version: "Version 2" })).toMatch(/^REGIN Academy \(2025\)\. Night bus/);
});

it("is BibTeX whatever signs a title has, and organisations stay whole", () => {
  expect(citeInBibtex(cited)).toBe(["@misc{night-bus-v2,", "  author = {{Region Exempel} and {Lunds\\_kommun}},", "  title = {{Night bus \\& 50\\% more}},", "  year = {2025},", "  version = {2},", "  publisher = {REGIN Academy},", "  url = {https://academy.example/practices/night-bus}", "}"].join("\n"));
});
