import { createHash } from "node:crypto";
import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import type { Prisma, TranslationProposal } from "#app/db/generated/client.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { localeNames, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import type { PracticeContent, PracticeText } from "../practice.schema.ts";
import { proposalPath } from "../practice-paths.ts";
import { mostKept } from "../submission-fields.ts";
import { listReviewerIds } from "../submissions.server.ts";
import { markOf, marksOf, outdatedParts } from "./marks.ts";
import { kept, mostOf, partsOf, typed } from "./parts.ts";
import { canEditProposal, canTakeBack, canTranslateInto, isReserved, type ProposalState } from "./translation.policy.ts";

// What the translator does: write, hand in, take back, throw away.

/** A part as it was typed, and the mark of the original that it translates; none where a file brought it. */
export type ProposedWords = Record<string, { words: string; of?: string }>;

export type Proposal = Omit<TranslationProposal, "state" | "words" | "locale"> & { state: ProposalState; words: ProposedWords; locale: Locale };

export const readProposal = (row: TranslationProposal): Proposal => ({ ...row, state: row.state as ProposalState, locale: row.locale as Locale, words: row.words as ProposedWords });

/** The languages that a person's profile says they read. One statement. */
export async function readLanguages(tx: DbOrTx, actor: Actor): Promise<string[]> {
  const user = await tx.user.findUnique({ where: { id: actor.id }, select: { languages: true } });
  return Array.isArray(user?.languages) ? user.languages.filter((code) => typeof code === "string") : [];
}

/** A record that is to be translated, as it is published now. */
export interface Translatable {
  id: number;
  slug: string;
  version: number;
  content: PracticeContent;
  original: PracticeText;
}

/** @throws AppError not-found. One statement */
export async function getTranslatable(tx: DbOrTx, slug: string): Promise<Translatable> {
  const row = await tx.practice.findUnique({ where: { slug }, select: { id: true, currentVersion: { select: { number: true, content: true } } } });
  if (!row?.currentVersion) throw new AppError("not-found", "errors:practices.noSuchPractice");
  const content = row.currentVersion.content as unknown as PracticeContent;
  const original = content.texts[content.record.original];
  if (!original) throw new Error("A record has a text in its original language");
  return { id: row.id, slug, version: row.currentVersion.number, content, original };
}

/** What one begins with: the translation that is published. */
export function beginWith(text: PracticeText | undefined): ProposedWords {
  return Object.fromEntries([...(text ? partsOf(text) : [])].map(([key, words]) => [key, { words: typed(words), ...(text?.of?.[key] !== undefined && { of: text.of[key] }) }]));
}

/** Which words a form holds: another version is another text. */
export const versionOfWords = (words: ProposedWords): string => createHash("sha256").update(JSON.stringify(Object.entries(words).map(([key, part]) => [key, part.words]).filter(([, text]) => text !== "").sort())).digest("base64url").slice(0, 16);

/** The same for what a text would keep of them. */
const said = (words: ProposedWords): string => JSON.stringify(Object.entries(words).flatMap(([key, part]) => { const text = kept(key, part.words); return text === undefined ? [] : [[key, text]]; }).sort());

/** All that is open in one language of a record. One statement. */
export async function listOpen(tx: DbOrTx, practiceId: number, locale: Locale): Promise<(Proposal & { translator: { name: string } | null })[]> {
  const rows = await tx.translationProposal.findMany({ where: { practiceId, locale, state: { not: "published" } }, include: { translator: { select: { name: true } } }, orderBy: { createdAt: "asc" } });
  return rows.map((row) => ({ ...readProposal(row), translator: row.translator }));
}

interface KeepInput {
  slug: string;
  locale: Locale;
  /** What the form holds, by part. */
  words: Record<string, string>;
  /** The version of the record that stood beside the form. */
  original: number;
  /** What the form began with (`versionOfWords`): what was saved elsewhere meanwhile is not written over. */
  since?: string | undefined;
}

/**
 * Keeps what was typed.
 * @returns when, and the version that the form goes on from
 * @throws AppError not-found, forbidden, too-many, invalid (too long to be kept), conflict (saved elsewhere, or begun by somebody else)
 */
