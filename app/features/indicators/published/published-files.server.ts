import type { TFunction } from "i18next";
import { createElement } from "react";
import { toCsv } from "#app/i18n/csv.ts";
import { formatDate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { ProfilePicture } from "../components/profile-picture.tsx";
import { saySource } from "../outcomes/say-figure.ts";
import type { PublishedPage, PublishedRow } from "./published.server.ts";
import { sayPublished } from "./say-published.ts";

interface Context {
  axis: string | null;
  locale: Locale;
  t: TFunction;
  figures: TFunction<"figures">;
}

/** @throws AppError not-found */
function shownOf({ shown }: PublishedPage): NonNullable<PublishedPage["shown"]> {
  if (!shown) throw new AppError("not-found", "scores:errors.nonePublished");
  return shown;
}

/** A score a line, each with where it comes from and, where it is invented, that it is. */
function publishedLines(page: PublishedPage, { t, figures, locale }: Context): (string | number | null)[][] {
  const { set, year, overall, axes, indicators } = shownOf(page);
  const line = (key: string, row: PublishedRow) => {
    const { title, edition, licence, retrievedOn, url } = row.source;
    return [page.region.name, set.title, set.edition, year, key, row.name, row.score, row.flags, sayPublished(row, t, figures, locale).notes.join("; "), title, edition, licence, retrievedOn, url];
  };
  return [
    [t("regions:csv.region"), t("regions:page.set"), t("regions:csv.edition"), t("regions:page.year"), t("regions:csv.key"), t("regions:csv.name"), t("regions:profile.score"), figures("file.flags"), figures("notes"), figures("file.source"), figures("file.edition"), figures("file.licence"), figures("file.retrieved"), figures("file.address")],
    ...(overall ? [line("overall", overall)] : []),
    ...axes.flatMap(({ key, rows }) => rows.map((row) => line(`${key}.${row.key}`, row))),
    ...indicators.map((row) => line(row.key, row)),
  ];
}

export const publishedCsv = (page: PublishedPage, context: Context): string => toCsv(publishedLines(page, context).map((line) => line.map((cell) => String(cell ?? ""))), context.locale);

export const publishedXlsx = (page: PublishedPage, context: Context): Uint8Array<ArrayBuffer> => toXlsx([{ name: page.region.name, lines: publishedLines(page, context) }]);

/** The same for programs. */
export function publishedJson(page: PublishedPage): string {
  return JSON.stringify({ format: 1, region: page.region, basis: "published", ...shownOf(page) }, null, 2);
}

/** One axis as a picture that stands by itself. @throws AppError not-found */
export function publishedSvg(page: PublishedPage, { axis, t, figures, locale }: Context): string {
  const { set, axes, illustrative, year } = shownOf(page);
  const found = axes.find(({ key }) => key === axis) ?? (axis === null ? axes[0] : undefined);
  if (!found) throw new AppError("not-found", "regions:errors.noProfile");
  const said = found.rows.map((row) => sayPublished(row, t, figures, locale));
  const sources = new Set(found.rows.map(({ source }) => saySource(source, figures, (day) => formatDate(day, locale))));
  const notes = [...Map.groupBy(said.flatMap(({ name, notes: own }) => own.map((note) => ({ name, note }))), ({ note }) => note)].filter(([note]) => note !== figures("illustrative"))
    .map(([note, of]) => (of.length === said.length ? note : `${of.map(({ name }) => name).join(", ")}: ${note}`));
  return toSvg(createElement(ProfilePicture, {
    title: t("regions:profile.pictureTitle", { axis: found.title, region: `${page.region.name}, ${year}` }), description: said.map(({ name, score }) => `${name}: ${score}`).join("; "), rows: found.rows.map(({ key, score }) => ({ key, mean: score, spread: null })), said,
    legend: { own: t("published.mark"), median: "", spread: "" }, illustrative: illustrative ? t("regions:illustrative") : null, isAlone: true, note: [`${set.title} (${set.edition})`, ...notes, ...sources].join(" · "),
  }));
}

export const publishedPng = (page: PublishedPage, context: Context): Promise<Uint8Array<ArrayBuffer>> => toPng(publishedSvg(page, context));
