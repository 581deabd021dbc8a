import { z } from "zod";
import { cleanLine, cleanLines } from "./clean-text.ts";

// What is typed into a form, cleaned and measured. A field left blank comes as undefined (conform), one of blanks becomes
// empty here: both say `required`, a translation key. No second `z.string()` may follow: conform would hand it undefined
// for "", and its own English would be shown.

interface Messages {
  required: string;
  tooLong: string;
}

/** One line; blank, and what shows nothing, is "". */
export const typedLine = (max: number, { required, tooLong }: Messages) => z.string({ error: required }).transform(cleanLine).refine((value) => value.length <= max, tooLong);
/** Lines; blank is "". */
export const typedLines = (max: number, { required, tooLong }: Messages) => z.string({ error: required }).transform(cleanLines).refine((value) => value.length <= max, tooLong);
/** Says `required` of what is blank. */
export const filled = (field: z.ZodType<string, string>, required: string) => field.refine((value) => value !== "", required);
/** Missing is "". */
export const optional = (field: z.ZodType<string, string>) => field.optional().transform((value) => value ?? "");
