import type { Actor } from "#app/auth/actor.ts";
import { config } from "#app/config.server.ts";
import { db } from "#app/db/client.server.ts";
import { listSpaceNames } from "#app/features/forum/spaces.server.ts";
import { openTopic } from "#app/features/forum/topics.server.ts";
import { getT } from "#app/i18n/i18n.server.ts";
import { isLocale, type Locale } from "#app/i18n/locales.ts";
import { AppError } from "#app/lib/app-error.ts";
import { newId } from "#app/lib/ids.server.ts";
import { singleton } from "#app/lib/singleton.server.ts";
import { readRoom } from "../room/room-store.server.ts";
import { inOrder } from "../room/state/room-state.ts";
import { getVisibleWorkshop, type WorkshopAccess } from "../workshop-access.server.ts";
import { workshopPath } from "../workshop-paths.ts";
import { canManage } from "../workshops.policy.ts";
import type { ResultTopicInput } from "./after.schema.ts";
import { listTexts } from "./minutes-text.server.ts";

export interface ResultTopicForm {
  workshop: { id: string; title: string };
  spaces: { id: string; name: string }[];
  spaceId: string;
  text: string;
  locale: Locale;
}

async function getOwn(actor: Actor, workshopId: string): Promise<WorkshopAccess> {
  const access = await getVisibleWorkshop(db, actor, workshopId);
  if (!canManage(actor, access)) throw new AppError("forbidden", "refusals:facilitatorsOnly");
  if (!access.closedAt) throw new AppError("conflict", "after:errors.notOver");
  return access;
}

/** Where a workshop speaks to the forum by itself: the space of its region, else the first that one writes in. */
export async function spacesFor(actor: Actor, workshopId: string, locale: Locale): Promise<Pick<ResultTopicForm, "spaces" | "spaceId">> {
  const { spaceId } = await findTopic(workshopId);
  const spaces = (await listSpaceNames(actor, locale)).filter(({ canWrite }) => canWrite).map(({ id, name }) => ({ id, name }));
  return { spaces, spaceId: spaces.find(({ id }) => id === spaceId)?.id ?? spaces[0]?.id ?? "" };
}

async function findTopic(workshopId: string): Promise<{ topicId: number | null; spaceId: string | null }> {
  const [row] = await db.$queryRaw<{ topicId: number | bigint | null; spaceId: string | null }[]>`
    SELECT (SELECT t."id" FROM "Topic" t WHERE t."id" = w."topicId" AND t."deletedAt" IS NULL) AS "topicId", (SELECT s."id" FROM "Space" s WHERE s."regionId" = w."regionId") AS "spaceId"
    FROM "Workshop" w WHERE w."id" = ${workshopId}`;
  return { topicId: row?.topicId ? Number(row.topicId) : null, spaceId: row?.spaceId ?? null };
}

/**
 * What would be put in the forum: the summary, what was agreed, and where it comes from, in the workshop's language; or
 * the topic that there is already. Eight statements at most.
 * @throws AppError not-found, forbidden, conflict (not over)
 */
export async function getResultTopicForm(actor: Actor, { workshopId, locale }: { workshopId: string; locale: Locale }): Promise<ResultTopicForm | { topicId: number }> {
  const access = await getOwn(actor, workshopId);
  const { topicId, spaceId } = await findTopic(workshopId);
  if (topicId !== null) return { topicId };
  const spaces = (await listSpaceNames(actor, locale)).filter(({ canWrite }) => canWrite);
  const written = isLocale(access.locale) ? access.locale : "en";
  const t = getT(written, "after");
  const summary = (await listTexts(db, workshopId)).find(({ approvedAt }) => approvedAt !== null)?.summary || access.purpose;
  const actions = inOrder((await readRoom(db, workshopId, access.lastSeq)).actions).map(([, { text, who, due }]) => `- ${[text, who, due].filter(Boolean).join(" · ")}`);
  const link = `[${t("topic.source", { title: access.title.replace(/[[\]\\]/g, " ") })}](${config.origin}${workshopPath(workshopId)})`;
  const text = [summary, ...(actions.length > 0 ? [`## ${t("topic.agreed")}`, actions.join("\n")] : []), link].join("\n\n");
  return { workshop: { id: workshopId, title: access.title }, spaces: spaces.map(({ id, name }) => ({ id, name })), spaceId: spaces.find(({ id }) => id === spaceId)?.id ?? spaces[0]?.id ?? "", text, locale: written };
}

/** The same by one click: where the form would put it, and as it would stand there. @throws what openResultTopic throws */
export async function openResultTopicAsIs(actor: Actor, asked: { workshopId: string; locale: Locale }): Promise<number> {
  const form = await getResultTopicForm(actor, asked);
  if ("topicId" in form) return form.topicId;
  const { workshop, spaceId, text, locale } = form;
  return openResultTopic(actor, workshop.id, { spaceId, title: workshop.title, text, locale, sendKey: newId() });
}

const turns = singleton("result-topics", () => new Map<string, Promise<number>>());

/** Opens the topic with a workshop's result, once: whoever asks again, or at the same moment, gets the one there is. @throws what openTopic throws */
export async function openResultTopic(actor: Actor, workshopId: string, input: ResultTopicInput): Promise<number> {
  await getOwn(actor, workshopId);
  const before = turns.get(workshopId) ?? Promise.resolve(0);
  const mine = before.catch(() => 0).then(async () => {
    const { topicId: known } = await findTopic(workshopId);
    if (known !== null) return known;
    const { spaceId, title, text, locale, sendKey } = input;
    const { topicId } = await openTopic(actor, { spaceId, kind: "discussion", title, tags: [], fields: {}, markdown: text, locale, sendKey });
    await db.workshop.update({ where: { id: workshopId }, data: { topicId }, select: { id: true } });
    return topicId;
  });
  turns.set(workshopId, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(workshopId) === mine) turns.delete(workshopId);
  }
}
