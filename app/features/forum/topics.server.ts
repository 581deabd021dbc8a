import type { Actor } from "#app/auth/actor.ts";
import { db, type Tx } from "#app/db/client.server.ts";
import type { Theme } from "#app/features/courses/keys.ts";
import { AppError } from "#app/lib/app-error.ts";
import { recordAudit } from "#app/lib/audit.server.ts";
import { act } from "./act.server.ts";
import { readContent } from "./content.server.ts";
import { spaceRoom, topicRoom } from "./forum.events.ts";
import { canAnnounce, canEditTopic, canModerate, canWriteIn } from "./forum.policy.ts";
import type { TopicFields } from "./forum.kinds.ts";
import type { EditTopicInput, OpenTopicInput } from "./forum.schema.ts";
import { appendPost, findSent, isHeld, limitPosting, type Sent } from "./posts.server.ts";
import { getReadableSpace } from "./space-access.server.ts";
import { getReadableTopic } from "./topic-access.server.ts";
import { informOfPost } from "./untold-posts.server.ts";

async function checkRegion(tx: Tx, { region }: TopicFields): Promise<void> {
  if (region === undefined) return;
  if ((await tx.region.count({ where: { id: region } })) === 0) throw new AppError("invalid", "forum:errors.choose");
}

/**
 * Opens a topic with its first post. The same send twice is one topic.
 * @throws AppError not-found, forbidden, invalid, too-many
 */
export async function openTopic(actor: Actor, input: OpenTopicInput, now = new Date()): Promise<Sent> {
  const earlier = await findSent(db, actor, input.sendKey);
  if (earlier) return earlier;
  await limitPosting(actor);
  const sent = await act(async (tx, tell, inform) => {
    const again = await findSent(tx, actor, input.sendKey);
    if (again) return again;
    const space = await getReadableSpace(tx, actor, input.spaceId);
    if (!canWriteIn(actor, space)) throw new AppError("forbidden", "forum:errors.noWriting");
    if (input.kind === "announcement" && !canAnnounce(actor, space)) throw new AppError("forbidden", "forum:errors.noAnnouncing");
    await checkRegion(tx, input.fields);
    const content = await readContent(tx, actor, input, { spaceId: space.id, locale: input.locale, fallback: actor.locale });
    const topic = await tx.topic.create({
      data: {
        spaceId: space.id, kind: input.kind, title: input.title, locale: content.locale, authorId: actor.id, createdAt: now, lastPostAt: now,
        ...(Object.keys(input.fields).length > 0 && { fields: input.fields }),
        tags: { create: input.tags.map((theme) => ({ theme })) },
      },
      select: { id: true },
    });
    const opened = await appendPost(tx, tell, inform, actor, { topicId: topic.id, space, title: input.title, content, sendKey: input.sendKey, held: await isHeld(tx, actor, space), now });
    await tx.draft.deleteMany({ where: { userId: actor.id, place: `space:${space.id}` } });
    if (!opened.held) await tell(spaceRoom(space.id), "topic:created", { topicId: topic.id, spaceId: space.id });
    return opened;
  });
  await informOfPost(sent.postId);
  return sent;
}

/** Changes title, kind, fields and tags. What is no question any more has no accepted answer. @throws AppError not-found, forbidden, invalid */
export async function editTopic(actor: Actor, input: EditTopicInput): Promise<void> {
  await act(async (tx, tell) => {
    const { space, topic } = await getReadableTopic(tx, actor, input.topicId);
    if (!canEditTopic(actor, space, topic)) throw new AppError("forbidden", "forum:errors.noEditing");
    if (input.kind === "announcement" && topic.kind !== "announcement" && !canModerate(actor, space)) throw new AppError("forbidden", "forum:errors.noAnnouncing");
    await checkRegion(tx, input.fields);
    await tx.topic.update({
      where: { id: topic.id },
      data: { title: input.title, kind: input.kind, fields: input.fields, ...(input.kind !== "question" && { acceptedPostId: null }) },
    });
    await replaceTags(tx, topic.id, input.tags);
    const renamed = input.title === topic.title ? undefined : { from: topic.title, to: input.title };
    if (renamed || topic.authorId !== actor.id) await recordAudit(tx, { actorId: actor.id, action: "topic.edited", subjectType: "topic", subjectId: String(topic.id), ...(renamed && { detail: { title: renamed } }) });
    await tell(topicRoom(topic.id), "topic:changed", { topicId: topic.id, spaceId: space.id });
    await tell(spaceRoom(space.id), "topic:changed", { topicId: topic.id, spaceId: space.id });
  });
}

async function replaceTags(tx: Tx, topicId: number, tags: Theme[]): Promise<void> {
  await tx.topicTag.deleteMany({ where: { topicId, theme: { notIn: tags } } });
  const kept = new Set((await tx.topicTag.findMany({ where: { topicId }, select: { theme: true } })).map(({ theme }) => theme));
  await tx.topicTag.createMany({ data: tags.filter((theme) => !kept.has(theme)).map((theme) => ({ topicId, theme })) });
}
