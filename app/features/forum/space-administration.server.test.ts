import { beforeEach, describe, expect, it } from "vitest";
import { roles, type Actor } from "#app/auth/actor.ts";
import { db } from "#app/db/client.server.ts";
import { createActor, createAdminActor, createEnrolment, createUser } from "#tests/support/factories.ts";
import { createSpace, createTopic } from "#tests/support/forum-factory.ts";
import { ensureReferenceSpaces } from "./reference-spaces.server.ts";
import { findCourseSpace, getReadableSpace } from "./space-access.server.ts";
import { changeSpace, createSpace as makeSpace, getAdministeredSpace, listAdministeredSpaces, setSpaceState } from "./space-administration.server.ts";
import { changeSpaceSchema, createSpaceSchema } from "./space.schema.ts";
import { getSpace } from "./spaces.server.ts";
import { openTopic } from "./topics.server.ts";

const now = new Date("2026-03-02T10:00:00.000Z");
const typed = { slug: "lighthouse", name_sv: "Fyren", description_sv: "Om fyren.", readers: "members", writers: "members", position: "7" };
const making = (input: Record<string, unknown> = {}) => createSpaceSchema.parse({ ...typed, ...input });
const changing = (input: Record<string, unknown> = {}) => changeSpaceSchema.parse({ ...typed, ...input });
const wrong = (input: Record<string, unknown>) => createSpaceSchema.safeParse({ ...typed, ...input }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
const audited = async () => (await db.auditEntry.findMany({ where: { subjectType: "space" }, orderBy: { at: "asc" } })).map(({ action, detail }) => [action, detail]);

let admin: Actor;
beforeEach(async () => {
  admin = await createAdminActor();
});

describe("a space that an administrator makes", () => {
  it("is called as they say, and in no other language than they say", async () => {
    const id = await makeSpace(admin, making({ languages: ["sv", "en", "sv"] }), now);
    expect(await getSpace(admin, { slug: "lighthouse", locale: "fr" })).toMatchObject({ id, kind: "general", name: "Fyren", description: "Om fyren.", locale: "sv", languages: ["en", "sv"], readers: "members", writers: "members", theme: null });
    expect(await audited()).toEqual([["space.created", { readers: "members", writers: "members" }]]);
    await expect(getSpace(null, { slug: "lighthouse", locale: "sv" })).rejects.toMatchObject({ code: "not-found" });
  });

  it("stands among the policy areas when it has a theme", async () => {
    await makeSpace(admin, making({ theme: "housing" }));
    expect(await getSpace(admin, { slug: "lighthouse", locale: "sv" })).toMatchObject({ kind: "area", theme: "housing" });
  });

  it("has an address that no other has", async () => {
    await makeSpace(admin, making());
    await expect(makeSpace(admin, making())).rejects.toMatchObject({ code: "conflict", detail: "forum:errors.slugTaken" });
    expect(await db.space.count()).toBe(1);
  });

  it.each<[string, Record<string, unknown>, string[]]>([
    ["no language", { name_sv: "", description_sv: "" }, [": forum:errors.noSpaceName"]],
    ["half a language", { name_fr: "Le phare" }, ["description_fr: forum:errors.required"]],
    ["the other half", { description_fr: "Du phare." }, ["name_fr: forum:errors.required"]],
    ["too many words", { name_sv: "x".repeat(101) }, ["name_sv: forum:errors.tooLong"]],
    ["no address", { slug: undefined }, ["slug: forum:errors.required"]],
    ["an empty address", { slug: " " }, ["slug: forum:errors.slug"]],
    ["an address with capitals", { slug: "The Lighthouse" }, ["slug: forum:errors.slug"]],
    ["the address of a region", { slug: "region-skane" }, ["slug: forum:errors.slugKept"]],
    ["the address of a course", { slug: "course-essentials" }, ["slug: forum:errors.slugKept"]],
    ["readers of a course", { readers: "course" }, ["readers: forum:errors.choose"]],
    ["writers whom nobody knows", { writers: "everybody" }, ["writers: forum:errors.choose"]],
    ["a theme that nobody knows", { theme: "lighthouses" }, ["theme: forum:errors.choose"]],
    ["a language that nobody knows", { languages: ["tlh"] }, ["languages.0: forum:errors.choose"]],
    ["no place", { position: "first" }, ["position: forum:errors.position"]],
    ["a place before all", { position: "-1" }, ["position: forum:errors.position"]],
    ["half a place", { position: "1.5" }, ["position: forum:errors.position"]],
  ])("is not made with %s", (_what, input, messages) => {
    expect(wrong(input)).toEqual(messages);
  });
});

describe("a space that an administrator changes", () => {
  it("notes what was changed, and nothing when nothing was", async () => {
    const id = await makeSpace(admin, making(), now);
    await changeSpace(admin, id, changing());
    await changeSpace(admin, id, changing({ readers: "public", writers: "moderators", position: "8" }));
    await changeSpace(admin, id, changing({ readers: "public", writers: "moderators", position: "8", name_sv: "", description_sv: "", name_en: "Lighthouse", description_en: "Of it.", theme: "housing", languages: ["en"] }));
    expect((await audited()).slice(1)).toEqual([
      ["space.changed", { parts: ["position"], readers: "public", writers: "moderators" }],
      ["space.changed", { parts: ["texts", "languages", "theme"] }],
    ]);
    expect(await getAdministeredSpace(admin, { id, locale: "sv" })).toMatchObject({ kind: "area", name: "Lighthouse", locale: "en", texts: { en: { name: "Lighthouse", description: "Of it." } }, position: 8 });
  });

  it("keeps an own name when the product starts again, and gets the product's otherwise", async () => {
    await ensureReferenceSpaces();
    await changeSpace(admin, "general", changing({ readers: "public", name_en: "Commons", description_en: "For all." }));
    await changeSpace(admin, "area-housing", changing({ ...fieldsOf((await getAdministeredSpace(admin, { id: "area-housing", locale: "en" })).texts), readers: "members", theme: "housing" }));
    await db.space.updateMany({ data: { texts: { en: { name: "Of yesterday", description: "Of yesterday." } } }, where: { id: { in: ["area-housing"] } } });
    await ensureReferenceSpaces();
    expect(await getSpace(admin, { slug: "general", locale: "en" })).toMatchObject({ name: "Commons", kind: "general" });
    expect(await getSpace(admin, { slug: "housing", locale: "en" })).toMatchObject({ name: "Housing", readers: "members", kind: "area" });
  });

  it("stays with its region", async () => {
    const { id } = await createSpace({ kind: "region" });
    await changeSpace(admin, id, changing({ theme: "housing" }));
    expect(await db.space.findUnique({ where: { id } })).toMatchObject({ kind: "region", theme: null, readers: "members", ownTexts: true });
  });

  it("is not one of a course, which is only closed and reopened", async () => {
    const { courseId } = await createEnrolment();
    const { id } = await createSpace({ kind: "course", courseId, readers: "course", writers: "course" });
    await expect(changeSpace(admin, id, changing())).rejects.toMatchObject({ code: "forbidden", detail: "forum:errors.courseSpace" });
    await setSpaceState(admin, id, "closed", now);
    expect(await db.space.findUnique({ where: { id } })).toMatchObject({ readers: "course", closedAt: now });
  });
});

function fieldsOf(texts: Awaited<ReturnType<typeof getAdministeredSpace>>["texts"]): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).flatMap(([locale, { name, description }]) => [[`name_${locale}`, name], [`description_${locale}`, description]]));
}

