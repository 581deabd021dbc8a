import type { TFunction } from "i18next";
import { createElement } from "react";
import { toCsv } from "#app/i18n/csv.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { toXlsx } from "#app/lib/tables/write-xlsx.server.ts";
import { ProfilePicture } from "./components/profile-picture.tsx";
import { sayRow } from "./components/score-row.ts";
import { toPng, toSvg } from "#app/lib/picture-file.server.ts";
import type { Profile } from "./profile.server.ts";

interface Context {
  axis: string | null;
  locale: Locale;
  t: TFunction<"regions">;
}

/** Every answer, one a line, and then the scores along the axes. What is invented says so on every line. */
function profileLines({ region, set, year, illustrative, scores, axes, overall }: Profile, t: TFunction<"regions">): (string | number | null)[][] {
  const basis = illustrative ? t("illustrative") : set.kind === "self-assessment" ? t("profile.self") : "";
  const number = (value: number | null | undefined) => (typeof value === "number" ? Math.round(value * 100) / 100 : null);
  const line = (kind: string, key: string, name: string, score: string | number | null, answered: number | null = null, asked: number | null = null) => [region.name, set.title, set.edition, year, kind, key, name, score, answered, asked, basis, set.source.title, set.owner ?? ""];
  return [
    [t("csv.region"), t("page.set"), t("csv.edition"), t("page.year"), t("csv.kind"), t("csv.key"), t("csv.name"), t("profile.score"), t("csv.answered"), t("csv.asked"), t("csv.basis"), t("profile.source"), t("csv.owner")],
    ...scores.map(({ code, question, score }) => line(t("csv.indicator"), code, question, score === null ? t("form.none") : number(score))),
    ...axes.flatMap(({ key, title, rows }) => rows.map((row) => line(title, `${key}.${row.key}`, row.name, number(row.score.mean), row.score.answered, row.score.asked))),
    line(t("profile.overall"), "overall", t("profile.overall"), number(overall.mean)),
  ];
}

export const profileCsv = (profile: Profile, { locale, t }: Context): string => toCsv(profileLines(profile, t).map((line) => line.map((cell) => String(cell ?? ""))), locale);

export const profileXlsx = (profile: Profile, { t }: Context): Uint8Array<ArrayBuffer> => toXlsx([{ name: `${profile.region.name} ${profile.year}`, lines: profileLines(profile, t) }]);

/** The same for programs. */
export function profileJson({ region, set, year, version, illustrative, signedOffAt, scores, axes, overall }: Profile): string {
  return JSON.stringify({
    format: 1, region, set, year, version, illustrative, signedOffAt,
    scores: scores.map(({ code, tags, score }) => ({ code, tags, score: score ?? null, applies: score !== null })),
    axes: axes.map(({ key, rows }) => ({ key, values: rows.map(({ key: value, score }) => ({ key: value, ...score })) })),
    overall: overall.mean,
  }, null, 2);
}

/** One axis as a picture that stands by itself. @throws AppError not-found */
export function profileSvg({ region, set, year, axes, illustrative }: Profile, { axis, locale, t }: Context): string {
  const found = axes.find(({ key }) => key === axis) ?? (axis === null ? axes[0] : undefined);
  if (!found) throw new AppError("not-found", "regions:errors.noProfile");
  const said = found.rows.map((row) => sayRow(row, t, locale));
  return toSvg(createElement(ProfilePicture, {
    title: t("profile.pictureTitle", { axis: found.title, region: region.name }), description: said.map(({ name, score }) => `${name}: ${score}`).join("; "), rows: found.rows.map(({ key, score, spread }) => ({ key, mean: score.mean, spread })), said,
    legend: { own: region.name.length > 20 ? t("profile.ownMark") : region.name, median: t("profile.medianMark"), spread: t("profile.spreadMark") }, illustrative: illustrative ? t("illustrative") : null, isAlone: true,
    note: [`${set.title} (${set.edition}), ${year}`, ...(set.kind === "self-assessment" ? [t("profile.self")] : [])].join(". "),
  }));
}

/** The same in dots, on white. */
export async function profilePng(profile: Profile, context: Context): Promise<Uint8Array<ArrayBuffer>> {
  return toPng(profileSvg(profile, context));
}
