import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { readRegionFinal } from "#app/features/indicators/profile.server.ts";
import { isTheme, textOf, valueName } from "#app/features/indicators/set-texts.ts";
import { getGaps } from "#app/features/indicators/gap-page.server.ts";
import { profileAddress } from "#app/features/indicators/region-paths.ts";
import { getPractice } from "#app/features/practices/practice-page.server.ts";
import { practicePath } from "#app/features/practices/practice-paths.ts";
import { readRoom } from "#app/features/workshops/room/room-store.server.ts";
import { getVisibleWorkshop } from "#app/features/workshops/workshop-access.server.ts";
import { workshopPath } from "#app/features/workshops/workshop-paths.ts";
import { canManage } from "#app/features/workshops/workshops.policy.ts";
import { formatNumber } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { cleanLine } from "#app/lib/clean-text.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { OriginAddress } from "./action-paths.ts";
import { ruleOf, type Plan, type PlanRow, type SectionKey } from "./plan-fields.ts";

// Where an action comes from, and what is known of it there: a gap, what a workshop agreed on, somebody else's practice.

export interface Origin {
  title: string;
  summary: string;
  areas: string[];
  targets: string[];
  regionId: string | null;
  plan: Plan;
  /** Columns that say where it comes from. */
  links: { gapSetId?: string; gapYear?: number; gapArea?: string; workshopId?: string; agreedId?: string; practiceId?: number };
}

/** What an address says of an origin; null: nothing. */
export function parseOrigin(params: URLSearchParams): OriginAddress | null {
  const get = (name: string): string => params.get(name) ?? "";
  if (get("region") !== "" && get("area") !== "") return { region: get("region"), set: get("set"), year: Number(get("year")) || 0, area: get("area") };
  if (get("workshop") !== "") return { workshop: get("workshop"), agreed: get("agreed") };
  return get("practice") === "" ? null : { practice: get("practice") };
}

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1).replace(/\s+\S*$/u, "")}…`);

function row(section: SectionKey, fields: Record<string, string>): PlanRow {
  const rules = ruleOf(section).row ?? {};
  return { key: newId().slice(0, 8), ...Object.fromEntries(Object.entries(rules).map(([name, { max }]) => [name, cut(cleanLine(fields[name] ?? ""), max)])) };
}

/** What is known where an action comes from, in the language it will be written in. Eight statements at most. @throws AppError not-found, forbidden */
export function readOrigin(actor: Actor, origin: OriginAddress, locale: Locale): Promise<Origin> {
  if ("area" in origin) return readGap(origin, locale);
  return "workshop" in origin ? readAgreed(actor, origin) : readPractice(actor, origin.practice, locale);
}

/** What the form of a new action begins with: the same without the plan, at less cost. Five statements at most. @throws what readOrigin throws */
export async function readOriginBasics(actor: Actor, origin: OriginAddress, locale: Locale): Promise<Pick<Origin, "title" | "summary" | "areas" | "targets" | "regionId">> {
  if (!("area" in origin)) return readOrigin(actor, origin, locale);
  const { region, content } = await readRegionFinal({ slug: origin.region, set: origin.set || null, year: origin.year || null, locale });
  return gapBasics({ area: origin.area, name: content ? valueName(textOf(content, locale).text, content.structure.overallAxis, origin.area, getT(locale, "common")) : origin.area, regionId: region.id, locale });
}

const gapBasics = ({ area, name, regionId, locale }: { area: string; name: string; regionId: string; locale: Locale }) => ({ title: getT(locale, "actions")("origin.gapTitle", { area: name }), summary: "", areas: isTheme(area) ? [area] : [], targets: [], regionId });

async function readGap({ region: slug, set: asked, year, area }: { region: string; set: string; year: number; area: string }, locale: Locale): Promise<Origin> {
  const { set, gaps } = await getGaps({ slug, set: asked === "" ? null : asked, year: year === 0 ? null : year, locale, t: getT(locale, "common") });
  const gap = gaps.find((one) => one.area === area);
  if (!set || !gap) throw new AppError("not-found", "actions:errors.noGap");
  const t = getT(locale, "actions");
  const { id: regionId } = await db.region.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const score = (value: number) => formatNumber(value, locale);
  const evidence = [
    t("origin.gapEvidence", { area: gap.name, score: score(gap.score.mean ?? 0), set: set.title, year: set.year }),
    ...(set.kind === "self-assessment" ? [t("origin.selfAssessed")] : []),
    ...gap.questions.map(({ question, score: given }) => `– ${question} (${score(given)})`),
  ].join("\n");
  return {
    ...gapBasics({ area, name: gap.name, regionId, locale }),
    plan: { problem: { texts: { problem: "", evidence }, rows: [] }, documents: { texts: {}, rows: [row("documents", { text: `${set.title}, ${set.year}`, address: profileAddress(slug, set.id, set.year) })] } },
    links: { gapSetId: set.id, gapYear: set.year, gapArea: area },
  };
}

async function readAgreed(actor: Actor, { workshop: id, agreed }: { workshop: string; agreed: string }): Promise<Origin> {
  const workshop = await getVisibleWorkshop(db, actor, id);
  if (!canManage(actor, workshop)) throw new AppError("forbidden", "workshops:errors.facilitatorsOnly");
  const { actions } = await readRoom(db, id, workshop.lastSeq);
  const found = Object.hasOwn(actions, agreed) ? actions[agreed] : undefined;
  if (!found) throw new AppError("not-found", "actions:errors.noAgreed");
  const { regionId } = await db.workshop.findUniqueOrThrow({ where: { id }, select: { regionId: true } });
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(found.due);
  return {
    title: cut(cleanLine(found.text), 100), summary: cut(found.text, 500), areas: [], targets: [], regionId,
    plan: {
      objectives: { texts: { goal: found.text }, rows: [] },
      milestones: { texts: {}, rows: [row("milestones", { text: isDay || found.due === "" ? found.text : `${found.text} (${found.due})`, due: isDay ? found.due : "" })] },
      partners: { texts: {}, rows: found.who === "" ? [] : [row("partners", { name: found.who, role: "partner" })] },
      documents: { texts: {}, rows: [row("documents", { text: workshop.title, address: workshopPath(id, "/minutes") })] },
    },
    links: { workshopId: id, agreedId: agreed },
  };
}

async function readPractice(actor: Actor, slug: string, locale: Locale): Promise<Origin> {
  const { title, summary, record } = await getPractice(actor, { slug, locale });
  const { id } = await db.practice.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const t = getT(locale, "actions");
  return {
    title: cut(t("origin.practiceTitle", { title }), 100), summary: cut(summary, 500), areas: [...record.areas], targets: [...record.targets], regionId: null,
    plan: { documents: { texts: {}, rows: [row("documents", { text: title, address: practicePath(slug) })] } },
    links: { practiceId: id },
  };
}

/** Actions that were made from what a workshop agreed on, for its page. One statement */
export async function listActionsOfWorkshop(actor: Actor | null, workshopId: string): Promise<{ id: string; agreedId: string }[]> {
  const rows = await db.action.findMany({ where: { workshopId, OR: [{ status: { not: "draft" } }, { members: { some: { userId: actor?.id ?? "" } } }] }, select: { id: true, agreedId: true }, orderBy: { createdAt: "asc" } });
  return rows.flatMap(({ id, agreedId }) => (agreedId === null ? [] : [{ id, agreedId }]));
}
