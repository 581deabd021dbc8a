import { createHash } from "node:crypto";
import type { DbOrTx, Tx } from "#app/db/client.server.ts";
import type { Prisma } from "#app/db/generated/client.ts";
import type { SetContent } from "../indicator-set.schema.ts";

interface KeptSet {
  content: SetContent;
  origin: "folder" | "browser";
  ownerRegionId: string | null;
  /** The published set whose place it takes: a folder takes that of its own. */
  replaces: string | null;
}

/** What keeps its meaning once somebody has answered: scores would not mean what they meant. */
const shapeOf = ({ structure: { axes, scales, overallAxis }, indicators }: SetContent): string => JSON.stringify([axes, scales, overallAxis, indicators]);

/** Whether more than words would change. */
export const hasOtherShape = (one: SetContent, other: SetContent): boolean => shapeOf(one) !== shapeOf(other);

/** Whether somebody has answered a set, or an institution has published scores of it. One statement. */
export async function isAnswered(tx: DbOrTx, id: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ is: number }[]>`SELECT EXISTS (SELECT 1 FROM "Questionnaire" WHERE "setId" = ${id}) OR EXISTS (SELECT 1 FROM "PublishedScore" WHERE "setId" = ${id}) AS "is"`;
  return Number(row?.is) === 1;
}

export const setIdOf = ({ structure: { slug, edition } }: SetContent): string => `${slug}-${edition}`;

/** Publishes a set, from a folder or from a draft: never in the place of another one, and only its words once it is answered. */
export async function keepSet(tx: Tx, { content, origin, ownerRegionId, replaces }: KeptSet): Promise<"published" | "same" | "taken" | "answered"> {
  const id = setIdOf(content);
  const { slug, edition } = content.structure;
  const contentHash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  const known = await tx.indicatorSet.findUnique({ where: { id } });
  if (known && (known.origin !== origin || known.id !== replaces)) return "taken";
  if (known?.contentHash === contentHash) return "same";
  if (known && hasOtherShape(known.content as unknown as SetContent, content) && (await isAnswered(tx, id))) return "answered";
  const kept = { content: content as unknown as Prisma.InputJsonObject, contentHash };
  await tx.indicatorSet.upsert({ where: { id }, create: { id, slug, edition, origin, ownerRegionId, ...kept }, update: kept });
  return "published";
}
