import { z } from "zod";
import { themes } from "#app/features/courses/keys.ts";
import { locales } from "#app/i18n/locales.ts";
import { largestRowNumber } from "#app/lib/row-number.ts";
import { filled as isFilled, optional, typedLine, typedLines } from "#app/lib/typed-text.ts";
import { fieldNames, fieldsOfKind, flagReasons, followTargets, postDecisions, reactionKinds, topicKinds, type TopicFields, type TopicKind } from "./forum.kinds.ts";

// What is typed, by whichever door it comes: a form of a page or a message of a socket. Messages are translation keys.

const required = "forum:errors.required";
const tooLong = "forum:errors.tooLong";
const choose = "forum:errors.choose";
const emptyPost = "forum:errors.emptyPost";

export const line = (max: number) => typedLine(max, { required, tooLong });
export const lines = (max: number) => typedLines(max, { required, tooLong });
const filled = (field: z.ZodType<string, string>) => isFilled(field, required);

export const rowId = z.coerce.number(choose).int(choose).min(1, choose).max(largestRowNumber, choose);
const textId = z.string({ error: choose }).min(1, choose).max(100, choose);
const localeField = z.enum(locales, choose);
const optionalLocale = z.union([localeField, z.literal("").transform(() => undefined)], choose).optional();
/** Made by the form when it is opened. Whatever else arrives twice is twice meant. */
const sendKey = z.string({ error: required }).regex(/^[\w-]{8,64}$/, required);

/** The editor's document, or, from a plain text field, Markdown. The use case parses the document: content.server.ts. */
const content = {
  document: z
    .union([z.string().max(400_000, tooLong), z.record(z.string(), z.unknown())], emptyPost)
    .optional(),
  markdown: z.string({ error: emptyPost }).max(60_000, tooLong).optional(),
  /** Typed for a picture that could not be taken, where no script runs: the form gets it back. */
  imageAlt: z.string().max(1_000, tooLong).optional(),
};
export interface ContentInput {
  document?: string | Record<string, unknown> | undefined;
  markdown?: string | undefined;
}

const anyFields = z.object({
  need: optional(lines(4_000)),
  done: optional(lines(4_000)),
  result: optional(lines(4_000)),
  cost: optional(lines(500)),
  contact: optional(line(300)),
  region: optional(line(100)),
  evidence: optional(lines(2_000)),
});

function keepFields(kind: TopicKind, given: z.infer<typeof anyFields> | undefined): TopicFields {
  const wanted = fieldNames.filter((name) => fieldsOfKind[kind][name] !== undefined && (given?.[name] ?? "") !== "");
  return Object.fromEntries(wanted.map((name) => [name, given?.[name] ?? ""]));
}

/** Reports every field that the kind asks for and that is empty. */
function checkFields({ kind, fields }: { kind: TopicKind; fields?: z.infer<typeof anyFields> | undefined }, context: z.RefinementCtx): void {
  for (const name of fieldNames) {
    if (fieldsOfKind[kind][name] === "required" && (fields?.[name] ?? "") === "") context.addIssue({ code: "custom", path: ["fields", name], message: required });
  }
}

const tags = z.array(z.enum(themes, choose), choose).max(5, "forum:errors.tooManyTags").optional().transform((value) => [...new Set(value ?? [])]);
const topicHead = { kind: z.enum(topicKinds, choose), title: line(200).refine((title) => title.length >= 5, "forum:errors.titleTooShort"), tags, fields: anyFields.optional() };

export const openTopicSchema = z
  .object({ spaceId: textId, ...topicHead, ...content, locale: optionalLocale, sendKey })
  .superRefine(checkFields)
  .transform((input) => ({ ...input, fields: keepFields(input.kind, input.fields) }));
export type OpenTopicInput = z.infer<typeof openTopicSchema>;

export const editTopicSchema = z
  .object({ topicId: rowId, ...topicHead })
  .superRefine(checkFields)
  .transform((input) => ({ ...input, fields: keepFields(input.kind, input.fields) }));
export type EditTopicInput = z.infer<typeof editTopicSchema>;

export const addPostSchema = z.object({ topicId: rowId, ...content, replyToId: rowId.optional(), locale: optionalLocale, sendKey });
export type AddPostInput = z.infer<typeof addPostSchema>;

/** `version`: the post's editedAt as it stood when the editor was opened, "" for never edited. */
export const editPostSchema = z.object({ postId: rowId, ...content, locale: optionalLocale, version: z.union([z.literal(""), z.iso.datetime()], choose).default("") }); // forms leave out what is empty
export type EditPostInput = z.infer<typeof editPostSchema>;

