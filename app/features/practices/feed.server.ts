import { createHash } from "node:crypto";
import type { TFunction } from "i18next";
import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { xmlText } from "#app/lib/xml.ts";
import { feedPath, practicePath, searchPath, type SearchAddress } from "./practice-paths.ts";
import { searchPractices, type PracticeCard, type PracticeSearch } from "./search.server.ts";

const feedLength = 50;

/** What the feed of a search is called. */
export function feedTitle(t: TFunction, query: string): string {
  return t("practices:feed.title", { title: query === "" ? t("practices:title") : `${query} – ${t("practices:title")}` });
}

export interface PracticeFeed {
  text: string;
  updatedAt: Date;
  /** Changes whenever the feed does, also when a practice is taken out of it. */
  tag: string;
}

const iso = (stored: string): string => new Date(stored).toISOString();

function writeEntry(practice: PracticeCard, locale: Locale): string {
  const t = getT(locale, "practices");
  const address = xmlText(config.origin + practicePath(practice.slug));
  const note = practice.illustrative ? `${t("common:illustrative")}. ` : "";
  return `  <entry xml:lang="${practice.locale}">
    <id>${address}</id>
    <title>${xmlText(practice.title)}</title>
    <link rel="alternate" type="text/html" href="${address}"/>
    <published>${iso(practice.publishedAt)}</published>
    <updated>${iso(practice.updatedAt)}</updated>
${practice.areas.map((area) => `    <category term="${xmlText(area)}" label="${xmlText(t(`common:themes.${area}`))}"/>\n`).join("")}    <summary type="text">${xmlText(note + practice.summary)}</summary>
  </entry>
`;
}

/** The newest practices that a search finds, in Atom 1.0 (RFC 4287): new ones, and changed ones anew. Four statements, five after something was written. */
export async function getPracticeFeed(actor: Actor | null, search: PracticeSearch, locale: Locale): Promise<PracticeFeed> {
  const { practices } = await searchPractices(actor, { ...search, sort: "newest", page: 1, pageSize: feedLength }, locale);
  const t = getT(locale, "practices");
  const address: SearchAddress = { query: search.query, chosen: search.chosen, sort: search.sort, expand: search.expand, view: "list", compare: [] };
  const updatedAt = new Date(Math.max(0, ...practices.map((practice) => Date.parse(practice.updatedAt))));
  const self = xmlText(config.origin + feedPath(address, locale));
  const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
  <id>${self}</id>
  <title>${xmlText(feedTitle(t, search.query))}</title>
  <subtitle>${xmlText(t("lead"))}</subtitle>
  <updated>${updatedAt.toISOString()}</updated>
  <author><name>REGIN Academy</name></author>
  <link rel="self" type="application/atom+xml" href="${self}"/>
  <link rel="alternate" type="text/html" href="${xmlText(config.origin + searchPath(address))}"/>
  <icon>${xmlText(config.origin)}/favicon.svg</icon>
  <generator>REGIN Academy</generator>
${practices.map((practice) => writeEntry(practice, locale)).join("")}</feed>
`;
  return { text, updatedAt, tag: createHash("sha256").update(text).digest("base64url").slice(0, 22) };
}
