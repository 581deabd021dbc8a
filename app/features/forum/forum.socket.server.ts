import { z } from "zod";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { AppError } from "#app/lib/app-error.ts";
import type { RoomRule } from "#app/realtime/handle.server.ts";
import { publishPassing } from "#app/realtime/publish.server.ts";
import { topicRoom } from "./forum.events.ts";
import { canReply, moderationScope } from "./forum.policy.ts";
import { rowId } from "./forum.schema.ts";
import { listSomePosts } from "./page-posts.server.ts";
import { markRead } from "./reading.server.ts";
import { getReadableSpace } from "./space-access.server.ts";
import { getReadableTopic } from "./topic-access.server.ts";

// The live door of the forum: it says who may hear what, and does what the HTTP door does, by the same functions.

export const typingSchema = z.strictObject({ topicId: z.int().min(1), typist: z.string().regex(/^[\w-]{8,40}$/) });
export const readSchema = z.strictObject({ topicId: z.int().min(1), seq: z.int().min(0) });

/** What is not there, or not for this person, is the same to them. */
async function isThere(find: () => Promise<unknown>): Promise<boolean> {
  try {
    await find();
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return false;
    throw error;
  }
}

/** `topic:<id>`: whoever may read the topic. Visitors may be among them, so people are counted and not named. */
export const topicRoomRule: RoomRule = {
  mayJoin: async (actor, id) => {
    const topicId = rowId.safeParse(id);
    return topicId.success && isThere(() => getReadableTopic(db, actor, topicId.data));
  },
  presence: "counted",
  /** The posts that the events speak of, as this reader may see them now. */
  fill: async (actor, id, events) => {
    const { space, topic } = await getReadableTopic(db, actor, Number(id));
    const postIds = events.flatMap(({ payload: { postId } }) => (typeof postId === "number" ? [postId] : []));
    const posts = await listSomePosts(actor, { space, topic, postIds: [...new Set(postIds)], now: new Date() });
    const known = new Map(posts.map((post) => [post.id, post]));
    return events.map(({ payload: { postId } }) => (typeof postId === "number" ? known.get(postId) : undefined));
  },
};

/** `space:<id>`: whoever may read the space. */
export const spaceRoomRule: RoomRule = { mayJoin: (actor, id) => isThere(() => getReadableSpace(db, actor, id)) };

/** `moderation:<scope>`: who moderates all of the scope. */
export const moderationRoomRule: RoomRule = { mayJoin: (actor, id) => Promise.resolve(id === "all" ? moderationScope(actor) === "all" : id === "course" && moderationScope(actor) !== null) };

function requirePerson(actor: Actor | null): Actor {
  if (!actor) throw new AppError("unauthenticated", "errors:unauthenticated");
  return actor;
}

/**
 * Somebody writes an answer. Not who: those who read along may be visitors. `typist` tells two who write apart, and is
 * made anew by each page.
 * @throws AppError unauthenticated, not-found, forbidden
 */
export async function sayTyping(actor: Actor | null, { topicId, typist }: z.output<typeof typingSchema>): Promise<void> {
  const person = requirePerson(actor);
  const { space, topic } = await getReadableTopic(db, person, topicId);
  if (!canReply(person, space, topic)) throw new AppError("forbidden", "forum:errors.noWriting");
  publishPassing(topicRoom(topicId), "topic:typing", { typist });
}

/** The person has read on. @throws AppError unauthenticated, not-found */
export async function noteRead(actor: Actor | null, input: z.output<typeof readSchema>): Promise<number> {
  return markRead(requirePerson(actor), input);
}
