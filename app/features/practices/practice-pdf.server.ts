import type { TFunction } from "i18next";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { formatDate, formatLanguage } from "#app/i18n/format.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { flow, listItem, makeRoom, numberPages, openPen, type Pen } from "#app/pdf/pen.server.ts";
import { closeSheet, decorate, group, heightOf, inks, openSheet, writeLink, type Sheet, type TextStyle } from "#app/pdf/sheet.server.ts";
import { citeInLine } from "./cite.ts";
import { formatPartialDate } from "./components/period.ts";
import { nameAll, readPlaceNames } from "./places.server.ts";
import { practiceFacts, saidFacts } from "./practice-facts.ts";
import { getPractice, type PracticePage } from "./practice-page.server.ts";
import { citedOf, untoldNames } from "./practice-words.ts";
import { versionPath } from "./practice-paths.ts";

// One record on paper: everything that its page says, and nothing that one could only click.

const style = (font: TextStyle["font"], size: number, leading: number, color: string = inks.ink): TextStyle => ({ font, size, leading, color });
const styles = {
  issuer: style("strong", 10.5, 14, inks.sea),
  title: style("serif", 25, 30),
  lead: style("sans", 12, 17, inks.soft),
  warning: style("strong", 9.5, 13.5, inks.clay),
  note: style("strong", 9.5, 13.5, inks.soft),
  h2: style("serif", 16.5, 21),
  h3: style("strong", 10.5, 15),
  label: style("sans", 9.5, 13.5, inks.soft),
  fact: style("sans", 9.5, 13.5),
  text: style("sans", 10.5, 15),
  small: style("sans", 9, 12.5, inks.soft),
  link: style("sans", 9, 12.5, inks.sea),
  figure: style("serif", 15, 19),
  foot: { ...style("sans", 8, 10, inks.soft), align: "right" as const },
};
const bullet = { mark: "–", markLook: { ...styles.text, color: inks.sea }, indent: 12 };

/** What drawing a part needs. */
interface Drawing {
  sheet: Sheet;
  pen: Pen;
  t: TFunction<"practices">;
  locale: Locale;
  page: PracticePage;
  regionNames: Record<string, string>;
}

/** A record, or an earlier version of it, as tagged pages in the reader's language; what is not in it says in which it is. */
export async function renderPracticePdf(actor: Actor | null, asked: { slug: string; locale: Locale; shownIn?: Locale | null; version?: number | null }, now = new Date()): Promise<Uint8Array> {
  const { locale } = asked;
  const [page, names] = await Promise.all([getPractice(actor, asked), readPlaceNames(locale)]);
  const t = getT(locale, "practices");
  const regionNames = nameAll([...page.record.regions, ...page.adoptions.flatMap(({ nutsCode }) => nutsCode ?? [])], names.region);
  const sheet = openSheet({ title: page.title, author: "REGIN Academy", lang: locale, createdAt: now, layout: "portrait", bufferPages: true });
  const drawing = { sheet, pen: openPen(sheet, { edge: 60, top: 58, bottom: 78 }), t, locale, page, regionNames };
  drawHead(drawing);
  drawFacts(drawing);
  drawTold(drawing);
  drawAssessment(drawing);
  drawAdoptions(drawing);
  drawRest(drawing, now);
  numberPages(sheet, drawing.pen, styles.foot, (number, pages) => `${page.title} · ${t("pdf.pageOf", { page: number, pages })}`);
  return closeSheet(sheet);
}

const langOf = (written: string, locale: Locale): { lang?: string } => (written === locale ? {} : { lang: written });

function heading({ sheet, pen }: Drawing, text: string, room = 74): void {
  if (makeRoom(sheet, pen, room)) return flow(sheet, pen, "H2", text, styles.h2);
  pen.y += 10;
  decorate(sheet, (doc) => doc.lineWidth(0.5).moveTo(pen.x, pen.y).lineTo(pen.x + pen.width, pen.y).stroke(inks.hairline));
  pen.y += 8;
  flow(sheet, pen, "H2", text, styles.h2);
}

function subheading({ sheet, pen }: Drawing, text: string, options: { lang?: string } = {}): void {
  if (!makeRoom(sheet, pen, 52)) pen.y += 7;
  flow(sheet, pen, "H3", text, styles.h3, options);
}

