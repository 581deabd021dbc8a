import type { z } from "zod";
import { AppError } from "#app/lib/app-error.ts";
import { actKeySchema, actSchema, type Act } from "./state/acts.schema.ts";

export interface PostedAct {
  key: string;
  act: Act;
}

/** Fields that name a part of something: "link.path". */
function put(into: Record<string, unknown>, name: string, value: unknown): void {
  const [first = "", second] = name.split(".");
  if (second === undefined) into[first] = value;
  else into[first] = { ...(into[first] as object | undefined), [second]: value };
}

/**
 * An act as a form sends it: the field `key`, the field `type`, and the act's own; what is given several times is a list,
 * and `order.<id>` holds the place of an option in a ranking.
 * @throws AppError invalid, with the translation key of what is wrong
 */
export function readActForm(form: FormData): PostedAct {
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const places: [string, number][] = [];
  for (const name of new Set(form.keys())) {
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const [option] = values;
    if (name.startsWith("order.")) places.push([name.slice("order.".length), Number(option)]);
    else if (name !== "key" && /^[A-Za-z]+(\.[A-Za-z]+)?$/.test(name)) put(fields, name, values.length === 1 ? option : values);
  }
  if (places.length > 0) fields.answer = places.sort(([, a], [, b]) => a - b).map(([id]) => id);
  return { key: parsed(actKeySchema, form.get("key")), act: parsed(actSchema, { ...fields }) };
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const message = result.error.issues[0]?.message ?? "";
  throw new AppError("invalid", /^[a-z]+:[\w.]+$/.test(message) ? message : "errors:live.badInput");
}
