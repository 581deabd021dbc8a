import type { TFunction } from "i18next";
import type { Block, MinutesDocument } from "#app/features/workshops/after/minutes-model.ts";
import { drawMinutes } from "#app/features/workshops/after/minutes-pdf.server.ts";
import { formatDate, formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { evaluationKinds, type Answer } from "./evaluation.kinds.ts";
import type { EvaluationReport } from "./evaluation-page.server.ts";
import { fewestVoices, ownWords, scales, steps } from "./voice.kinds.ts";
import type { VoiceRound } from "./voice.server.ts";

interface Options {
  locale: Locale;
  /** Of any namespace. */
  t: TFunction;
  now: Date;
}

type Written = { lang?: string };

/** What the pages of a report say, in one language. What people wrote stays as they wrote it. */
export function composeReport({ action, shown }: Pick<EvaluationReport, "action" | "shown">, rounds: readonly VoiceRound[], { locale, t, now }: Options): MinutesDocument {
  const written: Written = action.locale === locale ? {} : { lang: action.locale };
  const pair = shown ? t("evaluation:pair", { framework: shown.title, phase: t(`evaluation:phases.${shown.phase}`) }) : t("evaluation:empty.title");
  return {
    lang: locale, author: "REGIN Academy", title: `${t("evaluation:title")}: ${action.title}`, createdAt: now, heading: t("evaluation:title"), subject: { text: action.title, lang: action.locale },
    facts: [pair, ...(shown ? [t("evaluation:source", { source: shown.source.title })] : [])],
    notices: action.illustrative ? [{ label: t("common:illustrative"), text: t("actions:page.invented") }] : [],
    blocks: [...(shown ? judged(shown, locale, t, written) : []), ...voices(rounds, locale, t)],
    pageOf: (page, pages) => t("certificates:document.page", { page, pages }),
  };
}

function judged(shown: NonNullable<EvaluationReport["shown"]>, locale: Locale, t: TFunction, written: Written): Block[] {
  const state = evaluationKinds.map((kind) => {
    const side = shown.sides[kind];
    const said = side === null ? t(`evaluation:none.${kind}`) : [side.finishedAt ? t("evaluation:states.finished", { date: formatDate(side.finishedAt, locale) }) : t("evaluation:states.draft"), t("evaluation:answered", { answered: side.answered, count: shown.questions })].join(" · ");
    return `${t(`evaluation:kinds.${kind}`)}: ${said}`;
  });
  const there = evaluationKinds.filter((kind) => shown.sides[kind] !== null);
  const own: Written = shown.locale === locale ? {} : { lang: shown.locale };
  return [
    { kind: "text", text: shown.about, ...own }, { kind: "list", items: state },
    ...shown.criteria.flatMap(({ title, questions }): Block[] => [
      { kind: "h2", text: title, ...own },
      ...questions.flatMap(({ text, answers }): Block[] => [{ kind: "h3", text, ...own }, ...there.flatMap((kind): Block[] => [{ kind: "h4", text: t(`evaluation:kinds.${kind}`) }, ...said(answers[kind], t, written)])]),
    ]),
  ];
}

function said(answer: Answer | null, t: TFunction, written: Written): Block[] {
  if (!answer) return [{ kind: "soft", text: t("evaluation:answer.none") }];
  const more = (["strengths", "improve", "evidence"] as const).filter((field) => answer[field] !== "");
  return [
    ...(answer.judgement ? [{ kind: "text", text: answer.judgement, ...written } satisfies Block] : []),
    ...more.flatMap((field): Block[] => [{ kind: "soft", text: `${t(`evaluation:fields.${field}`)}:` }, { kind: "text", text: answer[field], ...written }]),
    ...(answer.evidenceUrl ? [{ kind: "soft", text: answer.evidenceUrl } satisfies Block] : []),
  ];
}

function voices(rounds: readonly VoiceRound[], locale: Locale, t: TFunction): Block[] {
  const columns = [{ label: t("evaluation:voice.title"), share: 5 }, ...steps.map((step) => ({ label: String(step), share: 1 }))];
  const ends = (scale: (typeof scales)[number]): string => `${t(`evaluation:voice.form.${scale}`)} (1 – ${t(`evaluation:voice.steps.${scale}.1`)}, 5 – ${t(`evaluation:voice.steps.${scale}.5`)})`;
  return [
    { kind: "h2", text: t("evaluation:voice.title") },
    ...(rounds.length === 0 ? [{ kind: "soft", text: t("evaluation:voice.notAsked") } satisfies Block] : []),
    ...rounds.flatMap(({ isOpen, closesOn, closedOn, result }): Block[] => {
      if (isOpen) return [{ kind: "soft", text: t("evaluation:voice.isOpen", { date: formatDate(closesOn, locale), fewest: fewestVoices }) }];
      const title = t("evaluation:voice.round", { date: formatDate(closedOn, locale) });
      if (!result) return [{ kind: "h3", text: title }, { kind: "soft", text: t("evaluation:voice.tooFew", { fewest: fewestVoices }) }];
      const { words } = result;
      return [
        { kind: "h3", text: `${title} · ${t("evaluation:voice.answers", { count: result.answers })}` },
        { kind: "table", columns, rows: scales.map((scale) => [`${ends(scale)}: ${t("evaluation:voice.mean", { mean: formatNumber(result.scales[scale].mean, locale) })}`, ...result.scales[scale].counts.map((count) => formatNumber(count, locale))]) },
        { kind: "soft", text: t(words ? "evaluation:voice.forTeam" : "evaluation:voice.hidden") },
        ...(words ? ownWords.flatMap((name): Block[] => (words[name].length > 0 ? [{ kind: "h4", text: t(`evaluation:voice.form.${name}`) }, { kind: "list", items: words[name] }] : [])) : []),
      ];
    }),
  ];
}

/** The report as a tagged PDF. */
export async function drawReport(report: Parameters<typeof composeReport>[0], rounds: readonly VoiceRound[], options: Options): Promise<Uint8Array> {
  return drawMinutes(composeReport(report, rounds, options));
}
