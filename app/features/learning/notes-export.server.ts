import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { pickLocale, type Locale } from "#app/i18n/locales.ts";
import { findReflectionPrompt } from "./reflection-prompt.ts";
import { storedCaseText } from "./stored-json.ts";

export interface NotebookNote {
  promptKey: string;
  /** The question a reflection or a case study's answer answers, as Markdown; null for free notes and for questions that are gone. */
  prompt: string | null;
  text: string;
  updatedAt: Date;
}

export interface NotebookUnit {
  key: string;
  /** Null when the unit is gone from the learner's version. */
  title: string | null;
  notes: NotebookNote[];
}

export interface NotebookCourse {
  slug: string | null;
  title: string | null;
  units: NotebookUnit[];
}

function best<T extends { locale: string }>(texts: T[], locale: Locale): T | undefined {
  const chosen = pickLocale(texts.map((text) => text.locale), locale, "en");
  return texts.find((text) => text.locale === chosen);
}

/** Prompts of case studies by themselves: the same for every record. */
const ownPrompt = (locale: Locale, key: string): string => getT(locale, "learning")(`case.own.${key}.prompt`);

interface Answered {
  courseId: string;
  unitKey: string;
  questionKey: string;
  text: string;
  updatedAt: Date;
  /** What the record of a case study by itself is called. */
  record: string | null;
}

async function readAnswers(actor: Actor, locale: Locale): Promise<Answered[]> {
  const rows = await db.$queryRaw<Answered[]>`
    SELECT a."courseId", a."unitKey", a."questionKey", a."text", a."updatedAt",
      (SELECT t."title" FROM "Practice" p JOIN "PracticeTranslation" t ON t."practiceId" = p."id" AND t."locale" IN (${locale}, p."originalLocale")
        WHERE a."courseId" = '' AND p."slug" = a."unitKey" ORDER BY t."locale" <> ${locale} LIMIT 1) AS "record"
    FROM "CaseAnswer" a WHERE a."userId" = ${actor.id} AND a."text" <> ''`;
  return rows.map((row) => ({ ...row, updatedAt: new Date(row.updatedAt) }));
}

/** All notes of the actor and their answers to case studies, by course and unit in the order of the course. Seven statements. */
export async function getNotebook(actor: Actor, { locale = actor.locale }: { locale?: Locale } = {}): Promise<NotebookCourse[]> {
  const written = await db.note.findMany({ where: { userId: actor.id }, orderBy: { promptKey: "asc" } });
  const answers = await readAnswers(actor, locale);
  const notes = [...written, ...answers.map(({ questionKey, ...answer }) => ({ ...answer, promptKey: questionKey }))];
  const courseIds = [...new Set(notes.map((note) => note.courseId))];
  const courses = await db.course.findMany({ where: { id: { in: courseIds } }, select: { id: true, slug: true, currentVersionId: true } });
  const enrolments = await db.enrolment.findMany({ where: { userId: actor.id, courseId: { in: courseIds } }, select: { courseId: true, versionId: true } });
  const versionOf = new Map(courses.map((course) => [course.id, enrolments.find((enrolment) => enrolment.courseId === course.id)?.versionId ?? course.currentVersionId]));
  const versionIds = [...versionOf.values()].filter((id) => id !== null);
  const courseTexts = await db.courseText.findMany({ where: { versionId: { in: versionIds } }, select: { versionId: true, locale: true, title: true } });
  const units = await db.unit.findMany({
    where: { versionId: { in: versionIds }, key: { in: [...new Set(notes.map((note) => note.unitKey))] } },
    orderBy: { position: "asc" },
    select: { versionId: true, key: true, texts: { select: { locale: true, title: true, markdown: true, caseStudy: true } } },
  });
  return courseIds.map((courseId): NotebookCourse => {
    const course = courses.find((candidate) => candidate.id === courseId);
    const versionId = versionOf.get(courseId) ?? null;
    const own = notes.filter((note) => note.courseId === courseId);
    const ordered = units.filter((unit) => unit.versionId === versionId);
    const keys = [...new Set([...ordered.map((unit) => unit.key), ...own.map((note) => note.unitKey)])];
    return {
      slug: course?.slug ?? null,
      title: courseId === "" ? getT(locale, "learning")("notesExport.ownCases") : best(courseTexts.filter((text) => text.versionId === versionId), locale)?.title ?? null,
      units: keys
        .map((key): NotebookUnit => {
          const text = best(ordered.find((unit) => unit.key === key)?.texts ?? [], locale);
          const ofUnit = own.filter((note) => note.unitKey === key);
          return {
            key,
            title: courseId === "" ? (answers.find(({ unitKey }) => unitKey === key)?.record ?? null) : text?.title ?? null,
            notes: ofUnit.map(({ promptKey, text: words, updatedAt }) => ({ promptKey, prompt: courseId === "" ? ownPrompt(locale, promptKey) : promptKey && text ? (findReflectionPrompt(text.markdown, promptKey) ?? storedCaseText(text.caseStudy)?.questions[promptKey]?.prompt ?? null) : null, text: words, updatedAt })),
          };
        })
        .filter((unit) => unit.notes.length > 0),
    };
  });
}

function quote(markdown: string): string {
  return markdown.split("\n").map((line) => `> ${line}`.trimEnd()).join("\n");
}

/** All notes of the actor as one Markdown text, to take away. */
export async function exportNotes(actor: Actor, { locale = actor.locale, now = new Date() }: { locale?: Locale; now?: Date } = {}): Promise<string> {
  const t = getT(locale, "learning");
  const parts = [`# ${t("notesExport.title", { name: actor.name, interpolation: { escapeValue: false } })}`, formatDate(now, locale, actor.timeZone)];
  const notebook = await getNotebook(actor, { locale });
  if (notebook.length === 0) parts.push(t("notesExport.empty"));
  for (const course of notebook) {
    parts.push(`## ${course.title ?? t("notesExport.goneCourse")}`);
    for (const unit of course.units) {
      parts.push(`### ${unit.title ?? t("notesExport.goneUnit", { key: unit.key })}`);
      for (const note of unit.notes) {
        if (note.prompt) parts.push(quote(note.prompt));
        parts.push(note.text, `*${formatDate(note.updatedAt, locale, actor.timeZone)}*`);
      }
    }
  }
  return `${parts.join("\n\n")}\n`;
}
