import type { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { discuss, type discussSchema } from "#app/features/forum/discuss.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import { actionPath } from "./action-paths.ts";
import type { ActionPage } from "./action-page.server.ts";

/** Says something about an action in its topic. @throws AppError conflict (a draft), and what discuss throws */
export async function discussAction(actor: Actor, { id, title, topicId: known, status, areas }: Pick<ActionPage, "id" | "title" | "topicId" | "status" | "areas">, input: z.output<typeof discussSchema>): Promise<number> {
  if (status === "draft") throw new AppError("conflict", "actions:errors.teamOnly");
  const { topicId: former } = await db.action.findUniqueOrThrow({ where: { id }, select: { topicId: true } });
  const keep = (topicId: number) => db.$executeRaw`UPDATE "Action" SET "topicId" = ${topicId} WHERE "id" = ${id} AND "topicId" IS ${former}`;
  return discuss(actor, { title, path: actionPath(id), areas, topicId: known, keep }, input);
}
