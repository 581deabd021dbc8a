import { db } from "#app/db/client.server.ts";
import type { ActionStatus, Light } from "#app/features/actions/actions.kinds.ts";
import { ruleOf, type PlanRow, type SectionContent, type SectionKey } from "#app/features/actions/plan-fields.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { newId } from "#app/lib/ids.server.ts";

// Actions of the invented regions: one that runs, one that failed, one that is planned. Everything in them is invented,
// and every page says so.

interface DemoAction {
  id: string;
  title: string;
  summary: string;
  locale: Locale;
  region: string;
  area: string;
  targets: string[];
  status: ActionStatus;
  outcome?: string;
  /** Months from now. */
  months: [starts: number, ends: number];
  lead: string;
  plan: (day: (months: number) => string) => Partial<Record<SectionKey, { texts?: Record<string, string>; rows?: Partial<Record<string, string>>[] }>>;
  log: { months: number; light: Light; reasons: string; next?: string; actuals?: Record<string, number> }[];
}

const actions: DemoAction[] = [
  {
    id: "demo-action-housing", title: "A guarantee and a contact person for first rentals", locale: "en", region: "vistamar", area: "housing", targets: ["protection-beneficiaries", "families"], status: "running", months: [-7, 11], lead: "coordinator@demo.example",
    summary: "Landlords let more readily when the region stands surety for the first year and somebody answers the telephone. Tried in two towns before it is offered everywhere.",
    plan: (day) => ({
      problem: { texts: { problem: "Families with protection status stay in reception centres long after they could move out: private landlords refuse them, and social housing has a waiting time of years.", evidence: "Housing is the weakest area of the region's self-assessment.\nIn a workshop, eleven of fourteen case workers named refusals by landlords as the first obstacle." } },
      objectives: { texts: { goal: "People with protection status live in ordinary flats of their own within a year of being recognised." }, rows: [{ text: "40 households sign a first rental contract of at least two years" }, { text: "No landlord who took part loses money in the first year" }] },
      theory: {
        texts: { assumptions: "Flats exist, and it is the risk that landlords shy away from.\nMunicipalities release a social worker for a day a week." },
        rows: [
          { key: "fund", stage: "inputs", text: "Guarantee fund of the region", leadsTo: "offer" }, { key: "staff", stage: "inputs", text: "Two contact persons", leadsTo: "visits" },
          { key: "offer", stage: "activities", text: "Agreements with owners' associations", leadsTo: "contracts" }, { key: "visits", stage: "activities", text: "Visits in the first year, and somebody on the telephone", leadsTo: "contracts kept" },
          { key: "contracts", stage: "outputs", text: "Rental contracts with a guarantee", leadsTo: "homes" }, { key: "kept", stage: "outputs", text: "Troubles settled before they grow", leadsTo: "homes trust" },
          { key: "homes", stage: "outcomes", text: "Families live in flats of their own", leadsTo: "settled" }, { key: "trust", stage: "outcomes", text: "Owners let without a guarantee the second time", leadsTo: "settled" },
          { key: "settled", stage: "impact", text: "Having come as a refugee no longer decides how one lives" },
        ],
      },
      risks: { rows: [{ text: "The fund is drawn on more than planned", chance: "low", response: "Cap per contract; quarterly review" }, { text: "Flats are found only far from work and school", chance: "medium", response: "Count distance as a criterion; involve two more towns" }] },
      partners: { rows: [{ name: "Regional housing office", role: "lead", part: "Fund, contracts" }, { name: "Two municipalities", role: "partner", part: "A social worker for a day a week each" }, { name: "Owners' association", role: "partner", part: "Reaches its members" }] },
      milestones: { rows: [{ text: "Rules of the fund decided", due: day(-6), done: day(-6) }, { text: "First ten contracts", due: day(-2), done: day(-1) }, { text: "Half-way review with tenants and owners", due: day(1) }, { text: "Decision: everywhere, changed or ended", due: day(10) }] },
      budget: { rows: [{ text: "Guarantee fund", source: "Region", planned: "120000", spent: "9400" }, { text: "Contact persons, 18 months", source: "Region and AMIF", planned: "96000", spent: "31000" }, { text: "Review", source: "Region", planned: "8000", spent: "" }] },
      indicators: { rows: [{ key: "contracts", text: "First rental contracts signed", unit: "households", baseline: "0", baselineOn: day(-7), target: "40", targetOn: day(11), source: "Contracts of the fund" }, { key: "wait", text: "Months from recognition to an own flat, median", unit: "months", baseline: "19", baselineOn: day(-7), target: "12", targetOn: day(11), source: "Reception centres" }] },
    }),
    log: [
      { months: -6, light: "green", reasons: "The rules of the fund were decided unanimously.", next: "First talks with owners." },
      { months: -3, light: "amber", reasons: "Owners ask for the guarantee to run two years. Four contracts instead of ten.", next: "Offer a second year at half the sum.", actuals: { contracts: 4 } },
      { months: -1, light: "green", reasons: "With the second year at half the sum the ten contracts came within six weeks.", next: "Prepare the half-way review.", actuals: { contracts: 12, wait: 17 } },
    ],
  },
  {
    id: "demo-action-language", title: "Språkkafé på arbetstid", locale: "sv", region: "norrvik", area: "language", targets: ["newcomers"], status: "finished", outcome: "unsuccessful", months: [-20, -4], lead: "partner@demo.example",
    summary: "Nyanlända och kollegor skulle öva svenska tillsammans en timme i veckan, på betald arbetstid. Efter ett halvår kom nästan ingen längre.",
    plan: (day) => ({
      problem: { texts: { problem: "Nyanlända som har fått arbete hör lite svenska på jobbet och slutar på kurserna när skiften krockar.", evidence: "Av 60 tillfrågade anställda hade 41 avbrutit en kurs på grund av arbetstiderna." } },
      objectives: { texts: { goal: "De som arbetar fortsätter att lära sig svenska." }, rows: [{ text: "60 personer deltar minst tjugo gånger" }] },
      theory: { rows: [{ key: "hour", stage: "inputs", text: "En betald timme i veckan", leadsTo: "cafe" }, { key: "cafe", stage: "activities", text: "Språkkafé med kollegor", leadsTo: "talk" }, { key: "talk", stage: "outputs", text: "Samtal varje vecka", leadsTo: "learn" }, { key: "learn", stage: "outcomes", text: "Deltagarna vågar tala på jobbet" }] },
      indicators: { rows: [{ key: "people", text: "Deltagare som kom minst tjugo gånger", unit: "personer", baseline: "0", baselineOn: day(-20), target: "60", targetOn: day(-4), source: "Närvarolistor" }] },
      budget: { rows: [{ text: "Ersättning till arbetsgivare", source: "Regionen", planned: "45000", spent: "17200" }] },
    }),
    log: [
      { months: -16, light: "green", reasons: "Sex arbetsplatser är med och 54 personer har anmält sig." },
      { months: -10, light: "red", reasons: "Timmen ligger när det är som mest att göra. Cheferna släpper ingen, och utan kollegor är det ingen som kommer.", next: "Fråga deltagarna om en annan tid.", actuals: { people: 3 } },
      { months: -5, light: "red", reasons: "Också efter bytet av tid kom få. Arbetsgivarna var inte med när timmen planerades.", actuals: { people: 7 } },
    ],
  },
  {
    id: "demo-action-labour", title: "Reconocer lo que se sabe hacer, en tres semanas", locale: "es", region: "belmonte", area: "labour-market", targets: ["third-country-nationals", "women"], status: "planned", months: [2, 16], lead: "facilitator@demo.example",
    summary: "Una prueba práctica en un taller de verdad en lugar de un expediente de un año, para cinco oficios con vacantes.",
    plan: (day) => ({
      problem: { texts: { problem: "Quien aprendió su oficio en otro país espera más de un año a que se reconozca, y entretanto trabaja por debajo de lo que sabe.", evidence: "" } },
      objectives: { texts: { goal: "Trabajar en el propio oficio a los tres meses de pedirlo." }, rows: [{ text: "150 personas prueban lo que saben" }] },
      milestones: { rows: [{ text: "Acuerdo con los gremios", due: day(1) }, { text: "Primeras pruebas", due: day(4) }] },
    }),
    log: [],
  },
];

