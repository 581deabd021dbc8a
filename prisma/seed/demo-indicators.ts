import { db } from "#app/db/client.server.ts";
import { contentOf } from "#app/features/indicators/questionnaires.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";

// Regions that do not exist, and invented answers of theirs: where the pages of indicators can be tried. The names say so.

const invented: Record<Locale, string> = { en: "illustrative", es: "ilustrativa", ca: "il·lustrativa", pt: "ilustrativa", it: "illustrativa", sv: "illustrativ", fr: "illustrative" };

interface InventedRegion {
  slug: string;
  name: string;
  nutsCode: string;
  /** How much of a question is met, by area: 0 to 1; by year, the newest first. */
  strength: Record<string, [now: number, before: number]>;
  competences: Record<string, string>;
  asked: string[];
}

const regions: InventedRegion[] = [
  {
    slug: "vistamar", name: "Vistamar", nutsCode: "ZZ01", asked: ["health"],
    strength: { antidiscrimination: [0.5, 0.5], "culture-religion": [0.6, 0.5], education: [0.6, 0.6], health: [0.85, 0.75], housing: [0.15, 0.2], "labour-market": [0.5, 0.4], language: [0.3, 0.25], "social-security": [0.45, 0.45] },
    competences: { health: "own", education: "own", housing: "shared", language: "own", "labour-market": "shared", "social-security": "none", antidiscrimination: "shared", "culture-religion": "own" },
  },
  {
    slug: "norrvik", name: "Norrvik", nutsCode: "ZZ02", asked: ["housing", "language"],
    strength: { antidiscrimination: [0.6, 0.6], "culture-religion": [0.4, 0.4], education: [0.7, 0.7], health: [0.6, 0.6], housing: [0.7, 0.5], "labour-market": [0.65, 0.65], language: [0.8, 0.7], "social-security": [0.6, 0.5] }, competences: {},
  },
  {
    slug: "belmonte", name: "Belmonte", nutsCode: "ZZ03", asked: ["labour-market"],
    strength: { antidiscrimination: [0.35, 0.3], "culture-religion": [0.7, 0.7], education: [0.4, 0.4], health: [0.4, 0.4], housing: [0.4, 0.35], "labour-market": [0.8, 0.7], language: [0.45, 0.4], "social-security": [0.5, 0.5] }, competences: {},
  },
];

const namesOf = (name: string): Record<string, string> => Object.fromEntries(locales.map((locale) => [locale, `${name} (${invented[locale]})`]));

/** Before accounts: one of them coordinates the first. Running it again changes nothing. */
export async function seedIllustrativeRegions(): Promise<void> {
  for (const { slug, name, nutsCode, competences, asked } of regions) {
    await db.region.upsert({ where: { nutsCode }, create: { id: slug, slug, nutsCode, nutsLevel: 2, countryCode: "ZZ", role: "illustrative", names: namesOf(name), competences, asked }, update: {} });
  }
}

/** Signed-off answers of the invented regions for this year and the one before. */
export async function seedDemoIndicators(now: Date): Promise<void> {
  const set = await db.indicatorSet.findFirst({ where: { slug: "self-assessment" }, orderBy: { edition: "desc" } });
  if (!set) return;
  const { indicators } = contentOf(set.content);
  for (const [place, { slug, strength }] of regions.entries()) {
    for (const back of [0, 1] as const) {
      const signedOffAt = new Date(Date.UTC(now.getUTCFullYear() - back, 1, 15, 9));
      await db.questionnaire.create({
        data: {
          id: newId(), setId: set.id, regionId: slug, year: now.getUTCFullYear() - back, status: "final", illustrative: true, createdAt: signedOffAt, signedOffAt,
          answers: {
            create: indicators.map(({ code }, index) => {
              const [area = ""] = code.split(".");
              // Spread evenly over the questions of an area: the same seed gives the same answers.
              const threshold = ((index * 5 + place * 3) % 7) / 7;
              const reached = (strength[area]?.[back] ?? 0.5) - threshold;
              return { code, score: reached > 0.25 ? 100 : reached > -0.1 ? 50 : 0, answeredAt: signedOffAt };
            }),
          },
        },
      });
    }
  }
}
