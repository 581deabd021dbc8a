import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { roundMost } from "../components/line-picture.tsx";
import { sayNotes, saySeries, sayValue } from "../outcomes/say-figure.ts";
import type { Outcome, ScatterPage, ScatterPoint } from "./scatter.server.ts";
import { noteScore, sayScore } from "./say-across.ts";

/** What picture, table and files say of a region: the same words for all. */
export interface SaidPoint {
  key: string;
  name: string;
  slug: string;
  score: string;
  figure: string;
  year: string;
  /** Of the score and of the figure. */
  notes: string[];
}

export function sayPoint({ nutsCode, name, slug, score, figure, ...region }: ScatterPoint, { unit }: Outcome, t: TFunction, figures: TFunction<"figures">, locale: Locale): SaidPoint {
  const about = (what: string, notes: string[]) => notes.filter((note) => note !== figures("illustrative")).map((note) => `${what}: ${note}`);
  const notes = [...(region.illustrative ? [figures("illustrative")] : []), ...about(t("regions:profile.score"), noteScore({ ...region, nutsCode, name, slug, score }, figures)), ...about(figures("figure"), sayNotes(figure, figures))];
  return { key: nutsCode, name, slug, score: sayScore(score, t, locale), figure: sayValue(figure.value, unit, figures, locale), year: String(figure.year), notes };
}

/** A scatter's words and points, the same in a page and as a file. */
export function describeScatter({ shown, outcome, points }: ScatterPage, t: TFunction, figures: TFunction<"figures">, locale: Locale) {
  if (!shown || !outcome || points.length === 0) return null;
  const said = points.map((point) => sayPoint(point, outcome, t, figures, locale));
  const about = saySeries(outcome, figures);
  return {
    title: t("scatter.pictureTitle", { value: shown.value.name, figure: about }), said,
    points: points.map(({ nutsCode, name, score, figure, illustrative }) => ({ key: nutsCode, name, x: score, y: figure.value, illustrative })),
    description: said.map(({ name, score, figure, year }) => `${name}: ${score}; ${figure} (${year})`).join(" · "),
    axes: { x: t("scatter.scoreAxis", { value: shown.value.name }), y: about }, most: roundMost(Math.max(...points.map(({ figure }) => figure.value))), sayTick: (value: number) => sayValue(value, outcome.unit, figures, locale),
    legend: { median: t("scatter.median"), real: t("scatter.region"), invented: t("regions:illustrative") }, illustrative: points.some(({ illustrative }) => illustrative) ? t("regions:illustrative") : null,
  };
}
