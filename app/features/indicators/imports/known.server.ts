import { db, type DbOrTx } from "#app/db/client.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { groups, type Group, type Unit } from "../outcomes/outcomes.ts";
import { contentOf } from "../questionnaires.server.ts";
import { valueName } from "../set-texts.ts";
import type { Known } from "./judge-row.ts";

/** As Eurostat writes whom a figure is about. */
const codes: [string, Group][] = [["total", "all"], ["nat", "nationals"], ["neu27_2020_for", "non-eu"], ["neu28_for", "non-eu"], ["neu27_2020", "non-eu"]];

/** Whom Eurostat also counts, and we do not show: such rows are left out, as those of other regions are. */
const otherGroups = ["eu27_2020_for", "eu28_for", "eu27_2020", "eu28", "eur_oth", "for", "for_stls", "foreign", "stls", "rnc", "unk", "nrp"];

/** What rows may speak of; `scope` is the one region of whoever brings them, null for all. */
export async function readKnown({ target, setId, scope }: { target: "figures" | "scores"; setId: string | null; scope: string | null }, now: Date): Promise<Known> {
  const regions = (await db.region.findMany({ select: { id: true, slug: true, nutsCode: true, nutsLevel: true, countryCode: true } })).map((region) => ({ ...region, isYours: scope === null || region.id === scope }));
  const named = groups.flatMap((group): [string, Group][] => [[group, group], ...locales.map((locale): [string, Group] => [fold(getT(locale, "figures")(`groups.${group}`)), group])]);
  return { target, regions, otherGroups: new Set(otherGroups), groups: new Map([...codes, ...named]), lastYear: now.getUTCFullYear() + 1, ...(target === "figures" ? await readOutcomes() : { keys: await readScoreKeys(db, setId ?? ""), units: new Map<string, Unit>() }) };
}

async function readOutcomes(): Promise<Pick<Known, "keys" | "units">> {
  const rows = await db.outcomeIndicator.findMany();
  return {
    units: new Map(rows.map(({ key, unit }) => [key, unit as Unit])),
    keys: new Map(rows.flatMap(({ key, names }) => [[fold(key), key], ...Object.values(names as Record<string, string>).map((name): [string, string] => [fold(name), key])] as [string, string][])),
  };
}

/** How scores of a set may be named: indicators by code, values of axes by key or by name in any language, and the whole. */
async function readScoreKeys(tx: DbOrTx, setId: string): Promise<Map<string, string>> {
  const row = await tx.indicatorSet.findUnique({ where: { id: setId }, select: { content: true } });
  if (!row) return new Map();
  const { structure, indicators, texts } = contentOf(row.content);
  const keys = new Map<string, string>();
  for (const { key: axis, values } of structure.axes) {
    for (const value of values) {
      for (const written of [`${axis}.${value}`, value, ...locales.flatMap((locale) => { const text = texts[locale]; return text ? [valueName(text, axis, value, getT(locale, "common"))] : []; })]) {
        if (!keys.has(fold(written))) keys.set(fold(written), `${axis}.${value}`);
      }
    }
  }
  for (const { code } of indicators) keys.set(fold(code), code);
  for (const written of ["overall", "overall score", "overall scores", "mipex score"]) keys.set(written, "overall");
  return keys;
}
