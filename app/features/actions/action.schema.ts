import { z } from "zod";
import { themes } from "#app/features/courses/keys.ts";
import { outcomes, targets } from "#app/features/practices/keys.ts";
import { partialDate } from "#app/features/practices/practice.schema.ts";
import { locales } from "#app/i18n/locales.ts";
import { filled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { actionStatuses, lights, memberRoles } from "./actions.kinds.ts";

// What is typed into the forms around a plan. Messages are translation keys.

const required = "actions:errors.required";
const messages = { required, tooLong: "actions:errors.tooLong" };
const when = optional(typedLine(10, messages).refine((value) => value === "" || partialDate.safeParse(value).success, "actions:errors.when"));
const many = <const Options extends readonly [string, ...string[]]>(options: Options) => z.preprocess((value) => (value === undefined ? [] : typeof value === "string" ? [value] : value), z.array(z.enum(options, "actions:errors.choose")).max(options.length));

export const basicsSchema = z.object({
  title: filled(typedLine(100, messages), required),
  summary: optional(typedLines(500, messages)),
  locale: z.enum(locales, required),
  /** A region's id; none: it is no region's. */
  region: optional(typedLine(100, messages)),
  areas: many(themes).refine((value) => value.length > 0, "actions:errors.area"),
  targets: many(targets),
  starts: when,
  ends: when,
}).refine(({ starts, ends }) => starts === "" || ends === "" || starts.slice(0, ends.length) <= ends.slice(0, starts.length), { path: ["ends"], message: "actions:errors.endsBefore" });
export type Basics = z.output<typeof basicsSchema>;

export const statusSchema = z.object({ status: z.enum(actionStatuses, required), outcome: z.enum(outcomes, required).optional() });
export const memberSchema = z.object({ email: filled(typedLine(254, messages), required), role: z.enum(memberRoles, required) });

export const entrySchema = z.object({
  day: z.iso.date({ error: "actions:errors.day" }),
  light: z.enum(lights, required),
  reasons: filled(typedLines(2_000, messages), required),
  next: optional(typedLines(1_000, messages)),
});
