import type { Actor } from "#app/auth/actor.ts";
import { hashPassword } from "#app/auth/password.server.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation, transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { hashToken, newId, newToken } from "#app/lib/ids.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import { canAdminister } from "./accounts.policy.ts";
import type { InvitationInput, SearchInput } from "./accounts.schema.ts";
import { isOwnEmail } from "./password-rules.ts";
import type { Visitor } from "./visitor.ts";

/**
 * Two kinds. A personal invitation goes to one address by mail, is shown to nobody else, works once, may carry a role, and
 * proves the address: who accepts it needs no confirmation. An open one (no address) is a link to pass on until it expires;
 * it carries no role, and who joins by it confirms their address as usual.
 */
const day = 24 * 60 * 60 * 1000;
const pageSize = 50;

async function findInvitation(tx: DbOrTx, token: string, now: Date) {
  return tx.invitation.findFirst({ where: { id: hashToken(token), revokedAt: null, expiresAt: { gt: now } }, include: { organisation: true } });
}

/** An open invitation that still works, or null. */
export async function findOpenInvitation(tx: DbOrTx, token: string, now: Date) {
  const found = await findInvitation(tx, token, now);
  return found?.email === null ? found : null;
}

async function findPersonalInvitation(tx: DbOrTx, token: string, now: Date) {
  const found = await findInvitation(tx, token, now);
  return found && found.email !== null && found.usedAt === null ? { ...found, email: found.email } : null;
}

/** @returns the link of an open invitation, shown this once; null for a personal one, which was mailed. @throws AppError forbidden, too-many, invalid */
export async function createInvitation(actor: Actor, input: InvitationInput, now = new Date()): Promise<string | null> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await limit("invitePerson", actor.id);
  const token = newToken();
  const link = mailLink(`/invitation/${token}`);
  const { email, role, organisationId, days } = input;
  const expiresAt = new Date(now.getTime() + days * day);
  await transaction(async (tx) => {
    if (organisationId && !(await tx.organisation.findUnique({ where: { id: organisationId } }))) throw new AppError("invalid", "accounts:errors.organisationGone");
    const data = { id: hashToken(token), email, role, organisationId, createdById: actor.id, createdAt: now, expiresAt };
    await tx.invitation.create({ data });
    const until = new Intl.DateTimeFormat(actor.locale, { dateStyle: "long", timeZone: actor.timeZone }).format(expiresAt);
    if (email) await queueMail(tx, { to: email, locale: actor.locale, template: "invitation", values: { inviter: actor.name, link, until } });
    await recordAudit(tx, { actorId: actor.id, action: "invitation.created", subjectType: "invitation", subjectId: data.id, detail: { role, days, isOpen: email === null } });
  });
  return email ? null : link;
}

export interface InvitationRow {
  id: string;
  email: string | null;
  role: string | null;
  organisation: string | null;
  createdAt: Date;
  expiresAt: Date;
  state: "waiting" | "used" | "revoked" | "expired";
}

/** Newest first, 50 a page. @throws AppError forbidden */
export async function listInvitations(actor: Actor, { page }: Pick<SearchInput, "page">, now = new Date()): Promise<{ rows: InvitationRow[]; pages: number }> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const [rows, total] = await Promise.all([
    db.invitation.findMany({ orderBy: [{ createdAt: "desc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize, include: { organisation: true } }),
    db.invitation.count(),
  ]);
  const stateOf = (row: (typeof rows)[number]): InvitationRow["state"] => {
    if (row.revokedAt) return "revoked";
    if (row.usedAt && row.email) return "used";
    return row.expiresAt <= now ? "expired" : "waiting";
  };
  return {
    pages: Math.max(1, Math.ceil(total / pageSize)),
    rows: rows.map((row) => ({
      id: row.id,
      email: row.email,
      role: row.role,
      organisation: row.organisation?.name ?? null,
      createdAt: row.createdAt,
      expiresAt: row.expiresAt,
      state: stateOf(row),
    })),
  };
}

/** @throws AppError forbidden, not-found */
export async function revokeInvitation(actor: Actor, id: string, now = new Date()): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    const found = await tx.invitation.findUnique({ where: { id } });
    if (!found) throw new AppError("not-found", "accounts:errors.invitationGone");
    if (found.revokedAt) return;
    await tx.invitation.update({ where: { id }, data: { revokedAt: now } });
    await recordAudit(tx, { actorId: actor.id, action: "invitation.revoked", subjectType: "invitation", subjectId: id });
  });
}