export async function keepTranslation(actor: Actor, input: KeepInput, now = new Date()): Promise<{ savedAt: Date; version: string }> {
  await limit("draftPerson", actor.id);
  const far = Object.entries(input.words).find(([, words]) => words.length > mostKept);
  if (far) throw new AppError("invalid", "submissions:errors.farTooLong", { field: far[0] });
  return act(async (tx) => {
    const { words } = await keepWithin(tx, actor, input, now);
    return { savedAt: now, version: versionOfWords(words) };
  });
}

async function keepWithin(tx: Tx, actor: Actor, { slug, locale, words, original: seen, since }: KeepInput, now: Date): Promise<{ id: string | null; words: ProposedWords; state: ProposalState; practice: Translatable; beside: PracticeText }> {
  const practice = await getTranslatable(tx, slug);
  const open = await listOpen(tx, practice.id, locale);
  const own = open.find(({ translatorId }) => translatorId === actor.id);
  if (own?.state === "waiting") throw new AppError("forbidden", "translations:errors.waits");
  const other = open.find((proposal) => proposal !== own && isReserved(proposal, now));
  if (other) throw new AppError("conflict", "translations:errors.taken");
  if (!own && (locale === practice.content.record.original || !canTranslateInto(actor, await readLanguages(tx, actor), locale))) throw new AppError("forbidden", "translations:errors.notYours");
  if (own && !canEditProposal(actor, own)) throw new AppError("forbidden", "translations:errors.notYours");
  const beside = seen === practice.version ? practice.original : await readOriginal(tx, practice, seen);
  const known = own?.words ?? beginWith(practice.content.texts[locale]);
  const next = withTyped(known, words, beside, practice.original);
  const isOther = versionOfWords(next) !== versionOfWords(known);
  if (isOther && since !== undefined && since !== versionOfWords(known)) throw new AppError("conflict", "translations:errors.elsewhere");
  if (!isOther) return { id: own?.id ?? null, words: known, state: own?.state ?? "draft", practice, beside };
  const data = { words: next as Prisma.InputJsonObject, changedAt: now };
  const row = own ? await tx.translationProposal.update({ where: { id: own.id }, data }) : await tx.translationProposal.create({ data: { id: newId(), practiceId: practice.id, locale, translatorId: actor.id, state: "draft", createdAt: now, ...data } });
  return { id: row.id, words: next, state: row.state as ProposalState, practice, beside };
}

/** The original of another version: the one that somebody read while they typed. */
async function readOriginal(tx: Tx, { id, original, content }: Translatable, number: number): Promise<PracticeText> {
  const version = await tx.practiceVersion.findUnique({ where: { practiceId_number: { practiceId: id, number } }, select: { content: true } });
  return (version?.content as unknown as PracticeContent | undefined)?.texts[content.record.original] ?? original;
}

/** Only what was typed anew translates the original beside it; parts that the original does not have are left out. */
function withTyped(known: ProposedWords, words: Record<string, string>, beside: PracticeText, original: PracticeText): ProposedWords {
  const read = partsOf(beside);
  return Object.fromEntries([...partsOf(original)].flatMap(([key, current]): [string, ProposedWords[string]][] => {
    const [before, now] = [known[key], words[key]];
    if (now === undefined || now === before?.words) return before ? [[key, before]] : [];
    return [[key, { words: now, of: markOf(read.get(key) ?? current) }]];
  }));
}

export interface PartProblem {
  key: string;
  /** A translation key. */
  message: string;
}

/** What has to be done before it can be handed in. A translation may leave out parts, never title and summary. */
export function findPartProblems(original: PracticeText, words: ProposedWords): PartProblem[] {
  return [...partsOf(original)].flatMap(([key, wanted]): PartProblem[] => {
    const text = kept(key, words[key]?.words ?? "");
    if (text === undefined) return key === "title" || key === "summary" ? [{ key, message: "submissions:errors.required" }] : [];
    if ((Array.isArray(text) ? text : [text]).some((part) => part.length > mostOf(key))) return [{ key, message: "submissions:errors.tooLong" }];
    return Array.isArray(wanted) && wanted.length !== text.length ? [{ key, message: "translations:errors.points" }] : [];
  });
}

