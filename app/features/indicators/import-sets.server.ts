import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { transaction } from "#app/db/client.server.ts";
import { type CourseProblem, formatProblem, Problems } from "#app/features/courses/folder/problem.ts";
import { readYaml } from "#app/features/courses/folder/yaml.ts";
import { themes } from "#app/features/courses/keys.ts";
import { locales } from "#app/i18n/locales.ts";
import { type SetContent, setStructureSchema, setTextSchema, spreadIndicators } from "./indicator-set.schema.ts";
import { keepSet, setIdOf } from "./sets/keep-set.server.ts";

/** Reads a set's folder and says everything that is wrong with it. */
export async function checkIndicatorSet(folder: string): Promise<{ content: SetContent | null; problems: CourseProblem[] }> {
  const problems = new Problems();
  const read = async (name: string) => readFile(join(folder, name), "utf8").catch(() => null);
  const source = await read("set.yaml");
  if (source === null) problems.add("set.yaml", undefined, "The folder has no set.yaml.", "Write the axes, the scales and the indicators there.");
  const structure = source === null ? null : readYaml("set.yaml", source, setStructureSchema, problems).value;
  const texts: SetContent["texts"] = {};
  for (const locale of locales) {
    const text = await read(`${locale}.yaml`);
    const value = text === null ? null : readYaml(`${locale}.yaml`, text, setTextSchema, problems).value;
    if (value) texts[locale] = value;
  }
  if (!structure) return { content: null, problems: problems.sorted };
  const { indicators: _written, ...rest } = structure;
  const content = { structure: rest, indicators: spreadIndicators(structure), texts };
  checkContent(content, problems);
  return { content: problems.all.length > 0 ? null : content, problems: problems.sorted };
}

function checkContent({ structure, indicators, texts }: SetContent, problems: Problems): void {
  const axes = new Map(structure.axes.map(({ key, values }) => [key, values]));
  const say = (file: string, message: string, remedy: string) => problems.add(file, undefined, message, remedy);
  if (!axes.has(structure.overallAxis)) say("set.yaml", `There is no axis “${structure.overallAxis}”.`, "Name one of the axes as overallAxis.");
  if (new Set(indicators.map(({ code }) => code)).size < indicators.length) say("set.yaml", "Two indicators have the same code.", "Give every indicator a code of its own.");
  for (const { code, scale, tags } of indicators) {
    if (!structure.scales[scale]) say("set.yaml", `Indicator ${code}: there is no scale “${scale}”.`, "Add it to scales, or correct the name.");
    if (!tags[structure.overallAxis]?.length) say("set.yaml", `Indicator ${code} has no place on the axis “${structure.overallAxis}”.`, "Tag it.");
    for (const [axis, values] of Object.entries(tags)) for (const value of values) if (!axes.get(axis)?.includes(value)) say("set.yaml", `Indicator ${code}: “${value}” is not on the axis “${axis}”.`, "Add it to the axis, or correct the tag.");
  }
  if (Object.keys(texts).length === 0) say("en.yaml", "There is no text in any language.", "Write one file a language, e.g. en.yaml.");
  for (const [locale, text] of Object.entries(texts)) {
    const file = `${locale}.yaml`;
    for (const { text: name } of indicators) if (!text.indicators[name]) say(file, `The question “${name}” is missing.`, "Translate it.");
    for (const [scale, scores] of Object.entries(structure.scales)) if (text.scales[scale]?.length !== scores.length) say(file, `The scale “${scale}” needs ${scores.length} answers.`, "Write one for each score, in the same order.");
    for (const { key, values } of structure.axes) {
      if (!text.axes[key]) say(file, `The axis “${key}” has no title.`, "Write one.");
      for (const value of values) if (!text.axes[key]?.values[value] && !(themes as readonly string[]).includes(value)) say(file, `“${value}” on the axis “${key}” has no name.`, "Write one.");
    }
  }
}

/**
 * Publishes the sets of a folder that are not there as they stand. An edition that somebody has answered keeps its
 * indicators: only its words may change, or scores would not mean what they meant.
 */
export async function importIndicatorSets(folder: string, { onProgress }: { onProgress?: (message: string) => void } = {}): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const { name } of entries.filter((entry) => entry.isDirectory()).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { content, problems } = await checkIndicatorSet(join(folder, name));
    if (!content) {
      onProgress?.(`Not published, because the indicator set has problems:\n${problems.map((problem) => formatProblem(problem, join(folder, name))).join("\n")}`);
      continue;
    }
    const id = setIdOf(content);
    const kept = await transaction((tx) => keepSet(tx, { content, origin: "folder", ownerRegionId: null, replaces: id }));
    if (kept === "answered") onProgress?.(`Not published: ${id} has been answered, so its indicators stay. Give the changed set an edition of its own.`);
    else if (kept === "taken") onProgress?.(`Not published: a set that was made in the browser is called ${id}. Give yours another slug or edition.`);
    else if (kept === "published") onProgress?.(`Published the indicators ${id}`);
  }
}
