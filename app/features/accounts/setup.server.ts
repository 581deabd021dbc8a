import { hashPassword } from "#app/auth/password.server.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { db, isUniqueViolation, transaction, type DbOrTx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { hashToken, newId, newToken } from "#app/lib/ids.server.ts";
import { mailLink } from "#app/mail/outbox.server.ts";
import type { SetupInput } from "./accounts.schema.ts";
import type { Visitor } from "./visitor.ts";

const key = "setupToken";

async function hasAdmin(tx: DbOrTx): Promise<boolean> {
  return (await tx.roleGrant.count({ where: { role: "admin" } })) > 0;
}

/**
 * The address at which the first administrator of an empty installation makes their account; null once there is one.
 * Each call makes a fresh link and the one before stops working: what stood in an old log opens nothing.
 */
export async function ensureSetupLink(): Promise<string | null> {
  return transaction(async (tx) => {
    if (await hasAdmin(tx)) return null;
    const token = newToken();
    const value = hashToken(token);
    await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    return mailLink(`/setup/${token}`);
  });
}

async function isCurrent(tx: DbOrTx, token: string): Promise<boolean> {
  const stored = await tx.setting.findUnique({ where: { key } });
  return stored?.value === hashToken(token) && !(await hasAdmin(tx));
}

/** Whether a set-up link works. @throws AppError too-many */
export async function isSetupLink(visitor: Visitor, token: string): Promise<boolean> {
  await limit("tokenAddress", visitor.address);
  return isCurrent(db, token);
}

/** Makes the first administrator and names the installation, once. @returns the person's id, to sign in @throws AppError not-found, conflict, too-many */
export async function completeSetup(visitor: Visitor, token: string, input: SetupInput, now = new Date()): Promise<string> {
  await limit("tokenAddress", visitor.address);
  const passwordHash = await hashPassword(input.password);
  const { name, email, organisationName } = input;
  try {
    return await transaction(async (tx) => {
      if (!(await isCurrent(tx, token))) throw new AppError("not-found", "accounts:errors.linkGone");
      const user = await tx.user.create({
        data: { id: newId(), name, email, passwordHash, emailConfirmedAt: now, createdAt: now, locale: visitor.locale, roles: { create: { role: "admin" } } },
      });
      for (const name of ["organisationName", "issuerName"]) await tx.setting.upsert({ where: { key: name }, create: { key: name, value: organisationName }, update: { value: organisationName } });
      await tx.setting.delete({ where: { key } });
      await recordAudit(tx, { actorId: user.id, action: "setup.completed", subjectType: "user", subjectId: user.id });
      return user.id;
    });
  } catch (error) {
    if (isUniqueViolation(error, "email")) throw new AppError("conflict", "accounts:errors.emailTaken");
    throw error;
  }
}
