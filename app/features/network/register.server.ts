import { z } from "zod";
import { hasRole, type Actor } from "#app/auth/actor.ts";
import { db, isUniqueViolation, transaction } from "#app/db/client.server.ts";
import { defaultLocale, locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { fold } from "#app/lib/fold.ts";
import { optional, typedLine } from "#app/lib/typed-text.ts";
import { regionOwnNames } from "./map/map.server.ts";
import { regionName } from "./regions.server.ts";

// Which regions are in the network: the pilots come with the product, all others are added here by their NUTS code.

const messages = { required: "accounts:errors.required", tooLong: "accounts:errors.tooLong" };
const name = optional(typedLine(100, messages));

/** Codes of languages as people write them: with commas or blanks between. */
const languagesField = optional(typedLine(100, messages))
  .transform((value) => [...new Set(value.toLowerCase().split(/[\s,;]+/).filter(Boolean))])
  .refine((codes) => codes.every(isLanguage), "admin:regions.errors.language");

export const newRegionSchema = z.object({ nutsCode: typedLine(5, messages).transform((value) => value.toUpperCase()), name, languages: languagesField });
export const regionSchema = z.object({ ...(Object.fromEntries(locales.map((locale) => [`name-${locale}`, name])) as Record<`name-${Locale}`, typeof name>), languages: languagesField });

function isLanguage(code: string): boolean {
  return /^[a-z]{2,3}$/.test(code) && new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(code) !== undefined;
}

function administer(actor: Actor): void {
  if (!hasRole(actor, "admin")) throw new AppError("forbidden", "errors:forbidden.text");
}

export interface RegisteredRegion {
  id: string;
  slug: string;
  nutsCode: string;
  role: string;
  names: Partial<Record<Locale, string>>;
  languages: string[];
  /** What keeps it from being removed. */
  people: number;
  organisations: number;
}

const counted = { select: { users: true, organisations: true, spaces: true, workshops: true, indicatorSets: true, setDrafts: true, questionnaires: true, figures: true, scores: true, actions: true, frameworks: true } };

/** All regions by name. @throws AppError forbidden */
export async function listRegister(actor: Actor, locale: Locale): Promise<(RegisteredRegion & { name: string })[]> {
  administer(actor);
  const rows = await db.region.findMany({ include: { _count: { select: { users: true, organisations: true } } } });
  return rows.map((row) => ({ ...sayRegion(row, row._count), name: regionName(row.names, locale) })).sort((a, b) => a.name.localeCompare(b.name, locale));
}

const sayRegion = ({ id, slug, nutsCode, role, names, languages }: { id: string; slug: string; nutsCode: string; role: string; names: unknown; languages: unknown }, { users, organisations }: { users: number; organisations: number }): RegisteredRegion => ({ id, slug, nutsCode, role, names: names as RegisteredRegion["names"], languages: languages as string[], people: users, organisations });

/** @throws AppError forbidden, not-found */
export async function getRegistered(actor: Actor, slug: string, locale: Locale): Promise<RegisteredRegion & { name: string; isUsed: boolean }> {
  administer(actor);
  const row = await db.region.findUnique({ where: { slug }, include: { _count: counted } });
  if (!row) throw new AppError("not-found", "regions:errors.noRegion");
  return { ...sayRegion(row, row._count), name: regionName(row.names, locale), isUsed: isUsed(row._count) };
}

const isUsed = (counts: Record<string, number>): boolean => Object.values(counts).some((count) => count > 0);

/** In NUTS, Greece is EL; everywhere else it is GR. */
const countryOf = (nutsCode: string): string => (nutsCode.startsWith("EL") ? "GR" : nutsCode.slice(0, 2));

/** Adds a region of level 2 or 3; without a name it is called as it calls itself. @returns what it is called in addresses @throws AppError forbidden, invalid, conflict when it is there already */
export async function addRegion(actor: Actor, { nutsCode, name: typed, languages }: z.output<typeof newRegionSchema>): Promise<string> {
  administer(actor);
  const own = regionOwnNames[nutsCode];
  const isPart = /^[A-Z]{2}[A-Z0-9]{3}$/.test(nutsCode) && regionOwnNames[nutsCode.slice(0, 4)] !== undefined;
  if (own === undefined && !isPart) throw new AppError("invalid", "admin:regions.errors.nuts", { code: nutsCode });
  const called = typed || own;
  if (called === undefined) throw new AppError("invalid", "admin:regions.errors.name");
  const word = fold(called).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  try {
    return await transaction(async (tx) => {
      // Within the transaction: whoever adds one of the same name at the same moment sees this one.
      const slug = word === "" || (await tx.region.findFirst({ where: { OR: [{ slug: word }, { id: word }] }, select: { id: true } })) ? [word, nutsCode.toLowerCase()].filter(Boolean).join("-") : word;
      await tx.region.create({ data: { id: slug, slug, nutsCode, nutsLevel: nutsCode.length - 2, countryCode: countryOf(nutsCode), role: "member", names: { [defaultLocale]: called }, languages } });
      await recordAudit(tx, { actorId: actor.id, action: "region.added", subjectType: "region", subjectId: slug, detail: { nuts: nutsCode } });
      return slug;
    });
  } catch (error) {
    throw isUniqueViolation(error) ? new AppError("conflict", "admin:regions.errors.taken", { code: nutsCode }) : error;
  }
}

/** Its names, language by language, and what is spoken officially there. @throws AppError forbidden, not-found, invalid without any name */
export async function changeRegion(actor: Actor, slug: string, { languages, ...typed }: z.output<typeof regionSchema>): Promise<void> {
  administer(actor);
  const names = Object.fromEntries(locales.flatMap((locale) => (typed[`name-${locale}`] === "" ? [] : [[locale, typed[`name-${locale}`]]])));
  if (names[defaultLocale] === undefined) throw new AppError("invalid", "admin:regions.errors.name");
  await transaction(async (tx) => {
    const row = await tx.region.findUnique({ where: { slug }, select: { id: true } });
    if (!row) throw new AppError("not-found", "regions:errors.noRegion");
    await tx.region.update({ where: { id: row.id }, data: { names, languages } });
    await recordAudit(tx, { actorId: actor.id, action: "region.changed", subjectType: "region", subjectId: row.id });
  });
}

/** Takes a region out of which the network knows nothing yet. @throws AppError forbidden, not-found, conflict when something belongs to it */
export async function removeRegion(actor: Actor, slug: string): Promise<void> {
  administer(actor);
  await transaction(async (tx) => {
    const row = await tx.region.findUnique({ where: { slug }, include: { _count: counted } });
    if (!row) throw new AppError("not-found", "regions:errors.noRegion");
    if (row.role !== "member" || isUsed(row._count)) throw new AppError("conflict", "admin:regions.errors.used");
    await tx.region.delete({ where: { id: row.id } });
    await recordAudit(tx, { actorId: actor.id, action: "region.removed", subjectType: "region", subjectId: row.id, detail: { nuts: row.nutsCode } });
  });
}