export const postIdSchema = z.object({ postId: rowId });
export const topicIdSchema = z.object({ topicId: rowId });
export const localeOfPostSchema = z.object({ postId: rowId, locale: localeField });
export const translatePostSchema = z.object({ postId: rowId, locale: localeField, ...content, title: optional(line(200)).optional(), ...anyFields.omit({ region: true }).partial().shape });
export type TranslatePostInput = z.infer<typeof translatePostSchema>;
export const restoreRevisionSchema = z.object({ postId: rowId, revisionId: textId });
export const reactSchema = z.object({ postId: rowId, kind: z.enum(reactionKinds, choose), on: z.union([z.boolean(), z.stringbool()], choose) });
export const markReadSchema = z.object({ topicId: rowId, seq: rowId });
export const followSchema = z.object({ targetType: z.enum(followTargets, choose), targetId: textId, state: z.enum(["follow", "unfollow", "mute"], choose) });
export type FollowInput = z.infer<typeof followSchema>;

/** Where a draft belongs: a topic in a space, an answer in a topic, an edit of a post. */
export const draftPlace = z.string({ error: choose }).regex(/^(?:space:[\w-]{1,100}|topic:\d{1,15}|post:\d{1,15})$/, choose);
/** `since`: the draft's moment as its form knows it, "" for none yet; left out: whatever stands there goes. `sendKey`: what was sent meanwhile needs no draft. */
export const saveDraftSchema = z.object({ place: draftPlace, title: optional(line(200)), ...content, fields: anyFields.optional(), since: z.union([z.literal(""), z.iso.datetime()], choose).optional(), sendKey: sendKey.optional() });
export type SaveDraftInput = z.infer<typeof saveDraftSchema>;

/** What follows an `@`, and where it is typed. */
export const mentionSearchSchema = z.object({ q: z.string().max(100).catch(""), space: textId, topic: rowId.optional().catch(undefined) });
export type MentionSearch = z.infer<typeof mentionSearchSchema>;

const reason = optional(lines(1_000));
/** Of whatever is flagged. */
export const flagWordsSchema = z.object({ reason: z.enum(flagReasons, choose), note: reason });
export const flagSchema = flagWordsSchema.extend({ postId: rowId });
export const decideOnAnswerSchema = z.object({ answerId: z.string(choose).max(64), decision: z.enum(["uphold", "dismiss"], choose), reason });
export type FlagInput = z.infer<typeof flagSchema>;
export const resolveFlagsSchema = z.object({ postId: rowId, resolution: z.enum(["upheld", "dismissed"], choose), reason });
export type ResolveFlagsInput = z.infer<typeof resolveFlagsSchema>;
/** `sendKey` names the act: the same warning sent twice is one. */
export const moderatePostSchema = z.object({ postId: rowId, act: z.enum(["hide", "show", "warn", "release", "reject"], choose), reason, sendKey: sendKey.optional() });
export type ModeratePostInput = z.infer<typeof moderatePostSchema>;
/** A warning has to say what about. */
export const decideOnPostSchema = z
  .object({ postId: rowId, decision: z.enum(postDecisions, choose), reason, sendKey: sendKey.optional() })
  .superRefine(({ decision, reason: why }, context) => {
    if (decision === "warn" && why === "") context.addIssue({ code: "custom", path: ["reason"], message: required });
  });
export type DecideOnPostInput = z.infer<typeof decideOnPostSchema>;
export const moderateTopicSchema = z.object({ topicId: rowId, act: z.enum(["lock", "unlock", "pin", "unpin", "hide", "show"], choose), reason });
export type ModerateTopicInput = z.infer<typeof moderateTopicSchema>;
export const moveTopicSchema = z.object({ topicId: rowId, spaceId: textId, reason });
/** `andLater`: with everything that was posted after the last of them. */
export const splitTopicSchema = z.object({ topicId: rowId, postIds: z.array(rowId, choose).min(1, choose).max(500, choose), andLater: z.stringbool().default(false), title: topicHead.title, reason, sendKey: sendKey.optional() });
export type SplitTopicInput = Omit<z.infer<typeof splitTopicSchema>, "andLater"> & { andLater?: boolean };
/** As a form says it: the chosen posts with commas between them. */
export const splitFormSchema = z.object({
  ...splitTopicSchema.shape,
  postIds: z.string("forum:errors.splitPosts").transform((text) => text.split(",").map(Number)).pipe(z.array(z.number(choose).int(choose).min(1, choose).max(largestRowNumber, choose), choose).max(500, choose)),
});
export const mergeTopicsSchema = z.object({ topicId: rowId, intoId: rowId, reason });
/** A topic as people name it: its number, or its address in the bar of a browser. */
export const topicReference = z
  .string({ error: required })
  .transform((text) => Number(/^#?(\d{1,15})$/.exec(text.trim())?.[1] ?? /\/forum\/topics\/(\d{1,15})(?:[/?#]|$)/.exec(text.trim())?.[1]))
  .pipe(z.number("forum:errors.mergeTopics").int().min(1, "forum:errors.mergeTopics").max(largestRowNumber, "forum:errors.mergeTopics"));
export const appealSchema = z.object({ actId: textId, text: filled(lines(2_000)) });
export const answerAppealSchema = z.object({ actId: textId, text: filled(lines(2_000)) });
export const undoActSchema = z.object({ actId: textId, reason });
