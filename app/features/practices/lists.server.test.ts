import { describe, expect, it } from "vitest";
import { db } from "#app/db/client.server.ts";
import { createActor } from "#tests/support/factories.ts";
import { createPractice } from "#tests/support/practice-factory.ts";
import { changeList, collect, getList, listOwnLists, removeList, uncollect } from "./lists.server.ts";
import { saveSearch, listSavedSearches, tellOfSearch } from "./saved-searches.server.ts";
import { tellOfNewMatches } from "./search-news.server.ts";

const into = (list: string, note = "") => ({ list, title: "", note });
const named = (title: string) => ({ list: "", title, note: "First." });

describe("a list", () => {
  it("is its owner's alone until it is shared, and then read by whoever has the address, without its owner's name", async () => {
    const [owner, other] = [await createActor(), await createActor()];
    const slug = await createPractice({ text: { title: "A night bus" } });
    const id = await collect(owner, slug, named("For the meeting"));
    await expect(getList(other, id, "en")).rejects.toMatchObject({ code: "not-found" });
    await expect(getList(null, id, "en")).rejects.toMatchObject({ code: "not-found" });
    await changeList(owner, id, { title: "For everybody", note: "Read before.", shared: true });
    const seen = await getList(null, id, "en");
    expect(seen).toMatchObject({ title: "For everybody", note: "Read before.", isOwn: false, items: [{ practice: { slug, title: "A night bus" }, note: "First." }] });
    expect(JSON.stringify(seen)).not.toContain(owner.id);
    for (const act of [changeList(other, id, { title: "Mine", note: "", shared: true }), removeList(other, id), uncollect(other, id, slug), collect(other, slug, into(id))]) await expect(act).rejects.toMatchObject({ code: "not-found" });
  });

  it("holds a record once, with its latest note, in the order in which they came", async () => {
    const owner = await createActor();
    const [one, other] = [await createPractice(), await createPractice()];
    const id = await collect(owner, one, named("Both"));
    await collect(owner, other, into(id), new Date(Date.now() + 1_000));
    expect(await collect(owner, one, into(id, "Again."))).toBe(id);
    expect((await getList(owner, id, "en")).items.map(({ practice, note }) => [practice.slug, note])).toEqual([[one, "Again."], [other, ""]]);
    await uncollect(owner, id, one);
    expect(await listOwnLists(owner)).toMatchObject([{ title: "Both", records: 1 }]);
  });

  it("needs a name or a choice, and a record that exists", async () => {
    const owner = await createActor();
    await expect(collect(owner, "no-such-practice", named("List"))).rejects.toMatchObject({ code: "not-found" });
    await expect(collect(owner, await createPractice(), into(""))).rejects.toMatchObject({ code: "invalid", detail: "practices:lists.which" });
    expect(await listOwnLists(owner)).toEqual([]);
  });
});

describe("a saved search", () => {
  const day = 24 * 3_600_000;

  it("tells once, a day later, of what it did not find before, and no more once it is stopped", async () => {
    const person = await createActor();
    await createPractice({ areas: ["housing"] });
    const begun = new Date();
    await saveSearch(person, { name: "Homes", address: "area=housing&view=map&page=3", tell: true }, begun);
    const at = (days: number) => new Date(begun.getTime() + days * day);
    const told = async () => (await db.notification.findMany({ orderBy: { createdAt: "asc" }, select: { userId: true, kind: true, values: true } })).length;
    await createPractice({ areas: ["health"] });
    expect(await tellOfNewMatches(at(1))).toEqual({ told: 0 });
    const slug = await createPractice({ areas: ["housing"] });
    expect(await tellOfNewMatches(at(1.5))).toEqual({ told: 0 });
    expect(await tellOfNewMatches(at(2))).toEqual({ told: 1 });
    await createPractice({ slug, areas: ["housing"], text: { title: "Changed" } });
    expect(await tellOfNewMatches(at(3))).toEqual({ told: 0 });
    const [saved] = await listSavedSearches(person);
    expect(await db.notification.findMany({ select: { userId: true, kind: true, values: true, path: true } })).toEqual([{ userId: person.id, kind: "search", values: { title: "Homes" }, path: `/practices?area=housing&sort=newest&saved=${saved?.id}` }]);
    await tellOfSearch(person, saved?.id ?? "", false);
    await createPractice({ areas: ["housing"] });
    expect(await tellOfNewMatches(at(4))).toEqual({ told: 0 });
    expect(await told()).toBe(1);
  });

  it("is told of once, also when two look at the same moment", async () => {
    const person = await createActor();
    await saveSearch(person, { name: "All", address: "", tell: true });
    await createPractice();
    const later = new Date(Date.now() + day);
    const rounds = await Promise.all([tellOfNewMatches(later), tellOfNewMatches(later)]);
    expect(rounds.reduce((sum, { told }) => sum + told, 0)).toBe(1);
    expect(await db.notification.count()).toBe(1);
  });

  it("is stopped by its owner only", async () => {
    const [person, other] = [await createActor(), await createActor()];
    await saveSearch(person, { name: "All", address: "q=bus", tell: true });
    const [saved] = await listSavedSearches(person);
    await expect(tellOfSearch(other, saved?.id ?? "", false)).rejects.toMatchObject({ code: "not-found" });
  });
});
