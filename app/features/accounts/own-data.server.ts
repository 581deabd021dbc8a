import type { Actor } from "#app/auth/actor.ts";
import { limit } from "#app/auth/rate-limit.server.ts";
import { rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { roles } from "#app/auth/actor.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { canEraseAccount } from "./accounts.policy.ts";
import type { EraseInput } from "./accounts.schema.ts";
import { confirmPassword } from "./passwords.server.ts";
import { countActiveAdmins } from "./people.server.ts";
import { personalData } from "./personal-data.server.ts";

export interface DataExport {
  exportedAt: string;
  /** Rows by table, each with why it is kept and until when. */
  tables: Record<string, { why: string; until: string; rows: unknown[] }>;
}

/** Everything that is stored about the person, as of one moment (GDPR articles 15 and 20). Secrets and their hashes stay out. @throws AppError too-many */
export async function exportPersonalData(actor: Actor, now = new Date()): Promise<DataExport> {
  await limit("exportPerson", actor.id);
  return transaction(async (tx) => {
    const tables: DataExport["tables"] = {};
    for (const [model, { why, until, read }] of Object.entries(personalData)) tables[model] = { why, until, rows: await read(tx, actor) };
    await recordAudit(tx, { actorId: actor.id, action: "account.exported", subjectType: "user", subjectId: actor.id });
    return { exportedAt: now.toISOString(), tables };
  });
}

/** Whether the person may erase their account: not while they are the last administrator. */
export async function canEraseOwnAccount(actor: Actor): Promise<boolean> {
  return canEraseAccount(actor, { id: actor.id, roles: actor.roles, suspendedAt: null }, await countActiveAdmins(db));
}

/**
 * Erases the account and everything about the person (GDPR article 17). Certificates stay checkable: they keep what is
 * printed on them and lose the link to the account. Cannot be undone.
 * @throws AppError invalid (password), conflict (the last administrator), too-many
 */
export async function eraseAccount(actor: Actor, { currentPassword }: EraseInput): Promise<void> {
  await confirmPassword(actor, currentPassword);
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: actor.id }, include: { roles: true } });
    if (!user) return;
    const granted = roles.filter((role) => user.roles.some((grant) => grant.role === role));
    if (!canEraseAccount(actor, { id: user.id, roles: granted, suspendedAt: user.suspendedAt }, await countActiveAdmins(tx))) throw new AppError("conflict", "accounts:errors.lastAdmin");
    const person = { id: user.id, email: user.email };
    const erasers = Object.entries(personalData).toSorted(([a], [b]) => Number(a === "User") - Number(b === "User")); // the account last: others still need it
    for (const [, { erase }] of erasers) if (erase !== "withAccount") await erase(tx, person);
    await recordAudit(tx, { actorId: null, action: "account.erased", subjectType: "user", subjectId: "erased" });
  });
  await rightsChanged(actor.id);
}
