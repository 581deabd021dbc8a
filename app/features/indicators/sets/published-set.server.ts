import type { Actor } from "#app/auth/actor.ts";
import { db, transaction, type DbOrTx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { canHandleSet } from "../indicators.policy.ts";
import { contentOf, ownRegionOf } from "../questionnaires.server.ts";
import { textOf } from "../set-texts.ts";
import { isAnswered } from "./keep-set.server.ts";
import { typedSetOf } from "./set-tables.ts";

async function findOwn(tx: DbOrTx, actor: Actor, id: string) {
  const row = await tx.indicatorSet.findUnique({ where: { id }, include: { draft: { select: { id: true } } } });
  return row && row.origin === "browser" && canHandleSet(actor, row, await ownRegionOf(tx, actor)) ? row : null;
}

/** Whether a set is published that the actor may change: what a second press of "publish" finds. Two statements. */
export const isOwnPublished = async (actor: Actor, id: string): Promise<boolean> => (await findOwn(db, actor, id)) !== null;

/** Takes a set back that nobody has answered: it is a draft again, the one that was begun of it if there is one. @throws AppError not-found, conflict */
export async function withdrawSet(actor: Actor, id: string, locale: Locale, now = new Date()): Promise<{ draft: string }> {
  return transaction(async (tx) => {
    const row = await findOwn(tx, actor, id);
    if (!row) throw new AppError("not-found", "regions:errors.noSet");
    if (await isAnswered(tx, id)) throw new AppError("conflict", "regions:sets.withdrawNot");
    const { slug, ownerRegionId } = row;
    const content = contentOf(row.content);
    const typed = typedSetOf(content, textOf(content, locale).locale) as unknown as Prisma.InputJsonObject;
    const draft = row.draft?.id ?? newId();
    if (row.draft) await tx.indicatorSetDraft.update({ where: { id: draft }, data: { setId: null, slug } });
    else await tx.indicatorSetDraft.create({ data: { id: draft, slug, ownerRegionId, content: typed, createdAt: now, changedAt: now, changedById: actor.id } });
    await tx.indicatorSet.delete({ where: { id } });
    await recordAudit(tx, { actorId: actor.id, action: "indicator-set.withdrawn", subjectType: "indicator-set", subjectId: id });
    return { draft };
  });
}
