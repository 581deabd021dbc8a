import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { aspects } from "#app/features/practices/keys.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { phases, type Phase } from "../evaluation/evaluation.kinds.ts";
import { findFramework, listFrameworkFiles, readFramework, sayFramework, type Framework } from "./frameworks.server.ts";

async function say(key: string, phase: Phase, locale: Locale): Promise<Framework> {
  const known = await findFramework(db, key);
  if (!known) throw new Error(`There is no framework ${key}.`);
  return sayFramework(known, phase, locale);
}

describe("the frameworks of evaluation/", () => {
  it("are the six criteria of the OECD DAC and REGIN's seven aspects, in their order", () => {
    expect(listFrameworkFiles().map(({ key, criteria }) => [key, criteria.map((criterion) => criterion.key)])).toEqual([
      ["oecd-dac", ["relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"]],
      ["seven-aspects", [...aspects]],
    ]);
  });

  it("ask two or three questions by each criterion, and something of each criterion at the end", async () => {
    for (const { key, criteria } of listFrameworkFiles()) {
      for (const { questions } of criteria) expect([2, 3]).toContain(questions.length);
      expect((await say(key, "end", "en")).criteria).toHaveLength(criteria.length);
    }
  });

  it.each(phases)("ask something in the phase %s, in every language in other words", async (phase) => {
    for (const { key } of listFrameworkFiles()) {
      const texts = await Promise.all(locales.map(async (locale) => (await say(key, phase, locale)).criteria.flatMap(({ questions }) => questions.map(({ text }) => text))));
      expect(texts[0]?.length).toBeGreaterThan(3);
      for (const questions of texts) expect(questions).toHaveLength(texts[0]?.length ?? 0);
      expect(new Set(texts.flat()).size).toBe(texts.flat().length);
    }
  });

  it("are refused with a word on what is missing", () => {
    const names = (missing?: string) => `{ ${locales.filter((locale) => locale !== missing).map((locale) => `${locale}: Words`).join(", ")} }`;
    const file = (missing?: string) => `format: 1\nkey: own\nsource: { title: Ours, adapted: "https://region.example/" }\ntitle: ${names()}\nabout: ${names()}\ncriteria:\n  - key: one\n    title: ${names()}\n    questions:\n      - { key: only, phases: [end], text: ${names(missing)} }\n`;
    expect(readFramework("own.yaml", file()).key).toBe("own");
    expect(() => readFramework("own.yaml", file("sv"))).toThrow(/own\.yaml.*\n?.*sv|sv/);
  });
});
