import { hasRole, type Actor, type Role } from "#app/auth/actor.ts";
import type { Settings } from "./accounts.schema.ts";

/** A person as an administrator sees them. */
export interface Subject {
  id: string;
  roles: readonly Role[];
  suspendedAt: Date | null;
}

/** `activeAdmins` counts administrators who can sign in: confirmed and not suspended. */
function isLastAdmin(person: Subject, activeAdmins: number): boolean {
  return person.roles.includes("admin") && person.suspendedAt === null && activeAdmins <= 1;
}

export function canAdminister(actor: Actor | null): boolean {
  return hasRole(actor, "admin");
}

export function canGrantRole(actor: Actor | null, person: Subject, role: Role): boolean {
  return canAdminister(actor) && !person.roles.includes(role);
}

/** The last administrator stays one: otherwise nobody could ever give the role back. */
export function canRevokeRole(actor: Actor | null, person: Subject, role: Role, activeAdmins: number): boolean {
  return canAdminister(actor) && person.roles.includes(role) && !(role === "admin" && isLastAdmin(person, activeAdmins));
}

/** Nobody suspends themselves by mistake. */
export function canSuspend(actor: Actor | null, person: Subject): boolean {
  return canAdminister(actor) && actor?.id !== person.id && person.suspendedAt === null;
}

export function canReinstate(actor: Actor | null, person: Subject): boolean {
  return canAdminister(actor) && person.suspendedAt !== null;
}

/** People erase their own account; the last administrator hands over first. */
export function canEraseAccount(actor: Actor | null, person: Subject, activeAdmins: number): boolean {
  return actor?.id === person.id && !isLastAdmin(person, activeAdmins);
}

/** Whether somebody may join without having been invited. @param domainIsKnown the e-mail belongs to a known organisation */
export function canJoin(settings: Pick<Settings, "registrationMode">, domainIsKnown: boolean, isInvited: boolean): boolean {
  return isInvited || settings.registrationMode === "open" || (settings.registrationMode === "domains" && domainIsKnown);
}
