import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { endAllSessions, rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction, type Tx } from "#app/db/client.server.ts";
import type { User } from "#app/db/generated/client.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { mailLink, queueMail } from "#app/mail/outbox.server.ts";
import { canAdminister, canReinstate, canSuspend } from "./accounts.policy.ts";
import type { AppealInput, SuspendInput } from "./accounts.schema.ts";
import { findToken, issueToken, tokenLifetime } from "./email-tokens.server.ts";
import { loadSubject } from "./people.server.ts";
import { localeOf } from "./person-locale.ts";
import type { Visitor } from "./visitor.ts";

// An account that is closed for a while: its person reads why by mail, and appeals by a link, because they cannot sign in.

const day = 86_400_000;

/** Closes an account until it is reinstated: its sessions end at once, and the person is told why. @throws AppError forbidden, not-found, conflict (oneself) */
export async function suspendPerson(actor: Actor, userId: string, { reason }: SuspendInput, now = new Date()): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    const person = await loadSubject(tx, userId);
    if (person.suspendedAt) return;
    if (!canSuspend(actor, person)) throw new AppError("conflict", "accounts:errors.suspendSelf");
    const user = await tx.user.update({ where: { id: userId }, data: { suspendedAt: now } });
    await endAllSessions(userId, tx);
    await recordAudit(tx, { actorId: actor.id, action: "account.suspended", subjectType: "user", subjectId: userId, detail: { reason } });
    const token = await issueToken(tx, userId, "appeal", user.email, now);
    await queueMail(tx, { to: user.email, locale: localeOf(user), template: "suspended", values: { name: user.name, reason, days: tokenLifetime.appeal / day, link: mailLink(`/suspended/${token}`) } });
  });
  await rightsChanged(userId);
}

/** Opens it again; the person is told. @throws AppError forbidden, not-found */
export async function reinstatePerson(actor: Actor, userId: string): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    if (!canReinstate(actor, await loadSubject(tx, userId))) return;
    const user = await tx.user.update({ where: { id: userId }, data: { suspendedAt: null } });
    await tx.emailToken.deleteMany({ where: { userId, purpose: "appeal" } });
    await recordAudit(tx, { actorId: actor.id, action: "account.reinstated", subjectType: "user", subjectId: userId });
    await queueMail(tx, { to: user.email, locale: localeOf(user), template: "reinstated", values: { name: user.name, link: mailLink("/sign-in") } });
  });
}

/** Whether one may still appeal by this link. @throws AppError too-many */
export async function isAppealLink(visitor: Visitor, token: string, now = new Date()): Promise<boolean> {
  await limit("tokenAddress", visitor.address);
  const found = await findToken(db, token, ["appeal"], now);
  return found !== null && found.usedAt === null && found.user.suspendedAt !== null;
}

/** Those who judge an appeal: administrators who did not decide; who did, where there is nobody else. */
async function listJudges(tx: Tx, userId: string): Promise<User[]> {
  const decided = await tx.auditEntry.findFirst({ where: { action: "account.suspended", subjectId: userId }, orderBy: { at: "desc" }, select: { actorId: true } });
  const admins = await tx.user.findMany({ where: { roles: { some: { role: "admin" } }, suspendedAt: null } });
  const others = admins.filter(({ id }) => id !== decided?.actorId);
  return others.length > 0 ? others : admins;
}

/** Says that a suspension is wrong, once. Nothing is stored but the mail, and that it was sent. @throws AppError not-found, too-many */
export async function appealSuspension(visitor: Visitor, token: string, { message }: AppealInput, now = new Date()): Promise<void> {
  await limit("tokenAddress", visitor.address);
  await transaction(async (tx) => {
    const found = await findToken(tx, token, ["appeal"], now);
    if (!found || found.usedAt || found.user.suspendedAt === null) throw new AppError("not-found", "accounts:suspension.gone");
    await tx.emailToken.update({ where: { id: found.id }, data: { usedAt: now } });
    const { id, name, email } = found.user;
    for (const judge of await listJudges(tx, id)) {
      await queueMail(tx, { to: judge.email, locale: localeOf(judge), template: "suspensionAppeal", values: { name, email, message, link: mailLink(`/admin/people/${id}`) } });
    }
    await recordAudit(tx, { actorId: id, action: "account.appealed", subjectType: "user", subjectId: id });
  });
}
