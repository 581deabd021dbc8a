import type Database from "better-sqlite3";
import { regionOwnNames } from "#app/features/network/map/map.server.ts";
import { locales } from "#app/i18n/locales.ts";
import { insertRows, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";

// Every level 2 region in the network, each with answers, published scores, figures and actions like those of the
// demonstration's invented region. All of it is drawn by chance and marked as illustrative.

type Connection = InstanceType<typeof Database>;

const example = "vistamar";
const years = [2025, 2026];
const publishers = 2;

interface LoadRegionsOptions {
  regions: number;
  figures: number;
  actions: number;
  from: number;
  onRows: OnRows;
}

const column = <T>(connection: Connection, sql: string, ...values: string[]): T[] => connection.prepare<string[], T>(sql).pluck().all(...values);

function makeRegions(connection: Connection, count: number): string[] {
  const there = new Set(column<string>(connection, `SELECT "nutsCode" FROM "Region"`));
  const codes = Object.keys(regionOwnNames).filter((code) => code.length === 4 && !there.has(code)).sort().slice(0, count);
  insertRows(connection, "Region", codes.map((code) => ({ id: code, slug: `made-${code.toLowerCase()}`, nutsCode: code, nutsLevel: 2, countryCode: code.startsWith("EL") ? "GR" : code.slice(0, 2), role: "member", names: Object.fromEntries(locales.map((locale) => [locale, regionOwnNames[code]])), competences: {}, asked: [], languages: [] })));
  return codes;
}

/** A final questionnaire a year and set that the example has answered, and scores as the example's are published. */
function makeScores(connection: Connection, chance: Chance, regions: string[], at: string): void {
  const questionnaires = connection.prepare<[string], { id: string; setId: string; year: number }>(`SELECT "id", "setId", "year" FROM "Questionnaire" WHERE "regionId" = ? AND "status" = 'final'`).all(example);
  const codes = new Map(questionnaires.map(({ id }) => [id, column<string>(connection, `SELECT "code" FROM "IndicatorAnswer" WHERE "questionnaireId" = ?`, id)]));
  const published = connection.prepare<[string], { sourceId: string; setId: string; code: string }>(`SELECT DISTINCT "sourceId", "setId", "code" FROM "PublishedScore" WHERE "regionId" = ?`).all(example);
  for (const regionId of regions) {
    const made = questionnaires.map(({ id, setId, year }) => ({ of: id, row: { id: chance.id(), setId, regionId, year, version: 1, status: "final", illustrative: true, createdAt: at, signedOffAt: at } }));
    insertRows(connection, "Questionnaire", made.map(({ row }) => row));
    insertRows(connection, "IndicatorAnswer", made.flatMap(({ of, row }) => (codes.get(of) ?? []).map((code) => ({ questionnaireId: row.id, code, score: chance.pick([0, 50, 100]), answeredAt: at }))));
    insertRows(connection, "PublishedScore", years.flatMap((year) => published.map(({ sourceId, setId, code }) => ({ sourceId, regionId, setId, year, code, score: chance.whole(0, 1_000) / 10 }))));
  }
}

/** Each indicator, group and year, as several publishers say it, until there are so many. */
function makeFigures(connection: Connection, chance: Chance, regions: string[], wanted: number, at: string): void {
  const sources = Array.from({ length: publishers }, () => chance.id());
  insertRows(connection, "DataSource", sources.map((id) => ({ id, title: "Drawn by chance", licence: "CC0 1.0", retrievedOn: at.slice(0, 10), illustrative: true, publishedAt: at })));
  const indicators = column<string>(connection, `SELECT "key" FROM "OutcomeIndicator" WHERE "unit" <> 'typology'`);
  const groups = ["all", "nationals", "non-eu", "non-eu-women"];
  const span = Math.ceil(wanted / (regions.length * indicators.length * groups.length * publishers));
  for (const regionId of regions) {
    insertRows(connection, "OutcomeFigure", sources.flatMap((sourceId) => indicators.flatMap((indicatorKey) => groups.flatMap((group) => Array.from({ length: span }, (_, back) => ({ sourceId, regionId, indicatorKey, year: 2025 - back, group, value: chance.whole(0, 1_000) / 10 }))))));
  }
}

/** Copies of the example's running action, with its plan and its log, in all regions. */
function makeActions(connection: Connection, chance: Chance, regions: string[], count: number, from: number): void {
  const model = connection.prepare<[string], Record<string, unknown> & { id: string }>(`SELECT * FROM "Action" WHERE "regionId" = ? AND "status" = 'running'`).get(example);
  if (model === undefined) throw new Error(`The demonstration has no running action in ${example}.`);
  const [sections, log] = ["ActionSection", "MonitoringEntry"].map((table) => connection.prepare<[string], Record<string, unknown>>(`SELECT * FROM "${table}" WHERE "actionId" = ?`).all(model.id));
  const areas = column<string>(connection, `SELECT DISTINCT "areas" FROM "Action" WHERE "regionId" = ?`, example);
  for (let index = 0; index < count; index++) {
    const id = chance.id();
    const at = moment(from - index * 60_000);
    const isOver = chance.happens(0.3);
    insertRows(connection, "Action", [{ ...model, id, title: `${String(model.title)} ${index}`, regionId: chance.pick(regions), areas: chance.pick(areas), status: isOver ? "finished" : chance.pick(["planned", "running"]), outcome: isOver ? chance.pick(["successful", "partly", "unsuccessful"]) : null, topicId: null, createdById: null, createdAt: at, changedAt: at, publishedAt: at }]);
    insertRows(connection, "ActionSection", (sections ?? []).map((section) => ({ ...section, actionId: id, changedById: null })));
    insertRows(connection, "MonitoringEntry", (log ?? []).map((entry) => ({ ...entry, id: chance.id(), actionId: id, writtenById: null })));
  }
}

/** Fills regions, and what is known, said and done in them. */
export function loadRegions(connection: Connection, chance: Chance, { regions: count, figures, actions, from, onRows }: LoadRegionsOptions): void {
  const at = moment(from);
  const steps: ((regions: string[]) => void)[] = [
    (regions) => makeScores(connection, chance, regions, at),
    (regions) => makeFigures(connection, chance, regions, figures, at),
    (regions) => makeActions(connection, chance, regions, actions, from),
  ];
  const regions = makeRegions(connection, count);
  for (const [done, step] of steps.entries()) {
    connection.transaction(step)(regions);
    onRows("Regions", done + 1, steps.length);
  }
}