function contentOf(key: SectionKey, { texts = {}, rows = [] }: { texts?: Record<string, string>; rows?: Partial<Record<string, string>>[] }): SectionContent {
  const rule = ruleOf(key);
  const all = (names: object, given: Partial<Record<string, string>>) => Object.fromEntries(Object.keys(names).map((name) => [name, given[name] ?? ""]));
  return { texts: all(rule.texts, texts), rows: rows.map((row, index): PlanRow => ({ key: row.key ?? `row-${index + 1}`, ...all(rule.row ?? {}, row) })) };
}

/** Actions of the invented regions, written by the demonstration's people. */
export async function seedDemoActions(now: Date): Promise<void> {
  const at = (months: number): Date => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, 12, 9));
  const day = (months: number): string => at(months).toISOString().slice(0, 10);
  const set = await db.indicatorSet.findFirst({ where: { slug: "self-assessment" }, orderBy: { edition: "desc" }, select: { id: true } });
  for (const { id, region, area, months: [starts, ends], lead, plan, log, status, outcome, ...told } of actions) {
    const { id: userId } = await db.user.findUniqueOrThrow({ where: { email: lead }, select: { id: true } });
    const began = at(Math.min(starts, -1) - 1);
    const changedAt = log.length > 0 ? at(log[log.length - 1]?.months ?? 0) : began;
    await db.action.create({
      data: {
        id, ...told, areas: [area], regionId: region, starts: day(starts).slice(0, 7), ends: day(ends).slice(0, 7), status, outcome: outcome ?? null, illustrative: true, createdById: userId, createdAt: began, publishedAt: began, changedAt,
        ...(set && region === "vistamar" ? { gapSetId: set.id, gapYear: now.getUTCFullYear(), gapArea: area } : {}),
        members: { create: { userId, role: "lead", addedAt: began } },
        sections: { create: Object.entries(plan(day)).map(([key, content]) => ({ key, content: { ...contentOf(key as SectionKey, content) }, changedAt: began, changedById: userId })) },
        log: { create: log.map(({ months, actuals = {}, ...entry }) => ({ id: newId(), day: day(months), actuals, writtenById: userId, writtenAt: at(months), ...entry })) },
      },
    });
  }
}