function drawHead({ sheet, pen, t, locale, page }: Drawing): void {
  const foreign = langOf(page.locale, locale);
  flow(sheet, pen, "P", "REGIN Academy", styles.issuer);
  pen.y += 2;
  flow(sheet, pen, "H1", page.title, styles.title, foreign);
  pen.y += 3;
  flow(sheet, pen, "P", page.summary, styles.lead, foreign);
  const languages = { language: formatLanguage(page.locale, locale), original: formatLanguage(page.record.original, locale) };
  const translated = page.state === "machine" ? t("record.machine", languages) : page.isPartial ? t("record.partial", languages) : t("record.translated", languages);
  const outdated = page.languages.find((one) => one.locale === page.locale)?.outdated ?? 0;
  const notes = [
    ...(page.record.reported ? [t("record.reported")] : []),
    ...(page.version === page.current ? [] : [t("record.oldVersion")]),
    ...(page.state === "original" ? (page.locale === locale ? [] : [t(page.languages.some((one) => one.locale === locale) ? "record.inOriginal" : "record.onlyIn", languages)]) : [translated]),
    ...(page.translators.length > 0 ? [t("record.translators", { names: page.translators.join(", ") })] : []),
    ...(outdated > 0 ? [t("record.outdated", { count: outdated })] : []),
  ];
  pen.y += 4;
  if (page.record.illustrative) flow(sheet, pen, "P", `${t("common:illustrative")}: ${t("record.illustrative")}`, styles.warning);
  for (const note of notes) flow(sheet, pen, "P", note, styles.note);
}

const marks = (numbers: readonly number[]): string => numbers.map((number) => `\u00a0[${number}]`).join("");

function drawFacts(drawing: Drawing): void {
  const { sheet, pen, t, locale, page, regionNames } = drawing;
  const indent = 124;
  heading(drawing, t("record.facts"));
  pen.y += 2;
  group(sheet, sheet.root, "L", {}, (list) => {
    for (const { label, value, from } of saidFacts<string>(t, practiceFacts(t, page.record, regionNames, locale))) {
      makeRoom(sheet, pen, Math.max(heightOf(sheet, label, styles.label, indent - 10), 16));
      const end = pen.y + heightOf(sheet, label, styles.label, indent - 10);
      listItem(sheet, pen, list, { mark: label, markLook: styles.label, indent: indent - 10 }, (body) => flow(sheet, pen, "P", value + marks(page.filedFrom[from] ?? []), styles.fact, { parent: body, indent }));
      pen.y = Math.max(pen.y, end);
    }
  });
}

function drawTold(drawing: Drawing): void {
  const { sheet, pen, t, locale, page } = drawing;
  for (const { section, fields } of page.sections) {
    const figures = section === "results" ? page.figures : [];
    if (fields.length === 0 && figures.length === 0) continue;
    heading(drawing, t(`record.${section}`));
    for (const { field, paragraphs, points, locale: written, sources } of fields) {
      subheading(drawing, t(`fields.${field}`) + marks(sources));
      for (const paragraph of paragraphs) {
        flow(sheet, pen, "P", paragraph, styles.text, langOf(written, locale));
        pen.y += 3;
      }
      drawPoints(drawing, points, written);
    }
    if (figures.length === 0) continue;
    subheading(drawing, t("record.figures") + marks(page.filedFrom.figures ?? []));
    for (const { value, label, locale: written } of figures) {
      makeRoom(sheet, pen, 40);
      flow(sheet, pen, "P", value, styles.figure);
      flow(sheet, pen, "P", label, styles.small, langOf(written, locale));
      pen.y += 3;
    }
  }
}

function drawPoints({ sheet, pen, locale }: Drawing, points: readonly string[], written: string): void {
  if (points.length === 0) return;
  group(sheet, sheet.root, "L", langOf(written, locale), (list) => {
    for (const point of points) {
      makeRoom(sheet, pen, Math.min(60, heightOf(sheet, point, styles.text, pen.width - bullet.indent)));
      listItem(sheet, pen, list, bullet, (body) => flow(sheet, pen, "P", point, styles.text, { parent: body, indent: bullet.indent }));
    }
  });
}

