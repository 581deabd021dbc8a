import { hasRole, type Actor } from "#app/auth/actor.ts";
import type { SpaceKind, TopicKind } from "./forum.kinds.ts";

// Who may do what in the forum. Pure: what a predicate has to know, it is given.

/** How long a deletion can be undone and its words are kept. */
export const undoHours = 24;

export interface SpaceState {
  kind: SpaceKind;
  readers: "public" | "members" | "course";
  writers: "members" | "course" | "moderators";
  closedAt: Date | null;
  /** The actor is in the course of this space. */
  isParticipant: boolean;
}

export interface TopicState {
  kind: TopicKind;
  authorId: string | null;
  /** Posts that everybody may see. */
  postCount: number;
  lockedAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  mergedIntoId: number | null;
}

export interface PostState {
  seq: number;
  authorId: string | null;
  locale: string;
  heldAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  deletedById: string | null;
}

const isAuthor = (actor: Actor | null, { authorId }: { authorId: string | null }): boolean => actor !== null && authorId === actor.id;
const isSeen = (post: PostState): boolean => post.heldAt === null && post.hiddenAt === null && post.deletedAt === null;
const isOver = (topic: TopicState): boolean => topic.deletedAt !== null || topic.hiddenAt !== null || topic.mergedIntoId !== null;

/** Administrators and editors everywhere; facilitators in the spaces of courses. */
export function canModerate(actor: Actor | null, space: Pick<SpaceState, "kind">): boolean {
  return hasRole(actor, "admin") || hasRole(actor, "editor") || (hasRole(actor, "facilitator") && space.kind === "course");
}

/** What somebody moderates: everything, the spaces of courses, or nothing. */
export function moderationScope(actor: Actor | null): "all" | "course" | null {
  return canModerate(actor, { kind: "general" }) ? "all" : canModerate(actor, { kind: "course" }) ? "course" : null;
}

/** Nobody judges what they wrote themselves. */
export function canJudge(actor: Actor | null, space: Pick<SpaceState, "kind">, written: { authorId: string | null }): boolean {
  return canModerate(actor, space) && !isAuthor(actor, written);
}

/** Which rooms there are, who reads and writes in them, is an administrator's to say. */
export function canAdministerSpaces(actor: Actor | null): boolean {
  return hasRole(actor, "admin");
}

export function canReadSpace(actor: Actor | null, space: SpaceState): boolean {
  if (canModerate(actor, space) || space.readers === "public") return true;
  return actor !== null && (space.readers === "members" || space.isParticipant);
}

export function canWriteIn(actor: Actor | null, space: SpaceState): boolean {
  if (actor === null || space.closedAt !== null || !canReadSpace(actor, space)) return false;
  if (canModerate(actor, space) || space.writers === "members") return true;
  return space.writers === "course" && space.isParticipant;
}

export function canAnnounce(actor: Actor | null, space: SpaceState): boolean {
  return canModerate(actor, space) && canWriteIn(actor, space);
}

/** Topics of which nobody may see a post, because it is held or taken away, exist for their author and moderators. */
export function canReadTopic(actor: Actor | null, space: SpaceState, topic: TopicState): boolean {
  if (!canReadSpace(actor, space)) return false;
  if (canModerate(actor, space)) return true;
  const isPublic = topic.hiddenAt === null && topic.deletedAt === null && (topic.postCount > 0 || topic.mergedIntoId !== null);
  return isPublic || isAuthor(actor, topic);
}

/** In a locked topic moderators only. */
export function canReply(actor: Actor | null, space: SpaceState, topic: TopicState): boolean {
  return canWriteIn(actor, space) && canReadTopic(actor, space, topic) && !isOver(topic) && (topic.lockedAt === null || canModerate(actor, space));
}

/** Title, kind and tags. */
export function canEditTopic(actor: Actor | null, space: SpaceState, topic: TopicState): boolean {
  return canReply(actor, space, topic) && (isAuthor(actor, topic) || canModerate(actor, space));
}

/** At any time, because readers see the history. What a moderator hid is not edited back into sight. */
export function canEdit(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState): boolean {
  if (!canReply(actor, space, topic) || post.deletedAt !== null) return false;
  return canModerate(actor, space) || (isAuthor(actor, post) && post.hiddenAt === null);
}

/** Authors take back what they said even where nobody may write any more. */
export function canDelete(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState): boolean {
  return canReadTopic(actor, space, topic) && post.deletedAt === null && (isAuthor(actor, post) || canModerate(actor, space));
}

export function isUndoable(deletedAt: Date, now: Date): boolean {
  return now.getTime() - deletedAt.getTime() <= undoHours * 3_600_000;
}

