import { toCsv } from "#app/i18n/csv.ts";
import { columns, type Column } from "./columns.ts";

// A file to begin with: every column, and two invented rows that say so. Held by imports.server.test.ts.

const examples: Partial<Record<Column, string>>[] = [
  {
    title: "Example: a desk that knew whom to call", summary: "One desk of the region answered what nobody in town felt responsible for.", language: "en", outcome: "successful", evidenceKind: "own", budget: "under-50k", starts: "2021-02", ends: "2022",
    areas: "health|social-security", targets: "newcomers|families", roles: "leader", settings: "urban", organisation: "A regional administration", partner_names: "A town|An association",
    need: "Several paragraphs may stand in one cell.", lessons: "Ask first|Write down who answers", illustrative: "true",
  },
  { title: "Example: an evening course nobody came to", summary: "The course was held while people worked.", language: "en", outcome: "unsuccessful", areas: "education", causes: "timing|participation", failed: "Four of thirty came.", why: "Nobody had asked when people have time.", illustrative: "true" },
];

/** The template, divided by commas whatever the language: its columns have the same names everywhere. */
export function templateCsv(): string {
  return toCsv([[...columns], ...examples.map((row) => columns.map((column) => row[column] ?? ""))], "en");
}
