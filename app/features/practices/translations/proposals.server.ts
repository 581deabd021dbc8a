import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { act } from "#app/features/notifications/act.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { publishWithin } from "../import.server.ts";
import type { PracticeContent } from "../practice.schema.ts";
import { recordPath, translatePath } from "../practice-paths.ts";
import { canReview } from "../submission.policy.ts";
import { pairPart, type PairedPart } from "./languages.server.ts";
import { kept, partsOf, textOf } from "./parts.ts";
import { canReadProposal, canTakeBack, possibleProposalDecisions, type ProposalDecision, type ProposalState } from "./translation.policy.ts";
import { beginWith, getTranslatable, readProposal, type Proposal, type ProposedWords } from "./translations.server.ts";

// What editors and reviewers do with translations that were handed in.

interface ReadableProposal extends Proposal {
  slug: string;
  translatorName: string | null;
}

async function getReadableProposal(tx: Pick<typeof db, "translationProposal">, actor: Actor, id: string): Promise<ReadableProposal> {
  const row = await tx.translationProposal.findUnique({ where: { id }, include: { practice: { select: { slug: true } }, translator: { select: { name: true } } } });
  const proposal = row && readProposal(row);
  if (!row || !proposal || !canReadProposal(actor, proposal)) throw new AppError("not-found", "translations:errors.noSuch");
  return { ...proposal, slug: row.practice.slug, translatorName: row.translator?.name ?? null };
}

export interface ProposalPage {
  id: string;
  slug: string;
  title: string;
  originalLocale: Locale;
  locale: Locale;
  state: ProposalState;
  remarks: string;
  parts: PairedPart[];
  translatorName: string | null;
  isOwn: boolean;
  /** What a decision has to name: it is for what was read. */
  seen: string;
  can: { takeBack: boolean; decide: ProposalDecision[] };
}

/** A translation as its page shows it: the original, what is proposed, and what is published. @throws AppError not-found. Two statements */
export async function getProposal(actor: Actor, id: string): Promise<ProposalPage> {
  const proposal = await getReadableProposal(db, actor, id);
  const { original, content } = await getTranslatable(db, proposal.slug);
  const published = beginWith(content.texts[proposal.locale]);
  const isOver = proposal.state === "published";
  const said = isOver ? published : proposal.words;
  const parts = [...partsOf(original)].map((part) => pairPart(content, part, said[part[0]]?.words ?? "", published[part[0]]?.words));
  const { slug, locale, state, remarks, translatorName } = proposal;
  return {
    id, slug, locale, state, remarks, parts, translatorName,
    title: original.title,
    originalLocale: content.record.original,
    isOwn: proposal.translatorId === actor.id,
    seen: seenOf(proposal),
    can: { takeBack: canTakeBack(actor, proposal), decide: possibleProposalDecisions(actor, proposal) },
  };
}

const seenOf = ({ sentAt }: Proposal): string => (sentAt === null ? "" : String(sentAt.getTime()));

export interface ProposalDecisionInput {
  id: string;
  decision: ProposalDecision;
  /** Its translator reads it. Needed to return it. */
  remarks: string;
  /** Which text was read: what was taken back and changed meanwhile is not published unread. */
  seen: string;
}

/**
 * Decides on a translation that waits, and tells its translator: publishes it as a new version of the record, or returns it.
 * @throws AppError not-found, forbidden, conflict when somebody was faster, invalid without remarks
 */
