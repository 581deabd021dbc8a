import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "#app/auth/actor.ts";
import { hashPassword } from "#app/auth/password.server.ts";
import { db } from "#app/db/client.server.ts";
import { eraseAccount } from "#app/features/accounts/own-data.server.ts";
import { updateProfile } from "#app/features/accounts/profile.server.ts";
import { createActor, createRegion, createUser } from "#tests/support/factories.ts";
import { createPost, createSpace, createTopic, postAt } from "#tests/support/forum-factory.ts";
import { findDraft, saveDraft } from "./drafts.server.ts";
import { editPost } from "./editing.server.ts";
import { lookUpNamed } from "./named.server.ts";
import { addPost } from "./posts.server.ts";
import { searchPosts, searchSchema } from "./search.server.ts";
import { translatePost } from "./translations.server.ts";
import { markdownOf, renderWords } from "./words.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const password = "harbour walks at dawn";
let writer: Actor;
let anna: Actor;
let topicId: number;

let sends = 0;

beforeEach(async () => {
  writer = await createActor();
  anna = await createActor(createUser({ name: "Anna Öberg", passwordHash: await hashPassword(password) }));
  ({ id: topicId } = await createTopic());
  await createPost(topicId, { authorId: anna.id });
});

const mention = (id: string, label = "The minister", kind = "person") => ({ type: "mention", attrs: { kind, id, label } });
const doc = (...content: object[]) => ({ type: "doc", content: [{ type: "paragraph", content }] });
const say = async (content: { document?: Record<string, unknown>; markdown?: string }) => (await addPost(writer, { topicId, locale: "en", sendKey: `named-send-${(sends += 1)}`, ...content }, now)).postId;
const post = (id: number) => db.post.findUniqueOrThrow({ where: { id } });
const html = async (document: unknown, reader: Actor | null = writer, locale: "en" | "pt" = "en") => renderWords(document, locale, await lookUpNamed(reader, [document], locale));

describe("names in what others wrote", () => {
  it("are today's, whatever was sent, and lead to the person", async () => {
    const id = await say({ document: doc(mention(anna.id), { type: "text", text: " knows" }) });
    const { document, text } = await post(id);
    expect(JSON.stringify(document)).not.toMatch(/minister|Anna/);
    expect(text).toBe("@Anna Öberg knows");
    expect(await html(document)).toBe(`<p><a href="/forum/people/${anna.id}" class="mention">@Anna Öberg</a> knows</p>`);
    await updateProfile(anna, { ...(await db.user.findUniqueOrThrow({ where: { id: anna.id } })), name: "Anna Lind", organisationId: null, regionId: null } as unknown as Parameters<typeof updateProfile>[1]);
    expect(await html(document)).toContain("@Anna Lind");
    expect((await post(id)).text).toBe("@Anna Lind knows");
    expect((await searchPosts(writer, searchSchema.parse({ q: "Anna Öberg" }))).total).toBe(0);
    expect((await searchPosts(writer, searchSchema.parse({ q: "Anna Lind" }))).total).toBe(1);
  });

  it("vanish with the account: from posts, what they said before, translations, quotations, drafts, and the search", async () => {
    const quoted = await postAt(topicId, 2);
    const id = await say({ document: doc(mention(anna.id), { type: "text", text: " knows" }) });
    await translatePost(writer, { postId: id, locale: "pt", document: doc(mention(anna.id), { type: "text", text: " sabe" }) }, now);
    await editPost(writer, { postId: id, markdown: "Nobody knows", version: "" }, now);
    const answer = await say({ markdown: `> [Anna Öberg](/forum/posts/${quoted.id} "quote:${quoted.id}")\n>\n> Words\n\nThanks @[Anna](person:${anna.id})` });
    await saveDraft(writer, { place: `topic:${topicId}`, title: "", document: doc(mention(anna.id)) }, now);
    expect(await html((await post(answer)).document)).toContain("Anna Öberg wrote:");
    expect(markdownOf((await findDraft(writer, `topic:${topicId}`))?.document, await lookUpNamed(writer, [(await findDraft(writer, `topic:${topicId}`))?.document], "en"))).toContain("Anna Öberg");

    await eraseAccount(anna, { currentPassword: password });
    const all = JSON.stringify([await db.post.findMany(), await db.postRevision.findMany(), await db.postTranslation.findMany(), await db.draft.findMany(), await db.postMention.findMany(), await db.$queryRaw`SELECT * FROM "PostSearch"`, await db.$queryRaw`SELECT * FROM "NameSearch"`]);
    expect(all).not.toMatch(/Anna|Öberg/);
    expect(await html((await post(answer)).document)).toContain('Somebody who has left wrote:');
    expect(await html((await post(answer)).document)).toContain('<span class="mention">@Somebody who has left</span>');
  });

  it("of nobody stay words; who cannot be seen leads nowhere", async () => {
    expect(await post(await say({ document: doc(mention("nobody", "Some Body"), { type: "text", text: "!" }) }))).toMatchObject({ text: "@Some Body!", document: { content: [{ content: [{ type: "text", text: "@Some Body!" }] }] } });
    const silent = await createUser({ name: "Silent Sam" });
    expect(await html((await post(await say({ document: doc(mention(silent.id)) }))).document)).toBe('<p><span class="mention">@Silent Sam</span></p>');
  });

  it("of regions are in the reader's language and lead to the region's space", async () => {
    const region = await createRegion({ names: { en: "Azores", pt: "Açores" } });
    const space = await createSpace({ kind: "region", regionId: region.id });
    const { document } = await post(await say({ document: doc(mention(region.id, "x", "region")) }));
    expect(await html(document, null, "pt")).toBe(`<p><a href="/forum/spaces/${space.slug}" class="mention">@Açores</a></p>`);
  });
});

describe("mentions typed in a plain field", () => {
  const typed = async (markdown: string) => JSON.stringify((await post(await say({ markdown }))).document);

  it.each(["@Anna Öberg", "(@anna oberg)", "Dear @Anna Öberg, hello", "- @Anna Öberg and Rui", "**@Anna Öberg.**"])("mean whom they can mean: %s", async (markdown) => {
    expect(await typed(markdown)).toContain(anna.id);
  });

  it.each(["@Anna", "mail@Anna Öberg", "`@Anna Öberg`", "> @Anna Öberg", "[@Anna Öberg](/courses)", "@Anna Öbergson", "@ Anna Öberg", "@@@@", `@${'"'}Anna Öberg`])("stay words: %s", async (markdown) => {
    expect(await typed(`${markdown} ends`)).not.toMatch(/"mention"/);
  });

  it("stay words when they can mean two, or somebody who may not read along or cannot be seen", async () => {
    await createPost(topicId, { authorId: (await createUser({ name: "Anna Oberg" })).id });
    await createUser({ name: "Silent Sam" });
    const suspended = await createUser({ name: "Gone Gus", suspendedAt: now });
    await createPost(topicId, { authorId: suspended.id });
    for (const markdown of ["@Anna Öberg", "@Silent Sam", "@Gone Gus"]) expect(await typed(markdown)).not.toContain("mention");
  });

  it("mean a region by its code or by its name in any language, and the longest name that fits", async () => {
    const region = await createRegion({ nutsCode: "PT20", names: { en: "Azores", pt: "Região Autónoma dos Açores" } });
    for (const markdown of ["@PT20", "@azores?", "@Região Autónoma dos Açores!"]) expect(await typed(markdown)).toContain(region.id);
    expect(await post(await say({ markdown: "Ask @Anna Öberg and @PT20." }))).toMatchObject({ text: "Ask @Anna Öberg and @Azores." });
  });
});
