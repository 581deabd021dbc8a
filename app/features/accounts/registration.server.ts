import { hashPassword } from "#app/auth/password.server.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation, transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import { canJoin } from "./accounts.policy.ts";
import type { EmailInput, RegisterInput } from "./accounts.schema.ts";
import { applyEmailChange } from "./email-change.server.ts";
import { findToken, issueToken, tokenLifetime } from "./email-tokens.server.ts";
import { inEvenTime } from "./even-time.server.ts";
import { findOpenInvitation } from "./invitations.server.ts";
import { localeOf } from "./person-locale.ts";
import { readSettings } from "./settings.server.ts";
import type { Visitor } from "./visitor.ts";

/** The known organisation whose domain an e-mail address belongs to, or null. Subdomains belong to their parent's organisation. */
export async function findOrganisationOfEmail(tx: DbOrTx, email: string) {
  const labels = (email.split("@")[1] ?? "").split(".");
  const domains = labels.map((_, index) => labels.slice(index).join(".")).slice(0, -1);
  const known = await tx.organisationDomain.findMany({ where: { domain: { in: domains } }, include: { organisation: true } });
  const closest = known.toSorted((a, b) => b.domain.length - a.domain.length)[0];
  return closest?.organisation ?? null;
}

export async function sendConfirmation(tx: Tx, user: Pick<User, "id" | "email">, locale: Locale, now: Date): Promise<void> {
  const token = await issueToken(tx, user.id, "confirm", user.email, now);
  const hours = tokenLifetime.confirm / 3_600_000;
  await queueMail(tx, { to: user.email, locale, template: "confirm", values: { link: mailLink(`/confirm/${token}`), hours } });
}

async function sendAlreadyRegistered(tx: Tx, user: User): Promise<void> {
  await queueMail(tx, { to: user.email, locale: localeOf(user), template: "alreadyRegistered", values: { name: user.name, link: mailLink("/sign-in") } });
}

/**
 * Opens an account that waits for its address to be confirmed. The answer is the same whether or not the address has
 * an account: who owns it learns from the mail. An account that was never confirmed is replaced by the newer registration.
 * @param invitation the token of an open invitation link, when there is one
 * @throws AppError too-many; forbidden when this installation does not take this person (said of the domain, not of the address)
 */
export async function register(visitor: Visitor, input: RegisterInput, invitation: string | null = null, now = new Date()): Promise<void> {
  await limit("registerAddress", visitor.address);
  const { name, email } = input;
  const [settings, invited, organisation] = await Promise.all([
    readSettings(),
    invitation ? findOpenInvitation(db, invitation, now) : null,
    findOrganisationOfEmail(db, email),
  ]);
  if (invitation && !invited) throw new AppError("not-found", "accounts:errors.invitationGone");
  if (!canJoin(settings, organisation !== null, invited !== null))
    throw new AppError("forbidden", settings.registrationMode === "domains" ? "accounts:errors.domainUnknown" : "accounts:errors.invitationNeeded");
  await limit("registerPerson", email);
  const passwordHash = await hashPassword(input.password);
  await transaction(async (tx) => {
    const existing = await tx.user.findUnique({ where: { email } });
    if (existing?.emailConfirmedAt) return sendAlreadyRegistered(tx, existing);
    const workplace = invited?.organisation ?? organisation;
    const details = { name, passwordHash, locale: visitor.locale, organisationId: workplace?.id ?? null, regionId: workplace?.regionId ?? null };
    const user = existing
      ? await tx.user.update({ where: { id: existing.id }, data: details })
      : await tx.user.create({ data: { id: newId(), email, createdAt: now, ...details } });
    await sendConfirmation(tx, user, visitor.locale, now);
    if (invited) await tx.invitation.update({ where: { id: invited.id }, data: { usedAt: now } });
    await recordAudit(tx, { actorId: null, action: "account.registered", subjectType: "user", subjectId: user.id, detail: { byInvitation: invited !== null } });
  });
}

export interface LinkToConfirm {
  /** `ready` to be confirmed, or `done` already: a second click says so instead of complaining. */
  state: "ready" | "done";
  purpose: "confirm" | "change";
  email: string;
}

/** What a confirmation link stands for. Looking changes nothing: mail scanners open links too. Null: unknown or expired. */
export async function findConfirmation(visitor: Visitor, token: string, now = new Date()): Promise<LinkToConfirm | null> {
  await limit("tokenAddress", visitor.address);
  const found = await findToken(db, token, ["confirm", "change"], now);
  if (!found) return null;
  return { state: found.usedAt ? "done" : "ready", purpose: found.purpose === "change" ? "change" : "confirm", email: found.email };
}

/**
 * Confirms an address, of a new account or of a changed one. Signs nobody in. Doing it twice is fine.
 * @throws AppError not-found when the link is unknown or expired; conflict when the new address has been taken meanwhile
 */
export async function confirmEmail(visitor: Visitor, token: string, now = new Date()): Promise<"confirm" | "change"> {
  await limit("tokenAddress", visitor.address);
  try {
    return await transaction(async (tx) => {
      const found = await findToken(tx, token, ["confirm", "change"], now);
      if (!found) throw new AppError("not-found", "accounts:errors.linkGone");
      const purpose = found.purpose === "change" ? "change" : "confirm";
      if (found.usedAt) return purpose;
      await tx.emailToken.update({ where: { id: found.id }, data: { usedAt: now } });
      if (purpose === "change") {
        await applyEmailChange(tx, found.user, found.email, now);
        return purpose;
      }
      await tx.user.update({ where: { id: found.userId }, data: { emailConfirmedAt: now } });
      await recordAudit(tx, { actorId: found.userId, action: "account.confirmed", subjectType: "user", subjectId: found.userId });
      return purpose;
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) throw new AppError("conflict", "accounts:errors.emailTaken");
    throw error;
  }
}

/** Sends the confirmation again. The answer tells nothing about the address. @throws AppError too-many */
export async function resendConfirmation(visitor: Visitor, { email }: EmailInput, now = new Date()): Promise<void> {
  await limit("registerAddress", visitor.address);
  await limit("registerPerson", email);
  await inEvenTime(() =>
    transaction(async (tx) => {
      const user = await tx.user.findUnique({ where: { email } });
      if (!user) return;
      if (user.emailConfirmedAt) return sendAlreadyRegistered(tx, user);
      await sendConfirmation(tx, user, visitor.locale, now);
    }),
  );
}
