import type { Actor } from "#app/auth/actor.ts";
import { hashPassword, verifyPassword } from "#app/auth/password.server.ts";
import { clearLimit, limit } from "#app/auth/rate-limit.server.ts";
import { endAllSessions, rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import type { ChangePasswordInput, EmailInput, ResetInput } from "./accounts.schema.ts";
import { findToken, issueToken, tokenLifetime } from "./email-tokens.server.ts";
import { inEvenTime } from "./even-time.server.ts";
import { isOwnEmail } from "./password-rules.ts";
import { localeOf } from "./person-locale.ts";
import type { Visitor } from "./visitor.ts";

/** Asks the signed-in person for their password once more. @throws AppError invalid, too-many */
export async function confirmPassword(actor: Actor, password: string): Promise<User> {
  await limit("passwordPerson", actor.id);
  const user = await db.user.findUnique({ where: { id: actor.id } });
  if (!user || !(await verifyPassword(user.passwordHash, password))) throw new AppError("invalid", "accounts:errors.currentPassword");
  await clearLimit("passwordPerson", actor.id);
  return user;
}

/** Sends a link that chooses a new password. The answer tells nothing about the address. @throws AppError too-many */
export async function requestReset(visitor: Visitor, { email }: EmailInput, now = new Date()): Promise<void> {
  await limit("resetAddress", visitor.address);
  await limit("resetPerson", email);
  await inEvenTime(() =>
    transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email } });
      if (!user || user.suspendedAt) return;
      const token = await issueToken(tx, user.id, "reset", email, now);
      const minutes = tokenLifetime.reset / 60_000;
      await queueMail(tx, { to: email, locale: localeOf(user), template: "reset", values: { name: user.name, minutes, link: mailLink(`/reset/${token}`) } });
    }),
  );
}

/** Whether a reset link works still. */
export async function isResetLink(visitor: Visitor, token: string, now = new Date()): Promise<boolean> {
  await limit("tokenAddress", visitor.address);
  const found = await findToken(db, token, ["reset"], now);
  return found !== null && found.usedAt === null;
}

async function replacePassword(tx: Tx, user: User, password: string, passwordHash: string, action: string): Promise<void> {
  if (isOwnEmail(password, user.email)) throw new AppError("invalid", "accounts:errors.passwordIsEmail");
  await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
  // Whoever knew the old password may have asked for links of their own.
  await tx.emailToken.deleteMany({ where: { userId: user.id, usedAt: null, purpose: { in: ["reset", "change"] } } });
  await endAllSessions(user.id, tx);
  await queueMail(tx, { to: user.email, locale: localeOf(user), template: "passwordChanged", values: { name: user.name, link: mailLink("/forgot") } });
  await recordAudit(tx, { actorId: user.id, action, subjectType: "user", subjectId: user.id });
}

/**
 * Sets a new password by a link, once, and ends all sessions. Having opened the mail also proves the address.
 * @throws AppError not-found (unknown, used or expired link), invalid, too-many
 */
export async function resetPassword(visitor: Visitor, token: string, { password }: ResetInput, now = new Date()): Promise<void> {
  await limit("tokenAddress", visitor.address);
  const passwordHash = await hashPassword(password);
  const userId = await transaction(async (tx) => {
    const found = await findToken(tx, token, ["reset"], now);
    if (!found || found.usedAt || found.email !== found.user.email) throw new AppError("not-found", "accounts:errors.linkGone");
    await tx.emailToken.update({ where: { id: found.id }, data: { usedAt: now } });
    if (!found.user.emailConfirmedAt) await tx.user.update({ where: { id: found.userId }, data: { emailConfirmedAt: now } });
    await replacePassword(tx, found.user, password, passwordHash, "password.reset");
    return found.userId;
  });
  await rightsChanged(userId);
}

/** Changes the password and ends all sessions; the caller signs this device in anew. @throws AppError invalid, too-many */
export async function changePassword(actor: Actor, { currentPassword, password }: ChangePasswordInput): Promise<void> {
  const user = await confirmPassword(actor, currentPassword);
  const passwordHash = await hashPassword(password);
  await transaction((tx) => replacePassword(tx, user, password, passwordHash, "password.changed"));
  await rightsChanged(user.id);
}
