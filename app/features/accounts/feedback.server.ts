import { z } from "zod";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction } from "#app/db/client.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import { localeOf } from "./person-locale.ts";

export const feedbackSchema = z.object({
  message: z.string({ error: "accounts:errors.required" }).trim().min(1, "accounts:errors.required").max(5_000, "accounts:errors.tooLong"),
  email: z.union([z.literal(""), z.email("accounts:errors.email").max(254)]).optional(),
});

/**
 * Takes a report of an accessibility problem to the administrators by mail, from anybody, without an account
 * (Directive (EU) 2016/2102, article 7: a feedback mechanism). Nothing is stored but the mail.
 * @throws AppError too-many
 */
export async function sendFeedback(clientAddress: string, { message, email }: z.infer<typeof feedbackSchema>): Promise<void> {
  await limit("feedbackAddress", clientAddress);
  await transaction(async (tx) => {
    const admins = await tx.user.findMany({ where: { roles: { some: { role: "admin" } }, suspendedAt: null } });
    for (const admin of admins) {
      await queueMail(tx, { to: admin.email, locale: localeOf(admin), template: "feedback", values: { message, email: email || "–", link: mailLink("/accessibility") } });
    }
  });
}