export async function decideOnTranslation(actor: Actor, { id, decision, remarks, seen }: ProposalDecisionInput, now = new Date()): Promise<void> {
  if (!canReview(actor)) throw new AppError("forbidden", "submissions:errors.noReviewing");
  await act(async (tx, inform) => {
    const proposal = await getReadableProposal(tx, actor, id);
    if (proposal.translatorId === actor.id) throw new AppError("forbidden", "translations:errors.own");
    if (!possibleProposalDecisions(actor, proposal).includes(decision) || seen !== seenOf(proposal)) throw new AppError("conflict", "submissions:errors.late");
    if (decision === "return" && remarks === "") throw new AppError("invalid", "translations:errors.remarks");
    const { original, content } = await getTranslatable(tx, proposal.slug);
    if (decision === "publish") {
      const next = withTranslation(content, proposal.locale, proposal.words);
      await publishWithin(tx, proposal.slug, next, { now, actor });
      await goOnFromPublished(tx, proposal, beginWith(content.texts[proposal.locale]), beginWith(next.texts[proposal.locale]));
      await tx.translationProposal.update({ where: { id }, data: { state: "published", words: {}, remarks: "", sentAt: null, changedAt: now } });
    } else await tx.translationProposal.update({ where: { id }, data: { state: "returned", remarks, sentAt: null, changedAt: now } });
    if (proposal.translatorId === null) return;
    await inform({ userIds: [proposal.translatorId], event: `translation:${id}:${now.getTime()}`, kind: "translation", path: decision === "publish" ? recordPath(proposal.slug, proposal.locale) : translatePath(proposal.slug, proposal.locale), values: { title: original.title }, actorId: actor.id, now });
  });
}

/** The content with a translation in place of the one before. Pure. */
export function withTranslation(content: PracticeContent, locale: Locale, words: ProposedWords): PracticeContent {
  const original = content.texts[content.record.original];
  const parts = new Map([...(original ? partsOf(original).keys() : [])].flatMap((key) => {
    const said = kept(key, words[key]?.words ?? "");
    return said === undefined ? [] : [[key, said] as const];
  }));
  const of = Object.fromEntries([...parts.keys()].flatMap((key) => { const mark = words[key]?.of; return mark === undefined ? [] : [[key, mark]]; }));
  const texts = { ...content.texts, [locale]: textOf(parts, "human", of) };
  return { ...content, texts: Object.fromEntries(locales.flatMap((code) => (texts[code] ? [[code, texts[code]]] : []))) };
}

/** Others who had begun go on from what is published now, where they had changed nothing. */
async function goOnFromPublished(tx: Pick<typeof db, "translationProposal">, { id, practiceId, locale }: Proposal, before: ProposedWords, after: ProposedWords): Promise<void> {
  const others = await tx.translationProposal.findMany({ where: { practiceId, locale, state: { in: ["draft", "returned"] }, id: { not: id } } });
  for (const other of others) {
    const words = other.words as ProposedWords;
    const next = Object.fromEntries([...new Set([...Object.keys(words), ...Object.keys(after)])].flatMap((key) => { const part = words[key]?.words === before[key]?.words ? after[key] : words[key]; return part ? [[key, part]] : []; }));
    await tx.translationProposal.update({ where: { id: other.id }, data: { words: next } });
  }
}

export interface TranslationQueueEntry {
  id: string;
  title: string;
  originalLocale: Locale;
  locale: Locale;
  isOwn: boolean;
  /** Since when it waits. */
  since: Date;
}

/** Translations that wait for an editor or reviewer, longest first. One statement. @throws AppError forbidden */
export async function listTranslationQueue(actor: Actor): Promise<TranslationQueueEntry[]> {
  if (!canReview(actor)) throw new AppError("forbidden", "submissions:errors.noReviewing");
  const rows = await db.translationProposal.findMany({ where: { state: "waiting" }, orderBy: { sentAt: "asc" }, take: 200, select: { id: true, locale: true, translatorId: true, sentAt: true, changedAt: true, practice: { select: { slug: true, originalLocale: true, translations: { select: { locale: true, title: true } } } } } });
  return rows.map(({ id, locale, translatorId, sentAt, changedAt, practice }) => ({ id, locale: locale as Locale, originalLocale: practice.originalLocale as Locale, title: practice.translations.find((text) => text.locale === practice.originalLocale)?.title ?? practice.slug, isOwn: translatorId === actor.id, since: sentAt ?? changedAt }));
}
