import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { listRegions } from "#app/features/network/regions.server.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { canActFor } from "./actions.policy.ts";

/** Regions an actor may speak for. */
async function listOwnRegions(actor: Actor): Promise<string[] | "all"> {
  if (canActFor(actor, { regionId: "", ownRegionId: null })) return "all";
  const { regionId } = await db.user.findUniqueOrThrow({ where: { id: actor.id }, select: { regionId: true } });
  return regionId === null ? [] : [regionId];
}

/** Regions an actor may choose for an action, and the one that is chosen already. Three statements at most */
export async function listRegionsFor(actor: Actor, chosen: string | null, locale: Locale): Promise<{ id: string; name: string }[]> {
  const own = await listOwnRegions(actor);
  return (await listRegions(locale)).filter(({ id }) => own === "all" || own.includes(id) || id === chosen).map(({ id, name }) => ({ id, name }));
}
