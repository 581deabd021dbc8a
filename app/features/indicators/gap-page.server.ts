import type { TFunction } from "i18next";
import { listCourses, type CourseCard } from "#app/features/courses/catalogue.server.ts";
import type { AskedPerson } from "#app/features/network/asked-people.server.ts";
import type { PracticeCard } from "#app/features/practices/cards.server.ts";
import { newestOfBothKinds } from "#app/features/practices/search.server.ts";
import { listOpenWorkshops } from "#app/features/workshops/open-workshops.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { indicatorsOf, scoreOf } from "./aggregate.ts";
import { fitWorkshops, type FittingWorkshop } from "./fit-workshops.ts";
import { competences, findGaps, type Competence, type Gap } from "./gaps.ts";
import { peersOf, readRegionFinal } from "./profile.server.ts";
import { readScores } from "./questionnaires.server.ts";
import { axisTitle, isTheme, ownerOf, textOf, valueName } from "./set-texts.ts";

/** So many gaps are looked at; help is listed for them. */
const most = 3;
/** A region that is asked is at least so many points ahead. */
const ahead = 10;

export interface GapPage {
  region: { slug: string; name: string };
  set: { id: string; title: string; axis: string; year: number; kind: string; owner: string | null; locale: Locale; illustrative: boolean } | null;
  gaps: (Omit<Gap, "weakest" | "indicators"> & {
    name: string;
    isTheme: boolean;
    weakest: { name: string; mean: number }[];
    questions: { code: string; question: string; score: number }[];
    courses: CourseCard[];
    practices: PracticeCard[];
    peers: { slug: string; name: string; mean: number; people: AskedPerson[] }[];
    workshops: FittingWorkshop[];
  })[];
  /** Courses on the way from any gap to an action. */
  onward: CourseCard[];
  rest: { area: string; name: string; mean: number; size: number; competence: Competence }[];
}

export const competenceOf = (kept: Record<string, string>): Record<string, Competence> => Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, Competence] => (competences as readonly string[]).includes(entry[1])));

/** Where a region is weakest, and who and what can help. Eight statements at most. @throws AppError not-found */
export async function getGaps({ slug, set = null, year = null, locale, t, now = new Date() }: { slug: string; set?: string | null; year?: number | null; locale: Locale; t: TFunction; now?: Date }): Promise<GapPage> {
  const { region, final, content, finals, people } = await readRegionFinal({ slug, set, year, locale, withPeople: true });
  const named = { slug: region.slug, name: region.name };
  if (!final || !content) return { region: named, set: null, gaps: [], onward: [], rest: [] };
  const peers = peersOf(finals, final);
  const scores = await readScores([final.id, ...peers.map(({ id }) => id)]);
  const { text, locale: language } = textOf(content, locale);
  const { structure, indicators } = content;
  const areaAxis = structure.overallAxis;
  const phase = structure.axes.find(({ key }) => key === "phase") ?? null;
  const all = findGaps({ areaAxis, areas: structure.axes.find(({ key }) => key === areaAxis)?.values ?? [], phaseAxis: phase?.key ?? null, phases: phase?.values ?? [], indicators, scores: scores.get(final.id) ?? {}, competences: competenceOf(region.competences) });
  const widest = all.filter(({ size }) => size > 0).slice(0, most);
  const areas = widest.map(({ area }) => area).filter(isTheme);
  const { courses } = await listCourses({ locale, theme: [...areas, "actions"], perPage: 30 });
  const practices = areas.length > 0 ? await newestOfBothKinds(areas, locale, 3) : [];
  const workshops = await listOpenWorkshops(now);
  const meanOfPeer = (id: string, area: string) => scoreOf(indicatorsOf(indicators, areaAxis, area), scores.get(id) ?? {}).mean;
  return {
    region: named,
    set: { id: final.setId, title: text.title, axis: axisTitle(text, areaAxis), year: final.year, kind: structure.kind, owner: ownerOf(content, locale), locale: language, illustrative: final.illustrative },
    gaps: widest.map(({ area, score, competence, size, weakest, indicators: weak }) => ({
      area, score, competence, size, name: valueName(text, areaAxis, area, t), isTheme: isTheme(area),
      weakest: weakest.slice(0, 2).map(({ value, score: { mean } }) => ({ name: valueName(text, phase?.key ?? "", value, t), mean: mean ?? 0 })),
      questions: weak.slice(0, 3).map(({ code, score: given }) => ({ code, score: given, question: text.indicators[indicators.find((one) => one.code === code)?.text ?? ""]?.question ?? code })),
      courses: courses.filter(({ themes }) => themes.some((theme) => theme === area)).slice(0, 2),
      practices: chooseMixed(practices.filter(({ areas: of }) => of.includes(area))),
      peers: peers.flatMap(({ id, region: peer }) => { const mean = meanOfPeer(id, area); return peer.asked.includes(area) && mean !== null && mean >= (score.mean ?? 0) + ahead ? [{ slug: peer.slug, name: peer.name, mean, people: people.filter(({ regionId, areas: of }) => regionId === peer.id && of.includes(area)).slice(0, 3) }] : []; }).sort((a, b) => b.mean - a.mean).slice(0, 3),
      workshops: fitWorkshops(workshops, { nameIn: (code) => (isLocale(code) ? valueName(textOf(content, code).text, areaAxis, area, getT(code)) : ""), courses: courses.filter(({ themes }) => themes.some((theme) => theme === area)), practices: practices.filter(({ areas: of }) => of.includes(area)) }),
    })),
    onward: courses.filter(({ themes }) => themes.includes("actions")).slice(0, 2),
    rest: all.filter((gap) => !widest.includes(gap)).map(({ area, score, size, competence }) => ({ area, name: valueName(text, areaAxis, area, t), mean: score.mean ?? 0, size, competence })),
  };
}

/** Practices that worked and, beside them, one that did not: both teach. */
function chooseMixed(found: PracticeCard[]): PracticeCard[] {
  const failed = found.find(({ outcome }) => outcome === "unsuccessful" || outcome === "abandoned");
  return [...found.filter((one) => one !== failed).slice(0, failed ? 2 : 3), ...(failed ? [failed] : [])];
}
