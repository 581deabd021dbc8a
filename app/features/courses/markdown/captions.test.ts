import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCaptions } from "./captions.ts";

describe("captions", () => {
  it("give times in seconds, text without markup and who speaks", () => {
    const { cues, problems } = parseCaptions("\uFEFFWEBVTT - The film\nKind: captions\n\nNOTE for us\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:01.500 --> 00:04.000 align:start\n<v Ana>Hello &amp; <i>welcome</i>\nto Skåne.\n\n01:00:00.000 --> 01:00:01.000\nBye.\n");
    expect(problems).toEqual([]);
    expect(cues).toEqual([
      { start: 1.5, end: 4, speaker: "Ana", text: "Hello & welcome to Skåne." },
      { start: 3600, end: 3601, text: "Bye." },
    ]);
  });

  it.each([
    ["without the first line", "00:01.000 --> 00:02.000\nA", 1],
    ["without any caption", "WEBVTT\n", 1],
    ["with a comma in a time", "WEBVTT\n\n00:01,000 --> 00:02,000\nA", 3],
    ["with 70 seconds", "WEBVTT\n\n00:70.000 --> 01:20.000\nA", 3],
    ["that end before they start", "WEBVTT\n\n00:03.000 --> 00:02.000\nA", 3],
    ["that go back in time", "WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n00:01.000 --> 00:02.000\nB", 6],
    ["without text", "WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i>", 3],
    ["with text alone", "WEBVTT\n\nHello", 3],
  ])("%s are refused with their line", (_what, vtt, line) => {
    expect(parseCaptions(vtt).problems[0]?.line).toBe(line);
  });

  it("are read whatever they contain", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("WEBVTT", "\n", "\r", "00:01.000", " --> ", "<v ", ">", "&amp;", "a", " ", "NOTE"), maxLength: 40 }), (vtt) => parseCaptions(vtt).cues.every(({ text }) => text !== "")));
  });
});
