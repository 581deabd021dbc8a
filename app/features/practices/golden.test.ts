import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import type { Locale } from "#app/i18n/locales.ts";
import { importPractices } from "./import.server.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";

// What people would type, in their language, and the records that must be among the first five. The records are those of
// practices/; few of them are written in the language of the question.

const bed = "skane-health-inclusion-test-bed";
const nad = "skane-nad-civil-society";
const guide = "azores-migrants-guide";
const commission = "murcia-social-cohesion-commission";
const villages = "campania-inner-areas-strategy";
const robots = "catalonia-robotics-secondary";
const bridges = "puglia-schooling-microsystem";
const navarra = "navarra-plans-from-indicators";
const portal = "lisbon-information-portal";
const course = "illustrative-evening-course-childcare";
const app = "illustrative-app-nobody-used";
const mentors = "illustrative-mentoring-abandoned";
const rent = "illustrative-landlord-guarantee";
const bus = "illustrative-seasonal-transport";
const midwife = "illustrative-island-midwife";
const homework = "illustrative-homework-village";
const council = "illustrative-advisory-council";

const golden: [Locale, string, string[]][] = [
  ["en", "mental health newcomers", [bed]],
  ["en", "peer groups parenting", [bed]],
  ["en", "civic and health communicator", [bed, "skane-partnership", "skane-welcome-to-skane"]],
  ["en", "libraries and museums", ["skane-welcome-to-skane"]],
  ["en", "asylum seekers app", [app]],
  ["en", "what failed in language courses", [course]],
  ["en", "depopulation villages", [villages]],
  ["en", "migrant council consultation", [council, commission]],
  ["en", "anti-racism training for civil servants", ["murcia-staff-training"]],
  ["en", "unaccompanied minors", [homework]],
  ["en", "SWOT", ["murcia-capacity-building-session"]],
  ["en", "welcome guide", [guide]],
  ["es", "solicitantes de asilo", [app]],
  ["es", "salud mental de personas refugiadas", [bed]],
  ["es", "despoblación", [villages]],
  ["es", "brecha digital en la escuela", [bridges]],
  ["es", "vivienda para refugiados", [rent]],
  ["es", "temporeros", [bus]],
  ["es", "programa operativo regional", [commission]],
  ["es", "formación de funcionarios racismo", ["murcia-staff-training"]],
  ["es", "guía para migrantes", [guide]],
  ["es", "menores no acompañados", [homework]],
  ["es", "mediadora intercultural", [midwife]],
  ["ca", "sol·licitants d'asil", [app]],
  ["ca", "salut mental nouvinguts", [bed]],
  ["ca", "robòtica a l'institut", [robots]],
  ["ca", "abandonament del programa de mentoria", [mentors]],
  ["ca", "racisme i convivència", [navarra]],
  ["ca", "habitatge refugiats", [rent]],
  ["ca", "associacions i llengua", [nad]],
  ["ca", "despoblament", [villages]],
  ["pt", "saúde mental", [bed]],
  ["pt", "parentalidade grupos de pares", [bed]],
  ["pt", "banco de ensaio saúde inclusão", [bed]],
  ["pt", "requerentes de asilo", [app]],
  ["pt", "guia do migrante", [guide]],
  ["pt", "portal de informação", [portal, guide]],
  ["pt", "despovoamento", [villages]],
  ["pt", "habitação refugiados", [rent]],
  ["pt", "o que falhou", [course, app, council]],
  ["pt", "voluntários trabalhos de casa", [homework]],
  ["pt", "votação numa sessão de capacitação", ["azores-capacity-building-session"]],
  ["it", "richiedenti asilo", [app]],
  ["it", "spopolamento aree interne", [villages]],
  ["it", "salute mentale", [bed]],
  ["it", "mediatori a scuola", [bridges]],
  ["it", "caporalato", [bus]],
  ["it", "alloggio rifugiati", [rent]],
  ["it", "donne migranti ostetrica isola", [midwife]],
  ["it", "corso di lingua con bambini", [course]],
  ["it", "guida per migranti", [guide]],
  ["sv", "asylsökande", [app]],
  ["sv", "föreningsliv nyanlända språkträning", [nad]],
  ["sv", "psykisk hälsa föräldraskap", [bed]],
  ["sv", "samhälls- och hälsokommunikatör", [bed]],
  ["sv", "avfolkning landsbygd", [villages]],
  ["sv", "läxhjälp", [homework]],
  ["sv", "rasism", [navarra, "murcia-staff-training"]],
  ["sv", "rådgivning under samma tak Lund", ["lund-kom-vidare"]],
  ["sv", "hyra bostad flyktingar", [rent]],
  ["fr", "demandeurs d'asile", [app]],
  ["fr", "santé mentale réfugiés", [bed]],
  ["fr", "dépeuplement des villages", [villages]],
  ["fr", "fracture numérique école", [bridges]],
  ["fr", "conseil consultatif", [council, commission]],
  ["fr", "logement et propriétaires", [rent]],
  ["fr", "mentorat abandonné", [mentors]],
  ["fr", "travailleurs saisonniers", [bus]],
  ["fr", "mineurs non accompagnés", [homework]],
  // Typed in another language than the page's.
  ["en", "crianças recém-chegadas", ["skane-my-path-forward"]],
  ["pt", "newly arrived children guide", ["skane-my-path-forward"]],
  ["sv", "cohesión social", [commission]],
];

beforeEach(async () => {
  await importPractices(path.resolve("practices"));
});

it("finds what people look for among the first five, in seven languages", async () => {
  const missed: string[] = [];
  let wanted = 0;
  for (const [locale, query, slugs] of golden) {
    const found = (await searchPractices(null, parsePracticeSearch(new URLSearchParams({ q: query })), locale)).practices.slice(0, 5).map(({ slug }) => slug);
    wanted += slugs.length;
    for (const slug of slugs) if (!found.includes(slug)) missed.push(`${locale} “${query}”: ${slug} (found ${found.join(", ")})`);
  }
  const recall = (wanted - missed.length) / wanted;
  process.stdout.write(`Golden set: ${golden.length} queries, recall at 5 ${(recall * 100).toFixed(1)} %\n${missed.join("\n")}${missed.length > 0 ? "\n" : ""}`);
  expect(golden.length).toBeGreaterThanOrEqual(60);
  expect(recall).toBeGreaterThanOrEqual(0.97);
});

it("finds less without the thesaurus: it is worth its lines", async () => {
  const found = await Promise.all(golden.map(async ([locale, query, slugs]) => {
    const { practices } = await searchPractices(null, parsePracticeSearch(new URLSearchParams({ q: query, words: "exact" })), locale);
    return slugs.every((slug) => practices.slice(0, 5).some((practice) => practice.slug === slug));
  }));
  expect(found.filter(Boolean).length).toBeLessThan(golden.length);
});
