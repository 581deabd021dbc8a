import type { TFunction } from "i18next";
import { db } from "#app/db/client.server.ts";
import { listRegions, type RegionSummary } from "#app/features/network/regions.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { pageFacts } from "#app/lib/api/api.schema.ts";
import { listFinals, type Final } from "../finals.server.ts";
import type { SetContent } from "../indicator-set.schema.ts";
import { readPublished, type Published } from "../published/published.server.ts";
import { contentOf, readScores } from "../questionnaires.server.ts";
import { profileAddress, publishedPath } from "../region-paths.ts";
import type { Scores } from "../aggregate.ts";
import { textOf } from "../set-texts.ts";
import { sayAxes, standingOf } from "../standing.ts";
import type { ScoreItem, ScoreList, ScoreQuery } from "./scores.schema.ts";

/** A set in the reader's language, with its scores in their order: overall, axis by axis, single indicators. */
interface KnownSet {
  content: SetContent;
  said: ScoreItem["set"];
  names: Map<string, string>;
}

/** A page of the scores that everybody may read, the newest year first. Five statements. */
export async function listScoresForApi({ region, set, year, basis, lang, page, pageSize }: ScoreQuery, at: URL): Promise<ScoreList> {
  const regions = new Map((await listRegions(lang)).filter(({ slug, nutsCode }) => region === undefined || region === slug || region === nutsCode).map((one) => [one.id, one]));
  const sets = await readSets(set, lang, getT(lang));
  const isAsked = (regionId: string, setId: string, of: number): boolean => regions.has(regionId) && sets.has(setId) && (year === undefined || of === year);
  const finals = basis === "published" ? [] : (await listFinals(lang)).filter((one) => isAsked(one.region.id, one.setId, one.year));
  const answers = await readScores(finals.map(({ id }) => id));
  const published = basis === "self-assessment" ? [] : (await readPublished({ ...(set === undefined ? {} : { setId: set }), ...(year === undefined ? {} : { year }) })).filter((one) => isAsked(one.regionId, one.setId, one.year));
  const scores = [...finals.flatMap((final) => ownScores(final, { region: regions.get(final.region.id), set: sets.get(final.setId), answers: answers.get(final.id) ?? {} }, at.origin)), ...published.flatMap((one) => publishedScore(one, { region: regions.get(one.regionId), set: sets.get(one.setId) }, at.origin))];
  const placeOf = ({ set: { id }, code }: ScoreItem): number => [...(sets.get(id)?.names.keys() ?? [])].indexOf(code);
  const groupOf = ({ year: of, set: { id }, region: { nuts }, basis: by }: ScoreItem): string => [9999 - of, id, nuts, by === "self-assessment" ? 0 : 1].join(" ");
  const groups = [...Map.groupBy(scores, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => list);
  const sorted = groups.flatMap((list) => list.map((one) => ({ one, place: placeOf(one) })).sort((a, b) => a.place - b.place).map(({ one }) => one));
  return { ...pageFacts({ page, pageSize, total: sorted.length, at }), scores: sorted.slice((page - 1) * pageSize, page * pageSize) };
}

async function readSets(id: string | undefined, locale: Locale, t: TFunction): Promise<Map<string, KnownSet>> {
  const rows = await db.indicatorSet.findMany({ where: id === undefined ? {} : { id }, select: { id: true, content: true } });
  return new Map(rows.map((row) => {
    const content = contentOf(row.content);
    const { text } = textOf(content, locale);
    const names = new Map([
      ["overall", t("regions:profile.overall")],
      ...sayAxes(content, locale, t).flatMap(({ key, title, values }) => values.map((value): [string, string] => [`${key}.${value.key}`, `${title}: ${value.name}`])),
      ...content.indicators.map(({ code, text: name }): [string, string] => [code, text.indicators[name]?.question ?? code]),
    ]);
    return [row.id, { content, names, said: { id: row.id, title: text.title, edition: content.structure.edition } }];
  }));
}

interface Known {
  region: RegionSummary | undefined;
  set: KnownSet | undefined;
}

const sayRegion = ({ slug, nutsCode, name }: RegionSummary): ScoreItem["region"] => ({ slug, nuts: nutsCode, name });

/** What a region says of itself, along every axis, with the answers that count. */
function ownScores({ setId, year, version, signedOffAt, illustrative }: Final, { region, set, answers }: Known & { answers: Scores }, origin: string): ScoreItem[] {
  if (!region || !set) return [];
  const { axes, overall } = standingOf(set.content, answers);
  const answered = set.content.indicators.filter(({ code }) => typeof answers[code] === "number").length;
  const all: [string, number | null, number][] = [["overall", overall, answered], ...Object.entries(axes).flatMap(([axis, values]) => Object.entries(values).map(([value, score]): [string, number | null, number] => [`${axis}.${value}`, score.mean, score.answered]))];
  return all.map(([code, score, count]) => ({
    region: sayRegion(region), url: origin + profileAddress(region.slug, setId, year), set: set.said, year, basis: "self-assessment", code, name: set.names.get(code) ?? code, score, answers: count, version, signedOffAt, flags: "", forCode: null, source: null, illustrative: illustrative || region.role === "illustrative",
  }));
}

/** A score as an institution has published it. */
function publishedScore({ setId, year, code, score, flags, forCode, source, illustrative }: Published, { region, set }: Known, origin: string): ScoreItem[] {
  if (!region || !set) return [];
  return [{ region: sayRegion(region), url: origin + publishedPath(region.slug, setId, year), set: set.said, year, basis: "published", code, name: set.names.get(code) ?? code, score, answers: null, version: null, signedOffAt: null, flags, forCode: forCode === "" ? null : forCode, source, illustrative }];
}
