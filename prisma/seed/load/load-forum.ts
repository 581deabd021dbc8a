import type Database from "better-sqlite3";
import { themes } from "#app/features/courses/keys.ts";
import { reactionKinds, topicKinds } from "#app/features/forum/forum.kinds.ts";
import { inserter, json, moment, type OnRows } from "./bulk.ts";
import type { Chance } from "./chance.ts";
import type { Person } from "./load-people.ts";
import { makeVocabulary, words } from "./load-words.ts";

type Connection = InstanceType<typeof Database>;

interface LoadForumOptions {
  people: readonly Person[];
  topics: number;
  posts: number;
  /** Of one topic, the first that is written. */
  longest: number;
  /** The conversations of the year before this moment: what is new counts from today. */
  until: number;
  onRows: OnRows;
}

const day = 86_400_000;
const hour = 3_600_000;

/** As the product names them: the spaces that it would make for the courses when it starts. */
function loadCourseSpaces(connection: Connection): void {
  connection.exec(`
    INSERT INTO "Space" ("id", "slug", "kind", "texts", "languages", "readers", "writers", "courseId", "position", "createdAt")
    SELECT 'course-' || c."slug", 'course-' || c."slug", 'course',
      (SELECT json_group_object(x."locale", json_object('name', x."title", 'description', x."summary")) FROM "CourseText" x WHERE x."versionId" = c."currentVersionId"),
      '[]', 'course', 'course', c."id", 1000, c."createdAt"
    FROM "Course" c WHERE c."currentVersionId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "Space" s WHERE s."courseId" = c."id")`);
}

/** How many posts each topic has: most have few, some have many, all together as many as wanted. */
function drawLengths(chance: Chance, { topics, posts, longest }: Pick<LoadForumOptions, "topics" | "posts" | "longest">): number[] {
  const weights = Array.from({ length: topics - 1 }, () => 1 / (0.02 + chance.next()));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const lengths = weights.map((weight) => 1 + Math.floor(((posts - longest - topics + 1) * weight) / sum));
  const missing = posts - longest - lengths.reduce((total, length) => total + length, 0);
  return [longest, ...lengths.map((length, index) => length + (index < missing ? 1 : 0))];
}

function prepareRows(connection: Connection) {
  return {
    topic: inserter(connection, "Topic", ["id", "spaceId", "kind", "title", "locale", "authorId", "createdAt", "lastPostAt", "lastSeq", "postCount", "acceptedPostId", "pinnedAt", "lockedAt", "hiddenAt", "illustrative"]),
    tag: inserter(connection, "TopicTag", ["topicId", "theme"]),
    post: inserter(connection, "Post", ["id", "topicId", "seq", "authorId", "document", "text", "locale", "replyToId", "createdAt", "editedAt", "hiddenAt", "deletedAt"]),
    revision: inserter(connection, "PostRevision", ["id", "postId", "document", "text", "editorId", "at"]),
    reaction: inserter(connection, "Reaction", ["postId", "userId", "kind", "at"]),
    reader: inserter(connection, "TopicReader", ["topicId", "userId", "lastSeq", "at"]),
    follow: inserter(connection, "Follow", ["userId", "targetType", "targetId", "at"]),
    notification: inserter(connection, "Notification", ["id", "userId", "event", "kind", "path", "values", "actorId", "createdAt", "readAt", "mailedAt"]),
  };
}

/**
 * Writes topics with their posts and all that hangs on them. Some spaces have many more topics than others, some people
 * write much and most read only; a few posts are hidden or deleted.
 */
