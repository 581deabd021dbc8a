import type { Actor } from "#app/auth/actor.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { UnitAddress } from "./enrolment-access.server.ts";
import { getPlayerOutline, type OutlineUnit, type PlayerOutline } from "./outline.server.ts";
import { openUnit } from "./progress.server.ts";

const seenAgainAfter = 60_000;

/** The outline of a course that the actor is in; null for who is not. Three statements. */
export async function findOutline(actor: Actor, address: { courseSlug: string; locale: Locale }): Promise<PlayerOutline | null> {
  return getPlayerOutline(actor, address).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "forbidden") return null;
    throw error;
  });
}

/**
 * The player's page of one unit: outline and unit, and that the learner was here. Reading again within a minute writes
 * nothing. Null for who is not in the course; throws `not-found` for a unit that the course has not.
 */
export async function openForReading(actor: Actor, { courseSlug, unitKey, locale, now = new Date() }: UnitAddress & { locale: Locale; now?: Date }): Promise<{ outline: PlayerOutline; unit: OutlineUnit } | null> {
  const outline = await findOutline(actor, { courseSlug, locale });
  if (outline === null) return null;
  const unit = outline.modules.flatMap((module) => module.units).find((candidate) => candidate.key === unitKey);
  if (!unit) throw new AppError("not-found", "errors:learning.noSuchUnit");
  const here = outline.lastUnitKey === unitKey && unit.opened && outline.lastSeenAt !== null && now.getTime() - new Date(outline.lastSeenAt).getTime() < seenAgainAfter;
  if (!here) await openUnit(actor, { courseSlug, unitKey, now });
  return { outline, unit: { ...unit, opened: true } };
}
