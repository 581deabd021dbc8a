import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type CourseProblem, Problems } from "#app/features/courses/folder/problem.ts";
import { readYaml, type YamlFile } from "#app/features/courses/folder/yaml.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { filedFields, textFields } from "./keys.ts";
import { reservedSlugs } from "./practice-paths.ts";
import { practiceRecordSchema, practiceTextSchema, type PracticeContent, type PracticeRecord, type PracticeText } from "./practice.schema.ts";

export interface PracticeFolder {
  slug: string;
  content: PracticeContent | null;
  problems: CourseProblem[];
}

const recordFile = "practice.yaml";
const maxBytes = 256 * 1024;

/** Reads a record's folder and says everything that is wrong with it. */
export async function checkPractice(folder: string): Promise<PracticeFolder> {
  const slug = basename(resolve(folder));
  const problems = new Problems();
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) || slug.length > 80 || reservedSlugs.includes(slug)) problems.add(".", undefined, `“${slug}” cannot be a record's name.`, "Use lower-case words joined by hyphens, at most 80 characters.");
  const files = await readFiles(folder, problems);
  const source = files.get(recordFile);
  if (source === undefined) problems.add(recordFile, undefined, "The folder has no practice.yaml.", "Write what the record is filed under there.");
  const record = source === undefined ? null : readYaml(recordFile, source, practiceRecordSchema, problems);
  const texts = new Map(locales.flatMap((locale) => {
    const text = files.get(`${locale}.yaml`);
    return text === undefined ? [] : [[locale, readYaml(`${locale}.yaml`, text, practiceTextSchema, problems)] as const];
  }));
  if (record?.value) checkRecord(record, record.value, texts, problems);
  const content = problems.all.length > 0 || !record?.value ? null : { record: record.value, texts: Object.fromEntries([...texts].flatMap(([locale, { value }]) => (value ? [[locale, value]] : []))) };
  return { slug, content, problems: problems.sorted };
}

async function readFiles(folder: string, problems: Problems): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.name.startsWith(".") || entry.name === "README.md") continue;
    const known = entry.name === recordFile || locales.some((locale) => entry.name === `${locale}.yaml`);
    if (!known || !entry.isFile()) {
      problems.add(entry.name, undefined, "This does not belong into a record's folder.", `Keep ${recordFile} and one file a language: ${locales.map((locale) => `${locale}.yaml`).join(", ")}.`);
      continue;
    }
    const bytes = await readFile(join(folder, entry.name));
    if (bytes.length > maxBytes) problems.add(entry.name, undefined, "The file is longer than 256 KiB.", "Shorten it, or link to a document.");
    else files.set(entry.name, bytes.toString("utf8").replaceAll("\r\n", "\n"));
  }
  return files;
}

function checkRecord(file: YamlFile<PracticeRecord>, record: PracticeRecord, texts: Map<Locale, YamlFile<PracticeText>>, problems: Problems): void {
  const say = (path: PropertyKey[], message: string, remedy: string) => problems.add(recordFile, file.at(path), message, remedy);
  const original = texts.get(record.original);
  if (!original) say(["original"], `There is no ${record.original}.yaml.`, "Write the record in its original language first.");
  const told = original?.value ?? null;
  if (record.starts && record.ends && record.ends.slice(0, record.starts.length) < record.starts) say(["ends"], "It ends before it starts.", "Correct one of the two.");
  for (const [field, keys] of Object.entries(record.from)) for (const key of keys) if (!(key in record.sources)) say(["from", field], `There is no source “${key}”.`, "Add it to sources, or correct the key.");
  for (const [index, { source }] of record.adoptions.entries()) if (!(source in record.sources)) say(["adoptions", index], `There is no source “${source}”.`, "Add it to sources, or correct the key.");
  for (const [key, { url }] of Object.entries(record.sources)) if (url === undefined) say(["sources", key], `The source “${key}” has no address.`, "Name the page where it can be read.");
  const filled = filledFields(record, told);
  if (!record.illustrative) for (const field of filled) if (!record.from[field as keyof typeof record.from]) say([field in record ? field : "from"], `Nothing says where “${field}” comes from.`, "Name its sources under from, or leave the field empty.");
  for (const field of Object.keys(record.from)) if (told && !filled.includes(field)) say(["from", field], `“${field}” has a source but says nothing.`, "Fill the field in, or take its source out.");
  for (const { key } of record.figures) if (told && !told.figures?.[key]) say(["figures"], `The original text does not say what “${key}” counts.`, `Say it under figures in ${record.original}.yaml.`);
  for (const [locale, text] of texts) if (told && text.value && locale !== record.original) compareTexts(told, text.value, locale, text, problems);
}

/** A translation says nothing that the original does not. */
function compareTexts(original: PracticeText, text: PracticeText, locale: Locale, file: YamlFile<PracticeText>, problems: Problems): void {
  for (const field of textFields) {
    const [mine, theirs] = [text[field], original[field]];
    if (mine === undefined) continue;
    if (theirs === undefined) problems.add(`${locale}.yaml`, file.at([field]), `The original does not say “${field}”.`, "Take it out here, or write it in the original too.");
    else if (Array.isArray(mine) && Array.isArray(theirs) && mine.length !== theirs.length) problems.add(`${locale}.yaml`, file.at([field]), `The original has ${theirs.length} points under “${field}”.`, "Translate them one by one.");
  }
}

/** The fields that say something, filed or told. */
export function filledFields(record: PracticeRecord, text: PracticeText | null): string[] {
  const filed = filedFields.filter((field) => {
    if (field === "period") return record.starts !== undefined || record.ends !== undefined;
    const value = record[field];
    return Array.isArray(value) ? value.length > 0 : value !== undefined;
  });
  return [...filed, ...textFields.filter((field) => text?.[field] !== undefined)];
}
