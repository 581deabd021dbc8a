import { stat } from "node:fs/promises";
import sharp from "sharp";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import type { Topic } from "#app/db/generated/client.ts";
import { newId } from "#app/lib/ids.server.ts";
import { storedFilePath } from "#app/richtext/images.server.ts";
import { createActor, createCourse, createEnrolment, createUser } from "#tests/support/factories.ts";
import { createSpace, createTopic, documentOf, postAt } from "#tests/support/forum-factory.ts";
import { deletePost, editPost, removeDeletedWords } from "./editing.server.ts";
import { getVisibleFile, removeUnusedFiles, uploadImage } from "./files.server.ts";
import { moderatePost } from "./moderation.server.ts";
import { addPost } from "./posts.server.ts";
import { translatePost } from "./translations.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000);
const picture = (color: string) => sharp({ create: { width: 40, height: 20, channels: 3, background: color } }).png().toBuffer();
const showing = (src: string) => ({ type: "doc", content: [{ type: "image", attrs: { src, alt: "A house", width: 40, height: 20 } }] });
const hidden = { code: "not-found" };

let author: Actor;
let member: Actor;
let editor: Actor;
let topic: Topic;
let id: string;
let src: string;

beforeEach(async () => {
  [author, member, editor, topic] = [await createActor(), await createActor(), await createActor(createUser({ grants: ["editor"] })), await createTopic()];
  ({ src } = await uploadImage(author, await picture("#336699"), now));
  id = src.slice("/files/".length);
});

const post = async (topicId = topic.id) => {
  const { seq } = await addPost(author, { topicId, document: showing(src), sendKey: newId() }, now);
  return (await postAt(topicId, seq)).id;
};
const sees = (actor: Actor | null) => getVisibleFile(actor, id, now).then(() => true, () => false);

describe("a picture", () => {
  it("is its uploader's alone until a post shows it, then everybody's who may read that", async () => {
    expect([await sees(author), await sees(member), await sees(editor), await sees(null)]).toEqual([true, false, false, false]);
    await post();
    expect([await sees(member), await sees(editor), await sees(null)]).toEqual([true, true, true]);
  });

  it("stays in the rooms that it was shown in", async () => {
    const { course } = await createCourse();
    const space = await createSpace({ kind: "course", readers: "course", writers: "course", courseId: course.id });
    await createEnrolment({ userId: author.id, courseId: course.id });
    await post((await createTopic({ spaceId: space.id })).id);
    expect([await sees(author), await sees(member), await sees(editor), await sees(null)]).toEqual([true, false, true, false]);
  });

  it("goes out of sight with the post, but for moderators", async () => {
    await moderatePost(editor, { postId: await post(), act: "hide", reason: "" }, now);
    expect([await sees(author), await sees(member), await sees(editor), await sees(null)]).toEqual([true, false, true, false]);
  });

  it("follows its post into waiting for a moderator, deletion, and a hidden topic", async () => {
    const postId = await post();
    const put = (state: object) => db.post.update({ where: { id: postId }, data: { heldAt: null, deletedAt: null, deletedById: null, ...state } });
    const everybody = async () => [await sees(author), await sees(member), await sees(editor), await sees(null)];
    await put({ heldAt: now });
    expect(await everybody()).toEqual([true, false, true, false]);
    await put({ deletedAt: now, deletedById: author.id });
    expect(await everybody()).toEqual([true, false, true, false]);
    await put({});
    expect(await everybody()).toEqual([true, true, true, true]);
    await db.topic.update({ where: { id: topic.id }, data: { hiddenAt: now } });
    expect(await everybody()).toEqual([true, false, true, false]);
  });

  it("in a draft is its writer's alone", async () => {
    await db.draft.create({ data: { userId: author.id, place: "topic:1", document: showing(src), updatedAt: now } });
    expect([await sees(author), await sees(member), await sees(editor), await sees(null)]).toEqual([true, false, false, false]);
  });

  it("of nobody is not there", async () => {
    await expect(getVisibleFile(author, "no-such-file")).rejects.toMatchObject(hidden);
  });
});

describe("clearing away pictures", () => {
  const isThere = async () => (await db.storedFile.count({ where: { id } })) === 1;

  it("takes row and file of what nobody shows after a week, not before", async () => {
    const { hash } = await db.storedFile.findUniqueOrThrow({ where: { id } });
    await removeUnusedFiles(later(6));
    expect(await isThere()).toBe(true);
    await removeUnusedFiles(later(8));
    expect(await isThere()).toBe(false);
    await expect(stat(storedFilePath(hash))).rejects.toThrow();
  });

  it("takes what nobody shows at once when the account is erased", async () => {
    await db.storedFile.update({ where: { id }, data: { userId: null } });
    await removeUnusedFiles(later(1));
    expect(await isThere()).toBe(false);
  });

  it("leaves the bytes that somebody else's picture shares", async () => {
    const other = await uploadImage(member, await picture("#336699"), later(5));
    await removeUnusedFiles(later(8));
    const { hash } = await db.storedFile.findUniqueOrThrow({ where: { id: other.src.slice("/files/".length) } });
    expect((await stat(storedFilePath(hash))).isFile()).toBe(true);
  });

  it("leaves what a post, an earlier version, a translation or a draft shows", async () => {
    const kept = async () => {
      await removeUnusedFiles(later(30));
      return isThere();
    };
    const draft = { userId: author.id, place: "topic:1" };
    await db.draft.create({ data: { ...draft, document: showing(src), updatedAt: now } });
    expect(await kept()).toBe(true);
    const postId = await post();
    await db.draft.deleteMany({ where: draft });
    expect(await kept()).toBe(true);
    await translatePost(author, { postId, locale: "sv", document: showing(src) }, now);
    await editPost(author, { postId, document: documentOf("Words alone"), version: "" }, now);
    expect(await kept()).toBe(true);
    await db.postRevision.deleteMany({ where: { postId } });
    expect(await kept()).toBe(true);
    await db.postTranslation.deleteMany({ where: { postId } });
    expect(await kept()).toBe(false);
  });

  it("takes what only a deleted post showed, once that cannot be brought back", async () => {
    await deletePost(author, await post(), now);
    await removeUnusedFiles(later(8));
    expect(await isThere()).toBe(true);
    while ((await removeDeletedWords(later(8))) > 0);
    await removeUnusedFiles(later(8));
    expect(await isThere()).toBe(false);
  });
});
