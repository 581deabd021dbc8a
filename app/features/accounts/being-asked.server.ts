import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db, transaction } from "#app/db/client.server.ts";
import { themes } from "#app/features/courses/keys.ts";
import { regionName } from "#app/features/network/regions.server.ts";
import { locales, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { optional, typedLine } from "#app/lib/typed-text.ts";

// Agreeing to be named on the page of one's region as somebody who can be asked, and taking it back. An agreement of its own,
// for one region: whoever moves to another agrees anew.

const choose = "accounts:errors.choose";

export const beingAskedSchema = z.object({
  agree: z.enum(["yes"], choose).optional().transform((ticked) => ticked === "yes"),
  role: optional(typedLine(100, { required: "accounts:errors.required", tooLong: "accounts:errors.tooLong" })),
  areas: z.array(z.enum(themes, choose)).default([]).transform((chosen) => [...new Set(chosen)]),
  languages: z.array(z.enum(locales, choose)).default([]).transform((chosen) => [...new Set(chosen)]),
});

export interface BeingAsked {
  /** The region of their profile; null for none, when nobody can agree. */
  region: { slug: string; name: string } | null;
  agreed: boolean;
  /** The region that they agreed for before theirs became another. */
  lapsedFor: string | null;
  role: string;
  areas: string[];
  languages: string[];
}

/** What the person agreed to, and what a form begins with. One statement. @throws AppError not-found */
export async function getBeingAsked(actor: Actor, locale: Locale): Promise<BeingAsked> {
  const user = await db.user.findUnique({ where: { id: actor.id }, select: { region: true, languages: true, locale: true, asked: { include: { region: true } } } });
  if (!user) throw new AppError("not-found", "accounts:errors.personGone");
  const { region, asked } = user;
  const agreed = asked !== null && asked.regionId === region?.id;
  const read = user.languages as string[];
  return {
    region: region && { slug: region.slug, name: regionName(region.names, locale) }, agreed,
    lapsedFor: asked && !agreed ? regionName(asked.region.names, locale) : null,
    role: asked?.role ?? "", areas: (asked?.areas ?? []) as string[], languages: (asked?.languages ?? (read.length > 0 ? read : [user.locale])) as string[],
  };
}

/** Agrees for the region of the profile, or takes it back: then nothing of it stays. @throws AppError invalid */
export async function saveBeingAsked(actor: Actor, { agree, role, areas, languages }: z.output<typeof beingAskedSchema>, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const known = await tx.askedPerson.findUnique({ where: { userId: actor.id } });
    if (!agree) {
      if (!known) return;
      await tx.askedPerson.delete({ where: { userId: actor.id } });
      await recordAudit(tx, { actorId: actor.id, action: "account.unnamed", subjectType: "user", subjectId: actor.id });
      return;
    }
    const { regionId } = await tx.user.findUniqueOrThrow({ where: { id: actor.id }, select: { regionId: true } });
    if (regionId === null) throw new AppError("invalid", "accounts:errors.askedRegion");
    if (areas.length === 0) throw new AppError("invalid", "accounts:errors.askedAreas");
    if (languages.length === 0) throw new AppError("invalid", "accounts:errors.askedLanguages");
    const stands = known?.regionId === regionId;
    const said = { regionId, role, areas, languages, agreedAt: stands ? known.agreedAt : now };
    await tx.askedPerson.upsert({ where: { userId: actor.id }, create: { userId: actor.id, ...said }, update: said });
    if (!stands) await recordAudit(tx, { actorId: actor.id, action: "account.named", subjectType: "user", subjectId: actor.id });
  });
}
