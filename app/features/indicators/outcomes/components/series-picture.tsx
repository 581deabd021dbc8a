import type { TFunction } from "i18next";
import type { Locale } from "#app/i18n/locales.ts";
import { LinePicture, roundMost } from "#app/features/indicators/components/line-picture.tsx";
import { describeLines, linesOf, numberSources } from "../figure-table.ts";
import type { Series } from "../figures.server.ts";
import { sayValue } from "../say-figure.ts";

/** The figures of one indicator over the years; nothing where there is no series. The same in a page and as a file. */
export function SeriesPicture({ series, region, t, locale, isAlone = false }: { series: Series[]; region: string; t: TFunction<"figures">; locale: Locale; isAlone?: boolean }) {
  const [first] = series;
  const lines = linesOf(series, t, locale);
  if (!first || lines.length === 0) return null;
  return (
    <LinePicture
      title={t("pictureTitle", { name: first.name, region })} description={describeLines(lines)} lines={lines} isAlone={isAlone}
      most={roundMost(Math.max(...lines.flatMap(({ points }) => points.map(({ value }) => value))))} sayTick={(value) => sayValue(value, first.unit, t, locale)}
      illustrative={series.some(({ figures }) => figures.some(({ illustrative }) => illustrative)) ? t("illustrative") : null}
      note={numberSources(series.flatMap(({ figures }) => figures), t, locale).sources.map(({ said }) => said).join(" · ")}
    />
  );
}
