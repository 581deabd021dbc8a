import { z } from "zod";
import { locales } from "#app/i18n/locales.ts";
import { formText } from "#app/lib/form-text.ts";
import { ownPath } from "#app/richtext/addresses.ts";
import { breakoutBoards, breakoutWays, type BreakoutPlan } from "./breakout-plan.ts";
import { groupings } from "./grouping.ts";
import { line, lines, optionalLines, whole } from "./typed-fields.ts";
import { agendaItemKinds, audiences, lengths, mostGroups, mostItems, rehearsalSizes } from "./workshops.kinds.ts";

export const rulesSchema = z.object({ waitingRoom: z.boolean().default(false), anonymousQuestions: z.boolean().default(true), moderatedQuestions: z.boolean().default(false) });
export type WorkshopRules = z.output<typeof rulesSchema>;

/** A page of ours, e.g. /courses/mipex-r. */
export const materialSchema = z.object({ title: line(lengths.item), path: z.string("refusals:badPath").max(200, "refusals:badPath").refine((path) => ownPath(path) !== null, "refusals:badPath") });
export type Material = z.output<typeof materialSchema>;

/** Material as it was stored; what leads elsewhere is left out. */
export const readMaterial = (stored: unknown): Material[] => z.array(z.unknown()).parse(stored).flatMap((one) => materialSchema.safeParse(one).data ?? []);

const breakoutSchema = z.object({
  way: z.enum(breakoutWays, "refusals:empty"),
  groups: whole(1, mostGroups),
  minutes: whole(1, 600).nullable(),
  board: z.enum(breakoutBoards, "refusals:empty"),
  columns: z.array(line(lengths.item)).max(lengths.columns, "refusals:tooMany"),
  tasks: z.array(line(lengths.task)).max(mostGroups, "refusals:tooMany"),
}) satisfies z.ZodType<BreakoutPlan>;

/** A plan for groups as it was stored; null where there is none. */
export const readBreakout = (stored: unknown): BreakoutPlan | null => breakoutSchema.safeParse(stored).data ?? null;

export const agendaItemSchema = z.object({
  kind: z.enum(agendaItemKinds, "refusals:empty"),
  title: line(lengths.item),
  minutes: whole(0, 600),
  instructions: optionalLines(lengths.instructions),
  material: z.array(materialSchema).max(lengths.material, "refusals:tooMany").default([]),
  breakout: breakoutSchema.nullable().default(null),
});
export type AgendaItemInput = z.output<typeof agendaItemSchema>;

export const workshopSchema = z.object({
  title: line(lengths.title),
  purpose: lines(lengths.purpose),
  locale: z.enum(locales),
  languages: z.array(z.enum(locales)).min(1, "refusals:empty"),
  startsAt: z.date("refusals:badDate"),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC", "refusals:badZone"),
  capacity: whole(2, 2_000).nullable(),
  audience: z.enum(audiences),
  regionId: z.string().max(64).nullable(),
  courseSlug: z.string().max(100).nullable().default(null),
  videoUrl: z.union([z.literal(""), z.url({ protocol: /^https$/, error: "refusals:badLink" }).max(500, "refusals:tooLong")]),
  preparation: z.array(materialSchema).max(lengths.material, "refusals:tooMany"),
  rules: rulesSchema,
  agenda: z.array(agendaItemSchema).min(1, "refusals:noAgenda").max(mostItems, "refusals:tooMany"),
});
export type WorkshopInput = z.output<typeof workshopSchema>;

export const rehearsalSchema = z.object({ people: whole(rehearsalSizes.least, rehearsalSizes.most) });

export const inviteSchema = z.object({ email: z.string("refusals:empty").trim().toLowerCase().min(3, "refusals:empty").max(254, "refusals:tooLong"), role: z.enum(["participant", "facilitator"], "refusals:empty") });

/** A box that is ticked. */
const box = z.string().optional().transform((value) => value !== undefined);
export const templateSchema = z.object({ name: line(lengths.template), isShared: box });

export const groupsSchema = z.object({
  names: z.array(line(lengths.group)).min(1, "refusals:noGroupNames").max(mostGroups, "refusals:tooMany"),
  /** Position of the group by registration. */
  places: z.record(z.string(), z.coerce.number().int().min(0).max(mostGroups)),
  arrange: z.enum(groupings).nullable(),
});

/** The form of prepared groups: a name on each line, `place-<registration>` for each person, and a button that arranges them. */
export function readGroupsForm(form: FormData) {
  const text = (name: string): string => formText(form, name);
  const places = Object.fromEntries([...form.keys()].filter((name) => name.startsWith("place-")).slice(0, 2_100).map((name) => [name.slice("place-".length), text(name)]));
  const names = text("names").split(/\r?\n/).map((name) => name.trim()).filter((name) => name !== "");
  const parsed = groupsSchema.safeParse({ names, places: Object.fromEntries(Object.entries(places).filter(([, place]) => place !== "")), arrange: text("arrange") || null });
  return { typed: { names: text("names"), places }, parsed };
}
