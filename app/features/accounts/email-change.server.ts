import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { transaction, type Tx } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import type { ChangeEmailInput } from "./accounts.schema.ts";
import { issueToken, tokenLifetime } from "./email-tokens.server.ts";
import { inEvenTime } from "./even-time.server.ts";
import { confirmPassword } from "./passwords.server.ts";
import { localeOf } from "./person-locale.ts";

/**
 * Asks for another address: the new one gets a link, the present one is told. Nothing changes until the link is used.
 * An address that has an account gets a mail that says so, and the asker the same answer as otherwise.
 * @throws AppError invalid (wrong password, or the address in use already), too-many
 */
export async function requestEmailChange(actor: Actor, { email, currentPassword }: ChangeEmailInput, now = new Date()): Promise<void> {
  const user = await confirmPassword(actor, currentPassword);
  if (email === user.email) throw new AppError("invalid", "accounts:errors.emailSame");
  await limit("emailChangePerson", actor.id);
  const locale = localeOf(user);
  await inEvenTime(() =>
    transaction(async (tx) => {
      const owner = await tx.user.findUnique({ where: { email } });
      if (owner) {
        await queueMail(tx, { to: email, locale: localeOf(owner), template: "emailChangeTaken", values: { name: owner.name, link: mailLink("/sign-in") } });
      } else {
        const token = await issueToken(tx, user.id, "change", email, now);
        const hours = tokenLifetime.change / 3_600_000;
        await queueMail(tx, { to: email, locale, template: "emailChangeConfirm", values: { hours, link: mailLink(`/confirm/${token}`) } });
      }
      await queueMail(tx, { to: user.email, locale, template: "emailChangeAsked", values: { name: user.name, email, link: mailLink("/forgot") } });
      await recordAudit(tx, { actorId: user.id, action: "email.changeAsked", subjectType: "user", subjectId: user.id });
    }),
  );
}

/** Puts a confirmed address in place and tells both. Fails on the unique key when somebody else has it by now. */
export async function applyEmailChange(tx: Tx, user: User, email: string, now: Date): Promise<void> {
  await tx.user.update({ where: { id: user.id }, data: { email, emailConfirmedAt: now } });
  await tx.emailToken.deleteMany({ where: { userId: user.id, usedAt: null } });
  const values = { name: user.name, former: user.email, email, link: mailLink("/sign-in") };
  for (const to of [user.email, email]) await queueMail(tx, { to, locale: localeOf(user), template: "emailChanged", values });
  await recordAudit(tx, { actorId: user.id, action: "email.changed", subjectType: "user", subjectId: user.id });
}
