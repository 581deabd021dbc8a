import { z } from "zod";
import { mailRhythms, notificationKinds, type NotificationChoices, type NotificationKind } from "./kinds.ts";

// Messages are translation keys.
const choose = "accounts:errors.choose";

const hourField = z
  .string()
  .regex(/^([01]?\d|2[0-3])$/, choose)
  .optional()
  .transform((value) => (value === undefined ? null : Number(value)));
/** A box that is ticked: mails about this kind are wanted. */
const box = z.string().optional().transform((value) => value !== undefined);
const boxes: Record<NotificationKind, typeof box> = { mention: box, reply: box, followed: box, accepted: box, moderation: box, flag: box, held: box, appeal: box, submission: box, translation: box, review: box, adopted: box, reminder: box, minutes: box, evaluation: box, attended: box, search: box, expert: box, action: box, message: box };

export const notificationSettingSchema = z
  .object({ mail: z.enum(mailRhythms, choose), ...boxes, quietFrom: hourField, quietTo: hourField })
  .refine(({ quietFrom, quietTo }) => (quietFrom === null) === (quietTo === null) && (quietFrom === null || quietFrom !== quietTo), { path: ["quietTo"], error: "notifications:errors.quietHours" });
export type NotificationSettingInput = z.infer<typeof notificationSettingSchema>;

/** What a form that asks which kinds are wanted says of those that are not. */
export function choicesOf({ mail, quietFrom, quietTo, ...wanted }: NotificationSettingInput): NotificationChoices {
  return { mail, quietFrom, quietTo, muted: notificationKinds.filter((kind) => !wanted[kind]) };
}

export const pageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });
