import type { ReactionKind } from "./forum.kinds.ts";

// What is told live. Ids and numbers only, never words: whoever hears it asks for what they may read.
// Passing, and in no log: `topic:typing` in a topic's room, and `topic:read` {topicId, lastSeq} on the reader's own devices.

export interface ForumEvents {
  "topic:created": { topicId: number; spaceId: string };
  /** Title, kind, tags, lock, pin, or that it was hidden, moved or merged. */
  "topic:changed": { topicId: number; spaceId: string };
  "post:added": { topicId: number; postId: number; seq: number };
  /** Its words, language, translations, or that it was hidden, shown or brought back. */
  "post:changed": { topicId: number; postId: number };
  /** Deleted, hidden, or moved to another topic. */
  "post:removed": { topicId: number; postId: number };
  "reaction:changed": { topicId: number; postId: number; kind: ReactionKind };
  /** `postId` is null when the answer was taken back. */
  "answer:accepted": { topicId: number; postId: number | null };
  /** What waits for moderators is more or less than before. */
  "queue:changed": { spaceId: string };
}

export type ForumEvent = keyof ForumEvents;

/** Whoever reads a topic. */
export const topicRoom = (topicId: number): string => `topic:${topicId}`;
/** Whoever looks at a space's list. */
export const spaceRoom = (spaceId: string): string => `space:${spaceId}`;
/** Moderators: of everything, or of the spaces of courses. */
export const moderationRoom = (scope: "all" | "course"): string => `moderation:${scope}`;
