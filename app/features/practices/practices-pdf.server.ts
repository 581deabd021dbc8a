import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { formatDate } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { addFramedPage } from "#app/pdf/framed-page.server.ts";
import { numberPages } from "#app/pdf/pen.server.ts";
import { closeSheet, decorate, group, heightOf, inks, openSheet, write, writeLink, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";
import { facetLabel } from "./facet-groups.ts";
import { facets } from "./facet-table.server.ts";
import { formatPeriod } from "./components/period.ts";
import { nameAll, readPlaceNames } from "./places.server.ts";
import { practicePath } from "./practice-paths.ts";
import { searchPractices, type PracticeSearch } from "./search.server.ts";

/** More than anybody reads on paper; a table has no such limit. */
export const mostOnPaper = 100;

const edge = 54;
const top = 56;
const style = (font: TextStyle["font"], size: number, leading: number, color: string = inks.ink): TextStyle => ({ font, size, leading, color });
const styles = {
  issuer: style("strong", 10.5, 14, inks.sea),
  heading: style("serif", 26, 31),
  lead: style("sans", 10.5, 15, inks.soft),
  title: style("serif", 15, 19),
  facts: style("strong", 9, 12.5, inks.sea),
  note: style("strong", 9, 12.5, inks.clay),
  text: style("sans", 10.5, 15),
  link: style("sans", 9, 12.5, inks.sea),
  foot: { ...style("sans", 8, 10, inks.soft), align: "right" as const },
};

interface PaperPractice {
  title: string;
  lang: Locale;
  note: string;
  facts: string;
  summary: string;
  url: string;
}

interface Paper {
  lang: Locale;
  title: string;
  lead: string[];
  practices: PaperPractice[];
  pageOf: (page: number, pages: number) => string;
  createdAt: Date;
}

/** What a search finds, on paper: the first hundred, and how many there are. Five statements, six after something was written. */
export async function renderPracticesPdf(actor: Actor | null, search: PracticeSearch, locale: Locale, now = new Date()): Promise<Uint8Array> {
  const [found, names] = await Promise.all([searchPractices(actor, { ...search, page: 1, pageSize: mostOnPaper }, locale), readPlaceNames(locale)]);
  const t = getT(locale, "practices");
  const { chosen, query } = search;
  const places = { regions: nameAll(chosen.region, names.region), countries: nameAll(chosen.country, names.country) };
  const asked = [...(query === "" ? [] : [`“${query}”`]), ...facets.flatMap((facet) => (chosen[facet].length === 0 ? [] : [`${t(`facets.${facet}`)}: ${chosen[facet].map((value) => facetLabel(t, facet, value, places)).join(", ")}`]))];
  const count = found.total > mostOnPaper ? t("pdf.first", { shown: mostOnPaper, total: found.total }) : t("search.count", { count: found.total });
  return drawPractices({
    lang: locale,
    title: t("title"),
    lead: [...(asked.length === 0 ? [] : [t("pdf.searched", { search: asked.join(" · ") })]), count, t("pdf.asOf", { date: formatDate(now, locale) })],
    practices: found.practices.map((practice) => ({
      title: practice.title,
      lang: practice.locale,
      note: practice.illustrative ? t("common:illustrative") : "",
      facts: [t(`outcomes.${practice.outcome ?? "unsaid"}`), ...practice.areas.map((area) => t(`common:themes.${area}`)), ...practice.regions.map(names.region), formatPeriod(t, practice.startsOn, practice.endsOn, locale)].filter((fact) => fact !== "").join(" · "),
      summary: practice.summary,
      url: config.origin + practicePath(practice.slug),
    })),
    pageOf: (page, pages) => t("pdf.pageOf", { page, pages }),
    createdAt: now,
  });
}

async function drawPractices(paper: Paper): Promise<Uint8Array> {
  const sheet = openSheet({ title: paper.title, author: "REGIN Academy", lang: paper.lang, createdAt: paper.createdAt, layout: "portrait", bufferPages: true });
  addFramedPage(sheet);
  const at = { x: edge, width: sheet.width - 2 * edge };
  let y = top;
  y += write(sheet, sheet.root, "P", "REGIN Academy", styles.issuer, { ...at, y }) + 5;
  y += write(sheet, sheet.root, "H1", paper.title, styles.heading, { ...at, y }) + 8;
  for (const line of paper.lead) y += write(sheet, sheet.root, "P", line, styles.lead, { ...at, y });
  for (const practice of paper.practices) y = drawPractice(sheet, paper, practice, y + 16);
  numberPages(sheet, { x: edge, width: at.width }, styles.foot, (page, pages) => `${paper.title} · ${paper.pageOf(page, pages)}`);
  return closeSheet(sheet);
}

/** A practice is not torn apart: it fits on a page, as its title and summary are short. */
function drawPractice(sheet: Sheet, { lang }: Paper, practice: PaperPractice, from: number): number {
  const at = { x: edge, width: sheet.width - 2 * edge };
  const foreign = practice.lang === lang ? {} : { lang: practice.lang };
  const lines = [["H2", practice.title, styles.title, foreign], ["P", practice.note, styles.note, {}], ["P", practice.facts, styles.facts, {}], ["P", practice.summary, styles.text, foreign]] as const;
  const height = lines.reduce((sum, [, text, its]) => sum + (text === "" ? 0 : heightOf(sheet, text, its, at.width) + 3), 40);
  let y = from;
  if (y + height > sheet.height - 70) {
    addFramedPage(sheet);
    y = top;
  } else {
    decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(edge, y - 6).lineTo(edge + at.width, y - 6).stroke(inks.hairline));
    y += 4;
  }
  group(sheet, sheet.root, "Sect", {}, (section) => {
    for (const [tag, text, its, options] of lines) if (text !== "") y += write(sheet, section, tag, text, its, { ...at, y }, options) + 3;
    y += writeLink(sheet, section, practice.url, { url: practice.url, contents: practice.title }, styles.link, { ...at, y });
  });
  return y;
}