describe("a closed space", () => {
  it("is read and not written in, until it is open again; each is noted once", async () => {
    const space = await createSpace();
    const open = (sendKey: string) => openTopic(admin, { spaceId: space.id, kind: "discussion", title: "Of lighthouses", tags: [], fields: {}, markdown: "Words.", locale: "en", sendKey });
    for (let twice = 0; twice < 2; twice++) await setSpaceState(admin, space.id, "closed", now);
    await createTopic({ spaceId: space.id });
    expect(await getReadableSpace(db, null, space.id)).toMatchObject({ closedAt: now });
    await expect(open("first-send")).rejects.toMatchObject({ code: "forbidden" });
    for (let twice = 0; twice < 2; twice++) await setSpaceState(admin, space.id, "open", now);
    await open("other-send");
    expect((await audited()).map(([action]) => action)).toEqual(["space.closed", "space.reopened"]);
  });
});

describe("the list of spaces", () => {
  it("has all of them in the forum's order, a page at a time, or those that are looked for", async () => {
    for (let place = 0; place < 51; place++) await createSpace({ position: place });
    const last = await createSpace({ position: 99, slug: "last-one", texts: { pt: { name: "Última 100%", description: "Space" } } });
    const list = (q: string, page = 1) => listAdministeredSpaces(admin, { q, page, locale: "sv" });
    expect(await list("")).toMatchObject({ total: 52, pages: 2 });
    expect((await list("", 2)).rows.map(({ position }) => position)).toEqual([50, 99]);
    for (const q of ["st-on", "ltima", "100%"]) expect((await list(q)).rows).toMatchObject([{ id: last.id, name: "Última 100%", locale: "pt" }]);
    for (const q of ["_", "%%", "\\", "name"]) expect((await list(q)).rows).toEqual([]);
  });
});

it.each(roles.filter((role) => role !== "admin"))("spaces are not administered by a %s", async (role) => {
  const { id } = await createSpace();
  const actor = await createActor(createUser({ grants: [role] }));
  const refused = { code: "forbidden" };
  await expect(listAdministeredSpaces(actor, { q: "", page: 1, locale: "en" })).rejects.toMatchObject(refused);
  await expect(getAdministeredSpace(actor, { id, locale: "en" })).rejects.toMatchObject(refused);
  await expect(makeSpace(actor, making())).rejects.toMatchObject(refused);
  await expect(changeSpace(actor, id, changing())).rejects.toMatchObject(refused);
  await expect(setSpaceState(actor, id, "closed")).rejects.toMatchObject(refused);
});

it("what is not there is not found", async () => {
  const missing = { code: "not-found" };
  await expect(getAdministeredSpace(admin, { id: "nowhere", locale: "en" })).rejects.toMatchObject(missing);
  await expect(changeSpace(admin, "nowhere", changing())).rejects.toMatchObject(missing);
  await expect(setSpaceState(admin, "nowhere", "closed")).rejects.toMatchObject(missing);
});

it("a course leads to its space whoever may read it", async () => {
  const { courseId, userId } = await createEnrolment();
  const space = await createSpace({ kind: "course", courseId, readers: "course", writers: "course" });
  const participant = await createActor(db.user.findUniqueOrThrow({ where: { id: userId } }));
  expect(await Promise.all([participant, admin, await createActor(), null].map((who) => findCourseSpace(who, courseId)))).toEqual([space.slug, space.slug, null, null]);
  expect(await findCourseSpace(admin, "no-course")).toBeNull();
});
