import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { newId } from "#app/lib/ids.server.ts";
import { createActor, createUser } from "#tests/support/factories.ts";
import { createSpace } from "#tests/support/forum-factory.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { adoptionSchema, removeAdoption, saveAdoption } from "./adoptions.server.ts";
import { openDiscussion } from "./discussion.server.ts";
import { getPractice } from "./practice-page.server.ts";
import { parsePracticeSearch, searchPractices } from "./search.server.ts";

const said = adoptionSchema.parse({ place: "Region Exempel", nutsCode: "SE22", state: "planned", changes: "By bicycle.", locale: "en" });
const page = (slug: string, actor: Parameters<typeof getPractice>[0] = null) => getPractice(actor, { slug, locale: "en" });

describe("an adoption", () => {
  it("is shown with what was changed, told to who told of the practice, and filled in over time by who said it", async () => {
    const [author, adopter] = [await createUser(), await createActor()];
    const slug = await createPractice();
    const { id: practiceId } = await db.practice.findUniqueOrThrow({ where: { slug } });
    const now = new Date();
    await db.submission.create({ data: { id: newId(), authorId: author.id, practiceId, state: "published", locale: "en", title: "Told", fields: {}, createdAt: now, changedAt: now } });
    await saveAdoption(adopter, slug, said);
    await saveAdoption(adopter, slug, { ...said, state: "done", result: "It held for a year." });
    expect((await page(slug)).adoptions).toMatchObject([{ place: "Region Exempel", state: "done", changes: "By bicycle.", result: "It held for a year.", sourceUrl: null, isOwn: false, canRemove: false }]);
    expect((await page(slug, adopter)).adoptions).toMatchObject([{ isOwn: true, canRemove: true }]);
    expect(JSON.stringify(await page(slug))).not.toContain(adopter.id);
    expect(await db.notification.findMany({ select: { userId: true, kind: true } })).toEqual([{ userId: author.id, kind: "adopted" }]);
    expect((await searchPractices(null, parsePracticeSearch(new URLSearchParams("adopted=yes")), "en")).total).toBe(1);
  });

  it("is taken back by who said it and by reviewers, not by others; what a source says stays", async () => {
    const [adopter, other, reviewer] = [await createActor(), await createActor(), await createActor(createUser({ grants: ["reviewer"] }))];
    const slug = await createPractice({ sources: { page: { title: "A page", publisher: "Somebody", url: "https://region.example" } }, adoptions: [{ place: "Elsewhere", state: "running", source: "page" }] });
    await saveAdoption(adopter, slug, said);
    const ids = (await page(slug)).adoptions.map(({ id, sourceUrl }) => ({ id, isSourced: sourceUrl !== null }));
    const [own, sourced] = [ids.find(({ isSourced }) => !isSourced)?.id ?? "", ids.find(({ isSourced }) => isSourced)?.id ?? ""];
    await expect(removeAdoption(other, slug, own)).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeAdoption(reviewer, slug, sourced)).rejects.toMatchObject({ code: "forbidden" });
    await removeAdoption(reviewer, slug, own);
    expect((await page(slug)).adoptions).toHaveLength(1);
  });

  it("is in a region that exists", async () => {
    const [adopter, slug] = [await createActor(), await createPractice()];
    await expect(saveAdoption(adopter, slug, { ...said, nutsCode: "ZZ99" })).rejects.toMatchObject({ code: "invalid", detail: "submissions:errors.region" });
  });

  it("needs a place and a date that can be one", () => {
    expect(adoptionSchema.safeParse({ place: " ", state: "planned", locale: "en", since: "2026-02-30" }).error?.issues.map(({ path, message }) => [path[0], message])).toEqual([["place", "submissions:errors.required"], ["since", "submissions:errors.date"]]);
  });
});

it("a record has one topic, in the space of its area, and another one once that is gone", async () => {
  await createSpace({ id: "area-health", slug: "health", kind: "area" });
  const [one, other] = [await createActor(), await createActor()];
  const slug = await createPractice({ text: { title: "Night [bus]" } });
  const open = async (actor: typeof one) => openDiscussion(actor, await page(slug), { text: "Who paid for it?", locale: "en", sendKey: newId() });
  const topicId = await open(one);
  expect(await open(other)).toBe(topicId); // opened meanwhile: what the other one says becomes an answer
  expect((await page(slug)).topic).toMatchObject({ id: topicId, posts: 2 });
  expect((await db.post.findMany({ where: { topicId }, select: { text: true } })).every(({ text }) => text.includes("Who paid for it?"))).toBe(true);
  await db.topic.update({ where: { id: topicId }, data: { deletedAt: new Date() } });
  expect((await page(slug)).topic).toBeNull();
  expect(await open(other)).not.toBe(topicId);
});
