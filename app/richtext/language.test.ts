import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { locales } from "#app/i18n/locales.ts";
import { detectLanguage } from "./language.ts";

const sentences: Record<string, string[]> = {
  en: ["How do you measure whether newcomers have found work?", "We have started a mentoring programme with three municipalities.", "Thank you, that is what I was looking for."],
  es: ["¿Cómo medís si las personas recién llegadas han encontrado trabajo?", "Hemos empezado un programa de mentoría con tres municipios.", "Gracias, eso es lo que estaba buscando."],
  ca: ["Com mesureu si les persones nouvingudes han trobat feina?", "Hem començat un programa de mentoria amb tres municipis.", "Gràcies, això és el que buscava."],
  pt: ["Como medem se as pessoas recém-chegadas encontraram trabalho?", "Começámos um programa de mentoria com três municípios.", "Obrigada, é isso que eu procurava."],
  it: ["Come misurate se le persone appena arrivate hanno trovato lavoro?", "Abbiamo avviato un programma di tutoraggio con tre comuni.", "Grazie, è quello che stavo cercando."],
  sv: ["Hur mäter ni om nyanlända har hittat ett arbete?", "Vi har startat ett mentorsprogram med tre kommuner.", "Tack, det var det som jag letade efter."],
  fr: ["Comment mesurez-vous si les personnes nouvellement arrivées ont trouvé un emploi ?", "Nous avons lancé un programme de mentorat avec trois communes.", "Merci, c’est ce que je cherchais."],
};

describe("the language of a post", () => {
  it.each(Object.entries(sentences).flatMap(([locale, texts]) => texts.map((text) => [locale, text] as const)))("is %s: %s", (locale, text) => {
    expect(detectLanguage(text)).toBe(locale);
  });

  it.each(["", "ok", "12 34 56", "https://example.org/a", "😀 😀 😀 😀", "Привет, как дела у вас сегодня?", "MIPEX NUTS EURES ESF"])("is not guessed for %j", (text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  it("is right for at least nineteen of twenty texts of our own", () => {
    const outcome = locales.flatMap((locale) => ["accounts", "courses", "learning", "errors"].flatMap((namespace) => {
      const texts = [...readFileSync(`app/i18n/locales/${locale}/${namespace}.json`, "utf8").matchAll(/": "([^"{}]{60,})"/g)].map((match) => match[1] ?? "");
      return texts.map((text) => detectLanguage(text) === locale);
    }));
    expect(outcome.length).toBeGreaterThan(200);
    expect(outcome.filter(Boolean).length / outcome.length).toBeGreaterThan(0.95);
  });
});
