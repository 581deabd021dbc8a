/** Where a topic is, at one of its pages and, there, at a post. */
export function topicPath(topicId: number, { page = 1, postId }: { page?: number; postId?: number } = {}): string {
  return `/forum/topics/${topicId}${page > 1 ? `?page=${page}` : ""}${postId === undefined ? "" : `#post-${postId}`}`;
}

/** A whole topic, for paper. */
export const printPath = (topicId: number): string => `${topicPath(topicId)}/print`;

/** Where a post is, wherever it was moved. */
export const postPath = (postId: number): string => `/forum/posts/${postId}`;

/** What a person has begun to write. */
export const draftsPath = "/forum/drafts";
/** Takes drafts while they are written. */
export const draftPath = "/forum/draft";

/** Says who and what may be meant, while somebody types a mention. */
export const mentionsPath = "/forum/mentions";

export const spacePath = (slug: string): string => `/forum/spaces/${slug}`;

/** Where administrators say who reads and writes in a space. */
export const spaceAdministrationPath = (spaceId: string): string => `/admin/spaces/${spaceId}`;

/** The Atom feed of a space, or of all public ones. */
export const feedPath = (slug?: string): string => (slug === undefined ? "/forum/feed.atom" : `${spacePath(slug)}/feed.atom`);

/** Topics on a theme, from all spaces. */
export const tagPath = (theme: string): string => `/forum/tags/${theme}`;

/** What a person has said, as far as one may read it. */
export const personPath = (personId: string): string => `/forum/people/${personId}`;

export const flagAnswerPath = (id: string): string => `/forum/answers/${id}/flag`;

/** Where a person reads what moderators decided about what they wrote. */
export const decisionPath = (actId: string): `/${string}` => `/forum/decisions/${actId}`;