/** By who deleted it, and by moderators, while the words are kept. */
export function canUndelete(actor: Actor | null, space: SpaceState, post: PostState, now: Date): boolean {
  if (actor === null || post.deletedAt === null || !isUndoable(post.deletedAt, now) || !canReadSpace(actor, space)) return false;
  return post.deletedById === actor.id || canModerate(actor, space);
}

/** Held posts do not exist for others; hidden and deleted ones are stubs for them. */
export function canSeePost(actor: Actor | null, space: SpaceState, post: PostState): boolean {
  return post.heldAt === null || isAuthor(actor, post) || canModerate(actor, space);
}

/** Whether what the post says is shown, or only that there was one. */
export function canSeeWords(actor: Actor | null, space: SpaceState, post: PostState, now: Date): boolean {
  if (isSeen(post)) return true;
  if (post.deletedAt !== null && !isUndoable(post.deletedAt, now)) return false;
  return isAuthor(actor, post) || canModerate(actor, space);
}

/** Whoever asked, and moderators; the question itself is no answer. */
export function canAccept(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState): boolean {
  return topic.kind === "question" && post.seq > 1 && isSeen(post) && canReply(actor, space, topic) && (isAuthor(actor, topic) || canModerate(actor, space));
}

export function canReact(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState): boolean {
  return canWriteIn(actor, space) && !isOver(topic) && isSeen(post) && !isAuthor(actor, post);
}

/** Reading is enough. */
export function canFlag(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState): boolean {
  return actor !== null && canReadTopic(actor, space, topic) && isSeen(post) && !isAuthor(actor, post);
}

/** An answer to a case study that its author shows to others who take it. */
export interface AnswerState {
  authorId: string;
  hiddenAt: Date | null;
  /** The actor takes it as well, and has answered too. */
  isPeer: boolean;
}

/** Whoever reads it: others who have answered, and those who guide the course. */
export function canReadAnswer(actor: Actor | null, { isPeer }: AnswerState): boolean {
  return isPeer || canModerate(actor, { kind: "course" });
}

export function canFlagAnswer(actor: Actor | null, answer: AnswerState): boolean {
  return actor !== null && canReadAnswer(actor, answer) && answer.hiddenAt === null && answer.authorId !== actor.id;
}

export function canTranslate(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState, locale: string): boolean {
  return canWriteIn(actor, space) && !isOver(topic) && isSeen(post) && locale !== post.locale;
}

/** A translation is taken away by who made it, by who said it first, and by moderators. */
export function canRemoveTranslation(actor: Actor | null, space: SpaceState, post: PostState, translatorId: string | null): boolean {
  return canWriteIn(actor, space) && (actor?.id === translatorId || isAuthor(actor, post) || canModerate(actor, space));
}

/** What decides who may write over a translation. */
export interface TranslationState {
  locale: string;
  source: "human" | "machine";
  translatorId: string | null;
  /** The original has been edited since. */
  isOutdated: boolean;
}

/** Nobody's work is written over by others, unless a machine did it, its translator has left, or the original has changed since. */
export function canReplaceTranslation(actor: Actor | null, space: SpaceState, topic: TopicState, post: PostState, translation: TranslationState): boolean {
  if (!canTranslate(actor, space, topic, post, translation.locale)) return false;
  return translation.source === "machine" || translation.translatorId === null || translation.isOutdated || canRemoveTranslation(actor, space, post, translation.translatorId);
}

/** Whether a new member's post waits for a moderator. @param posts how many of theirs have been seen */
export function mustWait(actor: Actor, space: SpaceState, posts: number, holdFirst: number): boolean {
  return posts < holdFirst && !canModerate(actor, space) && actor.roles.length === 0;
}

/** Whom an act of moderation concerns may appeal it, once. */
export function canAppeal(actor: Actor | null, act: { subjectId: string | null; appealedAt: Date | null; undoneAt: Date | null }): boolean {
  return actor !== null && act.subjectId === actor.id && act.appealedAt === null && act.undoneAt === null;
}

/** Nobody answers their own appeal, nor that against an own act as long as somebody else could. */
export function canAnswerAppeal(actor: Actor | null, space: Pick<SpaceState, "kind">, act: { subjectId: string | null; moderatorId: string | null; appealedAt: Date | null; answeredAt: Date | null }): boolean {
  return canJudge(actor, space, { authorId: act.subjectId }) && act.appealedAt !== null && act.answeredAt === null && (act.moderatorId !== actor?.id || hasRole(actor, "admin"));
}
