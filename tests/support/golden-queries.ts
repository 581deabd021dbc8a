import type { Locale } from "#app/i18n/locales.ts";

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

export const golden: [Locale, string, string[]][] = [
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

/** The same things asked otherwise: other words and other endings, half a sentence, no accents, a slip of the finger. */
export const hardQueries: [Locale, string, string[]][] = [
  ["en", "refugees' psychological wellbeing", [bed]],
  ["en", "evaluated by a university, stress of parents who fled", [bed]],
  ["en", "landlords renting to refugees", [rent]],
  ["en", "seasonal farm workers bus", [bus]],
  ["en", "mentor scheme that was given up", [mentors]],
  ["en", "helping pupils with homework in a small village", [homework]],
  ["en", "pregnant women on an island", [midwife]],
  ["en", "evning language course with childcare", [course]],
  ["es", "cursos de idioma con cuidado de niños", [course]],
  ["es", "alquileres a refugiados: garantia para propietarios", [rent]],
  ["es", "pueblos que pierden habitantes", [villages]],
  ["es", "aplicacion movil que nadie utiliza", [app]],
  ["es", "ayuda con los deberes voluntarios", [homework]],
  ["es", "padres recien llegados salud psiquica", [bed]],
  ["es", "robotica secundaria", [robots]],
  ["ca", "lloguers per a persones refugiades", [rent]],
  ["ca", "aplicacio que no fa servir ningu", [app]],
  ["ca", "voluntaris que ajuden amb els deures", [homework]],
  ["ca", "pobles que perden habitants", [villages]],
  ["ca", "guia per a migrants a les illes", [guide]],
  ["ca", "curs de llengua amb guarderia", [course]],
  ["ca", "llevadora illa", [midwife]],
  ["pt", "saude mental pais refugiados", [bed]],
  ["pt", "arrendamento a refugiados", [rent]],
  ["pt", "aplicacao que ninguem usou", [app]],
  ["pt", "aldeias a perder habitantes", [villages]],
  ["pt", "explicacoes voluntarias aldeia", [homework]],
  ["pt", "parteira ilha", [midwife]],
  ["pt", "curso de língua à noite com creche", [course]],
  ["pt", "trabalhadores sazonais autocarro", [bus]],
  ["it", "affitti ai rifugiati garanzia", [rent]],
  ["it", "app che nessuno usa", [app]],
  ["it", "braccianti stagionali trasporto", [bus]],
  ["it", "volontari compiti paese", [homework]],
  ["it", "benessere psicologico dei genitori rifugiati", [bed]],
  ["it", "paesi che perdono abitanti", [villages]],
  ["it", "mentori abbandonato", [mentors]],
  ["sv", "hyresgaranti för flyktingar", [rent]],
  ["sv", "appen som ingen anvande", [app]],
  ["sv", "säsongsarbetare buss", [bus]],
  ["sv", "laxhjalp i byn", [homework]],
  ["sv", "barnmorska på en ö", [midwife]],
  ["sv", "psykiska ohälsan hos nyanlända föräldrar", [bed]],
  ["sv", "kvällskurs i svenska med barnpassning", [course]],
  ["fr", "logements pour refugies garantie loyer", [rent]],
  ["fr", "application que personne n'utilise", [app]],
  ["fr", "saisonniers bus", [bus]],
  ["fr", "aide aux devoirs benevoles village", [homework]],
  ["fr", "sage-femme île", [midwife]],
  ["fr", "bien-être psychique des parents réfugiés", [bed]],
  ["fr", "cours de langue du soir avec garde d'enfants", [course]],
  ["fr", "villages qui perdent leurs habitants", [villages]],
];
