import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { wordChanges, type Words } from "../history/word-changes.ts";
import { languagesOf, type RecordLanguage } from "../practice-languages.ts";
import type { PracticeContent } from "../practice.schema.ts";
import { markOf } from "./marks.ts";
import { kindOf, partsOf, typed, type PartKind, type PartWords } from "./parts.ts";
import { canTranslateInto, isReserved, type ProposalState } from "./translation.policy.ts";
import { beginWith, findPartProblems, getTranslatable, listOpen, readLanguages, readProposal, versionOfWords, type PartProblem, type Translatable } from "./translations.server.ts";

// What is read before and while one translates.

export interface LanguageLine {
  locale: Locale;
  /** As published; null when there is nothing in it. */
  published: Omit<RecordLanguage, "locale"> | null;
  translators: string[];
  /** How far the actor is with it. */
  own: { id: string; state: ProposalState } | null;
  /** Somebody else is at it; members read who. */
  taken: { name: string | null; since: Date } | null;
  canTranslate: boolean;
}

/** A record in all its languages: what there is, and what can be done. Everybody may read it. Four statements at most */
export async function getLanguages(actor: Actor | null, slug: string, now = new Date()): Promise<{ slug: string; title: string; original: Locale; lines: LanguageLine[] }> {
  const practice = await getTranslatable(db, slug);
  const rows = await db.translationProposal.findMany({ where: { practiceId: practice.id }, orderBy: { createdAt: "asc" }, include: { translator: { select: { name: true } } } });
  const reads = actor ? await readLanguages(db, actor) : [];
  const { original } = practice.content.record;
  const published = languagesOf(practice.content);
  return {
    slug,
    title: practice.original.title,
    original,
    lines: locales.map((locale): LanguageLine => {
      const here = rows.filter((row) => row.locale === locale);
      const open = here.filter(({ state }) => state !== "published");
      const [own, other] = [open.find(({ translatorId }) => actor !== null && translatorId === actor.id), open.find((row) => row.translatorId !== actor?.id && isReserved(row, now))];
      const { locale: _, ...state } = published.find((one) => one.locale === locale) ?? { locale };
      return {
        locale,
        published: "state" in state ? state : null,
        translators: [...new Set(here.flatMap(({ state: proposal, translator }) => (proposal === "published" && translator ? [translator.name] : [])))],
        own: own ? { id: own.id, state: readProposal(own).state } : null,
        taken: actor && other ? { name: other.translator?.name ?? null, since: other.createdAt } : null,
        canTranslate: locale !== original && !other && (own !== undefined || canTranslateInto(actor, reads, locale)),
      };
    }),
  };
}

/** A part of a record, beside what a translation says of it. */
export interface PairedPart {
  key: string;
  kind: PartKind;
  /** What a figure counts: the figure. */
  figure: string | null;
  original: string;
  words: string;
  /** What is published now, where it is something else. */
  published: string | null;
}

/** Pure. */
export function pairPart(content: PracticeContent, [key, original]: [string, PartWords], words: string, published: string | undefined): PairedPart {
  return { key, kind: kindOf(key), figure: figureOf(content, key), original: typed(original), words, published: published === undefined || published === words ? null : published };
}

export interface TranslatedPart extends PairedPart {
  /** The original has changed since this was translated; how, where its words of then are known. */
  isOutdated: boolean;
  changes: Words[];
}

export interface TranslatingPage {
  slug: string;
  title: string;
  originalLocale: Locale;
  /** The version that stands beside the form. */
  original: number;
  parts: TranslatedPart[];
  /** What the form begins with. */
  version: string;
  /** What is wrong with what is saved. */
  problems: PartProblem[];
  own: { id: string; state: ProposalState; remarks: string } | null;
  taken: { name: string | null; since: Date } | null;
}

/**
 * The form in which a record is translated: the original beside the translation. Null as actor: who was signed out while
 * writing sees the form with their words.
 * @throws AppError not-found, forbidden. Five statements at most
 */
export async function getTranslating(actor: Actor | null, { slug, locale }: { slug: string; locale: Locale }, now = new Date()): Promise<TranslatingPage> {
  const practice = await getTranslatable(db, slug);
  const { content, original } = practice;
  const open = actor ? await listOpen(db, practice.id, locale) : [];
  const own = open.find(({ translatorId }) => translatorId === actor?.id);
  const other = open.find((proposal) => proposal !== own && isReserved(proposal, now));
  if (locale === content.record.original || (actor && !own && !canTranslateInto(actor, await readLanguages(db, actor), locale))) throw new AppError("forbidden", "translations:errors.notYours");
  const published = beginWith(content.texts[locale]);
  const words = own?.words ?? published;
  const outdated = [...partsOf(original)].filter(([key, now]) => words[key]?.of !== undefined && words[key].of !== markOf(now));
  const former = outdated.length === 0 ? [] : await readFormer(practice);
  return {
    slug,
    title: original.title,
    originalLocale: content.record.original,
    original: practice.version,
    parts: [...partsOf(original)].map(([key, now]): TranslatedPart => {
      const isOutdated = outdated.some(([one]) => one === key);
      const before = isOutdated ? former.map((text) => text.get(key)).find((text) => text !== undefined && markOf(text) === words[key]?.of) : undefined;
      return { ...pairPart(content, [key, now], words[key]?.words ?? "", published[key]?.words), isOutdated, changes: before === undefined ? [] : wordChanges(typed(before), typed(now)) };
    }),
    version: versionOfWords(words),
    problems: findPartProblems(original, words),
    own: own ? { id: own.id, state: own.state, remarks: own.remarks } : null,
    taken: other ? { name: other.translator?.name ?? null, since: other.createdAt } : null,
  };
}

/** The figure whose label a part is. */
const figureOf = ({ record }: PracticeContent, part: string): string | null => record.figures.find(({ key }) => part === `figure-${key}`)?.value ?? null;

/** What earlier versions said in the original language, latest first. */
async function readFormer({ id, content }: Translatable): Promise<ReturnType<typeof partsOf>[]> {
  const versions = await db.practiceVersion.findMany({ where: { practiceId: id }, orderBy: { number: "desc" }, take: 20, select: { content: true } });
  return versions.flatMap((version) => { const text = (version.content as unknown as PracticeContent).texts[content.record.original]; return text ? [partsOf(text)] : []; });
}
