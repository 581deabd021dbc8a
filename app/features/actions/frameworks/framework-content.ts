import type { Locale } from "#app/i18n/locales.ts";
import { locales } from "#app/i18n/locales.ts";
import { cleanLine } from "#app/lib/clean-text.ts";
import { phases, type Phase } from "../evaluation/evaluation.kinds.ts";
import { most } from "./framework.kinds.ts";
import type { FrameworkContent } from "./framework.schema.ts";

// A framework's form: criteria and questions, and the words of one language. From what was posted to what is kept, and back.
// Fields of a criterion are called "c<criterion>.<field>", those of a question "c<criterion>.q<question>.<field>", from 0 on.

export interface TypedQuestion { key: string; text: string; phases: Phase[] }
export interface TypedCriterion { key: string; title: string; questions: TypedQuestion[] }
/** What was typed, in one language. Blank rows are kept: the form shows them again. */
export interface TypedFramework { title: string; about: string; source: string; criteria: TypedCriterion[] }
/** Translation keys, by the names of the form's fields; "" is the whole. */
export type Wrong = Record<string, string>;
type Texts = Partial<Record<Locale, string>>;

export const criterionField = (criterion: number, field: string): string => `c${criterion}.${field}`;
export const questionField = (criterion: number, question: number, field: string): string => `c${criterion}.q${question}.${field}`;

const text = (form: FormData, name: string): string => { const value = form.get(name); return typeof value === "string" ? value.slice(0, 2_000) : ""; };
/** How many rows there are whose names begin so, no more than there may be. */
const rows = (form: FormData, pattern: RegExp, limit: number): number => Math.min(limit, Math.max(0, ...[...form.keys()].flatMap((name) => { const match = pattern.exec(name); return match ? [Number(match[1]) + 1] : []; })));

/** What was posted. */
export function readTyped(form: FormData): TypedFramework {
  return {
    title: text(form, "title"), about: text(form, "about"), source: text(form, "source"),
    criteria: Array.from({ length: rows(form, /^c(\d{1,2})\./, most.criteria) }, (_, c) => ({
      key: text(form, criterionField(c, "key")), title: text(form, criterionField(c, "title")),
      questions: Array.from({ length: rows(form, new RegExp(`^c${c}\\.q(\\d{1,2})\\.`), most.questions) }, (_, q) => ({
        key: text(form, questionField(c, q, "key")), text: text(form, questionField(c, q, "text")), phases: phases.filter((phase) => form.getAll(questionField(c, q, "phases")).includes(phase)),
      })),
    })),
  };
}

/** A framework as its form shows it in one language. */
export function typedIn({ source, title, about, criteria }: FrameworkContent, locale: Locale): TypedFramework {
  return {
    title: title[locale] ?? "", about: about[locale] ?? "", source,
    criteria: criteria.map((criterion) => ({ key: criterion.key, title: criterion.title[locale] ?? "", questions: criterion.questions.map(({ key, phases: asked, text: said }) => ({ key, text: said[locale] ?? "", phases: asked })) })),
  };
}

export const blankQuestion = (): TypedQuestion => ({ key: "", text: "", phases: [...phases] });
export const blankCriterion = (): TypedCriterion => ({ key: "", title: "", questions: [blankQuestion()] });