function drawAssessment(drawing: Drawing): void {
  const { sheet, pen, t, locale, page } = drawing;
  if (page.assessment.length === 0) return;
  heading(drawing, t("record.assessment"));
  if (page.record.assessed) flow(sheet, pen, "P", t("record.assessedBy", { name: page.record.assessed.by, date: formatPartialDate(page.record.assessed.on, locale) }), styles.small);
  for (const { aspect, inspiring, improve, locale: written } of page.assessment) {
    subheading(drawing, t(`aspects.${aspect}`));
    for (const [label, words] of [[t("record.inspiring"), inspiring], [t("record.improve"), improve]] as const) {
      if (words === "") continue;
      makeRoom(sheet, pen, 34);
      flow(sheet, pen, "P", label, styles.small);
      flow(sheet, pen, "P", words, styles.text, langOf(written, locale));
    }
  }
}

function drawAdoptions(drawing: Drawing): void {
  const { sheet, pen, t, locale, page, regionNames } = drawing;
  if (page.adoptions.length === 0) return;
  heading(drawing, t("record.adoptedBy"));
  for (const { place, nutsCode, state, since, changes, result, locale: written, sourceUrl } of page.adoptions) {
    subheading(drawing, place, langOf(written, locale));
    flow(sheet, pen, "P", [nutsCode && regionNames[nutsCode] !== place ? (regionNames[nutsCode] ?? nutsCode) : "", t(`adoptionStates.${state}`), since ? t("record.since", { date: formatPartialDate(since, locale) }) : ""].filter((part) => part !== "").join(", "), styles.small);
    for (const [label, words] of [[t("adopt.changes"), changes], [t("adopt.result"), result]] as const) {
      if (words === "") continue;
      makeRoom(sheet, pen, 34);
      flow(sheet, pen, "P", label, styles.small);
      for (const line of words.split("\n").filter((part) => part.trim() !== "")) flow(sheet, pen, "P", line, styles.text, langOf(written, locale));
    }
    if (sourceUrl) drawAddress(drawing, sourceUrl, place);
    else flow(sheet, pen, "P", t("adopt.toldHere"), styles.small);
  }
}

function drawAddress({ sheet, pen }: Drawing, url: string, contents: string, parent = sheet.root, indent = 0): void {
  makeRoom(sheet, pen, heightOf(sheet, url, styles.link, pen.width - indent));
  pen.y += writeLink(sheet, parent, url, { url, contents }, styles.link, { x: pen.x + indent, y: pen.y, width: pen.width - indent }) + 3;
}

/** What to read on, what nobody tells, the sources, and how to cite. */
function drawRest(drawing: Drawing, now: Date): void {
  const { sheet, pen, t, locale, page } = drawing;
  if (page.record.documents.length > 0) heading(drawing, t("record.documents"));
  for (const { title, url, language } of page.record.documents) {
    makeRoom(sheet, pen, 34);
    flow(sheet, pen, "P", title, styles.fact, language ? langOf(language, locale) : {});
    drawAddress(drawing, url, title);
  }
  if (page.untold.length > 0) {
    heading(drawing, t("record.untold"));
    flow(sheet, pen, "P", t("record.untoldText", { fields: untoldNames(t, page.untold) }), styles.fact);
  }
  if (page.sources.length > 0) {
    heading(drawing, t("record.sources"));
    group(sheet, sheet.root, "L", {}, (list) => {
      for (const { number, title, publisher, url, language } of page.sources) {
        makeRoom(sheet, pen, 34);
        listItem(sheet, pen, list, { mark: `${number}.`, markLook: styles.label, indent: 22 }, (body) => {
          flow(sheet, pen, "P", `${title}. ${publisher}.`, styles.fact, { parent: body, indent: 22, ...(language ? langOf(language, locale) : {}) });
          if (url !== null) drawAddress(drawing, url, title, body, 22);
        });
      }
    });
  }
  heading(drawing, t("record.cite"));
  const address = `${config.origin}${versionPath(page)}`;
  flow(sheet, pen, "P", citeInLine(citedOf(page, address), { kind: t("cite.kind"), version: t("cite.version", { version: page.version }) }), styles.fact);
  drawAddress(drawing, address, page.title);
  flow(sheet, pen, "P", t("pdf.asOf", { date: formatDate(now, locale) }), styles.small);
}
