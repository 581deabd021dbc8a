import { z } from "zod";
import { themes } from "#app/features/courses/keys.ts";
import { locales } from "#app/i18n/locales.ts";
import { units } from "./outcomes.ts";

const line = z.string().trim().min(1).max(200);

/** `indicators/outcomes.yaml`. */
export const outcomesFileSchema = z.strictObject({
  format: z.literal(1),
  source: z.strictObject({ title: line, url: z.url({ protocol: /^https?$/ }) }),
  indicators: z.array(z.strictObject({ key: z.string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/), unit: z.enum(units), area: z.enum(themes).optional(), names: z.record(z.enum(locales), line) })).min(1).max(100),
});
