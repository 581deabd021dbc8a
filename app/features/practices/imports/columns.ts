import { textFields } from "../keys.ts";

// The columns of a file of practices, in the order of the template. docs/practice-format.md says what they mean.

const classified = ["areas", "targets", "roles", "settings", "causes", "regions"] as const;
const single = ["outcome", "evidenceKind", "budget", "starts", "ends"] as const;
const source = ["source_title", "source_publisher", "source_url", "source_language"] as const;

export const columns = ["title", "summary", "language", ...single, ...classified, "organisation", "partner_names", ...source, ...textFields, "illustrative", "distinct"] as const;
export type Column = (typeof columns)[number];

/** One row as it was read: what each column says, as text or, from JSON, as a list. */
export type RawRow = Partial<Record<string, string | string[]>>;

/** What is wrong with a row: where, and how to mend it (`imports:problems.<code>`). */
export interface RowProblem {
  column: string;
  code: "missing" | "choice" | "tooLong" | "date" | "address" | "region" | "order" | "format" | "sources" | "unknownColumn" | "cells" | "twiceInFile" | "twiceHere" | "sourceInFile" | "sourceHere";
  /** Fills the placeholders of the sentence. */
  values?: Record<string, string | number>;
}

export const largestImport = 20_000;
