import { createHash } from "node:crypto";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { CaseStudy, CaseStudyText } from "#app/features/courses/case-study.schema.ts";
import { renderInline, renderText } from "#app/features/courses/markdown/render.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, pickLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canCompareAnswers, canFacilitate } from "../learning.policy.ts";
import type { PlayerOutline } from "../outline.server.ts";
import { storedCaseStudy, storedCaseText } from "../stored-json.ts";
import { getCase, listMissing } from "./case-place.server.ts";

export interface SharedAnswer {
  userId: string;
  name: string;
  text: string;
  locale: string;
  id: string;
  /** By a moderator: there was one, and its words are not told. */
  isHidden: boolean;
  sharedAt: Date;
}

export interface CaseQuestion {
  key: string;
  /** Inline HTML. */
  prompt: string;
  help: string | null;
  isPlan: boolean;
  answer: string;
  /** Tells an answer that was touched on a page from one that only stood there: see markOf. */
  mark: string;
  others: SharedAnswer[];
}

export interface CaseStudyPage {
  /** Slug of the record. */
  practice: string;
  title: string;
  /** Language of everything the course says. */
  locale: Locale;
  intro: string;
  questions: CaseQuestion[];
  /** The learner may see what others wrote, and show them their own. */
  compares: boolean;
  /** Whether the others see what one wrote, and whether it has changed since. */
  shared: "no" | "as-it-is" | "as-it-was";
  /** A moderator has hidden some of one's own from the others. */
  isHidden: boolean;
  hasMore: boolean;
  /** For those who guide others: notes as HTML, and whose answers are shown. Null for learners. */
  guide: { notes: string; people: { userId: string; name: string }[] } | null;
}

interface AnswerRow {
  userId: string;
  name: string;
  questionKey: string;
  text: string;
  id: string;
  hiddenAt: Date | null;
  shared: string | null;
  sharedAt: Date | null;
  locale: string;
}

export const peopleShown = 20;

/** Changes with a text: a page says by it what it showed. */
export const markOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 12);

/** A case study: what it asks, the learner's answers, and those of others once the learner has answered. Two statements. */
export async function getCaseStudyPage(actor: Actor, outline: PlayerOutline, { unitKey, locale, people = peopleShown }: { unitKey: string; locale: Locale; people?: number }): Promise<CaseStudyPage> {
  const rows = await db.$queryRaw<{ study: Parameters<typeof storedCaseStudy>[0]; locale: string; title: string; words: Parameters<typeof storedCaseText>[0] }[]>`
    SELECT u."caseStudy" AS "study", t."locale", t."title", t."caseStudy" AS "words" FROM "Unit" u JOIN "UnitText" t ON t."unitId" = u."id"
    WHERE u."versionId" = ${outline.versionId} AND u."key" = ${unitKey} AND t."locale" IN (${locale}, ${outline.defaultLanguage})`;
  const best = pickLocale(rows.map((row) => row.locale), locale, outline.defaultLanguage);
  const row = rows.find((candidate) => candidate.locale === best);
  if (!row || !isLocale(best)) throw new AppError("not-found", "errors:learning.noSuchUnit");
  const study = storedCaseStudy(row.study);
  const words = storedCaseText(row.words);
  if (!words) throw new AppError("not-found", "errors:learning.noSuchUnit");
  const isDone = outline.modules.some((module) => module.units.some((unit) => unit.key === unitKey && unit.done));
  return compose(actor, { courseId: outline.courseId, unitKey, study, words, locale: best, isDone }, people);
}

/** A case study of a record by itself, with the questions that are asked of every record, and whether all are answered. Three statements. @throws AppError not-found */
export async function getOwnCasePage(actor: Actor, { practice, locale, people = peopleShown }: { practice: string; locale: Locale; people?: number }): Promise<CaseStudyPage & { isDone: boolean }> {
  const t = getT(locale, "learning");
  const found = await getCase(db, actor, { practice });
  const isDone = (await listMissing(db, actor, found)).length === 0;
  const words = { title: t("case.byItself"), questions: Object.fromEntries(found.study.questions.map((key) => [key, { prompt: t(`case.own.${key}.prompt`), help: t(`case.own.${key}.help`) }])) };
  return { ...(await compose(actor, { ...found, words, locale, isDone }, people)), isDone };
}

