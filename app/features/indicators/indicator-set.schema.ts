import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";

// A set of indicators as its folder says it (docs/indicator-format.md), and as it is kept.

const key = z.string().max(40).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
/** Of an indicator: "plan", or "health.plan" where it is asked of an area only. */
const code = z.string().max(40).regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/);
const line = (max: number) => z.string().trim().min(1).max(max);

/** `set.yaml`: the axes, the scales and the indicators, without a word of any language. */
export const setStructureSchema = z.strictObject({
  format: z.literal(1),
  slug: z.string().max(80).regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  edition: z.string().max(20).regex(/^[\w.-]+$/),
  kind: z.enum(["self-assessment", "policy"]),
  overallAxis: key,
  source: z.strictObject({ title: line(300), url: z.url({ protocol: /^https?$/ }).max(500).optional(), licence: line(100).optional() }),
  axes: z.array(z.strictObject({ key, values: z.array(key).min(1).max(40) })).min(1).max(8),
  scales: z.record(key, z.array(z.number().min(0).max(100)).min(2).max(11)),
  indicators: z.array(z.strictObject({
    code,
    /** Asked once for every value of this axis. */
    each: key.optional(),
    scale: key,
    tags: z.record(key, z.union([key, z.array(key).min(1)])),
  })).min(1).max(400),
});

/** `<language>.yaml`. Values of an axis that are policy areas of the product are named by it. */
export const setTextSchema = z.strictObject({
  title: line(200),
  about: line(2_000),
  axes: z.record(key, z.strictObject({ title: line(100), values: z.record(key, line(100)).default({}) })),
  scales: z.record(key, z.array(line(60))),
  indicators: z.record(code, z.strictObject({ question: line(500), guidance: line(1_000).optional() })),
});

export type SetStructure = z.infer<typeof setStructureSchema>;
export type SetText = z.infer<typeof setTextSchema>;

/** One question of a set. `code` is its own in the set: "health.plan" where it is asked for every area. */
export interface Indicator {
  code: string;
  /** Names its texts. */
  text: string;
  scale: string;
  /** Values by axis. */
  tags: Record<string, string[]>;
}

export const setContentSchema = z.object({
  structure: setStructureSchema.omit({ indicators: true }),
  indicators: z.array(z.object({ code: z.string(), text: z.string(), scale: z.string(), tags: z.record(z.string(), z.array(z.string())) })),
  texts: z.partialRecord(z.enum(locales), setTextSchema),
  /** Names of the region that made it in the browser. */
  owner: z.partialRecord(z.enum(locales), z.string()).optional(),
});
export type SetContent = z.infer<typeof setContentSchema>;

/** Asks what is asked `each` time, and makes every tag a list. */
export function spreadIndicators({ axes, indicators }: Pick<SetStructure, "axes" | "indicators">): Indicator[] {
  return indicators.flatMap(({ code, each, scale, tags }) => {
    const listed = Object.fromEntries(Object.entries(tags).map(([axis, values]) => [axis, [values].flat()]));
    if (each === undefined) return [{ code, text: code, scale, tags: listed }];
    const values = axes.find(({ key: axis }) => axis === each)?.values ?? [];
    return values.map((value) => ({ code: `${value}.${code}`, text: code, scale, tags: { [each]: [value], ...listed } }));
  });
}
