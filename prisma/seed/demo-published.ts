import { db } from "#app/db/client.server.ts";
import { contentOf } from "#app/features/indicators/questionnaires.server.ts";
import type { SetContent } from "#app/features/indicators/indicator-set.schema.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";

// Scores as an institution might publish them: a set that does not exist, for regions that do not exist. Both say so.

const titles: Record<Locale, string> = { en: "Illustrative policy scores", es: "Puntuaciones de política ilustrativas", ca: "Puntuacions de política il·lustratives", pt: "Pontuações de política ilustrativas", it: "Punteggi illustrativi delle politiche", sv: "Illustrativa politikpoäng", fr: "Scores de politique illustratifs" };
const abouts: Record<Locale, string> = {
  en: "An invented set: it shows how scores that an institution has published are read, mapped and set beside outcomes.",
  es: "Un conjunto inventado: muestra cómo se leen, se llevan al mapa y se ponen junto a los resultados las puntuaciones que publica una institución.",
  ca: "Un conjunt inventat: mostra com es llegeixen, es porten al mapa i es posen al costat dels resultats les puntuacions que publica una institució.",
  pt: "Um conjunto inventado: mostra como se leem, se põem no mapa e se comparam com resultados as pontuações que uma instituição publica.",
  it: "Un insieme inventato: mostra come si leggono, si mettono sulla mappa e si affiancano ai risultati i punteggi pubblicati da un’istituzione.",
  sv: "En påhittad uppsättning: den visar hur poäng som en institution har publicerat läses, ritas på karta och ställs bredvid utfall.",
  fr: "Un ensemble inventé : il montre comment des scores publiés par une institution se lisent, se portent sur la carte et se placent à côté des résultats.",
};

/** By region: each area's score, then how much it grows in a year. */
const areas: Record<string, Record<string, [score: number, perYear: number]>> = {
  vistamar: { antidiscrimination: [48, 0], "culture-religion": [57, 3], education: [61, 2], health: [74, 4], housing: [22, -3], "labour-market": [45, 5], language: [33, 4], "social-security": [41, 0] },
  norrvik: { antidiscrimination: [62, 0], "culture-religion": [44, 0], education: [72, 3], health: [66, 1], housing: [63, 6], "labour-market": [70, 2], language: [81, 3], "social-security": [58, 2] },
  belmonte: { antidiscrimination: [36, 2], "culture-religion": [69, 0], education: [42, 0], health: [39, 3], housing: [40, 2], "labour-market": [77, 4], language: [47, 3], "social-security": [52, 0] },
};

/** A set and two years of scores, up to the one before this. */
export async function seedDemoPublished(now: Date): Promise<void> {
  const model = await db.indicatorSet.findFirst({ where: { slug: "self-assessment" }, orderBy: { edition: "desc" } });
  if (!model) return;
  const { structure, indicators, texts } = contentOf(model.content);
  const last = now.getUTCFullYear() - 1;
  const [slug, edition] = ["specimen-scores", String(last)];
  const setId = `${slug}-${edition}`;
  const content: SetContent = {
    indicators,
    structure: { ...structure, slug, edition, kind: "policy", source: { title: "Invented for demonstration", licence: "CC0 1.0" } },
    texts: Object.fromEntries(locales.flatMap((locale) => { const text = texts[locale]; return text ? [[locale, { ...text, title: titles[locale], about: abouts[locale] }]] : []; })),
  };
  await db.indicatorSet.create({ data: { id: setId, slug, edition, content, contentHash: setId } });
  const sourceId = newId();
  await db.dataSource.create({ data: { id: sourceId, title: "Invented for demonstration", edition, licence: "CC0 1.0", retrievedOn: now.toISOString().slice(0, 10), illustrative: true, publishedAt: now } });
  await db.publishedScore.createMany({
    data: Object.entries(areas).flatMap(([regionId, scores]) => [0, 1].flatMap((back) => {
      const year = last - back;
      const own = Object.entries(scores).map(([area, [score, perYear]]): [code: string, score: number, forCode: string] => [`area.${area}`, score - back * perYear, area === "antidiscrimination" ? "ZZ" : ""]);
      const overall = own.reduce((sum, [, score]) => sum + score, 0) / own.length;
      return [["overall", Math.round(overall * 10) / 10, ""] as const, ...own].map(([code, score, forCode]) => ({ sourceId, regionId, setId, year, code, forCode, score }));
    })),
  });
}
