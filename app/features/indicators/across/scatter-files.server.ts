import { createElement } from "react";
import { toCsv } from "#app/i18n/csv.ts";
import { formatDate } from "#app/i18n/format.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { saySeries, saySource } from "../outcomes/say-figure.ts";
import { ScatterPicture } from "./components/scatter-picture.tsx";
import { shownOf, type AcrossContext } from "./map-files.server.ts";
import { sayOrigin } from "./say-across.ts";
import { describeScatter, sayPoint } from "./scatter-picture.ts";
import type { ScatterPage } from "./scatter.server.ts";

/** A region a line: its score, its figure, and what has to be said of both. */
function scatterLines({ shown, outcome, points }: ScatterPage, { t, figures, locale }: AcrossContext): (string | number | null)[][] {
  const { set, year, basis, value } = shownOf(shown);
  const about = shownOf(outcome);
  return [
    [t("regions:csv.region"), figures("file.nuts"), t("regions:page.set"), t("regions:csv.edition"), t("regions:page.year"), t("regions:csv.name"), t("regions:profile.score"), t("regions:csv.basis"), figures("figure"), t("scatter.figureYear"), figures("value"), figures("file.flags"), figures("notes"), figures("file.source"), figures("file.edition"), figures("file.licence"), figures("file.retrieved")],
    ...points.map((point) => {
      const { figure: { value: amount, year: of, flags, source } } = point;
      return [point.name, point.nutsCode, set.title, set.edition, year, value.name, Math.round(point.score * 100) / 100, t(`across.bases.${basis}`), saySeries(about, figures), of, amount, flags, sayPoint(point, about, t, figures, locale).notes.join("; "), source.title, source.edition, source.licence, source.retrievedOn];
    }),
  ];
}

export const scatterCsv = (page: ScatterPage, context: AcrossContext): string => toCsv(scatterLines(page, context).map((line) => line.map((cell) => String(cell ?? ""))), context.locale);

export const scatterXlsx = (page: ScatterPage, context: AcrossContext): Uint8Array<ArrayBuffer> => toXlsx([{ name: String(shownOf(page.shown).year), lines: scatterLines(page, context) }]);

/** The same for programs. */
export function scatterJson({ shown, outcome, points, without }: ScatterPage): string {
  const { set, year, basis, value } = shownOf(shown);
  return JSON.stringify({ format: 1, set, year, basis, value: { key: value.key, name: value.name }, outcome: shownOf(outcome), regions: points.map(({ id: _id, exists: _exists, ...point }) => point), without }, null, 2);
}

/** The scatter as a picture that stands by itself. @throws AppError not-found where no region has both */
export function scatterSvg(page: ScatterPage, { t, figures, locale }: AcrossContext): string {
  const picture = shownOf(describeScatter(page, t, figures, locale));
  const sources = new Set(page.points.map(({ figure }) => saySource(figure.source, figures, (day) => formatDate(day, locale))));
  const notes = new Set(picture.said.flatMap((point) => point.notes.filter((note) => note !== figures("illustrative")).map((note) => `${point.name}: ${note}`)));
  const { said: _said, ...drawn } = picture;
  return toSvg(createElement(ScatterPicture, { ...drawn, isAlone: true, note: [t("scatter.caution"), ...sayOrigin(shownOf(page.shown), t, figures, locale), ...sources, ...notes].join(" · ") }));
}

export const scatterPng = (page: ScatterPage, context: AcrossContext): Promise<Uint8Array<ArrayBuffer>> => toPng(scatterSvg(page, context));
