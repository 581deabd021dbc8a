import { z } from "zod";
import { keyPattern, themes } from "#app/features/courses/keys.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { spaceReaders, spaceWriters } from "./forum.kinds.ts";
import { optional } from "#app/lib/typed-text.ts";
import { line, lines } from "./forum.schema.ts";

// What an administrator says about a space. Messages are translation keys.

const required = "forum:errors.required";
const choose = "forum:errors.choose";
const position = "forum:errors.position";

export type TextField = `name_${Locale}` | `description_${Locale}`;
const textFields = Object.fromEntries(locales.flatMap((locale) => [[`name_${locale}`, optional(line(100))], [`description_${locale}`, optional(lines(500))]])) as Record<TextField, ReturnType<typeof optional>>;

const fields = {
  ...textFields,
  languages: z.array(z.enum(locales, choose), choose).optional().transform((chosen) => locales.filter((locale) => chosen?.includes(locale))),
  readers: z.enum(spaceReaders, choose),
  writers: z.enum(spaceWriters, choose),
  theme: z.union([z.enum(themes, choose), z.literal("").transform(() => undefined)], choose).optional(),
  position: z.coerce.number(position).int(position).min(0, position).max(9_999, position),
};

/** Each language is said whole, name and description, or not at all; one of them at least. */
function checkTexts(input: Record<TextField, string>, context: z.RefinementCtx): void {
  const said = locales.filter((locale) => input[`name_${locale}`] !== "" || input[`description_${locale}`] !== "");
  if (said.length === 0) context.addIssue({ code: "custom", path: [], message: "forum:errors.noSpaceName" });
  for (const locale of said) {
    for (const field of [`name_${locale}`, `description_${locale}`] as const) if (input[field] === "") context.addIssue({ code: "custom", path: [field], message: required });
  }
}

export const changeSpaceSchema = z.object(fields).superRefine(checkTexts);
export type ChangeSpaceInput = z.infer<typeof changeSpaceSchema>;

/** Spaces of regions and courses are made by the product, under these beginnings. */
const slug = line(60).refine((value) => keyPattern.test(value), "forum:errors.slug").refine((value) => !/^(?:region|course)-/.test(value), "forum:errors.slugKept");

export const createSpaceSchema = z.object({ slug, ...fields }).superRefine(checkTexts);
export type CreateSpaceInput = z.infer<typeof createSpaceSchema>;

export const spaceStateSchema = z.object({ state: z.enum(["open", "closed"], choose) });
