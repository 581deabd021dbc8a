import { db } from "#app/db/client.server.ts";
import type { Locale } from "#app/i18n/locales.ts";

interface SeedRegion {
  slug: string;
  nutsCode: string;
  nutsLevel: 2 | 3;
  countryCode: string;
  /** Official ones. */
  languages: string[];
  names: Record<Locale, string>;
}

// The six pilot regions of REGIN (https://reginproject.eu/about/). Skåne län is a NUTS 3 region inside SE22 Sydsverige.
const pilots: SeedRegion[] = [
  { slug: "azores", nutsCode: "PT20", nutsLevel: 2, countryCode: "PT", languages: ["pt"], names: { en: "Azores", es: "Azores", ca: "Açores", pt: "Açores", it: "Azzorre", sv: "Azorerna", fr: "Açores" } },
  { slug: "campania", nutsCode: "ITF3", nutsLevel: 2, countryCode: "IT", languages: ["it"], names: { en: "Campania", es: "Campania", ca: "Campània", pt: "Campânia", it: "Campania", sv: "Kampanien", fr: "Campanie" } },
  { slug: "catalonia", nutsCode: "ES51", nutsLevel: 2, countryCode: "ES", languages: ["ca", "es", "oc"], names: { en: "Catalonia", es: "Cataluña", ca: "Catalunya", pt: "Catalunha", it: "Catalogna", sv: "Katalonien", fr: "Catalogne" } },
  { slug: "murcia", nutsCode: "ES62", nutsLevel: 2, countryCode: "ES", languages: ["es"], names: { en: "Murcia", es: "Murcia", ca: "Múrcia", pt: "Múrcia", it: "Murcia", sv: "Murcia", fr: "Murcie" } },
  { slug: "puglia", nutsCode: "ITF4", nutsLevel: 2, countryCode: "IT", languages: ["it"], names: { en: "Puglia", es: "Apulia", ca: "Pulla", pt: "Apúlia", it: "Puglia", sv: "Apulien", fr: "Pouilles" } },
  { slug: "skane", nutsCode: "SE224", nutsLevel: 3, countryCode: "SE", languages: ["sv"], names: { en: "Skåne", es: "Escania", ca: "Escània", pt: "Escânia", it: "Scania", sv: "Skåne", fr: "Scanie" } },
];

/** Reference data that every installation has, production included. Running it again changes nothing. */
export async function seedRegions(): Promise<void> {
  for (const region of pilots) {
    await db.region.upsert({ where: { nutsCode: region.nutsCode }, create: { id: region.slug, role: "pilot", ...region }, update: { names: region.names } });
  }
}
