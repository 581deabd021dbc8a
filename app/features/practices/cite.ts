// A record as other texts name it. Whoever led the practice is its author; a record of nobody's is the Academy's.

export interface Cited {
  slug: string;
  title: string;
  version: number;
  publishedAt: string;
  /** Organisations that led it. */
  authors: readonly string[];
  address: string;
}

const academy = "REGIN Academy";
const yearOf = ({ publishedAt }: Cited): string => new Date(publishedAt).getUTCFullYear().toString();

/** One line in the manner of the APA; `kind` and `version` in the reader's words. */
export function citeInLine(cited: Cited, { kind, version }: { kind: string; version: string }): string {
  const authors = cited.authors.length === 0 ? academy : cited.authors.join(", ");
  return `${authors} (${yearOf(cited)}). ${cited.title} (${version}) [${kind}]. ${cited.authors.length === 0 ? "" : `${academy}. `}${cited.address}`;
}

const escaped = (text: string): string => text.replace(/[\\{}]/g, "").replace(/[&%$#_]/g, (sign) => `\\${sign}`);

/** The same for programs that keep literature. */
export function citeInBibtex(cited: Cited): string {
  const authors = (cited.authors.length === 0 ? [academy] : cited.authors).map((name) => `{${escaped(name)}}`).join(" and ");
  const fields = [["author", authors], ["title", `{${escaped(cited.title)}}`], ["year", yearOf(cited)], ["version", String(cited.version)], ["publisher", academy], ["url", cited.address]];
  return `@misc{${cited.slug}-v${cited.version},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}
