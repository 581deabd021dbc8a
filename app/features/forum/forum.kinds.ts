// The words of the forum that pages need too: the schemas themselves (forum.schema.ts) stay on the server, with the parser's weight.

export const spaceKinds = ["general", "area", "region", "course"] as const;
export type SpaceKind = (typeof spaceKinds)[number];
/** Who reads and writes where an administrator says so; in the space of a course it is who takes the course. */
export const spaceReaders = ["public", "members"] as const;
export const spaceWriters = ["members", "moderators"] as const;
export const topicKinds = ["discussion", "question", "announcement", "practice-request", "practice-story"] as const;
export type TopicKind = (typeof topicKinds)[number];
/** The kind that a form names; a discussion where it names none. */
export const kindOf = (named: string | undefined): TopicKind => topicKinds.find((kind) => kind === named) ?? "discussion";
export const reactionKinds = ["thanks", "agree", "useful", "insightful"] as const;
export type ReactionKind = (typeof reactionKinds)[number];
export const flagReasons = ["off-topic", "offensive", "personal-data", "spam", "other"] as const;
export type FlagReason = (typeof flagReasons)[number];
/** What a moderator's form about a post decides. */
export const postDecisions = ["uphold", "dismiss", "hide", "show", "warn", "release", "reject"] as const;
export type PostDecision = (typeof postDecisions)[number];
export const followTargets = ["space", "topic", "tag", "person"] as const;
export type FollowTarget = (typeof followTargets)[number];

/** What a practice request or story tells in fields, so that it can become a practice record. `region` is a region's id. */
export const fieldNames = ["need", "done", "result", "cost", "contact", "region", "evidence"] as const;
export type FieldName = (typeof fieldNames)[number];
export type TopicFields = Partial<Record<FieldName, string>>;

/** What of a topic can be said in another language: its title, and all fields but the region, which has names of its own. */
export const headNames = ["title", "need", "done", "result", "cost", "contact", "evidence"] as const;
export type HeadWords = Partial<Record<(typeof headNames)[number], string>>;

/** The fields of each kind, and which of them a person has to fill. */
export const fieldsOfKind: Record<TopicKind, Partial<Record<FieldName, "required" | "optional">>> = {
  discussion: {},
  question: {},
  announcement: {},
  "practice-request": { need: "required", region: "optional", contact: "optional" },
  "practice-story": { need: "required", done: "required", result: "required", cost: "optional", contact: "optional", region: "optional", evidence: "optional" },
};