/** The form with a row more or a row less, as its button says: "more-criteria", "more-questions-0", "drop-criterion-0", "drop-question-0-1". Null: the button saves. */
export function rearranged(typed: TypedFramework, intent: string): { typed: TypedFramework; focus: string } | null {
  const [, act = "", c = 0, q = 0] = /^(more-criteria|more-questions|drop-criterion|drop-question)(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(intent)?.map((part, index) => (index > 1 ? Number(part) : part)) as [string, string, number, number] | undefined ?? [];
  const { criteria } = typed;
  const inside = (change: (criterion: TypedCriterion) => TypedQuestion[]) => criteria.map((criterion, index) => (index === c ? { ...criterion, questions: change(criterion) } : criterion));
  switch (act) {
    case "more-criteria": return { typed: { ...typed, criteria: [...criteria, blankCriterion()].slice(0, most.criteria) }, focus: criterionField(Math.min(criteria.length, most.criteria - 1), "title") };
    case "more-questions": return { typed: { ...typed, criteria: inside(({ questions }) => [...questions, blankQuestion()].slice(0, most.questions)) }, focus: questionField(c, Math.min(criteria[c]?.questions.length ?? 0, most.questions - 1), "text") };
    case "drop-criterion": return { typed: { ...typed, criteria: criteria.filter((_, index) => index !== c) }, focus: c > 0 ? criterionField(c - 1, "title") : "title" };
    case "drop-question": return { typed: { ...typed, criteria: inside(({ questions }) => questions.filter((_, index) => index !== q)) }, focus: q > 0 ? questionField(c, q - 1, "text") : criterionField(c, "title") };
    default: return null;
  }
}

const freeKey = (taken: Set<string>, letter: string): string => {
  let number = 1;
  while (taken.has(`${letter}${number}`)) number++;
  taken.add(`${letter}${number}`);
  return `${letter}${number}`;
};

/** What is kept of a form: the words of its language replace those that were there, other languages stay. What no language has words for falls away. */
export function checkTyped(typed: TypedFramework, kept: FrameworkContent, locale: Locale): { content: FrameworkContent } | { wrong: Wrong } {
  const wrong: Wrong = {};
  const take = (name: string, value: string, max: number): string => {
    const line = cleanLine(value);
    if (line.length > max) wrong[name] = "frameworks:errors.tooLong";
    return line;
  };
  const said = (before: Texts, name: string, value: string, max: number): Texts => {
    const { [locale]: _, ...others } = before;
    const line = take(name, value, max);
    return line === "" ? others : { ...others, [locale]: line };
  };
  const hasWords = (texts: Texts): boolean => Object.keys(texts).length > 0;
  const criterionKeys = new Set([...kept.criteria, ...typed.criteria].map(({ key }) => key));
  const used = new Set<string>();
  const criteria = typed.criteria.flatMap((criterion, c) => {
    const before = used.has(criterion.key) ? undefined : kept.criteria.find(({ key }) => key === criterion.key);
    if (before) used.add(before.key);
    const questionKeys = new Set([...(before?.questions ?? []), ...criterion.questions].map(({ key }) => key));
    const usedQuestions = new Set<string>();
    const questions = criterion.questions.flatMap((question, q) => {
      const asked = usedQuestions.has(question.key) ? undefined : before?.questions.find(({ key }) => key === question.key);
      if (asked) usedQuestions.add(asked.key);
      const words = said(asked?.text ?? {}, questionField(c, q, "text"), question.text, most.question);
      return hasWords(words) ? [{ key: asked?.key ?? freeKey(questionKeys, "q"), phases: question.phases, text: words }] : [];
    });
    const title = said(before?.title ?? {}, criterionField(c, "title"), criterion.title, most.criterionTitle);
    return hasWords(title) || questions.length > 0 ? [{ key: before?.key ?? freeKey(criterionKeys, "c"), title, questions }] : [];
  });
  const content = { source: take("source", typed.source, most.source), title: said(kept.title, "title", typed.title, most.title), about: said(kept.about, "about", typed.about, most.about), criteria };
  return Object.keys(wrong).length > 0 ? { wrong } : { content };
}

const textsOf = ({ title, about, criteria }: Pick<FrameworkContent, "title" | "about" | "criteria">): Texts[] => [title, about, ...criteria.flatMap((criterion) => [criterion.title, ...criterion.questions.map((question) => question.text)])];

/** How many of its texts a language has. */
export function countTexts(content: FrameworkContent, locale: Locale): { said: number; of: number } {
  const texts = textsOf(content);
  return { said: texts.filter((one) => one[locale] !== undefined).length, of: texts.length };
}

/** Languages in which it can be read: nothing is missing in them. */
export function completeIn(content: Pick<FrameworkContent, "title" | "about" | "criteria">): Locale[] {
  const texts = textsOf(content);
  return locales.filter((locale) => texts.every((one) => one[locale] !== undefined));
}

/** What is missing before it can be published, as translation keys. */
export function missingOf(content: FrameworkContent, locale: Locale): { key: string; number?: number }[] {
  const { criteria } = content;
  return [
    ...(content.title[locale] === undefined ? [{ key: "frameworks:missing.title" }] : []),
    ...(content.about[locale] === undefined ? [{ key: "frameworks:missing.about" }] : []),
    ...(criteria.length === 0 ? [{ key: "frameworks:missing.criteria" }] : []),
    ...criteria.flatMap(({ title, questions }, index) => [
      ...(title[locale] === undefined ? [{ key: "frameworks:missing.criterionTitle", number: index + 1 }] : []),
      ...(questions.length === 0 ? [{ key: "frameworks:missing.questions", number: index + 1 }] : []),
      ...(questions.some(({ text: said }) => said[locale] === undefined) ? [{ key: "frameworks:missing.text", number: index + 1 }] : []),
      ...(questions.some(({ phases: asked }) => asked.length === 0) ? [{ key: "frameworks:missing.phases", number: index + 1 }] : []),
    ]),
  ];
}
