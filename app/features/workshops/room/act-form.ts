import type { z } from "zod";
import { AppError } from "#app/lib/app-error.ts";
import { readActFields } from "./act-fields.ts";
import { actKeySchema, actSchema, type Act } from "./state/acts.schema.ts";

export interface PostedAct {
  key: string;
  act: Act;
}

/**
 * An act as a form sends it: the field `key`, the field `type`, and the act's own.
 * @throws AppError invalid, with the translation key of what is wrong
 */
export function readActForm(form: FormData): PostedAct {
  return { key: parsed(actKeySchema, form.get("key")), act: parsed(actSchema, readActFields(form)) };
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const message = result.error.issues[0]?.message ?? "";
  throw new AppError("invalid", /^[a-z]+:[\w.]+$/.test(message) ? message : "errors:live.badInput");
}
