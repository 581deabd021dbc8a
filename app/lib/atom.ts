import { createHash } from "node:crypto";
import { xmlText } from "./xml.ts";

// Feeds of records that are told by a summary, in Atom 1.0 (RFC 4287).

export interface SummaryEntry {
  /** Its own page, which is also its name for ever. */
  address: string;
  locale: string;
  title: string;
  summary: string;
  publishedAt: Date;
  updatedAt: Date;
  categories: { term: string; label: string }[];
}

interface SummaryFeed {
  origin: string;
  locale: string;
  /** Paths: its own, and of the page that it follows. */
  self: string;
  page: string;
  title: string;
  lead: string;
  entries: SummaryEntry[];
}

export interface WrittenFeed {
  text: string;
  updatedAt: Date;
  /** Changes whenever the feed does, also when something is taken out of it. */
  tag: string;
}

const writeEntry = ({ address, locale, title, summary, publishedAt, updatedAt, categories }: SummaryEntry): string => `  <entry xml:lang="${xmlText(locale)}">
    <id>${xmlText(address)}</id>
    <title>${xmlText(title)}</title>
    <link rel="alternate" type="text/html" href="${xmlText(address)}"/>
    <published>${publishedAt.toISOString()}</published>
    <updated>${updatedAt.toISOString()}</updated>
${categories.map(({ term, label }) => `    <category term="${xmlText(term)}" label="${xmlText(label)}"/>\n`).join("")}    <summary type="text">${xmlText(summary)}</summary>
  </entry>
`;

export function writeSummaryFeed({ origin, locale, self, page, title, lead, entries }: SummaryFeed): WrittenFeed {
  const updatedAt = new Date(Math.max(0, ...entries.map((entry) => entry.updatedAt.getTime())));
  const address = xmlText(origin + self);
  const text = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(locale)}">
  <id>${address}</id>
  <title>${xmlText(title)}</title>
  <subtitle>${xmlText(lead)}</subtitle>
  <updated>${updatedAt.toISOString()}</updated>
  <author><name>REGIN Academy</name></author>
  <link rel="self" type="application/atom+xml" href="${address}"/>
  <link rel="alternate" type="text/html" href="${xmlText(origin + page)}"/>
  <icon>${xmlText(origin)}/favicon.svg</icon>
  <generator>REGIN Academy</generator>
${entries.map(writeEntry).join("")}</feed>
`;
  return { text, updatedAt, tag: createHash("sha256").update(text).digest("base64url").slice(0, 22) };
}
