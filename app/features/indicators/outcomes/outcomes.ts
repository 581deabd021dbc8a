import { z } from "zod";
import { themes } from "#app/features/courses/keys.ts";
import { locales } from "#app/i18n/locales.ts";

// What context figures are about, and of whom. `indicators/outcomes.yaml` names them.

export const units = ["persons", "percent", "typology"] as const;
export type Unit = (typeof units)[number];

/** Whom a figure is about. */
export const groups = ["all", "nationals", "non-eu", "non-eu-women"] as const;
export type Group = (typeof groups)[number];

/** Values of a typology: 1, 2, 3. */
export const typology = ["urban", "intermediate", "rural"] as const;

const line = z.string().trim().min(1).max(200);

export const outcomesFileSchema = z.strictObject({
  format: z.literal(1),
  source: z.strictObject({ title: line, url: z.url({ protocol: /^https?$/ }) }),
  indicators: z.array(z.strictObject({ key: z.string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), unit: z.enum(units), area: z.enum(themes).optional(), names: z.record(z.enum(locales), line) })).min(1).max(100),
});
