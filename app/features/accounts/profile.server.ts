import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import type { ProfileInput } from "./accounts.schema.ts";
import { renameInPosts } from "./names-in-posts.server.ts";

export interface Profile {
  name: string;
  email: string;
  organisationId: string | null;
  organisationName: string;
  regionId: string | null;
  locale: string;
  /** Languages they have chosen to read; none: all. */
  languages: Locale[];
  timeZone: string;
  extraTimePercent: number;
  /** Whether people who are signed in may find them by name though they have said nothing. */
  findable: boolean;
}

/** @throws AppError not-found */
export async function getProfile(actor: Actor): Promise<Profile> {
  const profile = await db.user.findUnique({
    where: { id: actor.id },
    select: { name: true, email: true, organisationId: true, organisationName: true, regionId: true, locale: true, languages: true, timeZone: true, extraTimePercent: true, findable: true },
  });
  if (!profile) throw new AppError("not-found", "accounts:errors.personGone");
  return { ...profile, languages: Array.isArray(profile.languages) ? profile.languages.filter(isLocale) : [] };
}

/** A choice in a form: what is stored and what is shown. */
export interface Choice {
  value: string;
  label: string;
}

export async function listOrganisationChoices(): Promise<Choice[]> {
  const rows = await db.organisation.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
  return rows.map((row) => ({ value: row.id, label: row.name }));
}

/** Regions under their names in the reader's language, in its alphabetical order. */
export async function listRegionChoices(locale: Locale): Promise<Choice[]> {
  const rows = await db.region.findMany({ select: { id: true, names: true, nutsCode: true } });
  return rows
    .map((row) => {
      const names = row.names as Record<string, string>;
      return { value: row.id, label: names[locale] ?? names.en ?? row.nutsCode };
    })
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

/** Stores what a person says about themselves. Certificates that were issued keep the name they have. @throws AppError invalid */
export async function updateProfile(actor: Actor, input: ProfileInput): Promise<void> {
  await transaction(async (tx) => {
    const organisation = input.organisationId ? await tx.organisation.findUnique({ where: { id: input.organisationId } }) : null;
    if (input.organisationId && !organisation) throw new AppError("invalid", "accounts:errors.organisationGone");
    if (input.regionId && !(await tx.region.findUnique({ where: { id: input.regionId } }))) throw new AppError("invalid", "accounts:errors.regionGone");
    const { name } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { name: true } });
    await renameInPosts(tx, actor.id, name, input.name);
    await tx.user.update({ where: { id: actor.id }, data: { ...input, organisationName: organisation ? "" : input.organisationName } });
  });
}

/** The language chosen in the header, kept for the person's next device and for mails. */
export async function setLocale(actor: Actor, locale: Locale): Promise<void> {
  await db.user.update({ where: { id: actor.id }, data: { locale } });
}

/** The languages that the person wants to read in the forum; none: all. */
export async function setLanguages(actor: Actor, languages: Locale[]): Promise<void> {
  await db.user.update({ where: { id: actor.id }, data: { languages } });
}