interface Asked {
  courseId: string;
  unitKey: string;
  study: CaseStudy;
  words: CaseStudyText;
  locale: Locale;
  isDone: boolean;
}

async function compose(actor: Actor, { courseId, unitKey, study, words, locale, isDone }: Asked, people: number): Promise<CaseStudyPage> {
  const compares = canCompareAnswers(actor, { isDone });
  const answers = await readAnswers(actor, { courseId, unitKey, compares, people });
  const own = answers.filter(({ userId }) => userId === actor.id);
  const others = answers.filter(({ userId }) => userId !== actor.id);
  const peopleIds = [...new Set(others.map(({ userId }) => userId))];
  const shownIds = new Set(peopleIds.slice(0, people));
  const shown = others.filter(({ userId }) => shownIds.has(userId));
  return {
    practice: study.practice,
    title: words.title,
    locale,
    intro: words.intro ? renderText(words.intro) : "",
    questions: study.questions.map((key) => {
      const { prompt, help } = words.questions[key] ?? { prompt: key };
      const answer = own.find(({ questionKey }) => questionKey === key)?.text ?? "";
      return {
        key,
        prompt: renderInline(prompt),
        help: help ? renderInline(help) : null,
        isPlan: key === study.plan,
        answer,
        mark: markOf(answer),
        others: shown.flatMap(({ id, hiddenAt, userId, name, questionKey, shared, sharedAt, locale: language }) => (questionKey === key && shared && sharedAt ? [{ id, isHidden: hiddenAt !== null, userId, name, text: hiddenAt === null ? shared : "", locale: language, sharedAt }] : [])),
      };
    }),
    compares,
    shared: own.every(({ sharedAt }) => sharedAt === null) ? "no" : own.every(({ text, shared }) => text === (shared ?? "")) ? "as-it-is" : "as-it-was",
    isHidden: own.some(({ hiddenAt, sharedAt }) => hiddenAt !== null && sharedAt !== null),
    hasMore: peopleIds.length > people,
    guide: canFacilitate(actor) ? { notes: words.notes ? renderText(words.notes) : "", people: [...shownIds].map((userId) => ({ userId, name: shown.find((answer) => answer.userId === userId)?.name ?? "" })) } : null,
  };
}

/** One's own answers and, if one may see them, what others who take it show of theirs, newest first. */
async function readAnswers(actor: Actor, { courseId, unitKey, compares, people }: { courseId: string; unitKey: string; compares: boolean; people: number }): Promise<AnswerRow[]> {
  return db.$queryRaw<AnswerRow[]>`
    WITH sharers AS (
      SELECT a."userId", max(a."sharedAt") AS "at" FROM "CaseAnswer" a
      JOIN "User" u ON u."id" = a."userId" AND u."suspendedAt" IS NULL
      WHERE a."courseId" = ${courseId} AND a."unitKey" = ${unitKey} AND a."sharedAt" IS NOT NULL AND a."userId" <> ${actor.id} AND ${compares}
        AND (a."courseId" = '' OR EXISTS (SELECT 1 FROM "Enrolment" e WHERE e."userId" = a."userId" AND e."courseId" = a."courseId" AND e."leftAt" IS NULL))
      GROUP BY a."userId" ORDER BY "at" DESC, a."userId" LIMIT ${people + 1})
    SELECT a."id", a."hiddenAt", a."userId", u."name", a."questionKey", CASE WHEN a."userId" = ${actor.id} THEN a."text" ELSE '' END AS "text", a."shared", a."sharedAt", a."locale"
    FROM "CaseAnswer" a JOIN "User" u ON u."id" = a."userId" LEFT JOIN sharers s ON s."userId" = a."userId"
    WHERE a."courseId" = ${courseId} AND a."unitKey" = ${unitKey} AND (a."userId" = ${actor.id} OR s."userId" IS NOT NULL)
    ORDER BY s."at" DESC, a."userId"`;
}
