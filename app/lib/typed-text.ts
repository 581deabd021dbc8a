import { z } from "zod";

// What is typed into a form, cleaned and measured. A field left blank comes as undefined (conform), one of blanks becomes
// empty here: both say `required`, a translation key. No second `z.string()` may follow: conform would hand it undefined
// for "", and its own English would be shown.

const oneLine = (value: string): string => value.normalize("NFC").replace(/[\s\p{Cc}]+/gu, " ").trim();
const manyLines = (value: string): string => value.normalize("NFC").replaceAll("\r\n", "\n").trim();

interface Messages {
  required: string;
  tooLong: string;
}

/** One line; blank is "". */
export const typedLine = (max: number, { required, tooLong }: Messages) => z.string({ error: required }).transform(oneLine).refine((value) => value.length <= max, tooLong);
/** Lines; blank is "". */
export const typedLines = (max: number, { required, tooLong }: Messages) => z.string({ error: required }).transform(manyLines).refine((value) => value.length <= max, tooLong);
/** Says `required` of what is blank. */
export const filled = (field: z.ZodType<string, string>, required: string) => field.refine((value) => value !== "", required);
/** Missing is "". */
export const optional = (field: z.ZodType<string, string>) => field.optional().transform((value) => value ?? "");
