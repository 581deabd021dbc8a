import { z } from "zod";
import { afterLengths } from "./after.kinds.ts";
import { remarkField } from "./remark-field.ts";

const text = (most: number) => z.string().trim().max(most, "workshops:errors.tooLong").default("");

/** The form of the minutes: a summary, and a remark for each agenda item. */
export function minutesSchema(items: readonly string[]) {
  return z.object({ summary: text(afterLengths.summary), revision: z.coerce.number().int().min(0).catch(0), intent: z.enum(["save", "approve"], "errors:badForm"), ...Object.fromEntries(items.map((id) => [remarkField(id), text(afterLengths.remark)])) });
}
