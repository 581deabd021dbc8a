import type { TFunction } from "i18next";
import { createElement } from "react";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import type { Score } from "../aggregate.ts";
import type { ChangePage, Side } from "./change.server.ts";
import { ChangePicture } from "./components/change-picture.tsx";
import { sayChange } from "./say-change.ts";

interface Context {
  axis: string | null;
  locale: Locale;
  t: TFunction;
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/** What each line stands for and, where it is invented, that it is. */
const basisOf = ({ set, illustrative }: Side, t: TFunction): string => (illustrative ? t("regions:illustrative") : [...(set.kind === "self-assessment" ? [t("regions:profile.self")] : []), ...(set.owner ? [t("regions:sets.madeBy", { region: set.owner })] : [])].join(" · "));

/** A value of an axis a line: with both years where they are of one edition, else each year by itself. */
function changeLines({ region, sides, axes, overall }: ChangePage, t: TFunction): (string | number | null)[][] {
  if (!sides) throw new AppError("not-found", "regions:errors.noProfile");
  const { then, now } = sides;
  const counts = ({ answered, asked }: Score) => `${answered} / ${asked}`;
  if (axes) {
    const line = (key: string, name: string, before: number | null, after: number | null, change: number | null, counted: string[]) => [region.name, now.set.title, now.set.edition, key, name, rounded(before), rounded(after), rounded(change), ...counted, basisOf(now, t), now.set.source.title];
    const answered = (year: number) => `${t("regions:profile.answered")}, ${year}`;
    return [
      [t("regions:csv.region"), t("regions:page.set"), t("regions:csv.edition"), t("regions:csv.key"), t("regions:csv.name"), String(then.year), String(now.year), t("change.points"), answered(then.year), answered(now.year), t("regions:csv.basis"), t("regions:profile.source")],
      ...axes.flatMap(({ key, rows }) => rows.map((row) => line(`${key}.${row.key}`, row.name, row.then.mean, row.now.mean, row.change, [counts(row.then), counts(row.now)]))),
      line("overall", t("regions:profile.overall"), then.overall, now.overall, overall, ["", ""]),
    ];
  }
  return [
    [t("regions:csv.region"), t("regions:page.set"), t("regions:csv.edition"), t("regions:page.year"), t("regions:csv.key"), t("regions:csv.name"), t("regions:profile.score"), t("regions:profile.answered"), t("regions:csv.basis"), t("regions:profile.source")],
    ...[then, now].flatMap((side) => {
      const line = (key: string, name: string, score: number | null, counted: string) => [region.name, side.set.title, side.set.edition, side.year, key, name, rounded(score), counted, basisOf(side, t), side.set.source.title];
      return [...side.axes.flatMap(({ key, rows }) => rows.map((row) => line(`${key}.${row.key}`, row.name, row.score.mean, counts(row.score)))), line("overall", t("regions:profile.overall"), side.overall, "")];
    }),
  ];
}

export const changeCsv = (page: ChangePage, { locale, t }: Context): string => toCsv(changeLines(page, t).map((line) => line.map((cell) => String(cell ?? ""))), locale);

export const changeXlsx = (page: ChangePage, { t }: Context): Uint8Array<ArrayBuffer> => toXlsx([{ name: page.region.name, lines: changeLines(page, t) }]);

/** The same for programs. */
export function changeJson({ region, sides, axes, overall, illustrative }: ChangePage): string {
  if (!sides) throw new AppError("not-found", "regions:errors.noProfile");
  const said = ({ set, year, version, illustrative: invented, axes: own, overall: mean }: Side) => ({ set, year, version, illustrative: invented, axes: own.map(({ key, rows }) => ({ key, values: rows.map(({ key: value, score }) => ({ key: value, ...score })) })), overall: mean });
  return JSON.stringify({
    format: 1, region, illustrative, joined: axes !== null, then: said(sides.then), now: said(sides.now),
    change: axes && { overall, axes: axes.map(({ key, rows }) => ({ key, values: rows.map(({ key: value, change }) => ({ key: value, points: change })) })) },
  }, null, 2);
}

/** One axis as a picture that stands by itself. @throws AppError not-found where nothing is joined */
export function changeSvg({ region, sides, axes, illustrative }: ChangePage, { axis, locale, t }: Context): string {
  const found = axes?.find(({ key }) => key === axis) ?? (axis === null ? axes?.[0] : undefined);
  if (!found || !sides) throw new AppError("not-found", "scores:errors.notJoined");
  const { then, now } = sides;
  return toSvg(createElement(ChangePicture, {
    title: t("change.pictureTitle", { axis: found.title, region: region.name, from: then.year, to: now.year }), rows: found.rows, said: found.rows.map((row) => sayChange(row, t, locale)), then: String(then.year), now: String(now.year),
    illustrative: illustrative ? t("regions:illustrative") : null, isAlone: true, note: `${now.set.title} (${now.set.edition})${now.set.kind === "self-assessment" ? `. ${t("regions:profile.self")}` : ""}`,
  }));
}

export const changePng = (page: ChangePage, context: Context): Promise<Uint8Array<ArrayBuffer>> => toPng(changeSvg(page, context));
