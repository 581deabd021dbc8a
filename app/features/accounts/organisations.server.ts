import type { Actor } from "#app/auth/actor.ts";
import { db, isUniqueViolation, transaction, type Tx } from "#app/db/client.server.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { canAdminister } from "./accounts.policy.ts";
import type { OrganisationInput, SearchInput } from "./accounts.schema.ts";

// Known organisations: who has an e-mail address in one of their domains belongs to them, and may join where that is asked for.

const pageSize = 50;

export interface OrganisationRow {
  id: string;
  name: string;
  region: string;
  domains: string[];
  people: number;
}

function administer(actor: Actor): void {
  if (!canAdminister(actor)) throw new AppError("forbidden", "errors:forbidden.text");
}

/** Known organisations by name, 50 a page. @throws AppError forbidden */
export async function listOrganisations(actor: Actor, { q, page, locale }: SearchInput & { locale: Locale }): Promise<{ rows: OrganisationRow[]; total: number; pages: number }> {
  administer(actor);
  const where = q === "" ? {} : { OR: [{ name: { contains: q } }, { domains: { some: { domain: { contains: q.toLowerCase() } } } }] };
  const [found, total] = await Promise.all([
    db.organisation.findMany({ where, include: { region: true, domains: { orderBy: { domain: "asc" } }, _count: { select: { users: true } } }, orderBy: [{ name: "asc" }, { id: "asc" }], skip: (page - 1) * pageSize, take: pageSize }),
    db.organisation.count({ where }),
  ]);
  const rows = found.map((row) => ({ id: row.id, name: row.name, region: row.region ? regionName(row.region.names, locale) : "", domains: row.domains.map(({ domain }) => domain), people: row._count.users }));
  return { rows, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
}

/** One organisation as its form shows it, a domain a line. @throws AppError forbidden, not-found */
export async function getOrganisation(actor: Actor, id: string): Promise<{ name: string; regionId: string; domains: string; people: number }> {
  administer(actor);
  const row = await db.organisation.findUnique({ where: { id }, include: { domains: { orderBy: { domain: "asc" } }, _count: { select: { users: true } } } });
  if (!row) throw new AppError("not-found", "accounts:errors.organisationGone");
  return { name: row.name, regionId: row.regionId ?? "", domains: row.domains.map(({ domain }) => domain).join("\n"), people: row._count.users };
}

async function checkRegion(tx: Tx, regionId: string | null): Promise<void> {
  if (regionId && !(await tx.region.findUnique({ where: { id: regionId } }))) throw new AppError("invalid", "accounts:errors.regionGone");
}

/** A domain belongs to one organisation: the refusal names whose it is. */
async function explainTaken(error: unknown, domains: string[]): Promise<unknown> {
  if (!isUniqueViolation(error, "domain")) return error;
  const taken = await db.organisationDomain.findFirst({ where: { domain: { in: domains } }, include: { organisation: true } });
  return new AppError("conflict", "accounts:errors.domainTaken", { domain: taken?.domain ?? "", organisation: taken?.organisation.name ?? "" });
}

/** @returns its id @throws AppError forbidden, invalid, conflict (a domain of another organisation) */
export async function createOrganisation(actor: Actor, { name, regionId, domains }: OrganisationInput): Promise<string> {
  administer(actor);
  const id = newId();
  try {
    await transaction(async (tx) => {
      await checkRegion(tx, regionId);
      await tx.organisation.create({ data: { id, name, regionId, domains: { create: domains.map((domain) => ({ domain })) } } });
      await recordAudit(tx, { actorId: actor.id, action: "organisation.created", subjectType: "organisation", subjectId: id, detail: { domains } });
    });
  } catch (error) {
    throw await explainTaken(error, domains);
  }
  return id;
}

/** @throws AppError forbidden, not-found, invalid, conflict */
export async function updateOrganisation(actor: Actor, id: string, { name, regionId, domains }: OrganisationInput): Promise<void> {
  administer(actor);
  try {
    await transaction(async (tx) => {
      if (!(await tx.organisation.findUnique({ where: { id } }))) throw new AppError("not-found", "accounts:errors.organisationGone");
      await checkRegion(tx, regionId);
      await tx.organisationDomain.deleteMany({ where: { organisationId: id, domain: { notIn: domains } } });
      const kept = new Set((await tx.organisationDomain.findMany({ where: { organisationId: id } })).map(({ domain }) => domain));
      await tx.organisation.update({ where: { id }, data: { name, regionId, domains: { create: domains.filter((domain) => !kept.has(domain)).map((domain) => ({ domain })) } } });
      await recordAudit(tx, { actorId: actor.id, action: "organisation.changed", subjectType: "organisation", subjectId: id, detail: { domains } });
    });
  } catch (error) {
    throw await explainTaken(error, domains.slice());
  }
}

/** Takes an organisation off the list. Its people stay, with its name as their own words. @throws AppError forbidden */
export async function removeOrganisation(actor: Actor, id: string): Promise<void> {
  administer(actor);
  await transaction(async (tx) => {
    const row = await tx.organisation.findUnique({ where: { id } });
    if (!row) return;
    await tx.user.updateMany({ where: { organisationId: id }, data: { organisationId: null, organisationName: row.name } });
    await tx.organisation.delete({ where: { id } });
    await recordAudit(tx, { actorId: actor.id, action: "organisation.removed", subjectType: "organisation", subjectId: id });
  });
}
