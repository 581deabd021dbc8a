import { roles, type Actor, type Role } from "#app/auth/actor.ts";
import { rightsChanged } from "#app/auth/session.server.ts";
import { db, transaction, type DbOrTx, type Tx } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { canAdminister, canGrantRole, canReinstate, canRevokeRole, canSuspend, type Subject } from "./accounts.policy.ts";
import type { SearchInput } from "./accounts.schema.ts";

const pageSize = 50;

/** Administrators who can sign in. */
export async function countActiveAdmins(tx: DbOrTx): Promise<number> {
  return tx.roleGrant.count({ where: { role: "admin", user: { suspendedAt: null, emailConfirmedAt: { not: null } } } });
}

function readGrants(grants: { role: string }[]): Role[] {
  return roles.filter((role) => grants.some((grant) => grant.role === role));
}

export interface PersonRow {
  id: string;
  name: string;
  email: string;
  organisation: string;
  roles: Role[];
  state: "active" | "unconfirmed" | "suspended";
  createdAt: Date;
}

interface LoadedPerson {
  id: string;
  name: string;
  email: string;
  organisationName: string;
  organisation: { name: string } | null;
  roles: { role: string }[];
  suspendedAt: Date | null;
  emailConfirmedAt: Date | null;
  createdAt: Date;
}

function toRow(user: LoadedPerson): PersonRow {
  const { id, name, email, createdAt } = user;
  const state = user.suspendedAt ? "suspended" : user.emailConfirmedAt ? "active" : "unconfirmed";
  return { id, name, email, organisation: user.organisation?.name ?? user.organisationName, roles: readGrants(user.roles), state, createdAt };
}

/** People whose name or address contains the words, by name, 50 a page. @throws AppError forbidden */
export async function listPeople(actor: Actor, { q, page }: SearchInput): Promise<{ rows: PersonRow[]; total: number; pages: number }> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const where = q === "" ? {} : { OR: [{ name: { contains: q } }, { email: { contains: q.toLowerCase() } }] };
  const [users, total] = await Promise.all([
    db.user.findMany({ where, include: { roles: true, organisation: true }, orderBy: [{ name: "asc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }),
    db.user.count({ where }),
  ]);
  return { rows: users.map(toRow), total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

export interface PersonView extends PersonRow {
  can: { grant: Role[]; revoke: Role[]; suspend: boolean; reinstate: boolean };
}

/** One person with what the administrator may do about them. @throws AppError forbidden, not-found */
export async function getPerson(actor: Actor, userId: string): Promise<PersonView> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  const [user, activeAdmins] = await Promise.all([db.user.findUnique({ where: { id: userId }, include: { roles: true, organisation: true } }), countActiveAdmins(db)]);
  if (!user) throw new AppError("not-found", "accounts:errors.personGone");
  const subject: Subject = { id: user.id, roles: readGrants(user.roles), suspendedAt: user.suspendedAt };
  return {
    ...toRow(user),
    can: {
      grant: roles.filter((role) => canGrantRole(actor, subject, role)),
      revoke: roles.filter((role) => canRevokeRole(actor, subject, role, activeAdmins)),
      suspend: canSuspend(actor, subject),
      reinstate: canReinstate(actor, subject),
    },
  };
}

export async function loadSubject(tx: Tx, userId: string): Promise<Subject> {
  const user = await tx.user.findUnique({ where: { id: userId }, include: { roles: true } });
  if (!user) throw new AppError("not-found", "accounts:errors.personGone");
  return { id: user.id, roles: readGrants(user.roles), suspendedAt: user.suspendedAt };
}

/** Gives a role; one that the person has already changes nothing. @throws AppError forbidden, not-found */
export async function grantRole(actor: Actor, userId: string, role: Role): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    if (!canGrantRole(actor, await loadSubject(tx, userId), role)) return;
    await tx.roleGrant.create({ data: { userId, role } });
    await recordAudit(tx, { actorId: actor.id, action: "role.granted", subjectType: "user", subjectId: userId, detail: { role } });
  });
  await rightsChanged(userId);
}

/** Takes a role back. @throws AppError forbidden, not-found, conflict (the last administrator) */
export async function revokeRole(actor: Actor, userId: string, role: Role): Promise<void> {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
  await transaction(async (tx) => {
    const person = await loadSubject(tx, userId);
    if (!person.roles.includes(role)) return;
    if (!canRevokeRole(actor, person, role, await countActiveAdmins(tx))) throw new AppError("conflict", "accounts:errors.lastAdmin");
    await tx.roleGrant.deleteMany({ where: { userId, role } });
    await recordAudit(tx, { actorId: actor.id, action: "role.revoked", subjectType: "user", subjectId: userId, detail: { role } });
  });
  await rightsChanged(userId);
}