export function loadForum(connection: Connection, chance: Chance, { people, until, onRows, ...sizes }: LoadForumOptions): void {
  loadCourseSpaces(connection);
  const spaces = connection.prepare<[], { id: string }>(`SELECT "id" FROM "Space" ORDER BY "position", "id"`).all().map(({ id }) => id);
  const next = (table: string): number => (connection.prepare<[], { id: number }>(`SELECT COALESCE(MAX("id"), 0) + 1 AS "id" FROM "${table}"`).get()?.id ?? 1);
  const vocabulary = makeVocabulary();
  const rows = prepareRows(connection);
  const lengths = drawLengths(chance, sizes);
  const somebody = (): Person => people[Math.floor(chance.next() ** 3 * people.length)] as Person;
  const say = (): { document: string; text: string } => {
    const paragraphs = Array.from({ length: chance.whole(1, 3) }, () => words(vocabulary, chance, chance.whole(10, 40)));
    return { document: json({ type: "doc", content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })) }), text: paragraphs.join("\n") };
  };
  let topicId = next("Topic");
  let postId = next("Post");
  let done = 0;

  const writeTopic = (length: number): void => {
    const spaceId = spaces[Math.floor(chance.next() ** 2 * spaces.length)] as string;
    const opener = somebody();
    const kind = chance.happens(0.4) ? "question" : chance.pick(topicKinds);
    // Long topics go on for long; each ends some time in the year.
    const step = Math.min(6 * hour, (300 * day) / length);
    const end = until - Math.floor(chance.next() * 360 * day);
    const at = (seq: number): number => Math.floor(end - (length - seq) * step);
    const title = words(vocabulary, chance, chance.whole(4, 9));
    const first = postId;
    const accepted = kind === "question" && length > 1 && chance.happens(0.5) ? first + chance.whole(1, length - 1) : null;
    rows.topic(topicId, spaceId, kind, title, opener.locale, opener.id, moment(at(1)), moment(end), length, length, accepted, chance.happens(0.001) ? moment(end) : null, chance.happens(0.02) ? moment(end) : null, chance.happens(0.005) ? moment(end) : null, 1);
    for (const theme of new Set([chance.pick(themes), chance.pick(themes)])) rows.tag(topicId, theme);
    const read = new Map<string, number>();
    for (let seq = 1; seq <= length; seq++) {
      const author = seq === 1 ? opener : somebody();
      const isGone = seq > 1 && postId !== accepted && seq < length;
      const isEdited = chance.happens(0.05);
      const { document, text } = say();
      rows.post(postId, topicId, seq, author.id, document, text, author.locale, seq > 1 && chance.happens(0.5) ? first + chance.whole(0, seq - 2) : null, moment(at(seq)), isEdited ? moment(at(seq) + hour) : null, isGone && chance.happens(0.003) ? moment(end) : null, isGone && chance.happens(0.007) ? moment(end) : null);
      if (isEdited) rows.revision(chance.id(), postId, document, text, author.id, moment(at(seq) + hour));
      for (const reader of new Set(chance.happens(0.3) ? [somebody().id, somebody().id] : [])) rows.reaction(postId, reader, chance.pick(reactionKinds), moment(at(seq)));
      if (seq > 1 && author.id !== opener.id) rows.notification(chance.id(), opener.id, `post:${postId}`, "followed", `/forum/posts/${postId}`, json({ title }), author.id, moment(at(seq)), chance.happens(0.7) ? moment(at(seq) + day) : null, moment(at(seq)));
      read.set(author.id, seq);
      postId += 1;
    }
    for (const author of read.keys()) rows.follow(author, "topic", String(topicId), moment(end));
    for (let count = chance.whole(5, 20); count > 0; count--) {
      const reader = somebody().id;
      if (!read.has(reader)) read.set(reader, chance.whole(1, length));
    }
    for (const [reader, seq] of read) rows.reader(topicId, reader, seq, moment(end));
    topicId += 1;
    done += length;
    onRows("Forum", done, sizes.posts);
  };

  const write = connection.transaction((some: number[]) => {
    for (const length of some) writeTopic(length);
    connection.exec(`UPDATE "Topic" SET "postCount" = (SELECT COUNT(*) FROM "Post" p WHERE p."topicId" = "Topic"."id" AND p."hiddenAt" IS NULL AND p."deletedAt" IS NULL) WHERE "id" >= ${topicId - some.length}`);
  });
  for (let index = 0; index < lengths.length; index += 1_000) write(lengths.slice(index, index + 1_000));
}
