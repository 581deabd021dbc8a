import type { TFunction } from "i18next";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { canAnswer, canCoordinate, canRead, canReview } from "./indicators.policy.ts";
import { contentOf } from "./questionnaires.server.ts";
import { ownerOf, textOf, valueName } from "./set-texts.ts";

export interface Question {
  code: string;
  question: string;
  guidance: string;
  choices: { value: string; label: string }[];
  answer: { score: number | null; comment: string; evidenceUrl: string; revision: number; by: string; at: string } | null;
  queries: { id: string; text: string; by: string; reply: string; askedAt: string }[];
}

export interface QuestionnairePage {
  id: string;
  region: { slug: string; name: string };
  set: { id: string; title: string; edition: string; about: string; kind: string; owner: string | null; locale: Locale };
  year: number;
  version: number;
  status: "draft" | "final";
  illustrative: boolean;
  signedOff: { by: string; at: string } | null;
  /** Parts of the questionnaire, along the axis that makes up the overall score. */
  parts: { key: string; name: string; answered: number; asked: number; queries: number }[];
  part: string;
  questions: Question[];
  experts: { id: string; name: string }[];
  can: { answer: boolean; coordinate: boolean; review: boolean };
}

/** How SQLite keeps it, by Prisma: text in ISO 8601. */
const momentOf = (kept: string): string => new Date(kept).toISOString();

interface Row {
  regionId: string;
  setId: string;
  edition: string;
  year: number;
  version: number;
  status: "draft" | "final";
  illustrative: number;
  signedOffAt: string | null;
  signedOffBy: string | null;
  content: string;
  slug: string;
  names: string;
  ownRegionId: string | null;
}

interface AnswerRow { code: string; score: number | null; comment: string; evidenceUrl: string; revision: number; at: string; name: string | null }
interface QueryRow { id: string; code: string; text: string; reply: string; isOpen: number; at: string; name: string | null }

/** One part of a questionnaire, as its reader may see it. Four statements. @throws AppError not-found */
export async function getQuestionnaire(actor: Actor | null, { id, part: wanted, locale, t }: { id: string; part: string | null; locale: Locale; t: TFunction }): Promise<QuestionnairePage> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT q."regionId", q."setId", s."edition", q."year", q."version", q."status", q."illustrative", CAST(q."signedOffAt" AS TEXT) AS "signedOffAt", (SELECT o."name" FROM "User" o WHERE o."id" = q."signedOffById") AS "signedOffBy", CAST(s."content" AS TEXT) AS "content", r."slug", CAST(r."names" AS TEXT) AS "names",
      (SELECT u."regionId" FROM "User" u WHERE u."id" = ${actor?.id ?? ""}) AS "ownRegionId"
    FROM "Questionnaire" q JOIN "IndicatorSet" s ON s."id" = q."setId" JOIN "Region" r ON r."id" = q."regionId" WHERE q."id" = ${id}`;
  if (!row) throw new AppError("not-found", "regions:errors.noQuestionnaire");
  const { ownRegionId } = row;
  const experts = await db.$queryRaw<{ userId: string; name: string }[]>`SELECT e."userId", u."name" FROM "QuestionnaireExpert" e JOIN "User" u ON u."id" = e."userId" WHERE e."questionnaireId" = ${id} ORDER BY e."addedAt"`;
  const given = await db.$queryRaw<AnswerRow[]>`SELECT a."code", a."score", a."comment", a."evidenceUrl", a."revision", CAST(a."answeredAt" AS TEXT) AS "at", u."name" FROM "IndicatorAnswer" a LEFT JOIN "User" u ON u."id" = a."answeredById" WHERE a."questionnaireId" = ${id}`;
  const asked = await db.$queryRaw<QueryRow[]>`SELECT y."id", y."code", y."text", y."reply", y."repliedAt" IS NULL AS "isOpen", CAST(y."askedAt" AS TEXT) AS "at", u."name" FROM "IndicatorQuery" y LEFT JOIN "User" u ON u."id" = y."askedById" WHERE y."questionnaireId" = ${id} ORDER BY y."askedAt"`;
  const state = { regionId: row.regionId, status: row.status, isExpert: experts.some(({ userId }) => userId === actor?.id) };
  if (!canRead(actor, state, ownRegionId)) throw new AppError("not-found", "regions:errors.noQuestionnaire");
  const content = contentOf(JSON.parse(row.content));
  const { text, locale: language } = textOf(content, locale);
  const axis = content.structure.overallAxis;
  const answers = new Map(given.map((answer) => [answer.code, answer]));
  const values = content.structure.axes.find(({ key }) => key === axis)?.values ?? [];
  const part = values.find((value) => value === wanted) ?? values[0] ?? "";
  const partOf = (value: string) => content.indicators.filter(({ tags }) => tags[axis]?.includes(value));
  const can = { answer: canAnswer(actor, state, ownRegionId), coordinate: canCoordinate(actor, { regionId: row.regionId, ownRegionId }), review: canReview(actor) };
  return {
    id, year: row.year, version: row.version, status: state.status, illustrative: Number(row.illustrative) === 1, part, can,
    region: { slug: row.slug, name: regionName(JSON.parse(row.names), locale) },
    set: { id: row.setId, title: text.title, edition: row.edition, about: text.about, kind: content.structure.kind, owner: ownerOf(content, locale), locale: language },
    signedOff: row.signedOffAt === null ? null : { by: row.signedOffBy ?? "", at: momentOf(row.signedOffAt) },
    parts: values.map((value) => {
      const codes = partOf(value).map(({ code }) => code);
      return { key: value, name: valueName(text, axis, value, t), asked: codes.length, answered: codes.filter((code) => answers.has(code)).length, queries: asked.filter(({ code, isOpen }) => Number(isOpen) === 1 && codes.includes(code)).length };
    }),
    questions: partOf(part).map(({ code, text: name, scale }) => {
      const answer = answers.get(code);
      const scores = content.structure.scales[scale] ?? [];
      // Who is inside sees who said it; the public reads what the region says.
      const isInside = can.answer || can.review || can.coordinate;
      return {
        code, question: text.indicators[name]?.question ?? code, guidance: text.indicators[name]?.guidance ?? "",
        choices: scores.map((score, index) => ({ value: String(score), label: text.scales[scale]?.[index] ?? String(score) })),
        answer: answer ? { score: answer.score, comment: answer.comment, evidenceUrl: answer.evidenceUrl, revision: answer.revision, by: isInside ? (answer.name ?? "") : "", at: momentOf(answer.at) } : null,
        queries: isInside ? asked.filter((query) => query.code === code).map((query) => ({ id: query.id, text: query.text, by: query.name ?? "", reply: query.reply, askedAt: momentOf(query.at) })) : [],
      };
    }),
    experts: can.answer || can.coordinate || can.review ? experts.map(({ userId, name }) => ({ id: userId, name })) : [],
  };
}