/**
 * Hands a translation in to be read by somebody else; what the form holds is kept first. Who hands in says that all of it
 * fits the original beside it, also what did not have to be changed. Handed in twice is handed in once.
 * @throws AppError as `keepTranslation`; invalid when something is missing or nothing is new
 */
export async function handInTranslation(actor: Actor, input: KeepInput, now = new Date()): Promise<void> {
  await keepTranslation(actor, input, now);
  await act(async (tx, inform) => {
    const { id, words, practice, beside } = await keepWithin(tx, actor, { ...input, since: undefined }, now);
    if (findPartProblems(practice.original, words).length > 0) throw new AppError("invalid", "translations:errors.incomplete");
    const published = practice.content.texts[input.locale];
    const isNew = !published || published.state === "machine" || outdatedParts(practice.original, published).length > 0 || said(words) !== said(beginWith(published));
    if (!isNew) throw new AppError("invalid", "translations:errors.nothingNew");
    const [marks, known] = [marksOf(beside), beginWith(published)];
    // What a file translates and nobody changed stays the file's, unless a machine wrote it.
    const vouched: ProposedWords = Object.fromEntries(Object.entries(words).map(([key, part]) => [key, published?.state === "human" && known[key]?.of === undefined && known[key]?.words === part.words ? { words: part.words } : { words: part.words, of: marks[key] ?? part.of ?? "" }]));
    const data = { words: vouched as Prisma.InputJsonObject, state: "waiting", changedAt: now, sentAt: now };
    const row = id === null ? await tx.translationProposal.create({ data: { id: newId(), practiceId: practice.id, locale: input.locale, translatorId: actor.id, createdAt: now, ...data } }) : await tx.translationProposal.update({ where: { id }, data });
    await inform({ userIds: await listReviewerIds(tx), event: `review:${row.id}:${now.getTime()}`, kind: "review", path: proposalPath(row.id), values: { title: `${practice.original.title} (${localeNames[input.locale]})` }, actorId: actor.id, now });
  });
}

/** A proposal that the actor may change in some way. @throws AppError not-found, forbidden */
async function change(actor: Actor, id: string, may: (proposal: Proposal) => boolean, write: (tx: Tx, proposal: Proposal) => Promise<unknown>): Promise<Proposal> {
  return act(async (tx) => {
    const row = await tx.translationProposal.findUnique({ where: { id } });
    const proposal = row && readProposal(row);
    if (proposal?.translatorId !== actor.id) throw new AppError("not-found", "translations:errors.noSuch");
    if (!may(proposal)) throw new AppError("forbidden", "translations:errors.waits");
    await write(tx, proposal);
    return proposal;
  });
}

/** Takes it back: it is a draft again. */
export async function takeBackTranslation(actor: Actor, id: string, now = new Date()): Promise<void> {
  await change(actor, id, (proposal) => canTakeBack(actor, proposal), (tx) => tx.translationProposal.update({ where: { id }, data: { state: "draft", sentAt: null, changedAt: now } }));
}

/** Throws a draft away, or what was returned: others can begin. */
export async function discardTranslation(actor: Actor, id: string): Promise<void> {
  await change(actor, id, (proposal) => canEditProposal(actor, proposal), (tx) => tx.translationProposal.delete({ where: { id } }));
}

export interface OwnTranslation {
  id: string;
  slug: string;
  locale: Locale;
  state: ProposalState;
  title: string;
  changedAt: Date;
}

/** What the actor has translated, latest change first. One statement. */
export async function listOwnTranslations(actor: Actor): Promise<OwnTranslation[]> {
  const rows = await db.translationProposal.findMany({ where: { translatorId: actor.id }, orderBy: { changedAt: "desc" }, take: 200, select: { id: true, locale: true, state: true, changedAt: true, practice: { select: { slug: true, originalLocale: true, translations: { select: { locale: true, title: true } } } } } });
  return rows.map(({ practice, ...row }) => ({ ...row, locale: row.locale as Locale, state: row.state as ProposalState, slug: practice.slug, title: practice.translations.find(({ locale }) => locale === practice.originalLocale)?.title ?? practice.slug }));
}
