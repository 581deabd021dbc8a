import { z } from "zod";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { fold } from "#app/lib/fold.ts";
import { spreadIndicators, type SetContent, type SetStructure, type SetText } from "../indicator-set.schema.ts";
import { isTheme } from "../set-texts.ts";
import { wordCells } from "./set-words.ts";
import { alignWords, each, most, placeColumn, rowNumber, type Section, type Tables, type TypedRow, type TypedSet } from "./typed-set.ts";

/** What is wrong, and where (`sets:problems.<code>`). */
export interface SetProblem {
  section: Section;
  /** Index of the row; null: the section as a whole. */
  row: number | null;
  /** As the person's spreadsheet counts. */
  number: number | null;
  column: string;
  code: "missing" | "tooLong" | "edition" | "editionStays" | "kind" | "kindAdmin" | "overall" | "address" | "key" | "twice" | "tooMany" | "none" | "score" | "fewAnswers" | "noScale" | "noValue" | "noAxis" | "noPlace" | "twoStars" | "answered" | "outdated";
  values?: Record<string, string | number>;
  /** Of a further language. */
  language?: Locale;
}

/** What every object inherits would be found where nothing was written. */
const isKey = (value: string, signs = /^[a-z0-9]+(?:-[a-z0-9]+)*$/): boolean => value.length <= 40 && signs.test(value) && value !== "constructor";
const isCode = (value: string): boolean => isKey(value, /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
const longest: Record<string, number> = { "facts.title": 200, "facts.about": 2_000, "facts.source": 300, "facts.licence": 100, "axes.title": 100, "axes.name": 100, "scales.answer": 60, "indicators.question": 500, "indicators.guidance": 1_000, "indicators.code": 40 };

export interface CheckContext {
  /** Who stands as the source of what names none. */
  maker: string;
  /** Only administrators publish what an institution measures. */
  mayBePolicy: boolean;
}

/** What is wrong with a set, and the set as far as it can be read: whole when nothing is wrong. */
export function checkSet({ language, tables, words, outdated }: TypedSet, { maker, mayBePolicy }: CheckContext): { content: SetContent; problems: SetProblem[] } {
  const problems: SetProblem[] = [];
  const judge = new Judge(tables, problems);
  const kind = judge.kind(mayBePolicy);
  const axes = judge.axes();
  const scales = judge.scales();
  const overallAxis = judge.overall(axes);
  const indicators = judge.indicators(axes, scales, overallAxis);
  const { facts } = tables;
  judge.facts(kind);
  const source = { title: facts.source || maker, ...(facts.url && { url: facts.url }), ...(facts.licence && { licence: facts.licence }) };
  const spread = spreadIndicators({ axes: axes.map(({ key, values }) => ({ key, values: [...values.keys()] })), indicators });
  if (spread.length > most.indicators) judge.say("indicators", null, "", "tooMany", { most: most.indicators });
  const codes = new Set<string>();
  for (const { code, text } of spread) {
    const row = tables.indicators.findIndex((one) => one.code === text);
    if (codes.has(code) && code !== text) judge.say("indicators", row, "code", "twice", { value: code });
    codes.add(code);
  }
  const texts: SetContent["texts"] = { [language]: judge.texts() };
  for (const [locale, theirs] of Object.entries(words)) {
    if (!isLocale(locale) || locale === language || !theirs) continue;
    const judged = new Judge(alignWords(tables, theirs), problems, locale);
    texts[locale] = judged.texts();
    for (const { key, section, row, column } of wordCells(tables)) if (outdated?.[locale]?.includes(key)) judged.say(section, row, column, "outdated");
  }
  return {
    content: {
      structure: { format: 1, slug: "", edition: facts.edition, kind, overallAxis, source, axes: axes.map(({ key, values }) => ({ key, values: [...values.keys()] })), scales: Object.fromEntries(scales) },
      indicators: spread, texts,
    },
    problems: problems.sort((a, b) => Number(a.language !== undefined) - Number(b.language !== undefined)),
  };
}

/** An axis with its values: each may be written in several ways. */
interface Axis {
  key: string;
  values: Map<string, string[]>;
}

class Judge {
  private readonly tables: Tables;
  private readonly problems: SetProblem[];
  private readonly language: Locale | undefined;

  constructor(tables: Tables, problems: SetProblem[], language?: Locale) {
    [this.tables, this.problems, this.language] = [tables, problems, language];
  }

  say(section: Section, row: number | null, column: string, code: SetProblem["code"], values?: SetProblem["values"]): void {
    const number = row === null || section === "facts" ? null : rowNumber(this.tables[section][row], row);
    this.problems.push({ section, row, number, column, code, ...(values && { values }), ...(this.language && { language: this.language }) });
  }

  /** Says when something that has to be there is not, or is too long. */
  private word(section: Section, row: number | null, column: string, value: string, isNeeded: boolean): string {
    const most = longest[`${section}.${column}`] ?? 100;
    if (value === "" && isNeeded) this.say(section, row, column, "missing");
    else if (value.length > most) this.say(section, row, column, "tooLong", { most });
    return value;
  }

  kind(mayBePolicy: boolean): SetStructure["kind"] {
    const { kind } = this.tables.facts;
    if (kind === "" || kind === "self-assessment") return "self-assessment";
    if (kind !== "policy") this.say("facts", null, "kind", "kind", { value: kind });
    else if (!mayBePolicy) this.say("facts", null, "kind", "kindAdmin");
    return kind === "policy" ? "policy" : "self-assessment";
  }

  facts(kind: SetStructure["kind"]): void {
    const { edition, source, url, licence } = this.tables.facts;
    if (edition === "") this.say("facts", null, "edition", "missing");
    else if (!/^[\w.-]{1,20}$/.test(edition)) this.say("facts", null, "edition", "edition");
    this.word("facts", null, "source", source, kind === "policy");
    this.word("facts", null, "licence", licence, false);
    if (url !== "" && (url.length > 500 || !z.url({ protocol: /^https?$/ }).safeParse(url).success)) this.say("facts", null, "url", "address");
  }

  overall(axes: readonly Axis[]): string {
    const { overall } = this.tables.facts;
    const titles = new Map(this.tables.axes.map(({ axis = "", title = "" }) => [fold(title), axis]));
    const found = overall === "" ? axes[0] : axes.find(({ key }) => key === overall || key === titles.get(fold(overall)));
    if (!found && axes.length > 0) this.say("facts", null, "overall", "overall", { value: overall });
    return (found ?? axes[0])?.key ?? "";
  }

  axes(): Axis[] {
    const axes = new Map<string, Axis>();
    for (const [index, { axis = "", value = "", name = "" }] of this.tables.axes.entries()) {
      if (!this.key("axes", index, "axis", axis) || !this.key("axes", index, "value", value)) continue;
      const { values } = axes.get(axis) ?? axes.set(axis, { key: axis, values: new Map() }).get(axis) ?? { values: new Map<string, string[]>() };
      if (values.has(value)) this.say("axes", index, "value", "twice", { value });
      else values.set(value, [fold(value), fold(name)]);
      if (values.size === most.values + 1) this.say("axes", index, "value", "tooMany", { most: most.values });
    }
    if (axes.size === 0) this.say("axes", null, "", "none");
    if (axes.size > most.axes) this.say("axes", null, "", "tooMany", { most: most.axes });
    return [...axes.values()];
  }

  private key(section: Section, row: number, column: string, value: string): boolean {
    if (!isKey(value)) this.say(section, row, column, value === "" ? "missing" : "key", { value });
    return isKey(value);
  }

  scales(): Map<string, number[]> {
    const scales = new Map<string, number[]>();
    for (const [index, { scale = "", score: written = "" }] of this.tables.scales.entries()) {
      if (!this.key("scales", index, "scale", scale)) continue;
      const score = written === "" ? NaN : Number(written.replace(",", "."));
      const scores = scales.get(scale) ?? [];
      scales.set(scale, scores);
      if (!(score >= 0 && score <= 100)) this.say("scales", index, "score", "score", { value: written });
      else if (scores.includes(score)) this.say("scales", index, "score", "twice", { value: written });
      else scores.push(score);
    }
    for (const [scale, scores] of scales) if (scores.length < 2 || scores.length > most.answers) this.say("scales", this.tables.scales.findIndex((row) => row.scale === scale), "scale", "fewAnswers", { value: scale, most: most.answers });
    if (scales.size === 0) this.say("scales", null, "", "none");
    return scales;
  }

  indicators(axes: readonly Axis[], scales: ReadonlyMap<string, number[]>, overallAxis: string): SetStructure["indicators"] {
    const rows = this.tables.indicators;
    if (rows.length === 0) this.say("indicators", null, "", "none");
    const known = new Set(axes.map(({ key }) => placeColumn(key)));
    for (const column of new Set(rows.flatMap((row) => Object.keys(row).filter((name) => name.startsWith("@") && row[name] !== "")))) if (!known.has(column)) this.say("indicators", null, column, "noAxis", { value: column.slice(1) });
    const codes = new Set<string>();
    return rows.flatMap((row, index) => {
      const { code = "", scale: named = "" } = row;
      if (!isCode(code)) { this.say("indicators", index, "code", code === "" ? "missing" : "key", { value: code }); return []; }
      if (codes.has(code)) { this.say("indicators", index, "code", "twice", { value: code }); return []; }
      codes.add(code);
      const scale = named === "" && scales.size === 1 ? [...scales.keys()][0] ?? "" : named;
      if (!scales.has(scale)) this.say("indicators", index, "scale", named === "" ? "missing" : "noScale", { value: named });
      const { tags, stars } = this.places(row, index, axes);
      const [star] = stars;
      if (stars.length > 1) this.say("indicators", index, placeColumn(stars[1] ?? ""), "twoStars");
      if (overallAxis !== "" && star !== overallAxis && !tags[overallAxis]) this.say("indicators", index, placeColumn(overallAxis), "noPlace", { axis: overallAxis });
      return [{ code, scale, tags, ...(star !== undefined && { each: star }) }];
    });
  }

  private places(row: TypedRow, index: number, axes: readonly Axis[]): { tags: Record<string, string[]>; stars: string[] } {
    const tags: Record<string, string[]> = {};
    const stars: string[] = [];
    for (const { key, values } of axes) {
      const cell = row[placeColumn(key)] ?? "";
      if (cell === each) { stars.push(key); continue; }
      const find = (written: string) => [...values].find(([, ways]) => ways.includes(fold(written)))?.[0];
      // A name may hold a comma: it divides only what is no name as a whole.
      const pieces = cell.split(/[;|\n]/).flatMap((piece) => (find(piece) ? [piece] : piece.split(","))).map((piece) => piece.trim()).filter((piece) => piece !== "");
      const found = pieces.map((piece) => { const value = find(piece); if (value === undefined) this.say("indicators", index, placeColumn(key), "noValue", { value: piece.slice(0, 60), axis: key }); return value; }).filter((value) => value !== undefined);
      if (found.length > 0) tags[key] = [...new Set(found)];
    }
    return { tags, stars };
  }

  /** The words of the rows; what is missing is said. */
  texts(): SetText {
    const { facts, axes, scales, indicators } = this.tables;
    const text: SetText = { title: this.word("facts", null, "title", facts.title, true), about: this.word("facts", null, "about", facts.about, true), axes: {}, scales: {}, indicators: {} };
    for (const [index, { axis = "", title = "", value = "", name = "" }] of axes.entries()) {
      const first = axes.findIndex((one) => one.axis === axis) === index;
      this.word("axes", index, "title", title, first);
      this.word("axes", index, "name", name, value !== "" && !isTheme(value));
      if (!isKey(axis)) continue;
      const known = text.axes[axis] ??= { title, values: {} };
      if (isKey(value) && name !== "") known.values[value] = name;
    }
    for (const [index, { scale = "", answer = "" }] of scales.entries()) {
      this.word("scales", index, "answer", answer, true);
      if (isKey(scale)) (text.scales[scale] ??= []).push(answer);
    }
    for (const [index, { code = "", question = "", guidance = "" }] of indicators.entries()) {
      this.word("indicators", index, "guidance", guidance, false);
      this.word("indicators", index, "question", question, true);
      if (isCode(code)) text.indicators[code] = { question, ...(guidance && { guidance }) };
    }
    return text;
  }
}
