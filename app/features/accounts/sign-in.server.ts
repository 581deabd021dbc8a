import { verifyPassword } from "#app/auth/password.server.ts";
import { clearLimit, forgive, limit } from "#app/auth/rate-limit.server.ts";
import type { Actor } from "#app/auth/actor.ts";
import { endAllSessions, rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import type { SignInInput } from "./accounts.schema.ts";
import { localeOf } from "./person-locale.ts";
import { sendConfirmation } from "./registration.server.ts";
import type { Visitor } from "./visitor.ts";

export type SignIn = { status: "signed-in"; userId: string; locale: Locale } | { status: "unconfirmed" };

/**
 * Checks e-mail and password. Only failures count against the limits.
 * A wrong password and an unknown address get the same answer in the same time; whoever knows the password may be told
 * more: that the address waits for confirmation (the mail is sent again), or that the account is suspended.
 * @throws AppError invalid, forbidden (suspended), too-many
 */
export async function signIn(visitor: Visitor, { email, password }: SignInInput, now = new Date()): Promise<SignIn> {
  const device = `${email} ${visitor.address}`;
  await limit("signInAddress", visitor.address);
  await limit("signInPerson", email);
  await limit("signInOnDevice", device);
  const user = await db.user.findUnique({ where: { email } });
  const fits = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !fits) throw new AppError("invalid", "accounts:errors.signIn");
  await forgive("signInAddress", visitor.address);
  await forgive("signInPerson", email);
  await clearLimit("signInOnDevice", device);
  if (user.suspendedAt) throw new AppError("forbidden", "accounts:errors.suspended");
  if (user.emailConfirmedAt) return { status: "signed-in", userId: user.id, locale: localeOf(user) };
  await remindOfConfirmation(visitor, user, now);
  return { status: "unconfirmed" };
}

/** Too many reminders are silently one mail less: the person has several already. */
async function remindOfConfirmation(visitor: Visitor, user: User, now: Date): Promise<void> {
  try {
    await limit("registerPerson", user.email);
  } catch (error) {
    if (error instanceof AppError && error.code === "too-many") return;
    throw error;
  }
  await transaction((tx) => sendConfirmation(tx, user, visitor.locale, now));
}

/** Ends the sessions of all devices, this one included. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  await transaction(async (tx) => {
    await endAllSessions(actor.id, tx);
    await recordAudit(tx, { actorId: actor.id, action: "sessions.ended", subjectType: "user", subjectId: actor.id });
  });
  await rightsChanged(actor.id);
}