export interface InvitationView {
  /** Null for an open invitation. */
  email: string | null;
  organisation: string | null;
  /** The invited address has an account: sign in and accept. Told only to who holds the personal link. */
  hasAccount: boolean;
}

/** What an invitation link offers; null when it is unknown, used, revoked or expired. @throws AppError too-many */
export async function findInvitationView(visitor: Visitor, token: string, now = new Date()): Promise<InvitationView | null> {
  await limit("tokenAddress", visitor.address);
  const found = (await findPersonalInvitation(db, token, now)) ?? (await findOpenInvitation(db, token, now));
  if (!found) return null;
  const owner = found.email ? await db.user.findUnique({ where: { email: found.email } }) : null;
  return { email: found.email, organisation: found.organisation?.name ?? null, hasAccount: Boolean(owner?.emailConfirmedAt) };
}

async function redeem(tx: Tx, invitation: { id: string; role: string | null }, userId: string, now: Date): Promise<void> {
  await tx.invitation.update({ where: { id: invitation.id }, data: { usedAt: now } });
  const { role } = invitation;
  if (role) await tx.roleGrant.upsert({ where: { userId_role: { userId, role } }, create: { userId, role }, update: {} });
  await recordAudit(tx, { actorId: userId, action: "invitation.accepted", subjectType: "user", subjectId: userId, detail: { role } });
}

/**
 * Joins by a personal invitation: the account is open at once.
 * @returns the new person's id, to sign in @throws AppError not-found, conflict (there is an account: sign in first), invalid, too-many
 */
export async function joinByInvitation(visitor: Visitor, token: string, input: { name: string; password: string }, now = new Date()): Promise<string> {
  await limit("registerAddress", visitor.address);
  await limit("tokenAddress", visitor.address);
  const passwordHash = await hashPassword(input.password);
  try {
    return await transaction(async (tx) => {
      const invitation = await findPersonalInvitation(tx, token, now);
      if (!invitation) throw new AppError("not-found", "accounts:errors.invitationGone");
      const { email, organisation } = invitation;
      if (isOwnEmail(input.password, email)) throw new AppError("invalid", "accounts:errors.passwordIsEmail");
      await tx.user.deleteMany({ where: { email, emailConfirmedAt: null } }); // an unproven registration gives way
      const details = { name: input.name, passwordHash, locale: visitor.locale, organisationId: organisation?.id, regionId: organisation?.regionId };
      const user = await tx.user.create({ data: { id: newId(), email, emailConfirmedAt: now, createdAt: now, ...details } });
      await redeem(tx, invitation, user.id, now);
      return user.id;
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) throw new AppError("conflict", "accounts:errors.invitedHasAccount");
    throw error;
  }
}

/** A signed-in person accepts the invitation that went to their address. @throws AppError not-found, forbidden (for another address), too-many */
export async function acceptInvitation(actor: Actor, visitor: Visitor, token: string, now = new Date()): Promise<void> {
  await limit("tokenAddress", visitor.address);
  await transaction(async (tx) => {
    const invitation = await findPersonalInvitation(tx, token, now);
    if (!invitation) throw new AppError("not-found", "accounts:errors.invitationGone");
    if (invitation.email !== actor.email) throw new AppError("forbidden", "accounts:errors.invitationOfAnother");
    await redeem(tx, invitation, actor.id, now);
  });
}
