import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/locales.ts";
import { isStopWord, isStopWordSomewhere, stem, toWords } from "./stems.ts";
import { conceptIds, conceptLabel, conceptToken, findConcepts, labelStems, thesaurusGroups } from "./thesaurus.ts";

const all = Object.values(thesaurusGroups).flatMap((group) => Object.entries(group));

describe("the thesaurus", () => {
  it("has some 250 concepts, each once, each with a word of the index of its own", () => {
    expect(conceptIds.length).toBeGreaterThanOrEqual(245);
    expect(conceptIds.length).toBe(all.length);
    expect(new Set(conceptIds.map(conceptToken)).size).toBe(conceptIds.length);
    for (const id of conceptIds) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it.each(locales)("says every concept in %s, and nothing twice", (locale) => {
    for (const [id, labels] of all) {
      expect(Object.keys(labels), id).toEqual([...locales]);
      expect(labels[locale].length, id).toBeGreaterThan(0);
      for (const label of labels[locale]) expect(label, id).toMatch(/^\S(.*\S)?$/u);
    }
  });

  it.each(locales)("keeps its concepts apart in %s: no label means two things", (locale) => {
    const owners = new Map<string, Set<string>>();
    for (const [id, labels] of all) for (const label of labels[locale]) {
      const key = labelStems(label, locale).join(" ");
      owners.set(key, (owners.get(key) ?? new Set()).add(id));
    }
    expect([...owners].filter(([, ids]) => ids.size > 1).map(([key, ids]) => `${key}: ${[...ids].join(", ")}`)).toEqual([]);
  });

  it.each(locales)("has no label in %s that a text says by chance", (locale) => {
    const short = all.flatMap(([id, labels]) => labels[locale].filter((label) => label.length < 2 || labelStems(label, locale).join("").length < 2 || toWords(label).every((word) => isStopWord(word, locale) || isStopWordSomewhere(word))).map((label) => `${id}: ${label}`));
    expect(short).toEqual([]);
  });
});

describe("words", () => {
  it("are compared without case, accents and the ways of writing l·l", () => {
    expect(toWords("Sol·licitants d'asil, SOL.LICITANTS")).toEqual(["sollicitants", "d", "asil", "sollicitants"]);
    expect(toWords("Förälder, saúde")).toEqual(["foralder", "saude"]);
  });

  it.each([
    ["sv", "kvinnorna", "kvinna"],
    ["sv", "flyktingar", "flykting"],
    ["pt", "integrações", "integração"],
    ["pt", "jovens", "jovem"],
    ["pt", "municipais", "municipal"],
    ["es", "refugiadas", "refugiado"],
    ["es", "asociaciones", "asociacion"],
    ["ca", "accions", "accio"],
    ["ca", "refugiades", "refugiada"],
    ["it", "famiglie", "famiglia"],
    ["it", "tirocini", "tirocinio"],
    ["fr", "réfugiées", "réfugié"],
    ["fr", "sociaux", "social"],
    ["en", "communities", "community"],
    ["en", "businesses", "business"],
  ] as const)("in %s, %s is %s", (locale, one, other) => {
    expect(stem(toWords(one)[0] ?? "", locale)).toBe(stem(toWords(other)[0] ?? "", locale));
  });
});

describe("finding concepts", () => {
  it.each([
    ["en", "Asylum seekers learn the language"],
    ["es", "Los solicitantes de asilo aprenden el idioma"],
    ["ca", "Els sol·licitants d'asil aprenen la llengua"],
    ["pt", "Requerentes de asilo aprendem a língua"],
    ["it", "I richiedenti asilo imparano la lingua"],
    ["sv", "Asylsökande lär sig språket"],
    ["fr", "Les demandeurs d'asile apprennent la langue"],
  ] as const)("in %s: %s", (locale, text) => {
    expect([...findConcepts(text, locale)]).toEqual(expect.arrayContaining(["asylum-seeker", "language"]));
  });

  it("finds the wider concept inside the narrower", () => {
    expect([...findConcepts("Unaccompanied minors", "en")].sort()).toEqual(["child", "unaccompanied-minor"]);
  });

  it("does not take a word of another language for its own", () => {
    expect(findConcepts("men det var en bra dag", "sv")).not.toContain("man");
    expect(conceptLabel("asylum-seeker", "sv")).toBe("asylsökande");
  });
});
